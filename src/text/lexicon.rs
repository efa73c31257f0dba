//! The word list of the rules, unpacked once into a hash table.
//!
//! Shipped front-coded (a few KB compressed); unpacking takes well under a millisecond and a
//! look-up one hash of the word.

use crate::order::sort_by_number;
use std::sync::OnceLock;

use crate::rules::stream::{ascending, number};
use crate::rules::tables::{
    GROUP_CLASSES, GROUPS, HIDDEN, NUMBER_BASE, NUMBER_SLOTS, PRIVATE_BASE, SERVICE_BASE,
    SET_CLASSES, SET_SIZES, SET_WORDS, WORD_COUNT, WORDS,
};

/// A class of words: shared by all languages, a number, a service, or a language's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Class(u16);

/// Classes below are shared and stand in one `u128`.
const SHARED: u16 = 128;

impl Class {
    /// The shared classes that do not count where a word is the subject of work, as bits.
    pub(crate) const HIDDEN_IN_SUBJECT: u128 = HIDDEN;

    pub(crate) const fn numbered(number: u16) -> Class {
        Class(number)
    }

    pub(crate) const fn number(self) -> u16 {
        self.0
    }

    /// Whether it is shared, and stands in `bits`. Shifts by halves: WebAssembly has no number as
    /// wide as `bits`.
    pub(crate) fn is_among(self, bits: u128) -> bool {
        self.0 < SHARED && bit_of(bits, self.0)
    }

    pub(crate) const fn is_shared(self) -> bool {
        self.0 < SHARED
    }

    /// The bit of a shared class, no bit for others.
    pub(crate) const fn bit(self) -> u128 {
        if self.0 < SHARED { 1 << self.0 } else { 0 }
    }

    /// Whether a word of the class does not count where it is the subject of work.
    pub(crate) fn is_hidden_in_subject(self) -> bool {
        self.bit() & HIDDEN != 0
    }
}

/// Bit `number % 128` of `bits`.
pub(crate) fn bit_of(bits: u128, number: u16) -> bool {
    let half = if number & 64 == 0 { bits as u64 } else { (bits >> 64) as u64 };
    half >> (number & 63) & 1 != 0
}

/// What the lexicon knows of a word: the set of classes that list it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lexeme(u16);

/// Equal are entries in the same classes; each group numbers its own sets.
impl PartialEq for Lexeme {
    fn eq(&self, other: &Lexeme) -> bool {
        self.0 == other.0 || self.classes() == other.classes()
    }
}

impl Eq for Lexeme {}

/// What a number word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// 0 to 9.
    Digit(u8),
    /// 10 to 19.
    Teen(u8),
    /// 20, 30 … 90.
    Tens(u8),
    /// 100, 200 … 900 as one word: its digit.
    Hundreds(u8),
    /// The word for hundred after a digit.
    Hundred,
    /// The next digit so many times.
    Times(u8),
}

impl Lexeme {
    pub(crate) const UNKNOWN: Lexeme = Lexeme(0);

    pub(crate) fn is_known(self) -> bool {
        self.0 != 0
    }

    /// Whether `class` lists the word.
    pub(crate) fn is(self, class: Class) -> bool {
        if class.is_shared() {
            class.is_among(self.shared())
        } else {
            self.classes().contains(&class.0)
        }
    }

    /// The shared classes as bits.
    pub(crate) fn shared(self) -> u128 {
        lexicon().set(self).shared
    }

    /// The classes that are not shared, as bits, by their number modulo 128.
    pub(crate) fn others(self) -> u128 {
        lexicon().set(self).others
    }

    /// All classes, by number, ascending.
    pub(crate) fn classes(self) -> &'static [u16] {
        let lexicon = lexicon();
        let Set { from, to, .. } = lexicon.set(self);
        lexicon.classes.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Index of the first service that the word names.
    pub(crate) fn service(self) -> Option<u16> {
        self.classes()
            .iter()
            .find(|&&class| (SERVICE_BASE..PRIVATE_BASE).contains(&class))
            .map(|class| class - SERVICE_BASE)
    }

    /// What the word stands for as a number, in each language that has it.
    pub(crate) fn numbers(self) -> impl Iterator<Item = (u16, NumberWord)> {
        let classes = self.classes().iter();
        classes.filter(|&&class| (NUMBER_BASE..SERVICE_BASE).contains(&class)).map(|class| {
            let at = class - NUMBER_BASE;
            let slot = (at % NUMBER_SLOTS) as u8;
            let word = match slot {
                0..=9 => NumberWord::Digit(slot),
                10..=19 => NumberWord::Teen(slot),
                20..=29 => NumberWord::Tens((slot - 18) * 10),
                30..=39 => NumberWord::Hundreds(slot - 29),
                40 => NumberWord::Hundred,
                41 => NumberWord::Times(2),
                _ => NumberWord::Times(3),
            };
            (at / NUMBER_SLOTS, word)
        })
    }
}

