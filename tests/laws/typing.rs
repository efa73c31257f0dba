//! Typing a text character by character ends in the same report as pasting it.
//!
//! True by construction as long as a check keeps nothing; it must stay true when one does.

use contact_guard::{Context, Detector};
use proptest::prelude::*;

use crate::canvas::{CASES, text, tries};

#[test]
fn of_short_cases() {
    for case in CASES.iter().filter(|case| case.text.len() < 60).step_by(5) {
        let detector = Detector::default();
        let mut draft = String::new();
        let mut last = detector.check_after(&case.earlier, "", &case.context);
        for c in case.text.chars() {
            draft.push(c);
            last = detector.check_after(&case.earlier, &draft, &case.context);
        }
        assert_eq!(last, case.report(), "{}", case.id);
    }
}

proptest! {
    #![proptest_config(tries(60))]

    /// With a wrong key now and then, taken back at once.
    #[test]
    fn of_any_text_with_corrections(text in text(), slip in any::<char>()) {
        let (detector, context) = (Detector::default(), Context::default());
        let mut draft = String::new();
        for (at, c) in text.chars().take(80).enumerate() {
            if at % 5 == 3 {
                draft.push(slip);
                let _ = detector.check(&draft, &context);
                draft.pop();
            }
            draft.push(c);
            let _ = detector.check(&draft, &context);
        }
        prop_assert_eq!(
            detector.check(&draft, &context),
            Detector::default().check(&draft, &context)
        );
    }
}
