//! A more lenient policy never does more, and changes nothing but what is done. Neither does
//! an order that needs more.

use contact_guard::{Action, Certainty, Context, Detector, Kind, Order, Policy, Report, Surface};
use proptest::prelude::*;
use proptest::sample::select;

use crate::canvas::{CASES, any_case, text, tries};

/// One entry of a policy.
type Entry = (Kind, Certainty, Surface, Action);

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry =
        (select(Kind::ALL), select(Certainty::ALL), select(Surface::ALL), select(Action::ALL));
    prop::collection::vec(entry, 0..30)
}

/// The policy with every entry set, and one that does at most as much.
fn pair(entries: &[Entry]) -> (Policy, Policy) {
    let (mut strict, mut lenient) = (Policy::default(), Policy::default());
    for &(kind, certainty, surface, action) in entries {
        let (old, low) =
            (strict.action(kind, certainty, surface), lenient.action(kind, certainty, surface));
        strict.set(kind, certainty, surface, old.max(action));
        lenient.set(kind, certainty, surface, low.min(action));
    }
    (strict, lenient)
}

fn assert_at_most(lenient: &Report, strict: &Report) {
    assert!(lenient.action <= strict.action, "{lenient:?} does more than {strict:?}");
    assert_eq!(lenient.findings.len(), strict.findings.len());
    for (low, high) in lenient.findings.iter().zip(&strict.findings) {
        assert!(low.action <= high.action, "{low:?} does more than {high:?}");
        let mut same = low.clone();
        same.action = high.action;
        assert_eq!(&same, high, "the policy changed more than the action");
    }
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn of_a_policy_on_any_text(text in text(), entries in entries()) {
        let (strict, lenient) = pair(&entries);
        for &surface in Surface::ALL {
            let context = Context { surface, ..Context::default() };
            let lenient = Detector::with_policy(lenient.clone()).check(&text, &context);
            let strict = Detector::with_policy(strict.clone()).check(&text, &context);
            assert_at_most(&lenient, &strict);
        }
    }

    #[test]
    fn of_a_policy_on_a_case(case in any_case(), entries in entries()) {
        let (strict, lenient) = pair(&entries);
        let check = |policy| {
            Detector::with_policy(policy).check_after(&case.earlier, &case.text, &case.context)
        };
        assert_at_most(&check(lenient), &check(strict));
    }
}

/// What an active order declares as needed is done less about, never more.
#[test]
fn of_an_order_that_needs_more() {
    let detector = Detector::default();
    for case in CASES.iter() {
        let order =
            Context { surface: Surface::Order, order: Order::Active, ..case.context.clone() };
        for &kind in Kind::ALL {
            let needs = Context { declared: order.declared.with(kind), ..order.clone() };
            let needs = detector.check_after(&case.earlier, &case.text, &needs);
            let usual = detector.check_after(&case.earlier, &case.text, &order);
            assert_at_most(&needs, &usual);
        }
    }
}
