//! The identifier in front of a mention: `im joe_d on discord`, `joe_d <- my skype`.

use super::around::is_brief;
use super::cue::{Cue, How, Joined, is_glue};
use super::ident::{self, Ident, Look};
use super::mention::{Mention, Plain};
use super::{name, own, spelled};
use crate::rules::service::ServiceKind;
use crate::text::common::is_common;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// The identifier that a mention follows: `im joe_d on discord`, `joe_d <- my skype`.
pub(super) fn left(text: &Text<'_>, mention: &Mention, mentions: &[Mention]) -> Option<Joined> {
    if mention.subject || matches!(mention.service.kind, ServiceKind::Meeting) {
        return None;
    }
    let grammar = mention.service.handle.as_ref();
    let (mut place, mut copula, mut bracket, mut mine, mut reversed) =
        (false, false, false, false, false);
    let mut at = mention.index;
    for _ in 0..8 {
        at = at.checked_sub(1)?;
        let token = text.token(at)?;
        if mentions.iter().any(|other| other.index == at && other.plain > Plain::Ambiguous)
            || text.tokens[at + 1].flags.has(Flags::OPENS) && token.kind == TokenKind::Word
        {
            return None;
        }
        let glue =
            is_glue(token) || token.lexeme.is(Class::APP) || token.lexeme.is(Class::WORK_ADJECTIVE);
        match token.kind {
            TokenKind::Sign(b'(' | b'<' | b'-') => bracket = true,
            TokenKind::Sign(b'_' | b'@' | b'.') => {}
            TokenKind::Sign(b',' | b'"' | b'\'' | b')') => continue,
            TokenKind::Sign(_) | TokenKind::Break => return None,
            TokenKind::Symbol => {
                bracket = true;
                continue;
            }
            _ if glue => {
                place |= token.lexeme.is(Class::PLACE);
                copula |= token.lexeme.is(Class::COPULA);
                mine |= token.lexeme.is(Class::MINE);
                reversed |= token.lexeme.is(Class::REVERSED);
            }
            _ => {}
        }
        if matches!(token.kind, TokenKind::Sign(b'(' | b'<' | b'-'))
            || glue && !is_mixed_run(text, at)
        {
            continue;
        }
        let joins = place || bracket || copula && mine;
        if joins
            && mention.plain > Plain::Ambiguous
            && let Some(ident) =
                spelled::read_back(text, at).filter(|ident| !spelled::is_ordinary(ident))
        {
            return Some(Joined { ident, cue: Cue::Close, how: How::Spelled, reversed });
        }
        let ident = ident::read_back(text, at, grammar).filter(|_| joins);
        if let Some(ident) = ident {
            let first = text.token_from(ident.range.start);
            let led = is_led(text, first);
            let opens = begins(text, first);
            let enclosed = is_enclosed(text, mention.index);
            let strong = mention.plain > Plain::Ambiguous || led && enclosed;
            let enough = match ident.look {
                Look::At => strong || led || copula && mine,
                // `joe#1020 on disc`
                Look::Shaped => {
                    strong || led || copula && mine || place && ident.canonical.contains('#')
                }
                Look::Marked => {
                    strong && (led || opens || reversed) || led && place || copula && mine
                }
                Look::Rare => {
                    (led && !seeks(text, first, mention.index) && (place || enclosed) && strong
                        || copula && mine && opens
                        || reversed && strong
                        || enclosed && opens && strong && is_brief(text))
                        && !place_only(text, &ident)
                }
                Look::Word => false,
            };
            if enough {
                let cue = if led || copula { Cue::Firm } else { Cue::Close };
                return Some(Joined { ident, cue, how: How::Plain, reversed });
            }
        }
        let names = joins && grammar.is_some_and(|grammar| grammar.names);
        let written = || name::read_back(text, at).filter(|name| is_given(text, name));
        // `find lucia ferrer on facebook`
        let led = |name: &Ident| is_led(text, text.token_from(name.range.start));
        let small = || {
            let clear = mention.plain > Plain::Ambiguous;
            name::read_small_back(text, at).filter(|name| clear && led(name))
        };
        let ident = if names { written().or_else(small) } else { None }?;
        return Some(Joined { ident, cue: Cue::Close, how: How::Name, reversed });
    }
    None
}

