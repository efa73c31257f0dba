//! The names of services, by what a slip of the keys leaves of them.
//!
//! Every name is listed under its first three letters, its last three, its letters without
//! repetitions, and its consonants: a slip leaves one of them as it was. So a word is compared with
//! the few names that share one with it, however long the list is.

use std::sync::OnceLock;

use super::super::lexicon::{Class, Lexeme, lexicon};
use crate::order::sort_by_number;
use crate::rules::service;

/// The fewest letters of a name that may have a slip in it: its two halves of three letters stand
/// apart.
pub(super) const FEWEST_FOR_SLIP: usize = 7;
/// The fewest consonants that tell a name.
pub(super) const FEWEST_BONES: usize = 4;
/// How many letters of a half.
const HALF: usize = 3;

/// A service name, or a word for e-mail, of one word.
pub(super) struct Name {
    first: char,
    pub(super) chars: usize,
    /// Which Latin letters it has.
    pub(super) mask: u32,
    pub(super) word: &'static str,
    pub(super) lexeme: Lexeme,
}

/// What of a name is as it was.
#[derive(Clone, Copy)]
enum Part {
    Front,
    Back,
    Single,
    Bones,
    /// The first and the last letter of a name of five or six that is the service's own.
    Ends,
}

struct Names {
    /// In the order of the alphabet.
    names: Vec<Name>,
    /// A hash of each part, and whose it is, in order.
    parts: Vec<(u32, u16)>,
}

/// Which Latin letters a word has; every other character counts as one more.
pub(super) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| match byte {
        b'a'..=b'z' => mask | 1 << (byte - b'a'),
        _ => mask | 1 << 26,
    })
}

fn index() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let words = lexicon().words_of(Class::NAME).chain(lexicon().words_of(Class::EMAIL));
        let mut names: Vec<Name> = words
            .filter(|(word, _)| !word.contains(' '))
            .filter_map(|(word, lexeme)| {
                let (first, chars) = (word.chars().next()?, word.chars().count());
                Some(Name { first, chars, mask: letters(word), word, lexeme })
            })
            .filter(|name| name.chars >= 4)
            .collect();
        // Alphabetically, as far as sixteen bytes go: of several the first is taken.
        sort_by_number(&mut names, |name| {
            let bytes = name.word.bytes().chain(core::iter::repeat(0)).take(16);
            bytes.fold(0, |key, byte| key << 8 | u128::from(byte))
        });
        let mut parts = Vec::with_capacity(names.len() * 4);
        for (at, name) in names.iter().enumerate() {
            let mut list = |hash| parts.push((hash, at as u16));
            list(hash(Part::Single, single(name.word)));
            if name.chars >= FEWEST_FOR_SLIP {
                list(hash(Part::Front, front(name.word).chars()));
                list(hash(Part::Back, back(name.word).chars()));
                list(hash(Part::Bones, bones(name.word)));
            } else if name.chars >= 5 && is_own(name) {
                list(hash(Part::Ends, ends(name.word)));
            }
        }
        sort_by_number(&mut parts, |&(hash, at)| u128::from(hash) << 16 | u128::from(at));
        Names { names, parts }
    })
}

impl Names {
    /// The names that have the part with this hash.
    fn with(&self, hash: u32) -> impl Iterator<Item = u16> + use<'_> {
        let from = self.parts.partition_point(|entry| entry.0 < hash);
        self.parts[from..].iter().take_while(move |entry| entry.0 == hash).map(|entry| entry.1)
    }
}

/// FNV-1a over whole characters, with the part in front.
fn hash(part: Part, text: impl Iterator<Item = char>) -> u32 {
    let step = |hash: u32, letter: u32| (hash ^ letter).wrapping_mul(0x0100_0193);
    text.map(u32::from).fold(step(0x811c_9dc5, part as u32), step)
}

/// Whether it is what the service calls itself.
fn is_own(name: &Name) -> bool {
    let service = name.lexeme.service().and_then(service::by_index);
    name.lexeme.is(Class::NAME)
        && service.is_some_and(|service| service.name.eq_ignore_ascii_case(name.word))
}

/// The names that begin as `word` does: a few dozen of some thousands.
pub(super) fn names_like(word: &str) -> impl Iterator<Item = &'static Name> {
    let names = &index().names;
    let first = word.chars().next().unwrap_or(' ');
    let from = names.partition_point(|name| name.first < first);
    names.iter().skip(from).take_while(move |name| name.first == first)
}

/// The names that begin as `word` does and share a part with it, each with its place in the order
/// of the alphabet; some come several times.
pub(super) fn names_near(word: &str) -> impl Iterator<Item = (u16, &'static Name)> {
    let index = index();
    let first = word.chars().next();
    index
        .with(hash(Part::Single, single(word)))
        .chain(index.with(hash(Part::Front, front(word).chars())))
        .chain(index.with(hash(Part::Back, back(word).chars())))
        .chain(index.with(hash(Part::Bones, bones(word))))
        .filter_map(|at| Some((at, index.names.get(usize::from(at))?)))
        .filter(move |(_, name)| first == Some(name.first))
}

/// The names of five and six letters with the first and the last of `word`.
pub(super) fn short_names_like(word: &str) -> impl Iterator<Item = &'static Name> {
    let index = index();
    index
        .with(hash(Part::Ends, ends(word)))
        .filter_map(|at| index.names.get(usize::from(at)))
        .filter(|name| {
            name.word.chars().next() == word.chars().next()
                && name.word.bytes().next_back() == word.bytes().next_back()
        })
}

fn front(word: &str) -> &str {
    word.char_indices().nth(HALF).map_or(word, |(at, _)| &word[..at])
}

fn back(word: &str) -> &str {
    word.char_indices().nth_back(HALF - 1).map_or(word, |(at, _)| &word[at..])
}

fn ends(word: &str) -> impl Iterator<Item = char> {
    word.chars().next().into_iter().chain(word.chars().next_back())
}

/// What is left of a word that is written by ear, without repetitions: `enstagrem`, `whtsap`.
pub(super) fn bones(word: &str) -> impl Iterator<Item = char> {
    single(word).filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h'))
}

/// The letters of a word without repetitions.
pub(super) fn single(word: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    word.chars().filter(move |&c| last.replace(c) != Some(c))
}
