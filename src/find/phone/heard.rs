//! Number words with a slip of the keys or as they sound: `sevn`, `zeero`, `cuatr`.
//!
//! Asked only of a word that no list holds and that stands right beside a number; one pass
//! over some hundreds of words, most of which their length or first letter rules out.

use std::sync::OnceLock;

use crate::text::lexicon::{Class, Lexeme, NumberWord, lexicon};
use crate::text::slip::is_slip;

/// Shorter words are too near to others: `to`, `do`, `un`.
const FEWEST_LETTERS: usize = 4;

struct Digit {
    word: &'static str,
    chars: usize,
    lexeme: Lexeme,
}

/// The digit that an unknown word is one slip away from. The first letter stands.
pub(super) fn digit(word: &str) -> Option<Lexeme> {
    static DIGITS: OnceLock<Vec<Digit>> = OnceLock::new();
    let digits = DIGITS.get_or_init(|| {
        let words = lexicon().words_of(Class::NUMBER);
        let digit = |lexeme: Lexeme| {
            !lexeme.is(Class::AMBIGUOUS_NUMBER)
                && lexeme.numbers().any(|(_, word)| matches!(word, NumberWord::Digit(_)))
        };
        words
            .filter(|(_, lexeme)| digit(*lexeme))
            .map(|(word, lexeme)| Digit { word, chars: word.chars().count(), lexeme })
            .filter(|digit| digit.chars >= FEWEST_LETTERS)
            .collect()
    });
    let chars = word.chars().count();
    let first = word.chars().next()?;
    digits
        .iter()
        .filter(|digit| digit.chars.abs_diff(chars) <= 1 && digit.word.starts_with(first))
        .find(|digit| is_slip(word, digit.word))
        .map(|digit| digit.lexeme)
}

#[cfg(test)]
mod tests {
    use super::digit;

    #[test]
    fn hears_slips_of_digits_only() {
        for word in ["sevn", "zeero", "eigt", "thre", "fiv", "siette"] {
            assert!(digit(word).is_some(), "{word}");
        }
        for word in ["page", "free", "they", "files", "x"] {
            assert!(digit(word).is_none(), "{word}");
        }
    }
}
