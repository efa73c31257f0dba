//! Letters of the telephone keypad: `1-800-FLOWERS`, `503-JKL-0177`, `(720) 555-01HI`.
//!
//! North American, where keypads have letters: three, three and four after a one or not, in
//! capitals, tied by signs.

use super::plan::{self, Fit};
use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::find::{Candidate, Reading};
use crate::report::{Certainty, Kind};
use crate::text::{Text, Token, TokenKind};

/// Proposes vanity numbers; tries each group of three digits, and a one before 800.
pub(super) fn find(reading: &Reading<'_, '_>, found: &mut Vec<Candidate>) {
    let text = reading.text;
    for first in 0..text.tokens.len() {
        let Some(token) = text.token(first).filter(|token| token.kind == TokenKind::Number) else {
            continue;
        };
        let starts = matches!(text.word(token).len(), 1 | 3)
            && !(first > 0 && is_tied(text, first - 1, first));
        if starts && let Some(candidate) = read(text, first) {
            found.push(candidate);
        }
    }
}

fn read(text: &Text<'_>, first: usize) -> Option<Candidate> {
    const MOST_DIGITS: usize = 14;
    let head = text.token(first)?;
    let (mut digits, mut groups, mut letters) = (Vec::new(), Vec::new(), 0);
    let mut end = head.end;
    let mut at = first;
    while let Some(token) = text.token(at).filter(|token| token.is_wordlike()) {
        let (start, stop) = (token.start as usize, token.end as usize);
        let raw = text.folded.raw_slice(start, stop);
        if digits.len() + raw.len() > MOST_DIGITS
            || !raw.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        {
            break;
        }
        letters += raw.bytes().filter(u8::is_ascii_uppercase).count();
        // After digits an O is a nought, in a word it is a letter of the keypad.
        let is_word = raw.bytes().all(|byte| byte.is_ascii_uppercase());
        digits.extend(
            raw.bytes().map(|byte| if byte == b'O' && !is_word { b'0' } else { key(byte) }),
        );
        groups.push(raw.len());
        end = token.end;
        at += 1;
        while text
            .token(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Sign(b')' | b'-' | b'.')))
        {
            at += 1;
        }
        let near = |next| is_near(text, at, next) || is_toll_free(&digits);
        if !text.token(at).is_some_and(near) {
            break;
        }
    }
    let tens: &[u8] = digits.strip_prefix(b"1").unwrap_or(&digits);
    // Letters beyond the tenth digit are dialled for nothing: 1-800-CALL-ALICE.
    let tens =
        if letters >= tens.len().saturating_sub(9) { &tens[..tens.len().min(10)] } else { tens };
    let whole = groups.first() == Some(&3) && groups.get(1) == Some(&3)
        || groups.starts_with(&[1, 3])
        || groups == [3, 7];
    if tens.len() != 10 || !(2..=7).contains(&letters) || !whole {
        return None;
    }
    let full = [b"1".as_slice(), tens].concat();
    let parsed = plan::international(&full).filter(|parsed| parsed.fit == Fit::Valid)?;
    let bracket = first > 0 && text.tokens[first - 1].is_sign(b'(');
    let start = if bracket { text.tokens[first - 1].start } else { head.start };
    let mut candidate = Candidate::new(
        Kind::Phone,
        "phone.vanity",
        start as usize..end as usize,
        Certainty::Likely,
    );
    candidate.canonical = Some(format!("+{}", parsed.number.as_str().trim_start_matches('+')));
    candidate.disguises.insert(Disguise::Vanity);
    candidate.clues.push(Clue::new("has letters of the telephone keypad"));
    Some(candidate)
}

fn is_tied(text: &Text<'_>, before: usize, at: usize) -> bool {
    let sign = text
        .token(before)
        .is_some_and(|token| token.is_sign(b'-') || token.is_sign(b'.') || token.is_sign(b'#'));
    sign && text.token(at).is_some_and(|token| !token.is_spaced())
}

/// `1 800`, `800 555`: what begins so may go on as a word of its own.
fn is_toll_free(digits: &[u8]) -> bool {
    const MOST: usize = 7;
    let own = digits.strip_prefix(b"1");
    let number = own.unwrap_or(digits);
    digits == b"1"
        || matches!(number, [b'8', b'0' | b'3'..=b'8', last, ..] if *last == number[1])
            && (own.is_some() || number.len() >= 6)
            && digits.len() <= MOST
}

/// Tied by a sign, or behind a closing bracket.
fn is_near(text: &Text<'_>, at: usize, token: Token) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.token(before));
    token.is_wordlike()
        && before.is_some_and(|before| match before.kind {
            TokenKind::Sign(b'-' | b'.') => !token.is_spaced(),
            TokenKind::Sign(b')') => true,
            _ => false,
        })
}

fn key(byte: u8) -> u8 {
    const KEYS: &[u8; 26] = b"22233344455566677778889999";
    match byte {
        b'A'..=b'Z' => KEYS[usize::from(byte - b'A')],
        _ => byte,
    }
}
