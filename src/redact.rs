//! Takes findings out of a text.

use crate::context::Context;
use crate::conversation::Carry;
use crate::detector::Detector;
use crate::report::{Action, Finding, Kind, Report};
use crate::span::Span;

/// Checks after which [`Detector::redact_after`] takes out all that is left between the first
/// and the last finding. One round is enough unless taking something out uncovers another.
const ROUNDS: usize = 8;

/// `text` with every finding of `report` at or above `from` replaced by its kind in brackets,
/// as in `[email removed]`. Findings that overlap become one word, of the detail among them
/// rather than of the request for it.
///
/// What stands between two findings can be one as well once they are gone;
/// [`Detector::redact`] looks again until nothing is left.
///
/// ```
/// use contact_guard::{Action, Report, redact};
///
/// assert_eq!(redact("hello", &Report::default(), Action::Warn), "hello");
/// ```
#[must_use]
pub fn redact(text: &str, report: &Report, from: Action) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut rest = 0;
    for (span, kind) in stretches(&report.findings, from) {
        redacted.push_str(text.get(rest..span.start).unwrap_or_default());
        redacted.push_str(&kind.placeholder());
        rest = span.end;
    }
    redacted.push_str(text.get(rest..).unwrap_or_default());
    redacted
}

impl Detector {
    /// `text` without anything that a check in `context` would find at or above `from`.
    ///
    /// ```
    /// use contact_guard::{Action, Context, Detector};
    ///
    /// let detector = Detector::default();
    /// let context = Context::default();
    /// let redacted = detector.redact("I wrote to joe@gmx.net", &context, Action::Warn);
    /// assert!(!detector.check(&redacted, &context).is_flagged());
    /// ```
    #[must_use]
    pub fn redact(&self, text: &str, context: &Context, from: Action) -> String {
        self.redact_after::<&str>(&[], text, context, from)
    }

    /// The same for the message that follows `earlier` ones of the same author, oldest first;
    /// see [`Detector::check_after`].
    #[must_use]
    pub fn redact_after<S: AsRef<str>>(
        &self,
        earlier: &[S],
        text: &str,
        context: &Context,
        from: Action,
    ) -> String {
        until_clean(text, from, |text| self.check_after(earlier, text, context))
    }

    /// [`Detector::redact_after`] with what a [`Carry`] remembers of the earlier messages.
    #[must_use]
    pub fn redact_carried(
        &self,
        carry: &Carry,
        text: &str,
        context: &Context,
        from: Action,
    ) -> String {
        until_clean(text, from, |text| self.check_carried(carry, text, context))
    }
}

/// Redacts what `check` finds until it finds nothing, in a bounded number of checks: at worst
/// nothing is left of the text.
fn until_clean(text: &str, from: Action, check: impl Fn(&str) -> Report) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let report = check(&text);
        if report.action < from || report.findings.is_empty() {
            return text;
        }
        text = redact(&text, &report, from);
    }
    let left: Vec<_> = stretches(&check(&text).findings, from).collect();
    let (Some((first, _)), Some((last, _))) = (left.first(), left.last()) else {
        return text;
    };
    let before = text.get(..first.start).unwrap_or_default();
    let after = text.get(last.end..).unwrap_or_default();
    let shorter = format!("{before}{REMOVED}{after}");
    if stretches(&check(&shorter).findings, from).next().is_none() {
        return shorter;
    }
    REMOVED.to_owned()
}

const REMOVED: &str = "[removed]";

/// The stretches to replace, in order and apart, each with the kind it is named after.
fn stretches(findings: &[Finding], from: Action) -> impl Iterator<Item = (Span, Kind)> {
    let mut findings = findings
        .iter()
        .filter(move |finding| finding.action >= from)
        .map(|finding| (finding.span, finding.kind))
        .peekable();
    core::iter::from_fn(move || {
        let (mut span, mut kind) = findings.next()?;
        while let Some((next, other)) = findings.next_if(|(next, _)| next.start < span.end) {
            span.end = span.end.max(next.end);
            // Kinds are in the order from a detail to a request.
            kind = kind.min(other);
        }
        Some((span, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(kind: Kind, start: usize, end: usize, action: Action) -> Finding {
        Finding { action, ..Finding::example(kind, Span::new(start, end)) }
    }

    fn report(findings: Vec<Finding>) -> Report {
        let action = findings.iter().map(|finding| finding.action).max().unwrap_or_default();
        Report { action, findings }
    }

    #[test]
    fn each_finding_becomes_its_kind() {
        let report = report(vec![
            finding(Kind::Email, 3, 9, Action::Confirm),
            finding(Kind::Phone, 13, 17, Action::Warn),
        ]);
        assert_eq!(
            redact("at a@b.cd or 0123!", &report, Action::Warn),
            "at [email removed] or [phone removed]!"
        );
        assert_eq!(
            redact("at a@b.cd or 0123!", &report, Action::Confirm),
            "at [email removed] or 0123!"
        );
    }

    #[test]
    fn findings_that_overlap_become_one() {
        let report = report(vec![
            finding(Kind::Request, 0, 15, Action::Confirm),
            finding(Kind::Email, 9, 20, Action::Warn),
            finding(Kind::Link, 20, 22, Action::Warn),
        ]);
        let text = "write me joe@gmx.net/x";
        assert_eq!(redact(text, &report, Action::Warn), "[email removed][link removed]");
    }

    #[test]
    fn what_is_uncovered_is_taken_out_too() {
        let check = |text: &str| {
            report(match text.find("aab") {
                Some(at) => vec![finding(Kind::Handle, at, at + 3, Action::Warn)],
                None => Vec::new(),
            })
        };
        let text = until_clean("aab aab", Action::Warn, check);
        assert_eq!(text, "[handle removed] [handle removed]");
    }

    #[test]
    fn what_never_gets_clean_is_emptied() {
        let all = |text: &str| report(vec![finding(Kind::Email, 0, text.len(), Action::Warn)]);
        assert_eq!(until_clean("joe", Action::Warn, all), REMOVED);
        let bracket = |text: &str| match text.find("[email") {
            Some(at) => report(vec![finding(Kind::Email, at, at + 6, Action::Warn)]),
            None => Report::default(),
        };
        let text = until_clean("a [email] b", Action::Warn, bracket);
        assert!(text.starts_with("a [removed]") && !text.contains("[email"), "{text}");
    }
}
