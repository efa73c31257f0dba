//! A sentence whose letters are all set apart, with wider gaps between its words:
//! `f o l l o w  m e  o n  i n s t a`.

use super::{MOST_LETTERS, Merged, is_one_letter};
use crate::fold::is_letter;
use crate::text::lexicon::lexicon;
use crate::text::{Text, Token, TokenKind};

/// What stands between two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// One space: the word goes on.
    Letter,
    /// More of them: the next word begins.
    Word,
    /// Anything else.
    Other,
}

/// The word of the lexicon that begins at `at`, if its letters stand one space apart and another
/// letter stands a wider gap before or behind it.
pub(super) fn word(text: &Text<'_>, at: usize) -> Option<Merged> {
    letter(text, at)?;
    let before = at.checked_sub(1).map_or(Gap::Other, |last| gap(text, last));
    if before == Gap::Letter {
        return None;
    }
    let mut word = String::new();
    let mut next = at;
    while let Some(letter) = letter(text, next) {
        word.push_str(letter);
        next += 1;
        if next - at > MOST_LETTERS {
            return None;
        }
        if gap(text, next - 1) != Gap::Letter {
            break;
        }
    }
    let after = gap(text, next - 1);
    let lexeme = lexicon().get(&word);
    let wide = before == Gap::Word || after == Gap::Word;
    (wide && next - at > 1 && lexeme.is_known()).then_some(Merged {
        lexeme,
        len: next - at,
        disguised: true,
    })
}

/// The letter that a token is.
fn letter<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t str> {
    let token = text.token(at).filter(|token: &Token| token.kind == TokenKind::Word)?;
    let word = text.word(token);
    (is_one_letter(word) && word.starts_with(is_letter)).then_some(word)
}

/// What stands behind the token at `at`, where a letter follows.
fn gap(text: &Text<'_>, at: usize) -> Gap {
    let (Some(last), Some(next)) = (text.token(at), text.token(at + 1)) else { return Gap::Other };
    if letter(text, at).is_none() || letter(text, at + 1).is_none() {
        return Gap::Other;
    }
    match text.folded.slice(last.end as usize, next.start as usize) {
        " " => Gap::Letter,
        blank if blank.len() > 1 && blank.bytes().all(|byte| byte == b' ') => Gap::Word,
        _ => Gap::Other,
    }
}
