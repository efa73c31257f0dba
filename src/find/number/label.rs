//! Numbers that the words before them name: `order number 4155550132`, `id: 90210`,
//! `nomor pesanan saya 39…`.

use core::ops::Range;

use super::ShapeKind;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// How many words may stand between the label and its number.
const REACH: usize = 4;

/// [`ShapeKind::Label`] behind a label word, [`ShapeKind::Literal`] behind `=` or a key.
pub(super) fn kind(text: &Text<'_>, range: &Range<usize>) -> Option<ShapeKind> {
    let first = text.token_from(range.start);
    let token = |back: usize| first.checked_sub(back).and_then(|at| text.token(at));
    if token(1).is_some_and(|token| token.is_sign(b'=')) {
        // `cell = 4155550132` is said, `id = 4155550132` is written for a machine.
        let said = token(2).is_some_and(|token| {
            token.lexeme.is(Class::PHONE) && !is_number_word(text.word(token))
        });
        return if said { None } else { Some(ShapeKind::Literal) };
    }
    if is_postcode(text, range, first) {
        return Some(ShapeKind::Label);
    }
    // What begins a sentence is named by none.
    if text.token(first).is_some_and(|token| token.flags.has(Flags::OPENS)) {
        return None;
    }
    let mut words = 0;
    for at in (0..first).rev() {
        let token = text.token(at)?;
        if token.kind == TokenKind::Break {
            return None;
        }
        if token.lexeme.is(Class::LABEL) && has_own_number(text, at, first) {
            return None;
        }
        // `po`, `id`, `no` are too short to reach over other words.
        if token.lexeme.is(Class::LABEL) && (words == 0 || text.word(token).len() > 2) {
            return Some(ShapeKind::Label);
        }
        // A word of calling nearer than the label: `the order, call 415…`.
        let calls = token.lexeme.is(Class::CALLING)
            || (token.lexeme.is(Class::PHONE) && !is_number_word(text.word(token)));
        if calls || token.is_sign(b',') || token.flags.has(Flags::OPENS) && words > 0 {
            return None;
        }
        // A number between them has the same label: `SKUs from 1 to 2`.
        if token.kind == TokenKind::Word && !is_number_word(text.word(token)) {
            words += 1;
        }
        if words >= REACH || first - at > 3 * REACH {
            return None;
        }
        if token.flags.has(Flags::OPENS) {
            return None;
        }
    }
    None
}

/// `Boston, MA 02110-1301`, `02110-1301 USA`: five digits and four, beside a state or the country.
fn is_postcode(text: &Text<'_>, range: &Range<usize>, first: usize) -> bool {
    let word = text.folded.slice(range.start, range.end).trim_end_matches(['.', ',']);
    let digits = |part: &str, len: usize| {
        part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let shaped =
        word.split_once('-').is_some_and(|(zone, route)| digits(zone, 5) && digits(route, 4));
    let upper = |token: Token, len: usize| {
        let (start, end) = (token.start as usize, token.end as usize);
        end - start == len && text.folded.is_upper(start, end)
    };
    let before = first.checked_sub(1).and_then(|at| text.token(at));
    let after = text.token(text.token_from(range.start + word.len()));
    shaped
        && (before.is_some_and(|token| upper(token, 2))
            || after.is_some_and(|token| upper(token, 3) || upper(token, 2)))
}

/// Whether a label that stands at `at`, before the number at `first`, has a number of its own:
/// `row 8`, `2 tickets`, `ID# 195402, Ann`.
pub(crate) fn has_own_number(text: &Text<'_>, at: usize, first: usize) -> bool {
    /// A longer one, with nothing behind it, may be the first of a list.
    const SHORT: u32 = 3;
    const COUNT: u32 = 2;
    let number = |token: &Token| token.kind == TokenKind::Number;
    if at + 1 >= first {
        return false;
    }
    let counted = at.checked_sub(1).and_then(|at| text.token(at)).filter(number);
    if counted.is_some_and(|token| token.end - token.start <= COUNT) {
        return true;
    }
    let sign = text.tokens[at + 1].is_sign(b'#') || text.tokens[at + 1].is_sign(b':');
    let next = at + 1 + usize::from(sign);
    text.tokens[..first].get(next).is_some_and(|own| {
        let speaks = |token: &Token| token.kind == TokenKind::Word && !token.lexeme.is(Class::AND);
        let word = || text.tokens[next..first].iter().any(speaks);
        number(own) && (own.end - own.start <= SHORT || word())
    })
}

/// Words that say `number` of anything, telephone or order.
fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "number"
            | "numbers"
            | "no"
            | "nr"
            | "num"
            | "digits"
            | "numero"
            | "nummer"
            | "numer"
            | "номер"
            | "nomor"
            | "numara"
            | "رقم"
            | "नंबर"
            | "号"
            | "号码"
    ) || word.starts_with("nume")
        || word.starts_with("numa")
        || word.starts_with("номер")
}
