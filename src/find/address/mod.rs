//! What addresses and links are made of: hosts, providers, and the words and signs that
//! stand for `@`, `.` and `/`.
//!
//! Shared by the finders for e-mail and links. Plain shapes are read from the bytes of the
//! folded text ([`scan`]), disguised ones from [`atom::Atom`]s, which are built once and only
//! for a text that has a trigger.

pub(crate) mod atom;
pub(crate) mod decode;
pub(crate) mod domain;
pub(crate) mod mirror;
pub(crate) mod placeholder;
pub(crate) mod provider;
pub(crate) mod scan;
pub(crate) mod tld;

use crate::text::lexicon::Class;
use crate::text::{Text, TokenKind};
use atom::Atom;

/// `wrenatgmaildotcom`: both signs as words within one word.
fn is_run_together(word: &str) -> bool {
    const SHORTEST: usize = "joeatgmxdotde".len();
    word.len() >= SHORTEST
        && word
            .rfind("dot")
            .is_some_and(|dot| word.get(..dot).is_some_and(|start| start.contains("at")))
}

/// The atoms of `text`, none where nothing in it could be a disguised address: one look at
/// each token.
pub(crate) fn atoms(text: &Text<'_>) -> Vec<Atom> {
    const WORDS: u128 = 1 << Class::DOT.number()
        | 1 << Class::SLASH.number()
        | 1 << Class::MAIL.number()
        | 1 << Class::PAGE.number();
    let bytes = text.folded.bytes();
    let triggers = text.tokens.iter().any(|token| match token.kind {
        TokenKind::Sign(b'@' | b'/') => true,
        TokenKind::Sign(b'.' | b',' | b'*') => {
            let next = bytes.get(token.end as usize);
            next.is_some_and(|byte| !byte.is_ascii_whitespace() && !byte.is_ascii_digit())
                || (token.is_spaced() && next.is_some())
        }
        // `karin[a]holtdesign[d]com`
        TokenKind::Sign(b'(' | b'[' | b'{') => {
            matches!(bytes.get(token.end as usize..), Some([b'd', b')' | b']' | b'}', ..]))
        }
        TokenKind::Symbol => atom::stand_in(text.word(*token)).is_some(),
        TokenKind::Word if !token.lexeme.is_known() => is_run_together(text.word(*token)),
        _ => token.lexeme.shared() & WORDS != 0,
    });
    if triggers { atom::read(text) } else { Vec::new() }
}
