//! Number words to digits: `nine hundred`, `quatre-vingt-dix-huit`, `beş yüz elli iki`,
//! `double seven`, `neununddreißig`.
//!
//! A digit after tens belongs to them, a digit after hundreds does unless another digit word
//! follows: telephone numbers are said in groups and digit by digit, in that order.

use super::atom::{Atom, Distance, Piece};
use super::chain::{Chain, How, Sort, sort_of};
use crate::rules::tables::LANGUAGES;
use crate::text::lexicon::{Lexeme, NumberWord};

/// Reads atoms as units of digits, words in `language` or else in `english`.
pub(super) fn compose(text: &str, atoms: &[Atom], language: u16, english: u16) -> Chain {
    let mut chain = Chain::default();
    let words = Words {
        text,
        atoms,
        language,
        english,
        tag: LANGUAGES.get(language as usize).copied().unwrap_or(""),
    };
    let mut at = 0;
    let mut gap = None;
    while let Some(&(mut atom)) = atoms.get(at) {
        // A word that gives no digit leaves its gap to the next.
        if let Some(before) = gap.take() {
            atom.gap = before;
        }
        let before = chain.units.len();
        at = match atom.piece {
            Piece::Digits => {
                chain.push(
                    &atom,
                    text.get(atom.start..atom.end).unwrap_or_default().as_bytes(),
                    atom.end,
                    How::Digits,
                );
                at + 1
            }
            Piece::Letter(digit) => {
                chain.push(&atom, &[digit], atom.end, How::Letter);
                at + 1
            }
            Piece::Word(lexeme) => {
                chain.language = Some(language);
                words.read(&mut chain, &atom, at, lexeme)
            }
        };
        if chain.units.len() == before {
            gap = Some(atom.gap);
        }
    }
    chain
}

struct Words<'t> {
    text: &'t str,
    atoms: &'t [Atom],
    language: u16,
    english: u16,
    tag: &'static str,
}

impl Words<'_> {
    fn value(&self, lexeme: Lexeme) -> Option<NumberWord> {
        let find = |wanted: u16| lexeme.numbers().find(|&(language, _)| language == wanted);
        find(self.language)
            .or_else(|| find(self.english))
            .or_else(|| lexeme.numbers().next())
            .map(|(_, word)| word)
    }

    /// The number word at `at`, if it belongs to the one before.
    fn next(&self, at: usize) -> Option<NumberWord> {
        let atom = self.atoms.get(at).filter(|atom| {
            atom.gap.distance <= Distance::Spaced && matches!(atom.gap.sign, 0 | b' ' | b'-')
        })?;
        match atom.piece {
            Piece::Word(lexeme) => self.value(lexeme),
            _ => None,
        }
    }

    fn read(&self, chain: &mut Chain, atom: &Atom, at: usize, lexeme: Lexeme) -> usize {
        let sort = if atom.heard { Sort::Doubtful } else { sort_of(lexeme) };
        let Some(word) = self.value(lexeme) else { return at + 1 };
        if let NumberWord::Times(times) = word {
            return self.repeat(chain, atom, at, times);
        }
        let (value, next) = self.number(word, at);
        let end = self.atoms.get(next - 1).map_or(atom.end, |last| last.end);
        let sort = if next - at > 1 { Sort::Plain } else { sort };
        chain.push(atom, value.to_string().as_bytes(), end, How::Word(sort));
        next
    }

    /// `double five`, `triple ⑤`.
    fn repeat(&self, chain: &mut Chain, atom: &Atom, at: usize, times: u8) -> usize {
        let Some(next) =
            self.atoms.get(at + 1).filter(|next| next.gap.distance <= Distance::Spaced)
        else {
            return at + 1;
        };
        let digit = match next.piece {
            Piece::Digits if next.end - next.start == 1 => {
                self.text.as_bytes().get(next.start).copied()
            }
            Piece::Word(lexeme) => match self.value(lexeme) {
                Some(NumberWord::Digit(digit)) => Some(b'0' + digit),
                _ => None,
            },
            Piece::Letter(digit) => Some(digit),
            Piece::Digits => None,
        };
        let Some(digit) = digit else { return at + 1 };
        chain.push(
            atom,
            &[digit; 3][..usize::from(times.min(3))],
            next.end,
            How::Word(Sort::Repeated),
        );
        at + 2
    }

    /// The value that begins with `word` and the index after it.
    fn number(&self, word: NumberWord, at: usize) -> (u32, usize) {
        let next = self.next(at + 1);
        match word {
            NumberWord::Hundreds(hundreds) => self.below_hundred(u32::from(hundreds) * 100, at + 1),
            NumberWord::Hundred => self.below_hundred(100, at + 1),
            NumberWord::Digit(digit @ 1..) if matches!(next, Some(NumberWord::Hundred)) => {
                self.below_hundred(u32::from(digit) * 100, at + 2)
            }
            NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_) => self.ones(word, at),
            NumberWord::Times(_) => (0, at + 1),
        }
    }

    /// What follows hundreds.
    fn below_hundred(&self, hundreds: u32, at: usize) -> (u32, usize) {
        match self.next(at) {
            Some(word @ (NumberWord::Teen(_) | NumberWord::Tens(_))) => {
                let (value, next) = self.ones(word, at);
                (hundreds + value, next)
            }
            Some(word @ NumberWord::Digit(1..)) => {
                let (value, next) = self.ones(word, at);
                let alone =
                    !matches!(self.next(next), Some(NumberWord::Digit(_) | NumberWord::Hundred));
                if value > 9 || alone { (hundreds + value, next) } else { (hundreds, at) }
            }
            _ => (hundreds, at),
        }
    }

    /// A number below a hundred.
    fn ones(&self, word: NumberWord, at: usize) -> (u32, usize) {
        let next = self.next(at + 1);
        let french = self.tag == "fr";
        match (word, next) {
            (NumberWord::Digit(4), Some(NumberWord::Tens(20))) if french => self.french(80, at + 2),
            (NumberWord::Digit(digit @ 1..), Some(NumberWord::Tens(tens)))
                if self.atoms.get(at + 1).is_some_and(|atom| atom.gap.joins) =>
            {
                (u32::from(tens + digit), at + 2)
            }
            (NumberWord::Teen(10), Some(NumberWord::Digit(digit @ 7..))) if french => {
                (10 + u32::from(digit), at + 2)
            }
            (NumberWord::Tens(60), _) if french => self.french(60, at + 1),
            (NumberWord::Tens(tens), Some(NumberWord::Digit(digit @ 1..)))
                if !(french
                    && digit == 4
                    && matches!(self.next(at + 2), Some(NumberWord::Tens(20))))
                    && !matches!(self.next(at + 2), Some(NumberWord::Hundred)) =>
            {
                (u32::from(tens + digit), at + 2)
            }
            (NumberWord::Digit(value) | NumberWord::Teen(value) | NumberWord::Tens(value), _) => {
                (u32::from(value), at + 1)
            }
            _ => (0, at + 1),
        }
    }

    /// Sixty and eighty go on to nineteen: `soixante-douze`, `quatre-vingt-dix-huit`.
    fn french(&self, tens: u32, at: usize) -> (u32, usize) {
        match self.next(at) {
            Some(NumberWord::Digit(4))
                if matches!(self.next(at + 1), Some(NumberWord::Tens(20))) =>
            {
                (tens, at)
            }
            Some(word @ (NumberWord::Teen(_) | NumberWord::Digit(1..))) => {
                let (value, next) = self.ones(word, at);
                (tens + value, next)
            }
            _ => (tens, at),
        }
    }
}
