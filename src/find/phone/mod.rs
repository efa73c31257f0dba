//! Telephone numbers: digits with any separators, number words of every language, letters
//! for digits, and what people do to make a number look like something else.
//!
//! Shapes first (`find::number`), then chains of pieces that stand for digits, then the best
//! cut of each chain into numbers, by evidence. Costs one pass over the tokens; a text
//! without six digits and without number words ends there. A chain has at most 64 pieces and
//! a number at most 17 digits, so the work is linear in the text.

mod atom;
mod blank;
mod chain;
mod cipher;
mod counted;
mod gap;
mod glued;
mod heard;
mod locale;
mod near;
pub(crate) mod plan;
mod rules;
mod stretch;
mod structure;
mod tail;
mod vanity;
mod weigh;
mod words;

#[cfg(test)]
mod tests;

use super::number::{self, Shape, ShapeKind};
use super::{Candidate, Reading};
use crate::find::phone::plan::Region;
use crate::report::Kind;
use crate::rules::tables::LANGUAGES;
use crate::text::lexicon::{Class, lexicon};
use crate::text::{Flags, Text, TokenKind};
use atom::Distance;
use chain::{Chain, How};
use near::Near;
pub(crate) use rules::RULES;
use stretch::Stretch;
use weigh::{Setting, Weighed, weigh};

/// Proposes every number of the text.
pub(crate) fn find(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut ciphers = Vec::new();
    cipher::find(reading, &mut ciphers);
    vanity::find(reading, &mut ciphers);
    ciphers.retain(|candidate| !reading.is_taken(&candidate.range));
    reading.add(ciphers);
    let Some(counts) = is_worthwhile(text) else { return };
    let atoms = atom::atoms(text, counts);
    let shapes = number::shapes(text);
    let mut found: Vec<Candidate> = Vec::new();
    let mut setting: Option<Setting> = None;
    chain::chains(text.folded.text(), &atoms, |chain| {
        // Most texts with digits have no chain that is long enough.
        if chain.digits.len() < 7 {
            return;
        }
        let own = setting.get_or_insert_with(|| Setting {
            region: reading.context.region.as_deref().and_then(Region::from_iso),
            hints: locale::hints(text, reading.context),
        });
        let mut words = chain.units.iter().filter_map(|unit| match unit.how {
            How::Word(sort) => Some(sort),
            _ => None,
        });
        let told = words.clone().count() >= 3 && words.any(|sort| sort == chain::Sort::Plain);
        let spoken = chain.language.filter(|_| told).and_then(|at| LANGUAGES.get(at as usize));
        match spoken.filter(|tag| **tag != "en") {
            Some(tag) => {
                let hints = locale::with_language(tag, &own.hints);
                cut(reading, &chain, &shapes, &Setting { region: own.region, hints }, &mut found);
            }
            None => cut(reading, &chain, &shapes, own, &mut found),
        }
    });
    counted::find(reading, &mut found);
    blank::find(reading, &mut found);
    reading.add(found);
}

/// Whether a number may stand in the text; if so, whether number words do.
fn is_worthwhile(text: &Text<'_>) -> Option<bool> {
    let (mut digits, mut words) = (0, 0);
    let (mut long, mut mixed) = (false, false);
    for token in &text.tokens {
        match token.kind {
            TokenKind::Number => digits += token.end - token.start,
            TokenKind::Word
                if token.lexeme.is(Class::NUMBER) && !token.lexeme.is(Class::AMBIGUOUS_NUMBER) =>
            {
                words += 1
            }
            TokenKind::Word if token.flags.has(Flags::MIXED) => {
                let word = text.word(*token);
                let figures = word.bytes().filter(u8::is_ascii_digit).count() as u32;
                digits += figures.max((token.end - token.start).div_ceil(2));
                // `4one5`: words are looked for inside of others as well.
                mixed |= word.len() - figures as usize >= 3;
            }
            TokenKind::Word if !token.lexeme.is_known() && runs_together(text.word(*token)) => {
                words += 2;
            }
            TokenKind::Word => long |= token.end - token.start >= 28,
            _ => {}
        }
    }
    (digits + 2 * words >= 6 || long).then_some(words >= 2 || long || mixed)
}

/// Whether a word begins with two number words: `fivefivefive`, `twoonetwo`.
fn runs_together(word: &str) -> bool {
    const FEWEST: usize = 9;
    let strip = |word: &str| {
        (3..=9).rev().filter_map(|len| word.split_at_checked(len)).find_map(|(front, rest)| {
            let lexeme = lexicon().get(front);
            (lexeme.is(Class::NUMBER) && !lexeme.is(Class::AMBIGUOUS_NUMBER)
                || matches!(front, "one"))
            .then_some(rest.len())
        })
    };
    word.len() >= FEWEST
        && strip(word).is_some_and(|left| strip(&word[word.len() - left..]).is_some())
}

