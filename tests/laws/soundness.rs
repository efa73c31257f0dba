//! Every report is sound, whatever the text: it never panics, and its ranges can be trusted.

use contact_guard::{Context, Declared, Detector, Kind, Order, Surface, check};
use proptest::prelude::*;

use crate::canvas::{CASES, text, tries};
use crate::support::sound::assert_sound;

#[test]
fn of_every_case() {
    for case in CASES.iter() {
        assert_sound(&case.text, &case.report());
    }
}

/// Half-typed messages: cases cut off after each character.
#[test]
fn of_every_beginning() {
    for case in CASES.iter().filter(|case| case.text.len() < 80).step_by(8) {
        for (at, _) in case.text.char_indices() {
            let text = &case.text[..at];
            assert_sound(text, &case.report_on(text));
        }
    }
}

#[test]
fn of_the_worst_repetitions() {
    for piece in
        ["", "a.", "1-", "@", "a", "7", "call me ", "(at) ", "four ", "\u{336}", "&#", "\u{202e}a"]
    {
        let text = piece.repeat(2_000);
        assert_sound(&text, &check(&text, &Context::default()));
    }
}

proptest! {
    #![proptest_config(tries(1500))]

    #[test]
    fn of_any_text(text in text()) {
        assert_sound(&text, &check(&text, &Context::default()));
    }

    #[test]
    fn of_any_text_after_others_on_an_order(
        earlier in prop::collection::vec(text(), 0..4),
        text in text(),
    ) {
        let context = Context {
            surface: Surface::Order,
            order: Order::Active,
            declared: Declared::default().with(Kind::Phone).with_meeting(),
            region: Some("GB".to_owned()),
            locale: Some("tr".to_owned()),
            own_domains: vec!["market.example".to_owned()],
            ..Context::default()
        };
        assert_sound(&text, &Detector::default().check_after(&earlier, &text, &context));
    }
}
