//! Chains of atoms that may be one number, and the digits that they come to in one language.

use super::atom::{Atom, Distance, Gap, Piece};
use super::words::compose;
use crate::rules::tables::LANGUAGES;
use crate::text::lexicon::{Class, Lexeme};

/// The most pieces of a chain; what is longer is a list or a table.
const MOST_ATOMS: usize = 64;

/// One group of digits as it was written or said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) token: usize,
    /// Its digits, in [`Chain::digits`].
    pub(super) first: u16,
    pub(super) len: u16,
    pub(super) gap: Gap,
    pub(super) how: How,
}

/// How a group was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Digits,
    /// A number word of that kind.
    Word(Sort),
    /// A letter that looks like a digit.
    Letter,
}

/// What speaks for a number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// It means nothing else.
    Plain,
    /// It is an ordinary word too, or only sounds like a digit.
    Doubtful,
    /// `double`, `triple` and what they repeat.
    Repeated,
}

/// Units with nothing foreign between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    pub(super) units: Vec<Unit>,
    /// The digits of all units, one after the other.
    pub(super) digits: Vec<u8>,
    /// The language of its words, by index, if it has any.
    pub(super) language: Option<u16>,
}

impl Chain {
    /// The digits of a range of units.
    pub(super) fn digits_of(&self, first: usize, end: usize) -> &[u8] {
        let (Some(a), Some(b)) = (self.units.get(first), self.units.get(end.wrapping_sub(1)))
        else {
            return &[];
        };
        self.digits.get(usize::from(a.first)..usize::from(b.first + b.len)).unwrap_or_default()
    }

    pub(super) fn push(&mut self, atom: &Atom, digits: &[u8], end: usize, how: How) {
        let first = self.digits.len() as u16;
        self.digits.extend_from_slice(digits);
        self.units.push(Unit {
            start: atom.start,
            end,
            token: atom.token,
            first,
            len: digits.len() as u16,
            gap: atom.gap,
            how,
        });
    }
}

/// Cuts the atoms into chains: where nothing ties them, and where no language has the words
/// of both sides.
pub(super) fn chains(text: &str, atoms: &[Atom], mut each: impl FnMut(Chain)) {
    let english = LANGUAGES.iter().position(|tag| *tag == "en").unwrap_or(0) as u16;
    let mut begin = 0;
    while begin < atoms.len() {
        let mut mask = u64::MAX;
        let mut end = begin;
        while let Some(atom) = atoms.get(end) {
            if end > begin && atom.gap.distance == Distance::Apart {
                break;
            }
            if let Piece::Word(lexeme) = atom.piece {
                let own = languages(lexeme);
                if own >> english & 1 == 0 {
                    if mask & own == 0 {
                        break;
                    }
                    mask &= own;
                }
            }
            end += 1;
        }
        let end = end.max(begin + 1);
        for part in parts(&atoms[begin..end]) {
            if digits_at_most(part) >= 6 {
                let language = match mask {
                    u64::MAX => english,
                    mask => mask.trailing_zeros() as u16,
                };
                each(compose(text, part, language, english));
            }
        }
        begin = end;
    }
}

/// A chain that is too long is cut at its widest gaps, or left out where it has none.
fn parts(atoms: &[Atom]) -> impl Iterator<Item = &[Atom]> {
    let cut = if atoms.len() > MOST_ATOMS { Distance::Comma } else { Distance::Apart };
    let mut rest = atoms;
    core::iter::from_fn(move || {
        while !rest.is_empty() {
            let len = 1 + rest.iter().skip(1).take_while(|atom| atom.gap.distance < cut).count();
            let (part, tail) = rest.split_at(len);
            rest = tail;
            if part.len() <= MOST_ATOMS {
                return Some(part);
            }
        }
        None
    })
}

fn digits_at_most(atoms: &[Atom]) -> usize {
    atoms
        .iter()
        .map(|atom| match atom.piece {
            Piece::Digits => atom.end - atom.start,
            Piece::Word(_) => 3,
            Piece::Letter(_) => 1,
        })
        .sum()
}

/// The languages that have a number word, as bits.
pub(super) fn languages(lexeme: Lexeme) -> u64 {
    lexeme.numbers().fold(0, |bits, (language, _)| bits | 1 << (language & 63))
}

/// What speaks for a number word.
pub(super) fn sort_of(lexeme: Lexeme) -> Sort {
    match lexeme.is(Class::AMBIGUOUS_NUMBER) || lexeme.is(Class::HOMOPHONE) {
        true => Sort::Doubtful,
        false => Sort::Plain,
    }
}
