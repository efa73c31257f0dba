//! Requests and proposals: what people ask, offer and suggest, by the patterns of
//! `rules/message`.
//!
//! Patterns that silence (declining, talk about the rule, the platform's own call) are of the
//! same kind; they take away what stands in their scope. Where no pattern is sure of anything, the
//! words of a sentence are weighed together.

pub(crate) mod feature;
pub(crate) mod intent;
mod silence;

use core::ops::Range;

use super::ranges::Ranges;
use super::{Candidate, Reading};
use crate::clue::Clue;
use crate::order::sort_by_number;
use crate::report::{Category, Certainty, Kind, Purpose};
use crate::rules::message::{self, MessageKind, MessageRule, programs};
use crate::rules::program::longest;
use crate::text::Flags;
use crate::text::lexicon::Class;
use intent::{Doubt, Sentences};
use silence::{Quotes, Silences, names_somebody};

/// A pattern that matched, in words.
#[derive(Debug)]
struct Match {
    rule: &'static MessageRule,
    start: usize,
    end: usize,
}

/// Proposes every request and payment proposal that no pattern silences.
pub(crate) fn find(reading: &mut Reading<'_, '_>) {
    let matches = matches(reading);
    let is_silence = |found: &&Match| found.rule.kind == MessageKind::Silence;
    let silences = Silences::new(reading, matches.iter().filter(is_silence));
    let quotes = Quotes::new(&reading.text.folded);
    let mut kept: Vec<&Match> = matches
        .iter()
        .filter(|found| {
            let range = range(reading, found);
            !is_silence(found)
                && !silences.cover(reading, found)
                && !quotes.hold(range.start, range.end)
                && !names_somebody(reading, found)
        })
        .collect();
    // Of matches that overlap, the most certain and then the longest says it all.
    sort_by_number(&mut kept, |found| {
        found.rule.certainty.strongest_first(found.end - found.start)
    });
    let (mut taken, mut hinted) = (Ranges::default(), Ranges::default());
    let mut chosen: Vec<&Match> = Vec::new();
    for found in kept {
        let words = found.start..found.end;
        if !taken.overlaps(&words) && !hinted.overlaps(&words) {
            let ranges = match found.rule.certainty {
                Certainty::Possible => &mut hinted,
                _ => &mut taken,
            };
            ranges.insert(&words);
            chosen.push(found);
        }
    }
    let details = details(reading);
    let doubt = |words: &Range<usize>| {
        let range = reading.words.bytes(reading.text, words.clone());
        let settled = taken.overlaps(words)
            || details.overlaps(&range)
            || silences.cover_sentence(reading, words)
            || quotes.hold(range.start, range.end);
        match settled {
            true => Doubt::Settled,
            false if silences.touch(words) => Doubt::Silenced,
            false if hinted.overlaps(words) => Doubt::Hinted,
            false => Doubt::Open,
        }
    };
    let mut sentences = Sentences::new(reading.words);
    let weighed = sentences.propose(reading, doubt);
    let mut candidates: Vec<Candidate> =
        chosen.into_iter().map(|found| candidate(reading, &mut sentences, found)).collect();
    candidates.extend(weighed);
    if has_company(reading, &candidates) {
        for candidate in &mut candidates {
            candidate.certainty = candidate.certainty.max(Certainty::Likely);
        }
    }
    reading.add(candidates);
}

/// Where details are given away, or were before they were taken out (`write me at [email removed]`):
/// they say more than the words around them.
fn details(reading: &Reading<'_, '_>) -> Ranges {
    const DETAILS: [Kind; 3] = [Kind::Email, Kind::Phone, Kind::Handle];
    let mut details = Ranges::default();
    for found in &reading.found {
        if found.certainty >= Certainty::Likely && DETAILS.contains(&found.kind) {
            details.insert(&found.range);
        }
    }
    let folded = reading.text.folded.text();
    for placeholder in DETAILS.map(Kind::placeholder) {
        for (start, found) in folded.match_indices(&placeholder) {
            details.insert(&(start..start + found.len()));
        }
    }
    details
}

/// Whether something else in the message says that contact is meant: a detail, a clear
/// request, a service by its full name. Then `write me there` and `what's yours?` are meant too.
fn has_company(reading: &Reading<'_, '_>, candidates: &[Candidate]) -> bool {
    let sure = |candidate: &Candidate| {
        candidate.certainty >= Certainty::Likely && candidate.category != Some(Category::Website)
    };
    reading.found.iter().any(sure)
        || candidates.iter().any(sure)
        || reading.text.tokens.iter().any(|token| token.is(Class::SERVICE) && token.is(Class::NAME))
}

