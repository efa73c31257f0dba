//! Display names of several words, on services where people are found by them:
//! `Facebook: Rosalind Achebe-Hart Bakes`.

use super::cue::is_glue;
use super::ident::{Ident, Look};
use crate::text::common::is_common;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// The most words of a name.
const MOST: usize = 6;

/// Two or more capitalised words from the token `index` on.
pub(super) fn read(text: &Text<'_>, index: usize) -> Option<Ident> {
    let mut end = index;
    let mut words = 0;
    let mut at = index;
    while words < MOST {
        let Some(token) = text.token(at) else { break };
        if at > index && (token.flags.has(Flags::OPENS) || token.kind == TokenKind::Break) {
            break;
        }
        if is_part(text, token) {
            words += 1;
            end = at + 1;
        } else if !(at > index && joins(token)) {
            break;
        }
        at += 1;
    }
    build(text, index, end, words)
}

/// The same, ending with the token `index`.
pub(super) fn read_back(text: &Text<'_>, index: usize) -> Option<Ident> {
    let mut first = index + 1;
    let mut words = 0;
    let mut at = index;
    while words < MOST {
        let Some(token) = text.token(at) else { break };
        if is_part(text, token) {
            words += 1;
            first = at;
        } else if !joins(token) {
            break;
        }
        if token.flags.has(Flags::OPENS) || at == 0 {
            break;
        }
        at -= 1;
    }
    build(text, first, index + 1, words)
}

/// `lucia ferrer art`: a name in small letters that ends with the token `index`. Two of its words are
/// none of any list.
pub(super) fn read_small_back(text: &Text<'_>, index: usize) -> Option<Ident> {
    let is_word = |at: &usize| {
        let token = text.tokens[*at];
        token.kind == TokenKind::Word && !is_part(text, token) && !is_glue(token)
    };
    let words = (0..=index).rev().take(MOST).take_while(is_word).count();
    let tokens = text.tokens.get(index + 1 - words..=index)?;
    let is_rare = |token: &&Token| !token.lexeme.is_known() && !is_common(text.word(**token));
    let whole = tokens.iter().skip(1).all(|token| !token.flags.has(Flags::OPENS));
    if words == MOST || !whole || tokens.iter().filter(is_rare).count() < 2 {
        return None;
    }
    let range = tokens.first()?.start as usize..tokens.last()?.end as usize;
    let canonical = text.folded.slice(range.start, range.end).to_owned();
    Some(Ident { range, canonical, look: Look::Marked })
}

/// `je m'appelle`, `my name is`, `под именем`: what says that a name follows.
pub(super) fn is_introduced(text: &Text<'_>, first: usize) -> bool {
    let is = |back: usize, class| {
        first.checked_sub(back).is_some_and(|at| text.tokens[at].lexeme.is(class))
    };
    is(1, Class::SELF) || is(1, Class::NAMED) || is(1, Class::COPULA) && is(2, Class::IDENT)
}

fn is_part(text: &Text<'_>, token: Token) -> bool {
    token.kind == TokenKind::Word
        && text.folded.is_capitalised(token.start as usize, token.end as usize)
}

fn joins(token: Token) -> bool {
    token.is_sign(b'-') || token.is_sign(b'&')
}

/// A name has one word that is no everyday one, and is not the work: `Landing Page Design`.
fn build(text: &Text<'_>, first: usize, end: usize, words: usize) -> Option<Ident> {
    if words < 2 || first >= end {
        return None;
    }
    let tokens = text.tokens.get(first..end)?;
    let unusual = is_introduced(text, first)
        || tokens.iter().any(|&token| {
            token.kind == TokenKind::Word
                && !token.lexeme.is_known()
                && !is_common(text.word(token))
        });
    let function = tokens.first()?.lexeme.is(Class::FUNCTION);
    let named =
        tokens.iter().any(|token| token.lexeme.service().is_some() && token.lexeme.is(Class::NAME));
    if !unusual || function || named {
        return None;
    }
    let range = tokens.first()?.start as usize..tokens.last()?.end as usize;
    let canonical = text.folded.slice(range.start, range.end).to_owned();
    Some(Ident { range, canonical, look: Look::Marked })
}
