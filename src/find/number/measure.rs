//! Prices, counts and dimensions: what the neighbour of a number says about it.

use core::ops::Range;

use super::ShapeKind;
use crate::text::lexicon::Class;
use crate::text::{Text, Token, TokenKind};

/// The shape that a currency, a unit or a cross beside the stretch gives it.
pub(super) fn kind(text: &Text<'_>, range: &Range<usize>) -> Option<ShapeKind> {
    let first = text.token_from(range.start);
    let end = text.token_from(range.end);
    let before = first.checked_sub(1).and_then(|at| text.token(at));
    let after = text.token(end).filter(|token| !is_break(*token));
    let word = text.folded.slice(range.start, range.end);
    if word.starts_with(['$', '€', '£', '¥', '₹', '₽', '₺', '₩', '₫', '₦', '฿', '₪', '₴'])
        || word.ends_with(['$', '€', '£', '¥', '₹', '₽', '₺', '₩', '₫', '₦', '฿', '₪', '₴'])
    {
        return Some(ShapeKind::Price);
    }
    let is_currency = |token: Token| {
        token.lexeme.is(Class::CURRENCY)
            || token.is_sign(b'$')
            || (token.kind == TokenKind::Symbol
                && matches!(
                    text.word(token),
                    "€" | "£" | "¥" | "₹" | "₽" | "₺" | "₩" | "₫" | "₦" | "₴"
                ))
    };
    if before.is_some_and(is_currency) || after.is_some_and(is_currency) {
        return Some(ShapeKind::Price);
    }
    let crosses = |token: Token| matches!(text.word(token), "x" | "×" | "х");
    if before.is_some_and(crosses) || after.is_some_and(crosses) {
        return Some(ShapeKind::Dimension);
    }
    // `in`, `no` and the like count things only where nothing else follows them.
    let counts = |token: Token| {
        token.lexeme.is(Class::UNIT)
            && !token.lexeme.is(Class::FUNCTION)
            && !token.lexeme.is(Class::NUMBER)
            && text.word(token).len() > 1
    };
    after.is_some_and(counts).then_some(ShapeKind::Count)
}

fn is_break(token: Token) -> bool {
    token.kind == TokenKind::Break
}
