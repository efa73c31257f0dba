//! Finders: each proposes candidates of one kind. A finder reads the text and what was found
//! before it; it never sees the policy.
//!
//! They run from the most to the least certain shape, so that a later one can leave alone
//! what an earlier one has read: the digits of a link are no telephone number.

pub(crate) mod address;
pub(crate) mod base64;
pub(crate) mod email;
pub(crate) mod handle;
pub(crate) mod link;
pub(crate) mod number;
pub(crate) mod payment;
pub(crate) mod phone;
pub(crate) mod ranges;
pub(crate) mod request;

use core::ops::Range;

use crate::clue::Clue;
use crate::context::Context;
use crate::disguise::Disguises;
use crate::report::{Category, Certainty, Kind, Purpose};
use crate::rules::words::Words;
use crate::text::Text;
use ranges::Ranges;

/// What a finder proposes. Ranges are bytes of the folded text.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
    pub(crate) canonical: Option<String>,
    pub(crate) service: Option<&'static str>,
    pub(crate) category: Option<Category>,
    pub(crate) certainty: Certainty,
    /// What the finder undid; what the fold undid in the range is added later.
    pub(crate) disguises: Disguises,
    pub(crate) rule: &'static str,
    pub(crate) clues: Vec<Clue>,
    pub(crate) purpose: Purpose,
}

impl Candidate {
    pub(crate) fn new(
        kind: Kind,
        rule: &'static str,
        range: Range<usize>,
        certainty: Certainty,
    ) -> Candidate {
        Candidate {
            kind,
            range,
            canonical: None,
            service: None,
            category: None,
            certainty,
            disguises: Disguises::default(),
            rule,
            clues: Vec::new(),
            purpose: Purpose::default(),
        }
    }

    /// Whether it proposes or asks, rather than names a detail: such a one may overlap others.
    pub(crate) fn is_proposal(&self) -> bool {
        self.kind.proposes(self.category)
    }
}

/// What finders read: the text, its circumstances, and what was found so far.
#[derive(Debug)]
pub(crate) struct Reading<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) words: &'t Words,
    pub(crate) context: &'t Context,
    pub(crate) found: Vec<Candidate>,
    /// Where details were found.
    taken: Ranges,
}

impl Reading<'_, '_> {
    /// Whether a detail that was found already overlaps the range.
    pub(crate) fn is_taken(&self, range: &Range<usize>) -> bool {
        self.taken.overlaps(range)
    }

    /// Adds what a finder proposes.
    pub(crate) fn add(&mut self, candidates: Vec<Candidate>) {
        for candidate in candidates.iter().filter(|candidate| !candidate.is_proposal()) {
            self.taken.insert(&candidate.range);
        }
        self.found.extend(candidates);
    }
}

/// Runs every finder.
pub(crate) fn find(text: &Text<'_>, words: &Words, context: &Context) -> Vec<Candidate> {
    let mut reading = Reading { text, words, context, found: Vec::new(), taken: Ranges::default() };
    let atoms = address::atoms(text);
    let views = address::decode::views(text);
    email::find(&mut reading, &atoms, &views);
    link::find(&mut reading, &atoms, &views);
    phone::find(&mut reading);
    payment::find(&mut reading);
    handle::find(&mut reading);
    request::find(&mut reading);
    reading.found
}
