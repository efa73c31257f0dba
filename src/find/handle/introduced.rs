//! A name that its bearer gives in one place and the service in another: `I'm "oat.and.olive"
//! everywhere, insta is where I answer`, `username is lumenfox. The app is the one with the plane`.

use super::cue::{Cue, How, Joined};
use super::ident::{self, Look};
use super::mention::{Mention, Plain};
use crate::text::lexicon::Class;
use crate::text::{Text, Token};

/// How far from the mention the name may stand, in tokens.
const REACH: usize = 20;
/// Longer messages speak of more than one thing.
const MOST_TOKENS: usize = 48;

/// The name that the message introduces, for a service that it mentions plainly.
pub(super) fn introduced(text: &Text<'_>, mention: &Mention) -> Option<Joined> {
    if mention.subject || mention.plain < Plain::Name || text.tokens.len() > MOST_TOKENS {
        return None;
    }
    let grammar = mention.service.handle.as_ref()?;
    let low = mention.index.saturating_sub(REACH);
    (low..mention.index + REACH).find_map(|at| {
        let fewest = introduces(text, at)?;
        let quotes = text.token(at + 1).is_some_and(|token| is_quote(&token));
        let ident = ident::read(text, at + 1 + usize::from(quotes), Some(grammar))?;
        let last = text.token(text.token_from(ident.range.end).checked_sub(1)?)?;
        // An everyday word, or the start of a longer name.
        let everyday = last.lexeme.is_known() && ident.look <= Look::Rare;
        (ident.look >= fewest && !everyday).then_some(Joined {
            ident,
            cue: Cue::Firm,
            how: How::Plain,
            reversed: false,
        })
    })
}

/// What a name behind the token has to look like at least, if the token introduces one.
fn introduces(text: &Text<'_>, at: usize) -> Option<Look> {
    let token = text.token(at)?;
    // `name there is lumenfox`
    let there = usize::from(at > 1 && text.word_at(at - 1) == "there");
    let before = at.checked_sub(1 + there).and_then(|at| text.token(at));
    let is_ident = |token: Option<Token>| {
        token.is_some_and(|token| token.lexeme.is(Class::IDENT) && token.is_wordlike())
    };
    match () {
        // `username is lumenfox`, `username: lumenfox`
        () if is_ident(before) && (token.lexeme.is(Class::COPULA) || token.is_sign(b':')) => {
            Some(Look::Rare)
        }
        () if token.lexeme.is(Class::SELF) => Some(Look::Marked),
        _ => None,
    }
}

fn is_quote(token: &Token) -> bool {
    token.is_sign(b'"') || token.is_sign(b'\'')
}
