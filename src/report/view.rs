//! A report in the shape that leaves the process.

use super::{Action, Category, Certainty, Kind, Offsets, Report};
use crate::disguise::Disguises;

impl Report {
    /// The report as it leaves the process, for the text it was made of.
    ///
    /// ```
    /// use contact_guard::{Context, Offsets, check};
    ///
    /// let text = "😀 joe@gmx.net";
    /// let report = check(text, &Context::default());
    /// let utf16 = report.view(text, Offsets::Utf16);
    /// assert_eq!((utf16.findings[0].start, utf16.findings[0].end), (3, 14));
    /// ```
    #[must_use]
    pub fn view<'a>(&'a self, text: &'a str, offsets: Offsets) -> ReportView<'a> {
        let mut counter = OffsetCounter::new(text, offsets);
        let findings = self
            .findings
            .iter()
            .map(|finding| FindingView {
                kind: finding.kind,
                start: counter.at(finding.span.start),
                end: counter.at(finding.span.end),
                text: finding.span.of(text),
                canonical: finding.canonical.as_deref(),
                service: finding.service,
                category: finding.category,
                certainty: finding.certainty,
                disguises: finding.disguises,
                rule: finding.rule,
                action: finding.action,
            })
            .collect();
        ReportView { action: self.action, rules: crate::rules::version(), findings }
    }
}

/// [`Report`] in the shape of the published JSON; serialise it with the `serde` feature.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ReportView<'a> {
    /// See [`Report::action`].
    pub action: Action,
    /// Version and content hash of the rules, equal for equal rules wherever they run. Those of
    /// a detector with an overlay are [`Detector::rules`](crate::Detector::rules).
    pub rules: &'a str,
    /// See [`Report::findings`].
    pub findings: Vec<FindingView<'a>>,
}

/// [`Finding`](super::Finding) in the shape of the published JSON, its range in the unit asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[expect(missing_docs, reason = "each field is that of `Finding`")]
pub struct FindingView<'a> {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
    pub canonical: Option<&'a str>,
    pub service: Option<&'static str>,
    pub category: Option<Category>,
    pub certainty: Certainty,
    pub disguises: Disguises,
    pub rule: &'static str,
    pub action: Action,
}

/// Converts byte offsets, counting on from the last one so that a report costs one pass.
struct OffsetCounter<'a> {
    text: &'a str,
    offsets: Offsets,
    byte: usize,
    count: usize,
}

impl<'a> OffsetCounter<'a> {
    fn new(text: &'a str, offsets: Offsets) -> Self {
        OffsetCounter { text, offsets, byte: 0, count: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        self.count += match self.offsets {
            Offsets::Utf8 => passed.len(),
            Offsets::Utf16 => passed.chars().map(char::len_utf16).sum(),
            Offsets::Codepoint => passed.chars().count(),
        };
        self.byte = byte;
        self.count
    }
}
