//! A hit survives any single disguise that the fold claims to undo.

use contact_guard::Finding;

use crate::canvas::CASES;
use crate::disguises::{ALL, Disguise};
use crate::exceptions::Exceptions;
use crate::support::case::Case;

#[test]
fn does_not_hide_a_plain_hit() {
    let mut broken = Exceptions::of("disguise");
    let mut tried = 0;
    for case in CASES.iter().filter(|case| case.is_plain() && case.is_guilty()) {
        let report = case.report();
        for finding in report.findings.iter().filter(|finding| is_expected(case, finding)) {
            tried += 1;
            for disguise in ALL {
                survives(case, finding, disguise, &mut broken);
            }
        }
    }
    assert!(tried > 0, "no plain case is a hit, so this shows nothing");
    broken.assert();
}

/// Whether a finding flags what the case expects, so that hiding it would matter.
fn is_expected(case: &Case, finding: &Finding) -> bool {
    let found = finding.span.of(&case.text);
    finding.action >= contact_guard::Action::Warn
        && case.expect.iter().any(|expectation| {
            expectation.kinds.iter().any(|kind| kind == finding.kind.label())
                && (found.contains(&expectation.value) || expectation.value.contains(found))
        })
}

/// Puts the disguise on the stretch that was found; it must be found still, as the same kind.
fn survives(case: &Case, finding: &Finding, disguise: &Disguise, broken: &mut Exceptions) {
    let plain = finding.span.of(&case.text);
    for dressed in (disguise.put_on)(plain) {
        if dressed == plain {
            continue;
        }
        let (start, end) = (finding.span.start, finding.span.start + dressed.len());
        let mut text = case.text.clone();
        text.replace_range(start..finding.span.end, &dressed);
        let report = case.report_on(&text);
        let found = report.findings.iter().any(|other| {
            other.kind == finding.kind
                && other.action >= finding.action
                && other.span.start < end
                && start < other.span.end
        });
        if !found {
            broken.add(&format!("{} {}", disguise.name, case.id), || {
                format!(
                    "{text:?}: {} {plain:?} is lost; found: {:?}",
                    finding.kind, report.findings
                )
            });
        }
    }
}
