//! Names that their bearers give without saying where: `its @joe`, `find me as moon_store`.

use super::ident::{self, Ident, Look};
use crate::clue::Clue;
use crate::find::Candidate;
use crate::report::{Certainty, Kind};
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token};

/// `its @joe`, `im @joe`, `my gram is @joe`, `find me where people dance, @joe`: a sentence that
/// says whose the name behind the `@` is.
pub(super) fn is_own(text: &Text<'_>, at: usize) -> bool {
    const BACK: usize = 10;
    let from = at.saturating_sub(BACK);
    let opens = |index: &usize| text.tokens[*index].flags.has(Flags::OPENS);
    let Some(start) = (from..at).rev().find(opens) else { return false };
    let closes = text.token(at + 2).is_none_or(|next| !next.is_wordlike());
    if closes && (start..at).any(|index| invites(text, index).is_some()) {
        return true;
    }
    let before = (start..at).filter_map(|index| text.token(index));
    let words: Vec<_> = before.filter(|token| token.is_wordlike()).collect();
    let Some(last) = words.last() else { return false };
    let says = last.lexeme.is(Class::SELF) || last.lexeme.is(Class::COPULA);
    let whose = words.first().is_some_and(|first| {
        first.lexeme.is(Class::SELF)
            || first.lexeme.is(Class::MINE)
            || first.lexeme.is(Class::COPULA)
    });
    says && whose && words.len() <= 4
}

/// `find me as moon_store`, `búscame como tienda_luna`: what looks like nothing but a name, where
/// the reader is told to look for the author.
pub(super) fn invited(text: &Text<'_>) -> impl Iterator<Item = Ident> {
    (0..text.tokens.len()).filter_map(|at| {
        // What one writes or texts may have a name too: `text me logo_final`.
        let seeks = !text.tokens[at].lexeme.is(Class::TALKING);
        let invited = invites(text, at).filter(|_| seeks);
        invited.and_then(|next| name_at(text, next)).or_else(|| present(text, at))
    })
}

/// `i'm owen_hart there too`, where a service is only hinted at.
fn present(text: &Text<'_>, at: usize) -> Option<Ident> {
    text.token(at).filter(|token| token.lexeme.is(Class::SELF))?;
    let ident = ident::read(text, at + 1, None).filter(|ident| ident.look == Look::Shaped)?;
    let next = text.token_from(ident.range.end);
    let there = matches!(text.word_at(next), "there" | "everywhere" | "elsewhere");
    (there && ident.canonical.contains('_')).then_some(ident)
}

/// `add me`, `cherche-moi`, `búscame`: the token behind it.
pub(super) fn invites(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.token(at).filter(|token| token.lexeme.is(Class::ACT))?;
    let next = text.token(at + 1);
    let joined = usize::from(next.is_some_and(|next| next.is_sign(b'-') && !next.is_spaced()));
    let me = text.token(at + 1 + joined).filter(|me| is_me(text, *me));
    match me {
        Some(_) => Some(at + joined + 2),
        None => ends_in_me(text.word(token)).then_some(at + 1),
    }
}

fn is_me(text: &Text<'_>, token: Token) -> bool {
    token.lexeme.is(Class::ME) && !matches!(text.word(token), "my" | "i" | "we")
}

/// Verbs that take the pronoun as their end: `agrégame`, `seguici`, `راسلني`.
fn ends_in_me(word: &str) -> bool {
    ["me", "nos", "mi", "ci", "ني", "我"].iter().any(|end| word.ends_with(end))
}

/// The name behind an invitation, and behind `as`, a colon or a quotation mark.
fn name_at(text: &Text<'_>, at: usize) -> Option<Ident> {
    const MOST: usize = 3;
    let is_glue = |at: &usize| {
        text.token(*at).is_some_and(|token| {
            token.lexeme.is(Class::NAMED)
                || [b':', b',', b'"', b'\''].iter().any(|&sign| token.is_sign(sign))
        })
    };
    let glue = (at..at + MOST).take_while(is_glue).count();
    let named =
        (at..at + glue).any(|at| text.token(at).is_some_and(|token| token.lexeme.is(Class::NAMED)));
    let ident = ident::read(text, at + glue, None)?;
    let digits = ident.canonical.bytes().rev().take_while(u8::is_ascii_digit).count();
    let fits = match ident.look {
        Look::Shaped => named || ident.canonical.contains('_'),
        Look::Marked => named && digits > 1,
        Look::Word | Look::Rare | Look::At => false,
    };
    fits.then_some(ident)
}

pub(super) fn candidate(ident: Ident) -> Candidate {
    let mut candidate = Candidate::new(Kind::Handle, "handle.own", ident.range, Certainty::Likely);
    candidate.canonical = Some(ident.canonical);
    candidate.clues.push(Clue::new("the author gives it as theirs"));
    candidate
}
