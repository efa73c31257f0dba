//! Requests and proposals that no pattern has words for: every word of a sentence, and every pair
//! of near ones, speaks for or against, by weights that were learned from examples.
//!
//! The weights stand in `data/intent`, whose README says how they are made. They are whole numbers,
//! so that a sum is the same wherever it is made.

use core::ops::Range;

use super::feature::{BUCKETS, SERVICES, classes, is_foreign, visit};
use crate::clue::Clue;
use crate::find::{Candidate, Reading};
use crate::report::{Category, Certainty, Kind, Purpose};
use crate::rules::tables::INTENT;
use crate::rules::words::Words;
use crate::text::lexicon::Class;

const REQUEST: &str = "request.intent";
const PAYMENT: &str = "payment.intent";
const ABOUT: &str = "words that together ask for or propose contact or payment elsewhere";

pub(crate) const RULES: [(Kind, &str, &str); 2] =
    [(Kind::Request, REQUEST, ABOUT), (Kind::Payment, PAYMENT, ABOUT)];

/// A sentence is read in stretches of at most so many words: those that were learned from are no
/// longer.
const STRETCH: usize = 40;

/// Fewer words say too little.
const FEWEST: usize = 3;

/// How far below the threshold a sentence speaks against a pattern, in steps of three tenths of the
/// logarithm of the odds.
const DENIED: i32 = -13;

/// Without a word of one of these classes a sentence is about something else, as a rule.
const NEEDED: u128 = SERVICES
    | Class::EMAIL.bit()
    | Class::PHONE.bit()
    | Class::CONTACT.bit()
    | Class::IDENT.bit()
    | Class::CALL.bit()
    | Class::CALLING.bit()
    | Class::MONEY.bit()
    | Class::OUTSIDE.bit()
    | Class::PLATFORM.bit()
    | Class::APP.bit()
    | Class::ACT.bit()
    | Class::CRYPTO.bit()
    | Class::BANK.bit()
    | Class::ACCOUNT.bit();

/// Words of these classes are beside the matter more often.
const HINTING: u128 = Class::REACHING.bit()
    | Class::WAY.bit()
    | Class::PRIVATE.bit()
    | Class::PROFILE.bit()
    | Class::MEET.bit()
    | Class::FEE.bit();

/// By how much a sentence has to pass where no such word stands in it, but one that hints at it, and
/// where none does: in other languages than English the lexicon knows fewer of them.
const HINTED: i32 = 3;
const UNNAMED: i32 = 8;

/// By how much more where a pattern silences some of the words (`we don't have to use the order`), and
/// where one finds them no more than possible (`add me so we can chat`).
const SILENCED: i32 = 5;
const POSSIBLE: i32 = 3;

/// What patterns have read in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) enum Doubt {
    /// Somebody asks or proposes, or the sentence is silent.
    Settled,
    Silenced,
    Hinted,
    Open,
}

/// What makes a proposal one to pay.
const PAYS: u128 =
    Class::PAYSERVICE.bit() | Class::MONEY.bit() | Class::CRYPTO.bit() | Class::BANK.bit();

/// The learned weights: what a sum has to pass, in English or another language, and one a bucket.
fn learned(foreign: bool) -> (i32, &'static [u8]) {
    let (head, steps) = INTENT.split_at(INTENT.len().saturating_sub(BUCKETS));
    let threshold = head.as_chunks().0.get(usize::from(foreign));
    (threshold.map_or(i32::MAX, |bytes| i32::from_le_bytes(*bytes)), steps)
}

/// What the words of a stretch say together.
struct Weighed {
    /// By how much they pass the threshold.
    margin: i32,
    /// What each word adds, twice; a pair is shared by its two words.
    shares: Vec<i32>,
}

impl Weighed {
    fn new(reading: &Reading<'_, '_>, stretch: &Range<usize>, foreign: bool) -> Weighed {
        let (threshold, steps) = learned(foreign);
        let mut weighed = Weighed { margin: -threshold, shares: vec![0; stretch.len()] };
        visit(reading.text, reading.words, stretch.clone(), foreign, |feature| {
            let weight = steps.get(feature.bucket).map_or(0, |&step| i32::from(step.cast_signed()));
            weighed.margin += weight;
            for word in [feature.first, feature.second] {
                if let Some(share) = weighed.shares.get_mut(word - stretch.start) {
                    *share += weight;
                }
            }
        });
        weighed
    }
}

