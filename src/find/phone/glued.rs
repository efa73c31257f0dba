//! Digits that a word runs into: what is left of an advertisement when its markup is gone, and
//! what people do so that a number is no word of its own.

use super::atom::{Atom, Piece};
use super::gap::Gap;
use crate::text::common;
use crate::text::lexicon::{Class, lexicon};
use crate::text::{Flags, Text, Token, TokenKind};

/// `callme9175550122ok`, `tonight602 228 4192`: digits that a word runs into, or that run into
/// one.
pub(super) fn find(text: &Text<'_>, token: Token, at: usize, atoms: &mut Vec<Atom>) -> bool {
    /// Digits of a whole number.
    const WHOLE: usize = 7;
    const MOST: usize = 15;
    let word = text.word(token);
    let Some(mut first) = word.find(|c: char| c.is_ascii_digit()) else { return false };
    let run = |from: usize| word[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut head = &word[..first];
    // `200tel3365551212`: a price runs into it as well.
    if let Some(letters) = word.rfind(|c: char| !c.is_ascii_digit()).filter(|_| first == 0) {
        let last = letters + word[letters..].chars().next().map_or(1, char::len_utf8);
        if word.len() - last >= WHOLE {
            (first, head) = (last, &word[run(0)..last]);
        }
    }
    let len = run(first);
    let tail = &word[first + len..];
    if !(3..=MOST).contains(&len) || tail.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let calls = |word: &str| {
        let lexeme = lexicon().get(word);
        lexeme.is(Class::PHONE_CUE) || lexeme.is(Class::PHONE) || lexeme.is(Class::CALLING)
    };
    let known =
        |word: &str| lexicon().get(word).is_known() && !lexicon().get(word).is(Class::NUMBER);
    let cue = head.is_empty() && known(tail)
        || calls(head)
        || head.ends_with("me") && lexicon().get(&head[..head.len() - 2]).is(Class::PHONE_CUE);
    let fits = cue && len >= WHOLE || runs_into(text, token, at, (head, len, tail), atoms);
    if fits {
        let start = token.start as usize + first;
        atoms.push(Atom {
            start,
            end: start + len,
            token: at,
            piece: Piece::Digits,
            gap: Gap::default(),
            heard: false,
        });
    }
    fits
}

/// Whether a word that is no unit and names no number runs into the first or the last digits of
/// a number, or into all of them: `weekend7183424192`, `718 342 4192call`.
fn runs_into(
    text: &Text<'_>,
    token: Token,
    at: usize,
    (head, len, tail): (&str, usize, &str),
    atoms: &[Atom],
) -> bool {
    const SHORTEST_WORD: usize = 3;
    let word = match (head.is_empty(), tail.is_empty()) {
        (false, true) => head,
        (true, false) => tail,
        _ => return false,
    };
    let lexeme = lexicon().get(word);
    let names = [Class::LABEL, Class::UNIT, Class::CURRENCY, Class::NUMBER, Class::ORDINARY];
    if word.len() < SHORTEST_WORD
        || !word.bytes().all(|byte| byte.is_ascii_lowercase())
        || names.into_iter().any(|class| lexeme.is(class))
    {
        return false;
    }
    let start = token.start as usize + if head.is_empty() { len } else { 0 };
    let titled =
        text.folded.is_upper(start, start + 1) && !text.folded.is_upper(start, start + word.len());
    if !(lexeme.is_known() || common::is_common(word) || titled) {
        return false;
    }
    if len >= 10 {
        return len <= 11;
    }
    // Part of a number: the rest stands beside it.
    if head.is_empty() {
        return atoms.last().is_some_and(|last| at - last.token <= 3);
    }
    let counts = |token: Token| {
        token.kind == TokenKind::Number
            || token.flags.has(Flags::MIXED)
            || token.lexeme.is(Class::NUMBER)
            || super::runs_together(text.word(token))
    };
    let near = text.tokens[at + 1..].iter().take(2).any(|&token| counts(token));
    len == 3 && near
}