/// The lexicon, unpacked at the first call.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::unpack)
}

/// The unpacked word list.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Every word, one after the other.
    text: String,
    words: Vec<Word>,
    /// Open addressing: indices into `words` plus one, below the upper half of the word's hash,
    /// which tells most other words without a look at their letters.
    slots: Vec<u32>,
    /// The classes of every set, one set after the other.
    classes: Vec<u16>,
    sets: Vec<Set>,
    /// Proper beginnings of service names, hashed, sorted: where `tele gram` may be split.
    beginnings: Vec<u32>,
    /// First letters of words in scripts without spaces.
    unspaced: Vec<char>,
}

/// The bits of a slot that are those of the hash.
const TAG: u32 = 0xffff_0000;
const _: () = assert!(WORD_COUNT < !TAG as usize / 2, "room for the beginnings of phrases too");

#[derive(Clone, Copy, Debug)]
struct Word {
    start: u32,
    len: u8,
    /// Whether a phrase goes on after it, if it has several words itself.
    begins: bool,
    set: u16,
}

/// Classes that list a word.
#[derive(Clone, Copy, Debug, Default)]
struct Set {
    shared: u128,
    others: u128,
    /// Where they stand among the classes of all sets.
    from: u16,
    to: u16,
}

impl Lexicon {
    fn unpack() -> Lexicon {
        let mut lexicon = Lexicon {
            text: String::new(),
            words: Vec::with_capacity(WORD_COUNT),
            slots: vec![0; (WORD_COUNT * 2).next_power_of_two()],
            classes: Vec::new(),
            sets: vec![Set::default()],
            beginnings: Vec::new(),
            unspaced: Vec::new(),
        };
        lexicon.fill();
        lexicon
    }

    fn fill(&mut self) {
        let (mut names, mut sizes, mut members) = (GROUP_CLASSES, SET_SIZES, SET_CLASSES);
        let (mut words, mut counts) = (WORDS, SET_WORDS);
        let (mut word, mut set): (Vec<u8>, Vec<u16>) = (Vec::new(), Vec::new());
        for group in GROUPS.chunks_exact(2) {
            let &[sets, classes] = group else { return };
            let classes: Vec<u16> = ascending(&mut names, 0, classes).collect();
            word.clear();
            set.clear();
            for _ in 0..sets {
                let Some((&[shared, added], rest)) = sizes.split_first_chunk() else { return };
                sizes = rest;
                set.truncate(shared as usize);
                let last = set.last().copied().unwrap_or_default();
                set.extend(ascending(&mut members, last, u16::from(added)));
                let row = self.add_set(&classes, &set);
                for _ in 0..number(&mut counts) {
                    let shared = words.split_off_first().copied().unwrap_or_default();
                    let added = words.iter().position(|&byte| byte < 32).unwrap_or(words.len());
                    let Some((suffix, rest)) = words.split_at_checked(added) else { return };
                    words = rest;
                    word.truncate(shared as usize);
                    word.extend_from_slice(suffix);
                    self.insert(str::from_utf8(&word).unwrap_or_default(), row);
                }
            }
        }
        sort_by_number(&mut self.beginnings, |&hash| u128::from(hash));
        self.beginnings.dedup();
        sort_by_number(&mut self.unspaced, |&letter| u128::from(u32::from(letter)));
        self.unspaced.dedup();
    }

    /// Adds a set of numbers in `classes`; its number.
    fn add_set(&mut self, classes: &[u16], set: &[u16]) -> u16 {
        let mut own = Set { from: self.classes.len() as u16, ..Set::default() };
        for &number in set {
            let class = Class(classes.get(number as usize).copied().unwrap_or_default());
            own.shared |= class.bit();
            if !class.is_shared() {
                own.others |= 1 << (class.0 % 128);
            }
            self.classes.push(class.0);
        }
        own.to = self.classes.len() as u16;
        self.sets.push(own);
        self.sets.len() as u16 - 1
    }

    fn set(&self, lexeme: Lexeme) -> Set {
        self.sets.get(lexeme.0 as usize).copied().unwrap_or_default()
    }

