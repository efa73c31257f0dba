//! The pieces of a text that can stand for digits, and what stands between them.
//!
//! A number, a number word, or the parts of a token that mixes them: `tre4sette`, `O77OO`,
//! `ninetwofive`. One pass; a token is looked into only where it mixes letters and digits or
//! where the text counts aloud elsewhere.

use super::chain::languages;
pub(super) use super::gap::{Distance, Gap};
use super::gap::{gap, is_joiner};
use super::{glued, heard};
use crate::text::lexicon::{Class, Lexeme, NumberWord, lexicon};
use crate::text::{Flags, Text, Token, TokenKind};

/// A piece that stands for digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The token that it is, or is part of.
    pub(super) token: usize,
    pub(super) piece: Piece,
    /// What stands before it.
    pub(super) gap: Gap,
    /// It only sounds like its word: `sevn`.
    pub(super) heard: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// ASCII digits.
    Digits,
    /// A number word.
    Word(Lexeme),
    /// One letter that looks like a digit.
    Letter(u8),
}

/// Every atom of the text. `counts` says that number words stand in it, so that plain words
/// are looked into as well.
pub(super) fn atoms(text: &Text<'_>, counts: bool) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    for (at, &token) in text.tokens.iter().enumerate() {
        let begin = atoms.len();
        match token.kind {
            TokenKind::Number => {
                atoms.push(Atom::new(token, at, Piece::Digits));
            }
            TokenKind::Word if joins_tens(text, at, atoms.last()) => continue,
            TokenKind::Word
                if token.lexeme.is(Class::NUMBER) && token.lexeme.numbers().next().is_some() =>
            {
                atoms.push(Atom::new(token, at, Piece::Word(token.lexeme)));
            }
            TokenKind::Word
                if token.flags.has(Flags::MIXED) || token.flags.has(Flags::DISGUISED) =>
            {
                split(text, token, at, &mut atoms);
            }
            TokenKind::Word if counts && !token.lexeme.is_known() => {
                match beside(text, at, &atoms).then(|| heard::digit(text.word(token))).flatten() {
                    Some(lexeme) => atoms
                        .push(Atom { heard: true, ..Atom::new(token, at, Piece::Word(lexeme)) }),
                    None => split(text, token, at, &mut atoms),
                }
            }
            TokenKind::Word if is_letter_zero(text, at, token) => {
                split_letters(text, token, at, &mut atoms)
            }
            _ => {}
        }
        if begin < atoms.len() {
            atoms[begin].gap = match begin.checked_sub(1).and_then(|last| atoms.get(last)) {
                Some(last) => gap(text, last.token, at),
                None => Gap::default(),
            };
        }
    }
    atoms
}

impl Atom {
    fn new(token: Token, at: usize, piece: Piece) -> Atom {
        let (start, end) = (token.start as usize, token.end as usize);
        Atom { start, end, token: at, piece, gap: Gap::default(), heard: false }
    }
}

/// Whether a number stands right before the word, or a number word right behind.
fn beside(text: &Text<'_>, at: usize, atoms: &[Atom]) -> bool {
    atoms.last().is_some_and(|last| at - last.token <= 2)
        || text.token(at + 1).is_some_and(|next| next.lexeme.is(Class::NUMBER))
}

/// `SSS` or `O` tied by a hyphen to what has digits: `617-SSS-0143`.
fn is_letter_zero(text: &Text<'_>, at: usize, token: Token) -> bool {
    let tied = |index: Option<usize>| {
        index
            .and_then(|index| text.token(index))
            .is_some_and(|other| other.kind == TokenKind::Number || other.flags.has(Flags::MIXED))
    };
    let hyphens = text.token(at + 1).is_some_and(|next| next.is_sign(b'-'))
        || at > 0 && text.token(at - 1).is_some_and(|before| before.is_sign(b'-'));
    hyphens
        && (tied(Some(at + 2)) || tied(at.checked_sub(2)))
        && text.word(token).len() <= 4
        && text.word(token).bytes().all(|byte| digit_of(byte).is_some())
}

