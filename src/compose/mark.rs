//! A finding as it stands in the draft.

use crate::fold;
use crate::report::{Action, Finding, Kind};

/// What the author answered to a finding. It holds until the draft ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Sent anyway, or to be.
    Kept,
    /// It is no contact detail.
    Dismissed,
}

/// What makes two findings the same to their author, however the text around them changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    kind: Kind,
    name: String,
}

impl Key {
    pub(super) fn new(finding: &Finding, text: &str) -> Key {
        let name = finding.canonical.as_deref().unwrap_or(finding.span.of(text));
        Key { kind: finding.kind, name: fold::plain(name) }
    }
}

/// One finding of the draft.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) key: Key,
    /// Where it stands, in UTF-16 code units.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    pub(crate) finding: Finding,
    /// Its author is done with it: it is no half-typed word.
    pub(crate) settled: bool,
    pub(crate) answer: Option<Answer>,
    /// The notice about it was closed; sending still asks.
    pub(crate) closed: bool,
}

impl Mark {
    /// Whether it is drawn in the field.
    pub(crate) fn is_drawn(&self) -> bool {
        self.settled && self.answer != Some(Answer::Dismissed) && self.action() > Action::Allow
    }

    /// What the policy says about it.
    pub(crate) fn action(&self) -> Action {
        self.finding.action
    }

    /// The action that it still asks for, after what its author answered. What is blocked
    /// stays blocked.
    pub(crate) fn demand(&self) -> Action {
        match self.answer {
            Some(_) if self.action() < Action::Block => Action::Allow,
            _ => self.action(),
        }
    }

    /// Whether it only leads up to `detail`, as `add me on skype:` does to a name.
    pub(super) fn introduces(&self, detail: &Mark, text: &str) -> bool {
        self.finding.is_proposal()
            && !detail.finding.is_proposal()
            && (self.finding.span.overlaps(detail.finding.span)
                || is_gap(text, self.finding.span.end, detail.finding.span.start))
    }

    /// Moves with an edit elsewhere; `false` where the edit touches it.
    pub(super) fn moved(&mut self, start: u32, removed: u32, inserted: u32) -> bool {
        if start >= self.end {
            return start > self.end || inserted == 0;
        }
        if start + removed > self.start {
            return false;
        }
        self.start = self.start - removed + inserted;
        self.end = self.end - removed + inserted;
        true
    }
}

/// Whether nothing is said between two places of `text`.
pub(super) fn is_gap(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to.max(from)).is_some_and(|between| !between.contains(char::is_alphanumeric))
}
