//! The word list: every word once, with the set of classes it belongs to.

use crate::stream::{push_ascending, push_number};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::fold_words::FoldWords;
use crate::schema::{Classes, Language};

/// Classes below this number are shared and stand in one `u128` at run time.
const SHARED: usize = 128;

/// What a number word stands for.
#[derive(Clone, Copy)]
pub struct Slot(usize);

impl Slot {
    /// Slots a language: 0–9 digits, 10–19 teens, 20–29 tens from twenty on, 30–39 hundreds.
    const COUNT: usize = 44;
    pub const HUNDRED: Slot = Slot(40);
    pub const DOUBLE: Slot = Slot(41);
    pub const TRIPLE: Slot = Slot(42);

    pub fn at(slot: usize) -> Slot {
        assert!(slot < Slot::COUNT, "no number slot {slot}");
        Slot(slot)
    }
}

pub struct Lexicon {
    fold: FoldWords,
    shared: BTreeMap<String, u16>,
    private: BTreeMap<String, u16>,
    words: BTreeMap<String, BTreeSet<u16>>,
    /// The file group that lists each word first: words are stored one group after the other.
    groups: BTreeMap<String, usize>,
    group: usize,
    anchors: BTreeSet<u16>,
    languages: usize,
    services: usize,
}

impl Lexicon {
    pub fn new(classes: &Classes, languages: usize, services: usize, fold: FoldWords) -> Lexicon {
        assert!(classes.class.len() <= SHARED, "at most {SHARED} shared classes");
        let shared = classes
            .class
            .iter()
            .enumerate()
            .map(|(number, class)| (class.name.clone(), number as u16))
            .collect();
        let is_anchor = |(_, class): &(usize, &crate::schema::SharedClass)| class.anchor;
        let anchors =
            classes.class.iter().enumerate().filter(is_anchor).map(|(at, _)| at as u16).collect();
        Lexicon {
            fold,
            anchors,
            shared,
            private: BTreeMap::new(),
            words: BTreeMap::new(),
            groups: BTreeMap::new(),
            group: 0,
            languages,
            services,
        }
    }

    /// The words that follow are those of this group: a language's, or the services'.
    pub fn open_group(&mut self, group: usize) {
        self.group = group;
    }

    fn number_base(&self) -> usize {
        SHARED
    }

    fn service_base(&self) -> usize {
        self.number_base() + self.languages * Slot::COUNT
    }

    fn private_base(&self) -> usize {
        self.service_base() + self.services
    }

    /// Lists `word` under a shared class.
    pub fn add(&mut self, word: &str, class: &str) -> Result<(), String> {
        let class = self.shared(class)?;
        self.insert(word, class);
        Ok(())
    }

    pub fn add_number(&mut self, word: &str, language: usize, slot: Slot) {
        let class = self.number_base() + language * Slot::COUNT + slot.0;
        self.insert(word, class as u16);
        let number = self.shared["NUMBER"];
        self.insert(word, number);
    }

    pub fn add_service(&mut self, word: &str, service: usize) {
        let class = self.service_base() + service;
        self.insert(word, class as u16);
    }

    pub fn add_private(&mut self, word: &str, language: &str, class: &str) {
        let class = self.private(&format!("{language}/{class}"));
        self.insert(word, class);
    }

    /// The number of a class that a pattern of `language` names.
    pub fn class(&self, name: &str, language: &str) -> Result<u16, String> {
        if name.starts_with(char::is_uppercase) {
            return self.shared(name);
        }
        self.private
            .get(&format!("{language}/{name}"))
            .copied()
            .ok_or_else(|| format!("no class <{name}> in rules/language/{language}.toml"))
    }

    /// The class that holds nothing but these words of a pattern.
    pub fn literal(&mut self, words: &[String]) -> u16 {
        let mut words: Vec<String> = words.iter().map(|word| self.fold.fold(word)).collect();
        words.sort();
        words.dedup();
        let class = self.private(&format!("'{}", words.join("|")));
        for word in words {
            self.insert_folded(word, class);
        }
        class
    }

    /// The classes of which a text may be asked to have one before a pattern is tried.
    pub fn anchors(&self) -> BTreeSet<u16> {
        self.anchors.clone()
    }

    /// Every phrase of several words so far.
    pub fn phrases(&self) -> BTreeSet<String> {
        self.words.keys().filter(|word| word.contains(' ')).cloned().collect()
    }

    fn shared(&self, name: &str) -> Result<u16, String> {
        self.shared
            .get(name)
            .copied()
            .ok_or_else(|| format!("no class {name} in rules/classes.toml"))
    }

    fn private(&mut self, name: &str) -> u16 {
        let next = self.private_base() + self.private.len();
        assert!(next < 0x4000, "too many classes");
        *self.private.entry(name.to_owned()).or_insert(next as u16)
    }

    fn insert(&mut self, word: &str, class: u16) {
        let word = self.fold.fold(word);
        self.insert_folded(word, class);
    }

    fn insert_folded(&mut self, word: String, class: u16) {
        self.groups.entry(word.clone()).or_insert(self.group);
        if let Some((first, _)) = word.split_once(' ') {
            self.groups.entry(first.to_owned()).or_insert(self.group);
            let phrase = self.shared["PHRASE"];
            self.words.entry(first.to_owned()).or_default().insert(phrase);
        }
        self.words.entry(word).or_default().insert(class);
    }

