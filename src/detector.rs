//! The whole way from a text to its report.

use crate::blocks;
use crate::context::Context;
use crate::conversation::{self, Carry};
use crate::find::ranges::Ranges;
use crate::find::{self, Candidate};
use crate::judge;
use crate::order::sort_by_number;
use crate::policy::Policy;
use crate::report::{Action, Category, Finding, Offsets, Report, ReportView};
use crate::rules::words::Words;
use crate::text::Text;

/// Reads messages under one policy. Cheap to make, `Send` and `Sync`.
#[derive(Clone, Debug, Default)]
pub struct Detector {
    policy: Policy,
    #[cfg(feature = "own-rules")]
    overlay: Option<std::sync::Arc<crate::overlay::Overlay>>,
}

/// Reads one message under the default policy. Cannot fail, whatever the text holds.
#[must_use]
pub fn check(text: &str, context: &Context) -> Report {
    Detector::default().check(text, context)
}

impl Detector {
    /// A detector whose actions follow `policy`.
    #[must_use]
    pub fn with_policy(policy: Policy) -> Detector {
        Detector::default().and_policy(policy)
    }

    /// A detector with the platform's own rules, which also say what to do.
    #[cfg(feature = "own-rules")]
    #[must_use]
    pub fn with_overlay(overlay: crate::overlay::Overlay) -> Detector {
        Detector { policy: overlay.policy().clone(), overlay: Some(overlay.into()) }
    }

    /// The same under another policy.
    #[must_use]
    pub fn and_policy(mut self, policy: Policy) -> Detector {
        self.policy = policy;
        self
    }

    /// Version and content hash of the rules in use, as reports carry it.
    #[must_use]
    pub fn rules(&self) -> &str {
        #[cfg(feature = "own-rules")]
        if let Some(overlay) = &self.overlay {
            return overlay.id();
        }
        crate::rules::version()
    }

    /// [`Report::view`] with the id of this detector's rules.
    ///
    /// ```
    /// use contact_guard::{Context, Detector, Offsets};
    ///
    /// let detector = Detector::default();
    /// let report = detector.check("joe@gmx.net", &Context::default());
    /// let view = detector.view(&report, "joe@gmx.net", Offsets::Utf16);
    /// assert_eq!(view.rules, detector.rules());
    /// ```
    #[must_use]
    pub fn view<'a>(
        &'a self,
        report: &'a Report,
        text: &'a str,
        offsets: Offsets,
    ) -> ReportView<'a> {
        ReportView { rules: self.rules(), ..report.view(text, offsets) }
    }

    /// Reads one message that stands alone.
    #[must_use]
    pub fn check(&self, text: &str, context: &Context) -> Report {
        self.read(text, context)
    }

    /// Reads `text` as the message that follows `earlier` ones of the same author, oldest
    /// first: a detail spread over them is found where it is completed. Findings are only
    /// about `text`.
    ///
    /// ```
    /// use contact_guard::{Context, Detector};
    ///
    /// let earlier = ["my number is 415", "555"];
    /// let report = Detector::default().check_after(&earlier, "0132", &Context::default());
    /// assert!(report.is_flagged());
    /// ```
    #[must_use]
    pub fn check_after<S: AsRef<str>>(
        &self,
        earlier: &[S],
        text: &str,
        context: &Context,
    ) -> Report {
        let carry =
            earlier.iter().fold(Carry::default(), |carry, message| carry.after(message.as_ref()));
        self.check_carried(&carry, text, context)
    }

    /// [`Detector::check_after`] with what a [`Carry`] remembers of the earlier messages.
    #[must_use]
    pub fn check_carried(&self, carry: &Carry, text: &str, context: &Context) -> Report {
        self.complete(carry, text, self.read(text, context), context)
    }

    /// The report on `text` with what shows only together with the messages before it.
    pub(crate) fn complete(
        &self,
        carry: &Carry,
        text: &str,
        mut report: Report,
        context: &Context,
    ) -> Report {
        if !carry.is_empty() {
            let head = blocks::first(text);
            let split = conversation::split(self, carry, head, &report, context);
            conversation::complete(&mut report, split);
            report.action = highest(&report.findings);
        }
        report
    }

    /// Reads a text of any length, block by block.
    pub(crate) fn read(&self, text: &str, context: &Context) -> Report {
        let mut report = Report::default();
        for block in blocks::blocks(text) {
            let part = text.get(block.clone()).unwrap_or_default();
            append(&mut report, self.read_block(part, context), block.start);
        }
        report
    }

    /// Reads a text whole.
    pub(crate) fn read_block(&self, text: &str, context: &Context) -> Report {
        let read = Text::new(text);
        let words = Words::new(&read);
        #[cfg(feature = "own-rules")]
        if let Some(overlay) = &self.overlay {
            let mut candidates = find::find(&read, &words, &overlay.extend(context));
            candidates.extend(overlay.find(&read.folded));
            let mut report = self.report(&read, candidates, context);
            report.findings.retain(|finding| !overlay.allows(finding, text));
            report.action = highest(&report.findings);
            return report;
        }
        let candidates = find::find(&read, &words, context);
        self.report(&read, candidates, context)
    }

    fn report(&self, text: &Text<'_>, candidates: Vec<Candidate>, context: &Context) -> Report {
        let mut findings: Vec<Finding> = Vec::new();
        for candidate in resolve(text, candidates) {
            let disguises = candidate
                .disguises
                .union(text.folded.disguises(candidate.range.start, candidate.range.end));
            let mut finding = Finding {
                kind: candidate.kind,
                span: text.folded.raw_span(candidate.range.start, candidate.range.end),
                canonical: candidate.canonical,
                service: candidate.service,
                category: candidate.category,
                certainty: candidate.certainty,
                disguises,
                rule: candidate.rule,
                action: Action::Allow,
                clues: candidate.clues,
                purpose: candidate.purpose,
            };
            finding.action = judge::action(&finding, &self.policy, context);
            findings.push(finding);
        }
        sort_by_number(&mut findings, Finding::order);
        Report { action: highest(&findings), findings }
    }
}

/// Adds what was found in the block that begins at byte `start`.
pub(crate) fn append(report: &mut Report, block: Report, start: usize) {
    report.action = report.action.max(block.action);
    report.findings.extend(
        block
            .findings
            .into_iter()
            .map(|finding| Finding { span: finding.span.shifted(start), ..finding }),
    );
}

fn highest(findings: &[Finding]) -> Action {
    findings.iter().map(|finding| finding.action).max().unwrap_or_default()
}

/// Of details that overlap keeps the most certain, then the longest, then the first found. They
/// overlap where their raw spans do: inside a bidirectional override the fold's map runs
/// backwards, and stretches that stand apart in the view can share raw text.
fn resolve(text: &Text<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    sort_by_number(&mut order, |&at| {
        let candidate = &candidates[at];
        // Of `chaiyo.design` as an account and as a site, the account.
        let site = u128::from(candidate.category == Some(Category::Website));
        candidate.certainty.strongest_first(candidate.range.len()) << 1 | site
    });
    let mut taken = Ranges::default();
    let mut keep = vec![false; candidates.len()];
    for at in order {
        let candidate = &candidates[at];
        if candidate.is_proposal() {
            keep[at] = true;
            continue;
        }
        let span = text.folded.raw_span(candidate.range.start, candidate.range.end);
        let raw = span.start..span.end;
        if !taken.overlaps(&raw) {
            keep[at] = true;
            taken.insert(&raw);
        }
    }
    let kept = candidates.into_iter().zip(keep);
    kept.filter_map(|(candidate, keep)| keep.then_some(candidate)).collect()
}