fn matches(reading: &Reading<'_, '_>) -> Vec<Match> {
    let (text, words) = (reading.text, reading.words);
    let present = words.shared();
    let mut matches = Vec::new();
    let programs = programs();
    // The patterns that were tried at this word, by number and in a row.
    let mut tried = vec![false; programs.len()];
    let mut row: Vec<u16> = Vec::new();
    for start in 0..words.len() {
        let Some(token) = words.token(text, start).filter(|token| token.lexeme.is_known()) else {
            continue;
        };
        for number in row.drain(..) {
            tried[usize::from(number)] = false;
        }
        let near = words.shared_near(start, present);
        let phrases = words.phrases(start).map(|(_, lexeme)| lexeme);
        for at in core::iter::once(token.lexeme)
            .chain(phrases)
            .flat_map(|lexeme| programs.beginning_with(lexeme))
        {
            if at.anchors & near[at.window as usize] == 0 && at.anchors != u128::MAX {
                continue;
            }
            if core::mem::replace(&mut tried[usize::from(at.number)], true) {
                continue;
            }
            row.push(at.number);
            let Some(program) = programs.get(at.number) else { continue };
            if !program.second.allows(words, start) {
                continue;
            }
            let Some(end) = longest(programs.ops(program), text, words, start) else { continue };
            if let Some(rule) = message::rule(program.rule)
                && end > start
            {
                matches.push(Match { rule, start, end });
            }
        }
    }
    matches
}

/// What kind of detail the words ask for.
fn asked(reading: &Reading<'_, '_>, found: &Match) -> Purpose {
    let of = |class| {
        (found.start..found.end)
            .filter_map(|at| reading.words.token(reading.text, at))
            .any(|token| token.is(class))
    };
    if of(Class::EMAIL) || of(Class::MAIL) {
        Purpose::AskEmail
    } else if of(Class::PHONE) {
        Purpose::AskPhone
    } else if of(Class::SERVICE) {
        Purpose::AskHandle
    } else {
        Purpose::Plain
    }
}

/// The bytes of the folded text that the words of a match stand in.
fn range(reading: &Reading<'_, '_>, found: &Match) -> Range<usize> {
    reading.words.bytes(reading.text, found.start..found.end)
}

/// Whether words of a match are written so as not to be read: that tells of an intent by itself.
fn is_disguised(reading: &Reading<'_, '_>, found: &Match) -> bool {
    let range = range(reading, found);
    let flagged = |at| {
        let token = reading.words.token(reading.text, at);
        token.is_some_and(|token| token.flags.has(Flags::DISGUISED))
    };
    !reading.text.folded.disguises(range.start, range.end).is_empty()
        || (found.start..found.end).any(flagged)
}

fn candidate(reading: &Reading<'_, '_>, sentences: &mut Sentences, found: &Match) -> Candidate {
    let (text, words) = (reading.text, reading.words);
    let Range { start, mut end } = range(reading, found);
    if text.folded.bytes().get(end) == Some(&b'?') {
        end += 1;
    }
    let kind = match found.rule.kind {
        MessageKind::Payment => Kind::Payment,
        _ => Kind::Request,
    };
    let mut certainty = found.rule.certainty;
    if found.rule.learned && !is_disguised(reading, found) && sentences.deny(reading, found.start) {
        certainty = certainty.min(Certainty::Possible);
    }
    let mut candidate = Candidate::new(kind, found.rule.id, start..end, certainty);
    candidate.category = found.rule.category;
    if kind == Kind::Payment {
        candidate.category = candidate.category.or(Some(Category::Elsewhere));
    }
    candidate.purpose = match found.rule.purpose {
        Purpose::Plain if found.rule.category == Some(Category::Asks) => asked(reading, found),
        purpose => purpose,
    };
    candidate.service = (found.start..found.end)
        .filter_map(|at| words.token(text, at)?.lexeme.service())
        .find_map(crate::rules::service::by_index)
        .map(|service| service.id);
    candidate.clues.push(Clue::about(found.rule.summary, text.folded.raw_slice(start, end)));
    candidate
}
