//! Where a text mentions a service, by name, abbreviation or description, and how plainly.

use super::around::is_brief;
use super::ident::{self, Look};
use crate::disguise::{Disguise, Disguises};
use crate::rules::service::{self, Service, ServiceKind};
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// A service named in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// Index of its token.
    pub(super) index: usize,
    pub(super) service: &'static Service,
    pub(super) plain: Plain,
    pub(super) disguises: Disguises,
    /// It is the subject of work: `Instagram captions`.
    pub(super) subject: bool,
    /// An ambiguous name that is written as one: `on X`.
    pub(super) placed: bool,
}

/// How plainly a word names the service, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Plain {
    /// An ordinary word too: `line`, `signal`, `x`.
    Ambiguous,
    /// `tg`, `ig`, an emoji.
    Short,
    /// Its name, or a full description.
    Name,
}

/// How far from a description a word for app may stand, in tokens.
const NEAR: usize = 7;

/// Every mention of a service that people write to or pay through, in order.
pub(super) fn mentions(text: &Text<'_>) -> Vec<Mention> {
    let named =
        Class::NAME.bit() | Class::SHORT.bit() | Class::AMBIGUOUS.bit() | Class::ATTRIBUTE.bit();
    let candidates = text.tokens.iter().enumerate();
    candidates
        .filter(|(_, token)| token.lexeme.shared() & named != 0)
        .filter_map(|(index, _)| mention(text, index))
        .collect()
}

fn mention(text: &Text<'_>, index: usize) -> Option<Mention> {
    let token = text.token(index)?;
    let service = service::by_index(token.lexeme.service()?)?;
    if is_inside(text, index, token) && !leads_to_name(text, index, service) {
        return None;
    }
    // `x->prev`: a letter that was not written as a name.
    let variable = token.end - token.start == 1 && token.flags.has(Flags::SUBJECT);
    if variable || matches!(service.kind, ServiceKind::Mail | ServiceKind::Files) {
        return None;
    }
    let mut disguises = Disguises::default();
    let lexeme = token.lexeme;
    let mut plain = if lexeme.is(Class::NAME) {
        Plain::Name
    } else if lexeme.is(Class::SHORT) {
        Plain::Short
    } else {
        Plain::Ambiguous
    };
    if token.flags.has(Flags::DISGUISED) {
        disguises.insert(Disguise::MaskedName);
        plain = plain.max(Plain::Short);
    } else if plain == Plain::Short {
        disguises.insert(if token.kind == TokenKind::Symbol {
            Disguise::Emoji
        } else {
            Disguise::Abbreviation
        });
    }
    // `snap 👻 joe`: an ordinary word that the sign of its service explains.
    let explained = text.token(index + 1).is_some_and(|next| {
        next.kind == TokenKind::Symbol && next.lexeme.service() == lexeme.service()
    });
    if plain == Plain::Ambiguous && explained {
        plain = Plain::Short;
    }
    // `v těle`, `vše`: a short word of another language without its marks.
    if plain < Plain::Name && lexeme.is(Class::SHORT) && is_accented(text, token) {
        return None;
    }
    let mut subject = token.flags.has(Flags::SUBJECT);
    if lexeme.is(Class::ATTRIBUTE) && !lexeme.is(Class::NAME) && !lexeme.is(Class::SHORT) {
        disguises.insert(Disguise::Nickname);
        plain = if is_app(text, index) { Plain::Name } else { Plain::Ambiguous };
        // `bird site logo`, but `bird icon`
        let whole = text.word_at(index).split(' ').any(is_app_word);
        subject = text.token(index + 1).is_some_and(|next| {
            next.lexeme.is(Class::WORK) && (whole || !next.lexeme.is(Class::APP))
        });
    }
    // `X` and `LINE` are names where they are written as such behind `on`.
    let placed = plain == Plain::Ambiguous
        && text.folded.is_upper(token.start as usize, token.end as usize)
        && index
            .checked_sub(1)
            .and_then(|before| text.token(before))
            .is_some_and(|before| before.lexeme.is(Class::PLACE));
    Some(Mention { index, service, plain, disguises, subject, placed })
}

/// Whether a word of ASCII letters was written with the marks of an alphabet that has them.
fn is_accented(text: &Text<'_>, token: Token) -> bool {
    let raw = text.folded.raw_slice(token.start as usize, token.end as usize);
    text.word(token).is_ascii() && raw.chars().any(|c| matches!(c, '\u{c0}'..='\u{24f}'))
}

/// `ig/joe.d`, `fb/joe-d9`: not inside a path, for it begins there.
fn leads_to_name(text: &Text<'_>, index: usize, service: &Service) -> bool {
    let lexeme = text.tokens[index].lexeme;
    (lexeme.is(Class::NAME) || lexeme.is(Class::SHORT))
        && text.token(index + 1).is_some_and(|sign| sign.is_sign(b'/'))
        && ident::read(text, index + 2, service.handle.as_ref()).is_some_and(|ident| {
            ident.look >= Look::Shaped || ident.look >= Look::Rare && is_brief(text)
        })
}

/// Whether the word is a part of another: `sc_require`, `wx.STC`, `src/tk`.
fn is_inside(text: &Text<'_>, index: usize, token: Token) -> bool {
    // `tango/imo`
    let service = |at: Option<usize>| {
        at.and_then(|at| text.token(at))
            .is_some_and(|other| other.lexeme.service().is_some() && other.lexeme != token.lexeme)
    };
    let beside_service = service(index.checked_sub(2)) || service(Some(index + 2));
    let bytes = text.folded.bytes();
    let (start, end) = (token.start as usize, token.end as usize);
    let listed = token.lexeme.is(Class::NAME);
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let joins = |near: u8, far: u8| match near {
        b'_' | b'\\' | b'$' | b'@' => true,
        b'/' if beside_service => false,
        b'.' | b'-' | b'/' | b'+' => {
            (far.is_ascii_alphanumeric() || far == b'_') && !(listed && near != b'.')
        }
        b':' => far == b':',
        b'(' => far.is_ascii_alphanumeric() || far == b')',
        _ => false,
    };
    let before = byte(start.checked_sub(1));
    before != b'(' && joins(before, byte(start.checked_sub(2)))
        || joins(byte(Some(end)), byte(Some(end + 1)))
}

fn is_app_word(word: &str) -> bool {
    crate::text::lexicon::lexicon().get(word).is(Class::APP)
}

/// Whether a description has a word for app, messenger or site in it or beside it.
fn is_app(text: &Text<'_>, index: usize) -> bool {
    if text.word_at(index).split([' ', '\'']).any(is_app_word) {
        return true;
    }
    let from = index.saturating_sub(NEAR);
    (from..index + NEAR)
        .any(|at| text.token(at).is_some_and(|token| at != index && token.lexeme.is(Class::APP)))
}
