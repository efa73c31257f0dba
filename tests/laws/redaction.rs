//! Nothing is found in what redaction leaves.

use contact_guard::{Action, Context};
use proptest::prelude::*;

use crate::canvas::{CASES, text, tries};
use crate::support::sound::assert_redacts;

#[test]
fn of_every_case() {
    for case in CASES.iter().filter(|case| case.earlier.is_empty()) {
        for from in [Action::Notice, Action::Warn, Action::Confirm] {
            assert_redacts(&case.text, &case.context, from);
        }
    }
}

#[test]
fn of_two_cases_in_one_message() {
    for pair in CASES.windows(2) {
        let text = format!("{}\n{}", pair[0].text, pair[1].text);
        assert_redacts(&text, &Context::default(), Action::Warn);
    }
}

proptest! {
    #![proptest_config(tries(800))]

    #[test]
    fn of_any_text(text in text()) {
        assert_redacts(&text, &Context::default(), Action::Warn);
    }
}
