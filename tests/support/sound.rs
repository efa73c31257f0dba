//! What holds for every report on every text, and for everything taken out of one.

use contact_guard::{Action, Category, Context, Detector, Finding, Kind, Offsets, Report};

/// Panics where a report breaks a promise: ranges are on character boundaries, not empty, in
/// order, and apart unless one proposes; every rule is listed; the report's action is the
/// highest of its findings'; every unit of offsets covers the same text.
pub(crate) fn assert_sound(text: &str, report: &Report) {
    for finding in &report.findings {
        let span = finding.span;
        assert!(span.start < span.end && span.end <= text.len(), "{span:?} in {text:?}");
        assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{span:?} cuts a character of {text:?}"
        );
        assert!(is_listed(finding), "{finding:?} of {text:?}: its rule is not listed");
        assert_ne!(finding.canonical.as_deref(), Some(""), "{finding:?} of {text:?}");
    }
    for pair in report.findings.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "out of order: {pair:?} of {text:?}");
    }
    let details: Vec<&Finding> =
        report.findings.iter().filter(|finding| !is_proposal(finding)).collect();
    for pair in details.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "details overlap: {pair:?} of {text:?}");
    }
    let highest = report.findings.iter().map(|finding| finding.action).max().unwrap_or_default();
    assert_eq!(report.action, highest, "of {text:?}");
    assert_eq!(report.is_flagged(), highest >= Action::Warn);
    assert_units_agree(text, report);
}

/// Whether `contact-guard rules` lists the rule.
fn is_listed(finding: &Finding) -> bool {
    contact_guard::rules::all().any(|rule| rule.id == finding.rule)
}

/// Panics where UTF-16, UTF-8 and code point offsets cover different text.
pub(crate) fn assert_units_agree(text: &str, report: &Report) {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    for (at, finding) in report.findings.iter().enumerate() {
        let covered = finding.span.of(text);
        for &unit in Offsets::ALL {
            let view = report.view(text, unit);
            let view = &view.findings[at];
            let range = view.start..view.end;
            let same = match unit {
                Offsets::Utf16 => String::from_utf16(&wide[range]).ok(),
                Offsets::Utf8 => text.get(range).map(str::to_owned),
                Offsets::Codepoint => Some(points[range].iter().collect()),
                _ => continue,
            };
            assert_eq!(same.as_deref(), Some(covered), "{unit} offsets of {finding:?}");
            assert_eq!(view.text, covered);
        }
    }
}

/// Panics where something at or above `from` is left in what `redact` makes of a text.
pub(crate) fn assert_redacts(text: &str, context: &Context, from: Action) {
    let detector = Detector::default();
    let redacted = detector.redact(text, context, from);
    let report = detector.check(&redacted, context);
    assert!(
        report.action < from || report.findings.is_empty(),
        "{text:?} became {redacted:?}, where this is found: {:?}",
        report.findings
    );
}

/// Whether a finding proposes or asks rather than names a detail; such a one may overlap.
pub(crate) fn is_proposal(finding: &Finding) -> bool {
    finding.kind == Kind::Request
        || (finding.kind == Kind::Payment
            && !matches!(finding.category, None | Some(Category::Payment | Category::Page)))
}
