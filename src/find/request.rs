//! Requests and proposals: what people ask, offer and suggest, by the patterns of
//! `rules/message`.
//!
//! Patterns that silence (declining, talk about the rule, the platform's own call) are of the
//! same kind; they take away what stands in their scope.

use super::{Candidate, Reading};
use crate::clue::Clue;
use crate::report::{Category, Certainty, Kind, Purpose};
use crate::rules::message::{self, MessageKind, MessageRule, Scope, programs};
use crate::rules::program::longest;
use crate::text::lexicon::Class;

/// How many words behind a silencing match still belong to it.
const REACH: usize = 6;

/// A pattern that matched, in words.
struct Match {
    rule: &'static MessageRule,
    start: usize,
    end: usize,
}

/// Proposes every request and payment proposal that no pattern silences.
pub(crate) fn find(reading: &mut Reading<'_, '_>) {
    let matches = matches(reading);
    let silences: Vec<&Match> =
        matches.iter().filter(|found| found.rule.kind == MessageKind::Silence).collect();
    let mut kept: Vec<&Match> = Vec::new();
    for found in &matches {
        let silent = found.rule.kind == MessageKind::Silence
            || is_quoted(reading, found)
            || silences.iter().any(|silence| covers(reading, silence, found));
        if !silent {
            kept.push(found);
        }
    }
    // Of matches that overlap, the most certain and then the longest says it all.
    kept.sort_by_key(|found| {
        (core::cmp::Reverse(found.rule.certainty), core::cmp::Reverse(found.end - found.start))
    });
    let mut chosen: Vec<&Match> = Vec::new();
    for found in kept {
        if chosen.iter().all(|other| found.end <= other.start || other.end <= found.start) {
            chosen.push(found);
        }
    }
    let mut candidates: Vec<Candidate> =
        chosen.into_iter().filter_map(|found| candidate(reading, found)).collect();
    if has_company(reading, &candidates) {
        for candidate in &mut candidates {
            candidate.certainty = candidate.certainty.max(Certainty::Likely);
        }
    }
    reading.found.extend(candidates);
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
    let mut present = 0u128;
    for at in 0..words.len() {
        if let Some(token) = words.token(text, at) {
            present |= token.lexeme.shared();
        }
    }
    let mut matches = Vec::new();
    for start in 0..words.len() {
        let Some(token) = words.token(text, start).filter(|token| token.lexeme.is_known()) else {
            continue;
        };
        let phrases = words.phrases(start).map(|(_, lexeme)| lexeme);
        for program in core::iter::once(token.lexeme)
            .chain(phrases)
            .flat_map(|lexeme| programs().beginning_with(lexeme))
        {
            if program.anchors & present == 0 && program.anchors != u128::MAX {
                continue;
            }
            let Some(end) = longest(program.ops, text, words, start) else { continue };
            if let Some(rule) = message::rule(program.rule)
                && end > start
            {
                matches.push(Match { rule, start, end });
            }
        }
    }
    matches
}

fn covers(reading: &Reading<'_, '_>, silence: &Match, found: &Match) -> bool {
    match silence.rule.scope {
        Scope::Message => true,
        Scope::Match => found.start < silence.end + REACH && silence.start < found.end,
        Scope::Sentence => {
            let at = reading.words.token_index(silence.start);
            let sentence = reading.text.sentence(at);
            sentence.contains(&reading.words.token_index(found.start))
        }
    }
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

/// Whether the words are quoted speech, or a line of a script: material, not a request.
fn is_quoted(reading: &Reading<'_, '_>, found: &Match) -> bool {
    let (text, words) = (reading.text, reading.words);
    let Some(first) = words.token(text, found.start) else { return false };
    let folded = text.folded.text();
    let (before, rest) = folded.split_at(first.start as usize);
    let paragraph = &before[before.rfind("\n\n").unwrap_or(0)..];
    let quoted = paragraph.matches('"').count() % 2 == 1 && rest.contains('"');
    let outside = before.trim_start().trim_start_matches('"').len() + rest.len()
        - rest.find('"').unwrap_or(rest.len());
    if quoted && outside > 4 {
        return true;
    }
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let Some((speaker, _)) = before[line_start..].split_once(':') else { return false };
    let name = text.folded.raw_slice(line_start, line_start + speaker.len());
    name.len() > 2 && name.chars().all(|c| c.is_uppercase() || c == ' ') && folded.matches(':').count() > 1
}

fn candidate(reading: &Reading<'_, '_>, found: &Match) -> Option<Candidate> {
    let (text, words) = (reading.text, reading.words);
    let first = words.token(text, found.start)?;
    let last = words.token(text, found.end - 1)?;
    let mut end = last.end as usize;
    if text.folded.bytes().get(end) == Some(&b'?') {
        end += 1;
    }
    let kind = match found.rule.kind {
        MessageKind::Payment => Kind::Payment,
        _ => Kind::Request,
    };
    let mut candidate =
        Candidate::new(kind, found.rule.id, first.start as usize..end, found.rule.certainty);
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
    candidate.clues.push(Clue::about(found.rule.summary, text.folded.raw_slice(first.start as usize, end)));
    Some(candidate)
}
