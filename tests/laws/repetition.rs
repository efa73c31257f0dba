//! The same text gives the same report, whatever was read before, and wherever.

use contact_guard::{Context, Detector, Report, check};
use proptest::prelude::*;

use crate::canvas::{CASES, text, tries};

fn reports() -> Vec<Report> {
    CASES.iter().map(|case| case.report()).collect()
}

#[test]
fn in_another_order_and_on_another_thread() {
    let once = reports();
    let mut backwards: Vec<Report> = CASES.iter().rev().map(|case| case.report()).collect();
    backwards.reverse();
    assert_eq!(once, backwards);
    let elsewhere = std::thread::spawn(reports).join();
    assert!(elsewhere.is_ok_and(|elsewhere| elsewhere == once));
}

/// One detector for all is as good as a new one for each.
#[test]
fn through_one_detector() {
    let detector = Detector::default();
    for case in CASES.iter() {
        let report = detector.check_after(&case.earlier, &case.text, &case.context);
        assert_eq!(report, case.report(), "{}", case.id);
        assert_eq!(format!("{report:?}"), format!("{:?}", case.report()), "{}", case.id);
    }
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn after_any_other_text(first in text(), second in text()) {
        let context = Context::default();
        let alone = check(&second, &context);
        let _ = check(&first, &context);
        prop_assert_eq!(&alone, &check(&second, &context));
        prop_assert_eq!(&alone, &Detector::default().check_after::<&str>(&[], &second, &context));
    }
}