/// The digit that a letter looks like.
fn digit_of(letter: u8) -> Option<u8> {
    Some(match letter {
        b'o' => b'0',
        b'l' | b'i' => b'1',
        b'z' => b'2',
        b's' => b'5',
        b'b' => b'8',
        _ => return None,
    })
}

fn split_letters(text: &Text<'_>, token: Token, at: usize, atoms: &mut Vec<Atom>) {
    for (offset, byte) in text.word(token).bytes().enumerate() {
        if let Some(digit) = digit_of(byte) {
            let start = token.start as usize + offset;
            let gap = Gap { distance: Distance::Inside, ..Gap::default() };
            atoms.push(Atom {
                start,
                end: start + 1,
                token: at,
                piece: Piece::Letter(digit),
                gap,
                heard: false,
            });
        }
    }
}

/// Whether a capital behind two digits or more stands between numbers: `5O3 86S O148`.
fn is_between(text: &Text<'_>, token: Token, at: usize, atoms: &[Atom]) -> bool {
    let (end, digits) = (token.end as usize, token.end - token.start - 1);
    let next = text.token(at + 1).filter(|next| !next.is_sign(b'-')).or_else(|| text.token(at + 2));
    digits >= 2
        && text.folded.is_upper(end - 1, end)
        && atoms.last().is_some_and(|last| at - last.token <= 2)
        && next.is_some_and(|next| next.kind == TokenKind::Number || next.flags.has(Flags::MIXED))
}

/// Looks into a token: digits, number words and letters for digits that fill it whole.
fn split(text: &Text<'_>, token: Token, at: usize, atoms: &mut Vec<Atom>) {
    const LONGEST: usize = 96;
    const LONGEST_WORD: usize = 20;
    let word = text.word(token);
    let bytes = word.as_bytes();
    let mixed = bytes.iter().any(u8::is_ascii_digit);
    if bytes.len() > LONGEST || (!mixed && bytes.len() < 6) {
        return;
    }
    if mixed && (interleaved(bytes, token, at, atoms) || glued::find(text, token, at, atoms)) {
        return;
    }
    // A digit with one letter behind it is a size or a plural: 10l, 5s, 3d.
    let letters = bytes.iter().filter(|byte| !byte.is_ascii_digit()).count();
    if mixed
        && letters == 1
        && !bytes.last().is_some_and(u8::is_ascii_digit)
        && bytes.last() != Some(&b'o')
        && !is_between(text, token, at, atoms)
    {
        return;
    }
    // From the end: the length of the piece to take at each offset, 0 where none fits.
    let mut take = vec![0u8; bytes.len() + 1];
    let mut reaches = vec![false; bytes.len() + 1];
    reaches[bytes.len()] = true;
    for start in (0..bytes.len()).rev() {
        if !word.is_char_boundary(start) {
            continue;
        }
        let here = bytes[start];
        if here.is_ascii_digit() {
            let end = start + 1;
            if reaches[end] {
                (take[start], reaches[start]) = (1, true);
            }
            continue;
        }
        let longest = (start + LONGEST_WORD).min(bytes.len());
        let fits = |end: usize| {
            reaches[end]
                && word.is_char_boundary(end)
                && (end - start > 1 || !here.is_ascii() || matches!(here, b'o'))
                && look_up(&word[start..end]).numbers().next().is_some()
        };
        let joins = |end: usize| {
            !mixed && start > 0 && reaches[end] && matches!(&word[start..end], "und" | "en" | "ed")
        };
        if let Some(end) = (start + 1..=longest).rev().find(|&end| fits(end)) {
            (take[start], reaches[start]) = ((end - start) as u8, true);
        } else if let Some(end) = [start + 3, start + 2]
            .into_iter()
            .find(|&end| end < bytes.len() && word.is_char_boundary(end) && joins(end))
        {
            (take[start], reaches[start]) = ((end - start) as u8, true);
        } else if mixed && digit_of(here).is_some() && reaches[start + 1] {
            (take[start], reaches[start]) = (1, true);
        }
    }
    if !reaches[0] {
        return;
    }
    if !mixed && !is_of_one_language(word, &take) {
        return;
    }
    let mut offset = 0;
    let mut joins = false;
    let inside = Gap { distance: Distance::Inside, ..Gap::default() };
    while offset < bytes.len() {
        let mut end = offset + usize::from(take[offset]);
        let lexeme = look_up(&word[offset..end]);
        let piece = if bytes[offset].is_ascii_digit() {
            while end < bytes.len() && bytes[end].is_ascii_digit() {
                end += 1;
            }
            Piece::Digits
        } else if lexeme.numbers().next().is_some()
            && !(mixed && end - offset == 1 && bytes[offset].is_ascii())
        {
            Piece::Word(lexeme)
        } else if let Some(digit) = digit_of(bytes[offset]).filter(|_| end - offset == 1) {
            Piece::Letter(digit)
        } else {
            joins = true;
            offset = end;
            continue;
        };
        let start = token.start as usize;
        let gap = Gap { joins: core::mem::take(&mut joins), ..inside };
        atoms.push(Atom {
            start: start + offset,
            end: start + end,
            token: at,
            piece,
            gap,
            heard: false,
        });
        offset = end;
    }
}

