//! Placeholder letters that the message explains: `646-xxx-0113, every x is a 5`.

use super::plan;
use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::find::{Candidate, Reading};
use crate::report::{Certainty, Kind};
use crate::text::{Text, TokenKind};

/// How many tokens lie between the number and its explanation.
const REACH: usize = 14;

/// Proposes numbers with a blank whose letter is explained behind them.
pub(super) fn find(reading: &Reading<'_, '_>, found: &mut Vec<Candidate>) {
    let text = reading.text;
    let mut at = 0;
    while at < text.tokens.len() {
        match read(text, at) {
            Some((candidate, next)) => {
                found.push(candidate);
                at = next;
            }
            None => at += 1,
        }
    }
}

fn read(text: &Text<'_>, first: usize) -> Option<(Candidate, usize)> {
    const MOST_DIGITS: usize = 15;
    let head = text.token(first).filter(|token| token.kind == TokenKind::Number)?;
    let mut word = String::new();
    let mut at = first;
    let mut blank = None;
    while let Some(token) = text.token(at).filter(|_| word.len() < MOST_DIGITS) {
        let part = text.word(token);
        match token.kind {
            TokenKind::Number => word.push_str(part),
            TokenKind::Sign(b'-' | b'.' | b')' | b'(') => {}
            TokenKind::Word if !token.is_spaced() || part.len() >= 2 => {
                let letter = part.chars().find(char::is_ascii_lowercase)?;
                let fits = part.chars().all(|c| c == letter || c.is_ascii_digit());
                let one = part.chars().all(|c| c == letter);
                if !fits
                    || (one && part.len() < 2 && !matches!(letter, 'x' | 'y' | 'z' | 'n'))
                    || part.len() > 7
                    || blank.is_some_and(|known| known != letter)
                {
                    break;
                }
                blank = Some(letter);
                word.push_str(part);
            }
            _ => break,
        }
        at += 1;
    }
    let blank = blank.filter(|_| (9..=MOST_DIGITS).contains(&word.len()))?;
    let (digit, end) = explained(text, at, blank)?;
    let digits: Vec<u8> =
        word.bytes().map(|byte| if byte == blank as u8 { digit } else { byte }).collect();
    let parsed = plan::guesses(&digits, &[]).next()?;
    let range = head.start as usize..text.token(end)?.end as usize;
    let mut candidate = Candidate::new(Kind::Phone, "phone.blank", range, Certainty::Likely);
    candidate.canonical = Some(format!("+{}", parsed.number.as_str().trim_start_matches('+')));
    candidate.disguises.insert(Disguise::Leet);
    candidate.clues.push(Clue::new("has letters that are explained as digits"));
    Some((candidate, end + 1))
}

/// `every x is a 5`: the digit, and the index of its token.
fn explained(text: &Text<'_>, from: usize, blank: char) -> Option<(u8, usize)> {
    let mut named = false;
    // The letter must be named as such: x is 5, x = 5, each x a 5.
    for at in from..(from + REACH).min(text.tokens.len()) {
        let token = text.token(at)?;
        let word = text.word(token);
        named |= word.len() <= 2 && word.starts_with(blank);
        if named && token.kind == TokenKind::Number && word.len() == 1 {
            return Some((*word.as_bytes().first()?, at));
        }
        if named
            && let Some(crate::text::lexicon::NumberWord::Digit(digit)) =
                token.lexeme.numbers().next().map(|(_, word)| word)
            && !word.starts_with(blank)
            && word.len() > 2
            && !token.lexeme.is(crate::text::lexicon::Class::HOMOPHONE)
        {
            return Some((b'0' + digit, at));
        }
    }
    None
}