/// The sentences of a text, each weighed when it is first asked about.
pub(super) struct Sentences {
    stretches: Vec<(Range<usize>, Option<Weighed>)>,
}

impl Sentences {
    pub(super) fn new(words: &Words) -> Sentences {
        Sentences { stretches: stretches(words).map(|stretch| (stretch, None)).collect() }
    }

    /// Whether the sentence around a word speaks clearly against what a pattern reads in it: `sorry
    /// for not answering your email`.
    pub(super) fn deny(&mut self, reading: &Reading<'_, '_>, word: usize) -> bool {
        let at = self.stretches.partition_point(|(stretch, _)| stretch.end <= word);
        self.stretches.get_mut(at).is_some_and(|(stretch, weighed)| {
            let weigh = || {
                let foreign = is_foreign(reading.text, reading.words, stretch.clone());
                Weighed::new(reading, stretch, foreign)
            };
            stretch.len() >= FEWEST && weighed.get_or_insert_with(weigh).margin < DENIED
        })
    }

    /// Proposes what the words of a sentence say together. `doubt` tells of the words of a sentence
    /// what patterns have read there.
    pub(super) fn propose(
        &mut self,
        reading: &Reading<'_, '_>,
        doubt: impl Fn(&Range<usize>) -> Doubt,
    ) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for (stretch, weighed) in &mut self.stretches {
            if stretch.len() < FEWEST {
                continue;
            }
            let more = match doubt(stretch) {
                Doubt::Settled => continue,
                Doubt::Silenced => SILENCED,
                Doubt::Hinted => POSSIBLE,
                Doubt::Open => 0,
            };
            let foreign = is_foreign(reading.text, reading.words, stretch.clone());
            let least = least(reading, stretch, foreign) + more;
            let weighed = weighed.get_or_insert_with(|| Weighed::new(reading, stretch, foreign));
            if weighed.margin > least {
                let most = heaviest(&weighed.shares);
                let words = stretch.start + most.start..stretch.start + most.end;
                candidates.push(candidate(reading, words));
            }
        }
        candidates
    }
}

/// By how much a sentence has to pass the threshold.
fn least(reading: &Reading<'_, '_>, stretch: &Range<usize>, foreign: bool) -> i32 {
    let seen = || stretch.clone().map(|at| classes(reading.words, at));
    // `no` is a short number in one language, and `para` money in another.
    let ordinary = |seen: u128| foreign && Class::FUNCTION.is_among(seen);
    let named = |seen: u128| seen & SERVICES != 0 || seen & NEEDED != 0 && !ordinary(seen);
    if seen().any(named) {
        0
    } else if seen().any(|seen| seen & HINTING != 0) {
        HINTED
    } else {
        UNNAMED
    }
}

/// The sentences of a text; a long one in several stretches.
pub(crate) fn stretches(words: &Words) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    core::iter::from_fn(move || {
        let most = words.len().min(start + STRETCH);
        let end = (start + 1..most)
            .find(|&at| words.sentence(at) != words.sentence(start))
            .unwrap_or(most);
        let stretch = start..end;
        start = end;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// The run of words that adds most.
fn heaviest(shares: &[i32]) -> Range<usize> {
    let (mut best, mut most) = (0..shares.len(), i32::MIN);
    let (mut start, mut sum) = (0, 0);
    for (at, &share) in shares.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += share;
        if sum > most {
            (best, most) = (start..at + 1, sum);
        }
    }
    best
}

fn candidate(reading: &Reading<'_, '_>, found: Range<usize>) -> Candidate {
    let seen = found.clone().fold(0, |seen, at| seen | classes(reading.words, at));
    let (kind, rule) = match seen & PAYS {
        0 => (Kind::Request, REQUEST),
        _ => (Kind::Payment, PAYMENT),
    };
    let range = reading.words.bytes(reading.text, found);
    let mut candidate = Candidate::new(kind, rule, range.clone(), Certainty::Likely);
    candidate.category = Some(Category::Elsewhere);
    candidate.purpose = Purpose::Move;
    candidate.clues.push(Clue::about(ABOUT, reading.text.folded.raw_slice(range.start, range.end)));
    candidate
}

#[cfg(test)]
mod tests {
    use super::heaviest;

    #[test]
    fn the_heaviest_run_leaves_out_what_speaks_against_it() {
        assert_eq!(heaviest(&[-3, 2, -1, 4, -5, 1]), 1..4);
        assert_eq!(heaviest(&[-3, -1, -2]), 1..2);
        assert_eq!(heaviest(&[5]), 0..1);
    }
}