/// Whether some language has all the number words that a word is cut into: `onbeş`, not `Forbes`
/// (`for`, `beş`).
fn is_of_one_language(word: &str, take: &[u8]) -> bool {
    let (mut offset, mut shared) = (0, u64::MAX);
    while offset < word.len() {
        let end = offset + usize::from(take[offset]);
        let own = languages(look_up(&word[offset..end]));
        // What only joins is no number of any language.
        if own != 0 {
            shared &= own;
        }
        offset = end;
    }
    shared != 0
}

/// The entry of a part. The fold reads a Cyrillic о beside a digit as Latin: `1ноль`.
fn look_up(part: &str) -> Lexeme {
    if !part.is_ascii() && part.contains('o') {
        return lexicon().get(&part.replace('o', "о"));
    }
    lexicon().get(part)
}

/// `3a0b5c5d5e`: single digits with one letter between any two. `415x823x7120`: groups.
fn interleaved(bytes: &[u8], token: Token, at: usize, atoms: &mut Vec<Atom>) -> bool {
    const FEWEST: usize = 13;
    let digits = |group: &[u8]| !group.is_empty() && group.iter().all(u8::is_ascii_digit);
    let sets = || bytes.split(|&byte| byte == b'x');
    let crossed = sets().all(digits) && sets().map(<[u8]>::len).eq([3, 3, 4]);
    let alternates = bytes.len() >= FEWEST
        && bytes.iter().enumerate().all(|(index, byte)| {
            if index % 2 == 0 { byte.is_ascii_digit() } else { byte.is_ascii_lowercase() }
        })
        // A hash could do so by chance, an alphabet or one letter could not.
        && bytes.iter().skip(1).step_by(2).zip(bytes.iter().skip(3).step_by(2)).all(|(a, b)| a == b || a + 1 == *b);
    if !crossed && !alternates {
        return false;
    }
    let sign = if crossed { b'x' } else { b'a' };
    let mut start = token.start as usize;
    for group in bytes.split(|byte| byte.is_ascii_lowercase()) {
        let end = start + group.len();
        atoms.push(Atom {
            start,
            end,
            token: at,
            piece: Piece::Digits,
            gap: Gap { distance: Distance::Tight, sign, ..Gap::default() },
            heard: false,
        });
        start = end + 1;
    }
    true
}

/// `quarante et un`: a joiner behind tens, even where another language has it as a digit.
fn joins_tens(text: &Text<'_>, at: usize, last: Option<&Atom>) -> bool {
    let tens =
        |lexeme: Lexeme| lexeme.numbers().any(|(_, word)| matches!(word, NumberWord::Tens(_)));
    is_joiner(text.word_at(at))
        && last.is_some_and(|last| {
            last.token + 1 == at && matches!(last.piece, Piece::Word(lexeme) if tens(lexeme))
        })
}
