//! Identifiers of digits alone: QQ, ICQ, friend codes, meeting and remote-desktop ids; and
//! the letters of a Google Meet code.

use super::ident::{Ident, Look};
use super::mention::Plain;
use crate::rules::service::{Service, ServiceKind};
use crate::text::lexicon::Class;
use crate::text::{Text, TokenKind};

/// Reads a number from the token `index` on. Where digits are only one way of naming
/// oneself it has to be `called` an id or a code.
pub(super) fn read(
    text: &Text<'_>,
    index: usize,
    service: &Service,
    called: bool,
    plain: Plain,
) -> Option<Ident> {
    let grammar = service.handle.as_ref()?;
    let first = text.token(index)?;
    if service.id == "google-meet" {
        return meet_code(text, index);
    }
    if !grammar.digits || first.kind != TokenKind::Number {
        return None;
    }
    let mut end = first.end as usize;
    let mut digits = text.word(first).len();
    let mut groups = 1;
    let mut at = index + 1;
    while let Some(token) = text.token(at) {
        let hyphen = token.is_sign(b'-') && !token.is_spaced();
        let next = if hyphen { text.token(at + 1) } else { Some(token) };
        let Some(next) =
            next.filter(|next| next.kind == TokenKind::Number && (hyphen || next.is_spaced()))
        else {
            break;
        };
        if text.word(next).len() < 2 || digits + text.word(next).len() > 17 {
            break;
        }
        digits += text.word(next).len();
        groups += 1;
        end = next.end as usize;
        at += if hyphen { 2 } else { 1 };
    }
    let only_digits = !grammar.chars.contains('a');
    let least = if only_digits { (grammar.min as usize).clamp(5, 9) } else { 7 };
    let sure = called
        || only_digits
            && plain > Plain::Ambiguous
            && (digits >= 8 || service.kind != ServiceKind::Meeting);
    let counted = text.token(at).is_some_and(|token| {
        token.lexeme.is(Class::UNIT)
            || token.lexeme.is(Class::CURRENCY)
            || token.lexeme.is(Class::WORK)
            || token.is_sign(b'%')
    });
    let steps = text.word(first).bytes().collect::<Vec<u8>>();
    let uniform = groups == 1 && steps.windows(2).all(|pair| pair[0] == pair[1]);
    if digits < least || !sure || counted || uniform {
        return None;
    }
    let range = first.start as usize..end;
    let canonical: String =
        text.folded.slice(range.start, range.end).chars().filter(char::is_ascii_digit).collect();
    Some(Ident { range, canonical, look: Look::Marked })
}

/// `kfn-wqpd-rtx`.
fn meet_code(text: &Text<'_>, index: usize) -> Option<Ident> {
    let start = text.token(index)?.start as usize;
    let code = text.folded.slice(start, start + 12);
    let parts: Vec<&str> = code.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let letters = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_lowercase()));
    let closed = text
        .folded
        .bytes()
        .get(start + 12)
        .is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
    (lengths == [3, 4, 3] && letters && closed).then(|| Ident {
        range: start..start + 12,
        canonical: code.to_owned(),
        look: Look::Shaped,
    })
}