/// `busca ideas en Instagram`: where people publish, a thing is sought as often as a person, and of
/// other languages than English the words for things are not known.
fn seeks(text: &Text<'_>, first: usize, service: usize) -> bool {
    if !text.tokens[service].lexeme.is(Class::FEED) {
        return false;
    }
    let is_act = |at: &usize| text.token(*at).is_some_and(|token| token.lexeme.is(Class::ACT));
    let near = first.checked_sub(1);
    let joins = |token: Token| is_glue(token) || token.lexeme.is(Class::FOR);
    let glue = near.filter(|&at| text.token(at).is_some_and(joins));
    let far = glue.and_then(|at| at.checked_sub(1));
    near.filter(is_act)
        .or(far.filter(is_act))
        .is_some_and(|at| !is_common(text.word_at(at)) && own::invites(text, at).is_none())
}

/// Whether a display name is given rather than spoken of: `the post about Coca Cola on Facebook`.
fn is_given(text: &Text<'_>, name: &Ident) -> bool {
    let first = text.token_from(name.range.start);
    name::is_introduced(text, first) || is_led(text, first) || begins(text, first) && is_brief(text)
}

/// Whether no word stands right before the token.
fn begins(text: &Text<'_>, index: usize) -> bool {
    index.checked_sub(1).and_then(|at| text.token(at)).is_none_or(|token| !token.is_wordlike())
}

/// Whether what is before the token says that a name follows: `im`, `find me:`, `search for`.
fn is_led(text: &Text<'_>, index: usize) -> bool {
    // `look up "joe"`
    let quotes = index.checked_sub(1).filter(|&at| text.tokens[at].is_sign(b'"'));
    let index = quotes.unwrap_or(index);
    let token = |back: usize| index.checked_sub(back).and_then(|at| text.token(at));
    let leads = |token: Token| {
        let lexeme = token.lexeme;
        lexeme.is(Class::SELF)
            || lexeme.is(Class::NAMED)
            || lexeme.is(Class::ACT)
            || lexeme.is(Class::IDENT)
    };
    let acts = |token: Token| token.lexeme.is(Class::ACT);
    // `add me: joe`
    let pointed = token(1).is_some_and(|token| token.is_sign(b':') || token.is_sign(b'-'))
        && (token(2).is_some_and(acts)
            || token(2).is_some_and(is_glue) && token(3).is_some_and(acts));
    // `I go by joe on …`
    let goes_by = index.checked_sub(2).is_some_and(|at| {
        text.word_at(at + 1) == "by" && matches!(text.word_at(at), "go" | "goes" | "going")
    });
    pointed
        || goes_by
        || token(1).is_some_and(leads)
        || token(1).is_some_and(|token| token.lexeme.is(Class::FOR)) && token(2).is_some_and(acts)
        || token(1).is_some_and(is_glue)
            && token(2).is_some_and(|token| acts(token) || token.lexeme.is(Class::SELF))
}

/// Whether the mention stands alone in brackets: `joe (discord)`.
fn is_enclosed(text: &Text<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| text.token(at));
    let behind = text.token(index + 1);
    before.is_some_and(|token| token.is_sign(b'(') || token.is_sign(b'['))
        && behind.is_some_and(|token| token.is_sign(b')') || token.is_sign(b']'))
}

/// Whether the token is part of a longer run of identifier characters: `joe_as`.
fn is_mixed_run(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.token(at) else { return false };
    let bytes = text.folded.bytes();
    let before = (token.start as usize).checked_sub(1).and_then(|byte| bytes.get(byte));
    before.is_some_and(|byte| matches!(byte, b'_' | b'.' | b'@' | b'-'))
}

/// A rare word with a capital behind `im` may be a name of a person or a place.
fn place_only(text: &Text<'_>, ident: &Ident) -> bool {
    text.folded.is_capitalised(ident.range.start, ident.range.end)
}