    fn insert(&mut self, word: &str, set: u16) {
        let start = self.text.len() as u32;
        self.text.push_str(word);
        self.entry(word, start).set = set;
        for (at, _) in word.match_indices(' ').skip(1) {
            self.entry(&word[..at], start).begins = true;
        }
        let shared = self.set(Lexeme(set)).shared;
        if shared & (Class::NAME.bit() | Class::EMAIL.bit()) != 0
            && word.chars().count() >= 5
            && !word.contains(' ')
        {
            for (at, _) in word.char_indices().skip(2) {
                self.beginnings.push(hash(&word.as_bytes()[..at]));
            }
        }
        if let Some(first) = word.chars().next()
            && super::lexer::is_unspaced(first)
        {
            self.unspaced.push(first);
        }
    }

    /// The entry of a word that begins at `start` of the text, a new one if it has none.
    fn entry(&mut self, word: &str, start: u32) -> &mut Word {
        let hash = hash(word.as_bytes());
        let at = self.find(word, hash).unwrap_or_else(|slot| {
            self.words.push(Word { start, len: word.len() as u8, begins: false, set: 0 });
            self.slots[slot] = hash & TAG | self.words.len() as u32;
            self.words.len() - 1
        });
        &mut self.words[at]
    }

    /// The index of a word, or the slot where it would be listed.
    fn find(&self, word: &str, hash: u32) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let found = self.slots[slot];
            if found == 0 {
                return Err(slot);
            }
            let at = (found & !TAG) as usize;
            if (found ^ hash) & TAG == 0 && self.text_of(self.words[at - 1]) == word {
                return Ok(at - 1);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The entry of a folded word.
    pub(crate) fn get(&self, word: &str) -> Lexeme {
        self.phrase(word).0
    }

    /// The entry of a row of folded words, and whether a longer one begins with them.
    pub(crate) fn phrase(&self, words: &str) -> (Lexeme, bool) {
        let found = self.find(words, hash(words.as_bytes()));
        found.map_or((Lexeme::UNKNOWN, false), |at| {
            let Word { set, begins, .. } = self.words[at];
            (Lexeme(set), begins)
        })
    }

    /// The entry of a word with its apostrophes left out: `what's` is `whats`.
    pub(crate) fn get_with_apostrophe(&self, word: &str) -> Lexeme {
        let bare: String = without_apostrophes(word).collect();
        let lexeme = self.get(&bare);
        if lexeme.is_known() {
            return lexeme;
        }
        // A possessive, or the ending that Turkish sets apart from a name.
        word.split_once('\'').map_or(Lexeme::UNKNOWN, |(stem, _)| self.get(stem))
    }

    /// The longest word that `text` begins with, in a script without spaces, and its length
    /// in bytes; 0 if there is none.
    pub(crate) fn longest(&self, text: &str) -> (Lexeme, usize) {
        const MOST_CHARS: usize = 8;
        let Some(first) = text.chars().next() else { return (Lexeme::UNKNOWN, 0) };
        if self.unspaced.binary_search(&first).is_err() {
            return (Lexeme::UNKNOWN, 0);
        }
        let ends: Vec<usize> =
            text.char_indices().take(MOST_CHARS).map(|(at, c)| at + c.len_utf8()).collect();
        for &end in ends.iter().rev() {
            let lexeme = self.get(&text[..end]);
            if lexeme.is_known() {
                return (lexeme, end);
            }
        }
        (Lexeme::UNKNOWN, 0)
    }

    /// Whether a service name, or a word for e-mail, of five letters or more goes on after
    /// `part`.
    pub(crate) fn begins_name(&self, part: &str) -> bool {
        self.beginnings.binary_search(&hash(part.as_bytes())).is_ok()
    }

    /// Every word of a class with its entry.
    pub(crate) fn words_of(&self, class: Class) -> impl Iterator<Item = (&str, Lexeme)> {
        self.words
            .iter()
            .filter(move |word| Lexeme(word.set).is_in(self, class))
            .map(|word| (self.text_of(*word), Lexeme(word.set)))
    }

    fn text_of(&self, word: Word) -> &str {
        let start = word.start as usize;
        self.text.get(start..start + word.len as usize).unwrap_or_default()
    }
}

impl Lexeme {
    /// [`Lexeme::is`] for a shared class while the lexicon is still at hand.
    fn is_in(self, lexicon: &Lexicon, class: Class) -> bool {
        class.is_among(lexicon.set(self).shared)
    }
}

/// `what's` as `whats`, which is how words are listed.
pub(crate) fn without_apostrophes(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| c != '\'')
}

/// FNV-1a, finished so that its low bits are good.
fn hash(bytes: &[u8]) -> u32 {
    let hash = bytes
        .iter()
        .fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}
