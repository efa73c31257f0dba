//! What stands around the mention of a service: whose it is, what one is to do there, and whether
//! anything else does.

use super::cue::is_glue;
use super::ident::Ident;
use super::mention::Mention;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, TokenKind};

/// Facts about the mention that hold whatever stands beside it.
pub(super) struct Around {
    /// `my`, `our`, a possessive.
    pub(super) mine: bool,
    /// `add`, `message`: what one does with an identifier, near it on either side.
    pub(super) act: bool,
    /// The sentence begins with the mention.
    pub(super) opens: bool,
    /// What one does with an identifier stands right before: `hmu on`.
    pub(super) acting: bool,
    /// `on`, `in` stands right before.
    pub(super) placed: bool,
    /// Somebody says to be there: `I'm on`, `we're also on`.
    pub(super) present: bool,
    /// `id`, `nick` stands right before or is part of the mention.
    pub(super) noun: bool,
    /// An ambiguous name with a capital inside a sentence.
    pub(super) capital: bool,
}

/// What stands around a mention.
pub(super) fn around(text: &Text<'_>, mention: &Mention) -> Around {
    let from = mention.index.saturating_sub(4);
    let before = (from..mention.index).rev().map_while(|at| text.token(at));
    let near = before.clone().take_while(|token| {
        !matches!(token.kind, TokenKind::Sign(b',' | b';' | b'.' | b'!' | b'?') | TokenKind::Break)
            && !(token.lexeme.is(Class::COPULA) && !token.lexeme.is(Class::MINE))
    });
    let mine =
        near.clone().any(|token| token.lexeme.is(Class::MINE) || text.word(token).ends_with("'s"));
    let placed = before.clone().take(2).any(|token| token.lexeme.is(Class::PLACE));
    // `my user on the video app with the note`
    let mine = mine || placed && is_named_at_once(text, mention.index);
    let mut way = before.clone();
    let present = way.next().is_some_and(|token| token.lexeme.is(Class::PLACE))
        && way
            .find(|token| !token.lexeme.is(Class::FUNCTION) || token.lexeme.is(Class::SELF))
            .is_some_and(|token| token.lexeme.is(Class::SELF));
    let far = (mention.index.saturating_sub(8)..mention.index + 8).filter_map(|at| text.token(at));
    let act = far.into_iter().any(|token| token.lexeme.is(Class::ACT));
    let first = mention.index.checked_sub(1).and_then(|at| text.token(at));
    let opens = first
        .is_none_or(|token| !token.is_wordlike() && !token.is_sign(b',') && !token.is_sign(b'/'))
        || text.tokens[mention.index].flags.has(Flags::OPENS);
    let acting = (mention.index.saturating_sub(4)..mention.index)
        .filter_map(|at| text.token(at))
        .any(|token| token.lexeme.is(Class::ACT));
    let nouns = (mention.index.saturating_sub(2)..mention.index).filter_map(|at| text.token(at));
    let own = text.word_at(mention.index).ends_with(['号', '號'])
        || text.word_at(mention.index).split(' ').skip(1).any(|word| {
            let lexeme = crate::text::lexicon::lexicon().get(word);
            lexeme.is(Class::IDENT) || lexeme.is(Class::ROOM)
        });
    let noun =
        own || nouns.into_iter().any(|token| token.lexeme.is(Class::IDENT) && !token.is_sign(b'@'));
    let token = text.tokens[mention.index];
    let capital = !opens && text.folded.is_capitalised(token.start as usize, token.end as usize);
    Around { mine, act, opens, acting, placed, present, noun, capital }
}

/// Whether the sentence around a token begins with whose name it is: `my user`, `my nick`.
fn is_named_at_once(text: &Text<'_>, index: usize) -> bool {
    const BACK: usize = 8;
    let opens = |at: &usize| text.tokens[*at].flags.has(Flags::OPENS);
    (index.saturating_sub(BACK)..index).rev().find(opens).is_some_and(|first| {
        let is = |at: usize, class| text.token(at).is_some_and(|token| token.lexeme.is(class));
        is(first, Class::MINE) && is(first + 1, Class::IDENT)
    })
}

/// Whether the message says hardly more than the name.
pub(super) fn is_brief(text: &Text<'_>) -> bool {
    text.tokens.len() <= 9
}

/// Whether the line says nothing but the mention and a name that no product has: `kik joehart`.
pub(super) fn fills_line(text: &Text<'_>, mention: &Mention, ident: &Ident) -> bool {
    const FEWEST: usize = 6;
    let ends = |at: Option<usize>| {
        at.and_then(|at| text.token(at)).is_none_or(|token| token.kind == TokenKind::Break)
    };
    ident.canonical.len() >= FEWEST
        && !text.folded.is_capitalised(ident.range.start, ident.range.end)
        && ends(mention.index.checked_sub(1))
        && ends(Some(text.token_from(ident.range.end)))
}

/// Whether a clause ends there.
pub(super) fn closes(text: &Text<'_>, byte: usize) -> bool {
    let index = text.token_from(byte);
    text.token(index).is_none_or(|token| {
        !token.is_wordlike() && token.kind != TokenKind::Sign(b'-')
            || !text.word(token).is_ascii()
            || token.lexeme.is(Class::FUNCTION)
            || is_glue(token)
    })
}