    /// The words as `src/text/lexicon.rs` unpacks them. Each property has a stream of its own.
    /// Each group numbers its own classes; its sets stand in the order of their classes, so that
    /// one is told by what it adds to the one before, and under each stand its words.
    fn pack(&self) -> Streams {
        let mut streams = Streams::default();
        let mut groups: BTreeMap<usize, BTreeMap<&BTreeSet<u16>, Vec<&str>>> = BTreeMap::new();
        for (word, set) in &self.words {
            let sets = groups.entry(self.groups[word]).or_default();
            sets.entry(set).or_default().push(word);
        }
        for sets in groups.values() {
            let classes: BTreeSet<u16> = sets.keys().flat_map(|set| set.iter().copied()).collect();
            streams.groups.extend([sets.len(), classes.len()].map(|len| len as u16));
            push_ascending(&mut streams.group_classes, 0, classes.iter().copied());
            let number: BTreeMap<u16, u16> = classes.iter().copied().zip(0..).collect();
            let mut last_set: Vec<u16> = Vec::new();
            let mut last = "";
            for (set, words) in sets {
                let set: Vec<u16> = set.iter().map(|class| number[class]).collect();
                streams.set(&last_set, &set);
                push_number(&mut streams.set_words, words.len());
                for word in words {
                    streams.word(last, word);
                    last = word;
                }
                streams.members += set.len();
                last_set = set;
            }
            streams.rows += sets.len();
        }
        streams
    }

    /// Writes the tables that `src/text/lexicon.rs` reads.
    pub fn write(&self, classes: &Classes, languages: &[(PathBuf, Language)], code: &mut String) {
        assert!(self.words.len() < 1 << 16, "the number of a word stands in 16 bits");
        let streams = self.pack();
        assert!(streams.rows < 1 << 16, "the number of a set stands in 16 bits");
        assert!(streams.members < 1 << 16, "where a set begins stands in 16 bits");
        let shared_mask = |pick: &dyn Fn(&crate::schema::SharedClass) -> bool| {
            classes
                .class
                .iter()
                .enumerate()
                .filter(|(_, class)| pick(class))
                .fold(0u128, |mask, (number, _)| mask | 1 << number)
        };
        let tags: Vec<&str> = languages.iter().map(|(_, language)| language.tag.as_str()).collect();
        let mut out = String::new();
        for (name, bytes) in [
            ("WORDS", &streams.words),
            ("SET_SIZES", &streams.set_sizes),
            ("SET_CLASSES", &streams.set_classes),
            ("SET_WORDS", &streams.set_words),
            ("GROUP_CLASSES", &streams.group_classes),
        ] {
            writeln!(out, "pub(crate) static {name}: &[u8] = &{bytes:?};").expect("string");
        }
        writeln!(out, "pub(crate) static GROUPS: &[u16] = &{:?};", streams.groups).expect("string");
        writeln!(out, "pub(crate) const WORD_COUNT: usize = {};", self.words.len())
            .expect("string");
        writeln!(out, "pub(crate) const NUMBER_BASE: u16 = {};", self.number_base())
            .expect("string");
        writeln!(out, "pub(crate) const NUMBER_SLOTS: u16 = {};", Slot::COUNT).expect("string");
        writeln!(out, "pub(crate) const SERVICE_BASE: u16 = {};", self.service_base())
            .expect("string");
        writeln!(out, "pub(crate) const PRIVATE_BASE: u16 = {};", self.private_base())
            .expect("string");
        writeln!(out, "pub(crate) const HIDDEN: u128 = {};", shared_mask(&|c| c.hidden_in_subject))
            .expect("string");
        writeln!(out, "pub(crate) static LANGUAGES: &[&str] = &{tags:?};").expect("string");
        // Some stand in patterns alone.
        writeln!(out, "#[allow(dead_code)]\nimpl crate::text::lexicon::Class {{").expect("string");
        for (number, class) in classes.class.iter().enumerate() {
            writeln!(
                out,
                "    /// {}\n    pub(crate) const {}: Self = Self::numbered({number});",
                class.about, class.name
            )
            .expect("string");
        }
        writeln!(out, "}}").expect("string");
        code.push_str(&out);
    }
}

/// The tables of the words.
#[derive(Default)]
struct Streams {
    /// How many sets and classes each group has.
    groups: Vec<u16>,
    /// The classes that each group numbers, as steps upwards.
    group_classes: Vec<u8>,
    /// How many classes each set shares with the one before, and how many it adds.
    set_sizes: Vec<u8>,
    /// What it adds, as steps upwards.
    set_classes: Vec<u8>,
    /// How many words have each set.
    set_words: Vec<u8>,
    /// Each word as how many bytes it shares with the one before, and what it adds. What is
    /// shared is told by a byte below 32, which no word has: it parts the words too.
    words: Vec<u8>,
    rows: usize,
    members: usize,
}

impl Streams {
    fn set(&mut self, last: &[u16], set: &[u16]) {
        let shared = last.iter().zip(set).take_while(|(a, b)| a == b).count();
        let added = &set[shared..];
        let sizes = [shared, added.len()];
        self.set_sizes.extend(sizes.map(|size| u8::try_from(size).expect("few classes a word")));
        let from = shared.checked_sub(1).map_or(0, |at| set[at]);
        push_ascending(&mut self.set_classes, from, added.iter().copied());
    }

    fn word(&mut self, last: &str, word: &str) {
        const MOST_SHARED: usize = 31;
        assert!(word.bytes().all(|byte| byte >= 32), "a control character in {word:?}");
        let same = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        let shared = same.min(MOST_SHARED);
        self.words.push(shared as u8);
        self.words.extend(&word.as_bytes()[shared..]);
    }
}
