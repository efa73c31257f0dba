//! Patterns that people write: regular expressions, which take linear time. They read the folded
//! text, so what is done to characters is undone for them, too.

use super::Overlay;
use super::automaton::Automaton;
use crate::clue::Clue;
use crate::find::Candidate;
use crate::fold::Folded;
use crate::report::{Category, Certainty, Kind};
use crate::rules::RuleInfo;

/// The rules that findings of patterns carry; the clue names the pattern.
pub(crate) const RULES: [RuleInfo; 6] = [
    rule(Kind::Email, "email.overlay"),
    rule(Kind::Phone, "phone.overlay"),
    rule(Kind::Handle, "handle.overlay"),
    rule(Kind::Link, "link.overlay"),
    rule(Kind::Payment, "payment.overlay"),
    rule(Kind::Request, "request.overlay"),
];

const fn rule(kind: Kind, id: &'static str) -> RuleInfo {
    RuleInfo { id, kind, summary: "a pattern or service that the platform added" }
}

/// One regular expression and what a match of it is.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) category: Option<Category>,
    pub(super) certainty: Certainty,
    pub(super) automaton: Automaton,
}

impl Pattern {
    fn rule(&self) -> &'static str {
        RULES.iter().find(|rule| rule.kind == self.kind).map_or("overlay", |rule| rule.id)
    }
}

impl Overlay {
    /// What the patterns find in the folded text.
    pub(crate) fn find(&self, folded: &Folded<'_>) -> Vec<Candidate> {
        let text = folded.text();
        let matches = self.patterns.iter().flat_map(|pattern| {
            pattern.automaton.find(text).map(move |range| {
                let mut candidate =
                    Candidate::new(pattern.kind, pattern.rule(), range, pattern.certainty);
                candidate.category = pattern.category;
                candidate.clues.push(Clue::about("matches a rule of the platform", &*pattern.id));
                candidate
            })
        });
        matches.collect()
    }
}