/// Cuts a chain into numbers so that the evidence is greatest.
fn cut(
    reading: &Reading<'_, '_>,
    chain: &Chain,
    shapes: &[Shape],
    setting: &Setting,
    found: &mut Vec<Candidate>,
) {
    const MOST_UNITS: usize = 24;
    let text = reading.text;
    let len = chain.units.len();
    // The best sum up to each unit, and the stretch that ends there, if one does.
    let mut best: Vec<i32> = vec![0; len + 1];
    let mut ends: Vec<Option<(usize, Weighed)>> = vec![None; len + 1];
    for end in 1..=len {
        best[end] = best[end - 1];
        for first in (end.saturating_sub(MOST_UNITS)..end).rev() {
            let digits = chain.digits_of(first, end).len();
            if digits > 17 {
                break;
            }
            if digits < 7 || is_inside(chain, first, end) {
                continue;
            }
            let Some(weighed) = stretch(reading, chain, shapes, setting, first, end) else {
                continue;
            };
            let sum = best[first] + weighed.score;
            // Of equal ones the longer: it is tried later.
            if weighed.certainty().is_some() && sum >= best[end] {
                best[end] = sum;
                ends[end] = Some((first, weighed));
            }
        }
    }
    let mut end = len;
    while end > 0 {
        match ends[end].take() {
            Some((first, weighed)) if best[end] >= best[end - 1] => {
                if let Some(candidate) = candidate(text, chain, first, end, weighed)
                    && !reading.is_taken(&candidate.range)
                {
                    found.push(candidate);
                }
                end = first;
            }
            _ => end -= 1,
        }
    }
}

/// Whether a token would be cut in two.
fn is_inside(chain: &Chain, first: usize, end: usize) -> bool {
    let inside = |at: usize| {
        at > 0
            && chain.units.get(at).is_some_and(|unit| {
                unit.gap.distance == Distance::Inside && chain.units[at - 1].token == unit.token
            })
    };
    inside(first) || inside(end)
}

fn stretch(
    reading: &Reading<'_, '_>,
    chain: &Chain,
    shapes: &[Shape],
    setting: &Setting,
    first: usize,
    end: usize,
) -> Option<Weighed> {
    let text = reading.text;
    let (head, last) = (chain.units.get(first)?, chain.units.get(end - 1)?);
    // What is tied to a word before or behind is a part of that: a code, a path.
    let plus = first == 0 || head.gap.distance >= Distance::Comma;
    let plus = plus && tail::plus_before(text, head.token).is_some();
    let last_token = text.token_from(last.end);
    let stretch = Stretch { chain, first, end, plus };
    // `four-1-five` is no code: more than one digit is a word, or all that has letters is.
    let said = |shape: &Shape| {
        let covers = head.start <= shape.range.start && shape.range.end <= last.end;
        shape.kind == ShapeKind::Code
            && (stretch.whole_words() > 1 || covers && stretch.words() > 0)
    };
    // `200tel3365551212`: what runs into a number says nothing of it.
    let glued = text.tokens[head.token].start < head.start as u32;
    let shape =
        shape_of(shapes, head.start, last.end).filter(|shape| !plus && !glued && !said(shape));
    let mut near = Near::read(text, head.token..last_token.max(head.token + 1));
    // `555 0144, area code 212`
    near.winks |= stretch.gaps().any(|gap| gap.area);
    weigh(&stretch, &near, shape, setting)
}

/// The shape that covers more than a part of the stretch, if one does.
fn shape_of(shapes: &[Shape], start: usize, end: usize) -> Option<&Shape> {
    // Shapes hardly overlap: the one that covers `start` is among the last that begin by then.
    const MOST_OVERLAPS: usize = 4;
    let from =
        shapes.partition_point(|shape| shape.range.start <= start).saturating_sub(MOST_OVERLAPS);
    shapes[from..].iter().take_while(|shape| shape.range.start < end).find(|shape| {
        let shared = shape.range.end.min(end).saturating_sub(shape.range.start.max(start));
        shared * 2 > end - start || shape.range.start <= start && shape.range.end > start
    })
}

fn candidate(
    text: &Text<'_>,
    chain: &Chain,
    first: usize,
    end: usize,
    weighed: Weighed,
) -> Option<Candidate> {
    let (head, last) = (chain.units.get(first)?, chain.units.get(end - 1)?);
    let certainty = weighed.certainty()?;
    let bytes = text.folded.bytes();
    let mut start = tail::plus_before(text, head.token).unwrap_or(head.start).min(head.start);
    let mut finish = last.end;
    let first_token = text.token_from(start);
    if let Some(at) = tail::part_before(text, first_token) {
        start = at;
    }
    // The bracket that opens before the first group or closes behind the last.
    if start > 0
        && matches!(bytes[start - 1], b'(' | b'[')
        && bytes[start..finish].iter().any(|byte| matches!(byte, b')' | b']'))
        || start > 0
            && matches!(bytes[start - 1], b'(' | b'[')
            && matches!(bytes.get(finish), Some(b')' | b']'))
            && chain.units.len() > 2
            && last.len == 1
    {
        start -= 1;
    }
    let open = bytes[start..finish].iter().filter(|byte| matches!(byte, b'(' | b'[')).count();
    let closed = bytes[start..finish].iter().filter(|byte| matches!(byte, b')' | b']')).count();
    if open > closed && matches!(bytes.get(finish), Some(b')' | b']')) {
        finish += 1;
    }
    let mut candidate = Candidate::new(Kind::Phone, weighed.rule, start..finish, certainty);
    candidate.canonical = weighed.canonical;
    candidate.disguises = weighed.disguises;
    candidate.clues = weighed.clues;
    let spoken = chain.units[first..end].iter().any(|unit| matches!(unit.how, How::Word(_)));
    tail::arithmetic(text, &mut candidate, spoken);
    Some(candidate)
}
