//! Numbers that their check digits give away, in one stretch or in groups: cards, accounts,
//! books.

use super::{Shape, ShapeKind};
use crate::text::{Text, TokenKind};

/// Adds cards of four groups of four, accounts that begin with a country, and books.
pub(super) fn extend(text: &Text<'_>, shapes: &mut Vec<Shape>) {
    let mut at = 0;
    while at < text.tokens.len() {
        match account(text, at).or_else(|| digits_run(text, at)) {
            Some((shape, next)) => {
                shapes.push(shape);
                at = next;
            }
            None => at += 1,
        }
    }
}

/// `ES94 2100 4391 7202 0006 7518`: two letters and two check digits, then groups.
fn account(text: &Text<'_>, first: usize) -> Option<(Shape, usize)> {
    const SHORTEST: usize = 15;
    const LONGEST: usize = 34;
    let token = text.token(first)?;
    let word = text.word(token).as_bytes();
    let [a, b, c, d, ..] = *word else { return None };
    if !(a.is_ascii_lowercase()
        && b.is_ascii_lowercase()
        && c.is_ascii_digit()
        && d.is_ascii_digit())
    {
        return None;
    }
    let (mut len, mut next, mut end) = (word.len(), first + 1, token.end);
    while let Some(token) = text.token(next).filter(|token| {
        matches!(token.kind, TokenKind::Number | TokenKind::Word)
            && token.is_spaced()
            && text.word(*token).len() <= 4
            && text.word(*token).bytes().any(|byte| byte.is_ascii_digit())
    }) {
        if len >= LONGEST {
            break;
        }
        len += text.word(token).len();
        end = token.end;
        next += 1;
    }
    (SHORTEST..=LONGEST).contains(&len).then(|| {
        let range = token.start as usize..end as usize;
        (Shape { range, kind: ShapeKind::Checked }, next)
    })
}

/// Groups of digits with one separator that together pass a check.
fn digits_run(text: &Text<'_>, first: usize) -> Option<(Shape, usize)> {
    const MOST_DIGITS: usize = 19;
    let token = text.token(first).filter(|token| token.kind == TokenKind::Number)?;
    if first > 0 && text.token(first - 1).is_some_and(|before| before.is_sign(b'+')) {
        return None;
    }
    let mut digits: Vec<u8> = text.word(token).bytes().collect();
    let (mut next, mut end) = (first + 1, token.end);
    let mut groups = vec![digits.len()];
    while let Some(mut token) = text.token(next) {
        if token.is_sign(b'-') && !token.is_spaced() {
            next += 1;
            let Some(after) = text.token(next) else { break };
            token = after;
        } else if !token.is_spaced() {
            break;
        }
        if token.kind != TokenKind::Number || digits.len() > MOST_DIGITS {
            break;
        }
        digits.extend(text.word(token).bytes());
        groups.push(text.word(token).len());
        end = token.end;
        next += 1;
    }
    let card = (groups.starts_with(&[4, 4, 4]) || groups == [4, 6, 5] || groups.len() == 1)
        && (15..=19).contains(&digits.len())
        && matches!(digits.first(), Some(b'2'..=b'6'))
        && (luhn(&digits) || groups.len() >= 4);
    let book = digits.len() == 13
        && (digits.starts_with(b"978") || digits.starts_with(b"979"))
        && ean(&digits);
    (card || book).then(|| {
        let range = token.start as usize..end as usize;
        (Shape { range, kind: ShapeKind::Checked }, next)
    })
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = u32::from(digit - b'0') << (at & 1);
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

fn ean(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| u32::from(digit - b'0') * if at & 1 == 1 { 3 } else { 1 })
        .sum();
    sum.is_multiple_of(10)
}
