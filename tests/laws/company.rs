//! Harmless words around a message change nothing: a hit stays a hit, a miss a miss.

use crate::canvas::CASES;
use crate::exceptions::Exceptions;
use crate::support::harmless::{AFTER, BEFORE};

#[test]
fn leaves_the_answer() {
    let mut broken = Exceptions::of("company");
    // Words around a part of a split detail stand inside of the detail.
    for case in CASES.iter().filter(|case| case.earlier.is_empty()) {
        let flagged = case.report().is_flagged();
        if flagged != case.is_guilty() {
            // A wrong answer is kept in known_misses.txt; nothing follows from it.
            continue;
        }
        for (number, (before, after)) in around().enumerate() {
            let text = format!("{before}{}{after}", case.text);
            let report = case.report_on(&text);
            if report.is_flagged() != flagged {
                broken.add(&format!("{number} {}", case.id), || {
                    format!("{text:?}: flagged {}, alone {flagged}", report.is_flagged())
                });
            }
        }
    }
    broken.assert();
}

/// Each alone, then both.
fn around() -> impl Iterator<Item = (&'static str, &'static str)> {
    let before = BEFORE.iter().map(|before| (*before, ""));
    let after = AFTER.iter().map(|after| ("", *after));
    let both = BEFORE.iter().copied().zip(AFTER.iter().copied());
    before.chain(after).chain(both)
}
