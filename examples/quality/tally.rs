//! Verdicts counted by what the message is.

use std::collections::BTreeMap;
use std::fmt::Write;

use contact_guard::{Action, Certainty, Context, Detector, Kind as Found};
use contact_guard_generator::{Kind, Message};

/// Out of so many, so many.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) of: usize,
    pub(crate) are: usize,
}

impl Share {
    fn count(&mut self, is: bool) {
        self.of += 1;
        self.are += usize::from(is);
    }

    /// In hundredths, `-` where there is nothing to count.
    pub(crate) fn percent(self) -> String {
        match self.of {
            0 => "-".to_owned(),
            of => format!("{:.1}", 100.0 * self.are as f64 / of as f64),
        }
    }
}

/// What the detector said of a message.
pub(crate) struct Verdict {
    pub(crate) flagged: bool,
    /// Whether a finding of a fitting kind covers half of the detail.
    pub(crate) found: bool,
    /// The findings' certainties, and whether the message has what they say.
    pub(crate) certainties: Vec<(Certainty, bool)>,
    pub(crate) said: String,
}

/// Asks the detector.
pub(crate) fn judge(message: &Message) -> Verdict {
    let report = Detector::default().check(&message.text, &Context::default());
    let place = message.text.find(&message.detail).unwrap_or(0);
    let (start, end) = (place, place + message.detail.len());
    let mut verdict = Verdict {
        flagged: report.is_flagged(),
        found: false,
        certainties: Vec::new(),
        said: String::new(),
    };
    for finding in report.findings.iter().filter(|finding| finding.action >= Action::Warn) {
        let (from, to) = (finding.span.start, finding.span.end);
        let shared = to.min(end).saturating_sub(from.max(start));
        let fits = message.kind.is_some_and(|kind| fits(kind, finding.kind));
        let asked = message.kind == Some(Kind::Request);
        verdict.found |= fits && (asked || shared * 2 >= (to.max(end) - from.min(start)));
        verdict.certainties.push((finding.certainty, message.kind.is_some()));
        let _ = write!(verdict.said, " {}:{:?}", finding.rule, finding.span.of(&message.text));
    }
    verdict
}

/// Whether the finding's kind says what the message is about. A request for a service may be
/// answered with its handle, a handle that is an address with the address, and so on.
fn fits(kind: Kind, found: Found) -> bool {
    match kind {
        Kind::Email => found == Found::Email,
        Kind::Phone => found == Found::Phone,
        Kind::Handle => matches!(found, Found::Handle | Found::Link),
        Kind::Link => matches!(found, Found::Link | Found::Handle | Found::Phone),
        Kind::Payment => matches!(found, Found::Payment | Found::Email | Found::Handle),
        Kind::Request => matches!(found, Found::Request | Found::Handle | Found::Payment),
    }
}

/// Counts by technique, kind and language, and the wrong answers.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) techniques: BTreeMap<(String, &'static str), Share>,
    pub(crate) languages: BTreeMap<(&'static str, &'static str), Share>,
    pub(crate) found: BTreeMap<&'static str, Share>,
    pub(crate) honest: BTreeMap<(&'static str, String), Share>,
    pub(crate) certainty: BTreeMap<&'static str, Share>,
    wrong: BTreeMap<String, Vec<String>>,
}

impl Tables {
    pub(crate) fn add(&mut self, message: &Message, verdict: &Verdict) {
        let line = format!("{} | {:?} |{}", message.language, message.text, verdict.said);
        for (certainty, right) in &verdict.certainties {
            self.certainty.entry(certainty.label()).or_default().count(*right);
        }
        let Some(kind) = message.kind else {
            let key = (message.language, message.technique.clone());
            self.honest.entry(key).or_default().count(verdict.flagged);
            if verdict.flagged {
                self.wrong
                    .entry(format!("false alarm, {}", message.technique))
                    .or_default()
                    .push(line);
            }
            return;
        };
        let plainness = if message.technique == "plain" { "plain" } else { "disguised" };
        // Two at once are one row: there are too few of each pair to tell apart.
        let technique =
            if message.technique.contains('+') { "two at once" } else { &message.technique };
        self.techniques
            .entry((technique.to_owned(), kind.label()))
            .or_default()
            .count(verdict.flagged);
        self.languages.entry((message.language, plainness)).or_default().count(verdict.flagged);
        self.languages.entry((message.language, kind.label())).or_default().count(verdict.flagged);
        self.found.entry(kind.label()).or_default().count(verdict.found);
        if !verdict.flagged {
            let group = format!("{}, {}", kind.label(), message.technique);
            self.wrong.entry(group).or_default().push(line);
        }
    }

    /// The wrong answers, at most so many a group.
    pub(crate) fn wrong(&self, most: usize) -> String {
        let mut out = String::new();
        for (group, lines) in &self.wrong {
            let _ = writeln!(out, "{group}: {}", lines.len());
            lines.iter().take(most).for_each(|line| {
                let _ = writeln!(out, "  {line}");
            });
        }
        out
    }

    /// One wrong answer of each group, the largest groups first.
    pub(crate) fn instructive(&self, most: usize) -> Vec<(&str, usize, &str)> {
        let mut groups: Vec<_> = self
            .wrong
            .iter()
            .filter_map(|(group, lines)| {
                Some((group.as_str(), lines.len(), lines.first()?.as_str()))
            })
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.1));
        groups.truncate(most);
        groups
    }
}
