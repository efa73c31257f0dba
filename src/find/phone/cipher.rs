//! Digits in other notations: Roman numerals, Morse, braille, and bytes in hexadecimal,
//! binary or base64.
//!
//! Each is decoded only where at least seven digits come out of it, and reported only where
//! they fit a plan or a cue stands beside.

use crate::find::base64::base64;
use core::ops::Range;

use super::near::{Cue, Near};
use super::plan;
use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::find::number::sequence;
use crate::find::{Candidate, Reading};
use crate::report::{Certainty, Kind};
use crate::text::{Text, TokenKind};

/// The fewest digits of a number in another notation.
const FEWEST: usize = 7;

/// Digits that were decoded.
struct Decoded {
    digits: Vec<u8>,
    plus: bool,
    range: Range<usize>,
    rule: &'static str,
    disguise: Disguise,
}

/// Proposes decoded numbers.
pub(super) fn find(reading: &Reading<'_, '_>, found: &mut Vec<Candidate>) {
    let text = reading.text;
    let mut at = 0;
    while at < text.tokens.len() {
        let read = roman(text, at)
            .or_else(|| morse(text, at))
            .or_else(|| braille(text, at))
            .or_else(|| binary(text, at))
            .or_else(|| bytes(text, at))
            .or_else(|| percent(text, at));
        match read {
            Some((decoded, next)) => {
                found.extend(candidate(text, decoded, at, next));
                at = next;
            }
            None => at += 1,
        }
    }
}

fn candidate(text: &Text<'_>, decoded: Decoded, first: usize, end: usize) -> Option<Candidate> {
    let digits = &decoded.digits;
    if !(FEWEST..=15).contains(&digits.len()) || sequence::is_placeholder(digits) {
        return None;
    }
    let near = Near::read(text, first..end);
    let known = match decoded.plus {
        true => plan::international(digits),
        false => plan::guesses(digits, &[]).next(),
    };
    let certainty = match (known.is_some(), near.cue) {
        (true, Cue::Strong) => Certainty::Certain,
        (true, _) | (false, Cue::Strong) => Certainty::Likely,
        _ => return None,
    };
    let mut candidate = Candidate::new(Kind::Phone, decoded.rule, decoded.range, certainty);
    candidate.canonical =
        known.map(|known| format!("+{}", known.number.as_str().trim_start_matches('+')));
    candidate.disguises.insert(decoded.disguise);
    candidate.clues.push(Clue::new("is written in another notation"));
    Some(candidate)
}

fn decoded(
    text: &Text<'_>,
    digits: Vec<u8>,
    first: usize,
    end: usize,
    rule: &'static str,
    disguise: Disguise,
) -> Option<(Decoded, usize)> {
    let (start, last) =
        (text.token(first)?.start as usize, text.token(end.checked_sub(1)?)?.end as usize);
    (digits.len() >= FEWEST)
        .then_some((Decoded { digits, plus: false, range: start..last, rule, disguise }, end))
}

/// `IV I V V V V 0 I VII II`, and strokes counted: `IIII I IIIII`.
fn roman(text: &Text<'_>, first: usize) -> Option<(Decoded, usize)> {
    let mut digits = Vec::new();
    let mut at = first;
    let mut letters = 0;
    while let Some(token) = text.token(at).filter(|token| token.is_wordlike() && digits.len() < 16)
    {
        let word = text.word(token);
        let digit = match word {
            "i" => b'1',
            "ii" => b'2',
            "iii" => b'3',
            "iv" | "iiii" => b'4',
            "v" => b'5',
            "vi" => b'6',
            "vii" => b'7',
            "viii" => b'8',
            "ix" => b'9',
            "0" | "o" | "n" if at > first => b'0',
            _ if word.len() < 10 && word.bytes().all(|byte| byte == b'i') => {
                b'0' + word.len() as u8
            }
            _ => break,
        };
        letters += usize::from(word.starts_with(['i', 'v']));
        digits.push(digit);
        at += 1;
        if text
            .token(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Sign(b'-' | b'.' | b',' | b'/')))
        {
            at += 1;
        }
    }
    if letters < 5 {
        return None;
    }
    let end = if text.token(at - 1).is_some_and(|token| token.is_wordlike()) { at } else { at - 1 };
    decoded(text, digits, first, end, "phone.numerals", Disguise::Numerals)
}

/// `....- .---- .....`: five signs a digit.
fn morse(text: &Text<'_>, first: usize) -> Option<(Decoded, usize)> {
    const SIGNS: usize = 5;
    let mark = |at: usize| match text.token(at)?.kind {
        TokenKind::Sign(b'.') => Some(0u8),
        TokenKind::Sign(b'-' | b'_') => Some(1),
        TokenKind::Symbol if matches!(text.word_at(at), "·" | "•") => Some(0),
        _ => None,
    };
    mark(first)?;
    let mut digits = Vec::new();
    let mut at = first;
    loop {
        let group: Vec<u8> = (at..at + SIGNS).map_while(mark).collect();
        let whole = group.len() == SIGNS
            && (at + 1..at + SIGNS)
                .all(|next| text.token(next).is_some_and(|token| !token.is_spaced()));
        let ends = text.token(at + SIGNS).is_none_or(|next| {
            next.is_spaced() || next.kind == TokenKind::Break || next.is_sign(b'/')
        });
        if !whole || !ends || digits.len() > 16 {
            break;
        }
        // Dashes that follow dots are the rest of five, dots that follow dashes count from five.
        let dots = group.iter().take_while(|&&mark| mark == 0).count();
        let dashes = group.iter().take_while(|&&mark| mark == 1).count();
        let digit = match (dots, dashes) {
            (dots @ 1.., _) if group[dots..].iter().all(|&mark| mark == 1) => dots,
            (_, dashes @ 1..) if group[dashes..].iter().all(|&mark| mark == 0) => (5 + dashes) % 10,
            _ => break,
        };
        digits.push(b'0' + digit as u8);
        at += SIGNS;
        if text.token(at).is_some_and(|token| token.is_sign(b'/')) {
            at += 1;
        }
    }
    decoded(text, digits, first, at, "phone.numerals", Disguise::Encoded)
}

/// Braille letters a to j, as digits are written.
fn braille(text: &Text<'_>, first: usize) -> Option<(Decoded, usize)> {
    const DIGITS: [char; 10] = ['⠚', '⠁', '⠃', '⠉', '⠙', '⠑', '⠋', '⠛', '⠓', '⠊'];
    let mut digits = Vec::new();
    let mut at = first;
    while let Some(token) = text.token(at).filter(|_| digits.len() < 17) {
        let c = text.word(token).chars().next()?;
        match DIGITS.iter().position(|&known| known == c) {
            Some(digit) => digits.push(b'0' + digit as u8),
            // The number sign, the blank.
            None if matches!(c, '⠼' | '⠀') => {}
            None => break,
        }
        at += 1;
    }
    if at == first {
        None
    } else {
        decoded(text, digits, first, at, "phone.numerals", Disguise::Encoded)
    }
}

/// Groups of eight bits that are ASCII digits.
fn binary(text: &Text<'_>, first: usize) -> Option<(Decoded, usize)> {
    let mut digits = Vec::new();
    let mut at = first;
    while let Some(token) =
        text.token(at).filter(|token| token.kind == TokenKind::Number && digits.len() < 16)
    {
        let word = text.word(token);
        let byte = (word.len() == 8).then(|| u8::from_str_radix(word, 2).ok()).flatten();
        match byte.filter(u8::is_ascii_digit) {
            Some(digit) => digits.push(digit),
            None => break,
        }
        at += 1;
    }
    if at == first {
        None
    } else {
        decoded(text, digits, first, at, "phone.encoded", Disguise::Encoded)
    }
}

/// `%2B%31%35`: the escapes of addresses.
fn percent(text: &Text<'_>, first: usize) -> Option<(Decoded, usize)> {
    let mut digits = Vec::new();
    let mut plus = false;
    let mut at = first;
    while text.token(at).is_some_and(|token| token.is_sign(b'%')) && digits.len() < 17 {
        match u8::from_str_radix(text.word_at(at + 1), 16) {
            Ok(digit) if digit.is_ascii_digit() => digits.push(digit),
            Ok(b'+') => plus = true,
            Ok(b' ' | b'-' | b'(' | b')' | b'.') => {}
            _ => break,
        }
        at += 2;
    }
    if at == first {
        return None;
    }
    let (decoded, next) = decoded(text, digits, first, at, "phone.encoded", Disguise::Escaped)?;
    Some((Decoded { plus, ..decoded }, next))
}

/// One word of hexadecimal or base64 that reads as a number.
fn bytes(text: &Text<'_>, first: usize) -> Option<(Decoded, usize)> {
    const SHORTEST: usize = 14;
    const LONGEST: usize = 64;
    let token = text.token(first).filter(|token| token.is_wordlike())?;
    let (start, mut stop) = (token.start as usize, token.end as usize);
    if !(SHORTEST..=LONGEST).contains(&(stop - start)) {
        return None;
    }
    while text.folded.bytes().get(stop) == Some(&b'=') {
        stop += 1;
    }
    let raw = text.folded.raw_slice(start, stop);
    let plain = hexadecimal(raw).or_else(|| base64(raw))?;
    let readable = plain.iter().all(|byte| (b' '..0x7f).contains(byte));
    let digits: Vec<u8> = plain.iter().copied().filter(u8::is_ascii_digit).collect();
    let others = plain.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if !readable || digits.len() < FEWEST || others > digits.len() + 8 {
        return None;
    }
    let plus = plain.contains(&b'+');
    let decoded = Decoded {
        digits,
        plus,
        range: start..stop,
        rule: "phone.encoded",
        disguise: Disguise::Encoded,
    };
    Some((decoded, first + 1))
}

fn hexadecimal(raw: &str) -> Option<Vec<u8>> {
    if !raw.len().is_multiple_of(2) || !raw.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..raw.len()).step_by(2).map(|at| u8::from_str_radix(raw.get(at..at + 2)?, 16).ok()).collect()
}
