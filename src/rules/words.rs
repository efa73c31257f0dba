//! A text as patterns see it.

use core::ops::Range;

use crate::text::lexicon::{Class, Lexeme, bit_of, lexicon, without_apostrophes};
use crate::text::{Flags, Text, Token, TokenKind};

/// How many windows [`Words::shared_near`] has.
pub(crate) const WINDOWS: usize = 3;

/// The window that sees `reach` words.
pub(crate) fn window(reach: u8) -> u8 {
    match reach {
        0..=8 => 0,
        9..=16 => 1,
        _ => 2,
    }
}

/// A text as patterns see it: its words, numbers and symbols, with the signs left out.
#[derive(Debug)]
pub(crate) struct Words {
    /// Index of the token, for each word.
    tokens: Vec<u32>,
    /// What stands before each word, and after the last.
    pub(super) edges: Vec<Edge>,
    /// The number of the sentence of each word.
    sentences: Vec<u32>,
    /// The classes of each word.
    pub(super) classes: Vec<Classes>,
    /// For each word the shared classes of it and the seven words behind it, then of it and the
    /// fifteen behind it; every bit where a phrase begins among them.
    near: [Vec<u128>; 2],
    /// Phrases of several words that stayed apart, in order of their first word.
    phrases: Vec<Phrase>,
}

/// The classes of one word, looked up once for all patterns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Classes {
    pub(super) shared: u128,
    /// The other ones, by their number modulo 128.
    pub(super) others: u128,
    all: &'static [u16],
    /// A phrase begins here.
    pub(super) opens_phrase: bool,
}

impl Classes {
    /// As [`Token::is`] says it: what is the subject of work does not count.
    fn of(text: &Text<'_>, index: usize, token: &Token) -> Classes {
        if !token.lexeme.is_known() {
            return Classes::default();
        }
        let mut hidden = if token.flags.has(Flags::SUBJECT) { Class::HIDDEN_IN_SUBJECT } else { 0 };
        if token.lexeme.is(Class::AMBIGUOUS) && is_meant(text, index, token) {
            hidden |= Class::AMBIGUOUS.bit();
        }
        let all = token.lexeme.classes();
        Classes {
            shared: token.lexeme.shared() & !hidden,
            others: token.lexeme.others(),
            all,
            opens_phrase: false,
        }
    }

    pub(super) fn contain(&self, class: Class) -> bool {
        if class.is_shared() {
            class.is_among(self.shared)
        } else {
            bit_of(self.others, class.number()) && self.all.contains(&class.number())
        }
    }
}

/// Whether an ordinary word that is a service's name too can only be the name: `s1gn4l`, which
/// nobody writes of a signal, or `signal` among words of another script.
fn is_meant(text: &Text<'_>, index: usize, token: &Token) -> bool {
    let word = text.word(*token);
    let (start, end) = (token.start as usize, token.end as usize);
    let masked = token.flags.has(Flags::DISGUISED) && !word.chars().all(char::is_alphabetic);
    if masked || !text.folded.disguises(start, end).is_empty() {
        return true;
    }
    let foreign = |at: Option<usize>| {
        at.and_then(|at| text.token(at)).filter(|other| other.is_wordlike()).is_some_and(|other| {
            text.word(other).chars().all(|c| c.is_alphabetic() && !c.is_ascii())
        })
    };
    word.is_ascii() && (foreign(index.checked_sub(1)) || foreign(Some(index + 1)))
}

/// A phrase of the lexicon, in words.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    start: u32,
    len: u8,
    lexeme: Lexeme,
}

/// The most words of a phrase.
pub(super) const MOST_WORDS: usize = 6;

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    /// A sentence ends.
    pub(super) sentence: bool,
    /// A sign that parts clauses stands there.
    pub(super) sign: bool,
    /// A question mark stands there.
    pub(super) asked: bool,
}

impl Words {
    pub(crate) fn new(text: &Text<'_>) -> Words {
        let mut words = Words {
            tokens: Vec::with_capacity(text.tokens.len()),
            edges: Vec::with_capacity(text.tokens.len() + 1),
            sentences: Vec::with_capacity(text.tokens.len()),
            classes: Vec::with_capacity(text.tokens.len()),
            near: Default::default(),
            phrases: Vec::new(),
        };
        let mut sentence = 0;
        let mut edge = Edge { sentence: true, sign: true, asked: false };
        for (index, token) in text.tokens.iter().enumerate() {
            if token.flags.has(Flags::OPENS) {
                edge.sentence = true;
                sentence += 1;
            }
            match token.kind {
                TokenKind::Break => {}
                TokenKind::Sign(sign) if !token.lexeme.is_known() => {
                    edge.asked |= sign == b'?';
                    edge.sign |= !matches!(sign, b'\'' | b'"' | b'-' | b'*' | b'_' | b'`');
                }
                _ => {
                    words.tokens.push(index as u32);
                    words.sentences.push(sentence);
                    words.classes.push(Classes::of(text, index, token));
                    words.edges.push(core::mem::take(&mut edge));
                }
            }
        }
        words.edges.push(Edge { sentence: true, sign: true, asked: edge.asked });
        for at in 0..words.len() {
            words.find_phrases(text, at);
        }
        words.near = words.windows();
        words
    }

    fn windows(&self) -> [Vec<u128>; WINDOWS - 1] {
        let own = |classes: &Classes| if classes.opens_phrase { u128::MAX } else { classes.shared };
        let mut near: Vec<u128> = self.classes.iter().map(own).collect();
        // Each round doubles how far a word sees.
        let mut widen = |by: usize| {
            for at in 0..near.len().saturating_sub(by) {
                near[at] |= near[at + by];
            }
            near.clone()
        };
        widen(1);
        widen(2);
        [widen(4), widen(8)]
    }

    fn find_phrases(&mut self, text: &Text<'_>, start: usize) {
        let first = match self.token(text, start) {
            Some(token) if token.lexeme.is(Class::PHRASE) => text.word(token),
            _ => return,
        };
        let mut joined: String = without_apostrophes(first).collect();
        for at in start + 1..start + MOST_WORDS {
            let edge = self.edges.get(at).copied().unwrap_or_default();
            let Some(token) = self.token(text, at).filter(|_| !edge.sentence && !edge.sign) else {
                return;
            };
            joined.push(' ');
            joined.extend(without_apostrophes(text.word(token)));
            let (lexeme, goes_on) = lexicon().phrase(&joined);
            if lexeme.is_known() {
                let len = (at + 1 - start) as u8;
                self.phrases.push(Phrase { start: start as u32, len, lexeme });
                if let Some(classes) = self.classes.get_mut(start) {
                    classes.opens_phrase = true;
                }
            }
            if !goes_on {
                return;
            }
        }
    }

    /// The phrases that begin with the word at `at`: how many words and their entry.
    pub(crate) fn phrases(&self, at: usize) -> impl Iterator<Item = (usize, Lexeme)> {
        let first = self.phrases.partition_point(|phrase| (phrase.start as usize) < at);
        self.phrases[first..]
            .iter()
            .take_while(move |phrase| phrase.start as usize == at)
            .map(|phrase| (phrase.len as usize, phrase.lexeme))
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The shared classes of all words and phrases, as bits.
    pub(crate) fn shared(&self) -> u128 {
        let words = self.classes.iter().fold(0, |bits, classes| bits | classes.shared);
        self.phrases.iter().fold(words, |bits, phrase| bits | phrase.lexeme.shared())
    }

    /// The shared classes of the words from `at` on, as far as each window sees; of the last, and
    /// where the text is short, those of the whole text, which are `present`.
    pub(crate) fn shared_near(&self, at: usize, present: u128) -> [u128; WINDOWS] {
        let seen =
            |window: usize| self.near[window].get(at).map_or(present, |classes| classes & present);
        [seen(0), seen(1), present]
    }

    /// The token of the word at `at`.
    pub(crate) fn token(&self, text: &Text<'_>, at: usize) -> Option<Token> {
        text.token(*self.tokens.get(at)? as usize)
    }

    /// The bytes of the folded text that words stand in.
    pub(crate) fn bytes(&self, text: &Text<'_>, words: Range<usize>) -> Range<usize> {
        let token = |at| self.token(text, at);
        let start = token(words.start).map_or(0, |token| token.start as usize);
        let last = words.end.checked_sub(1).and_then(token);
        start..last.map_or(start, |token| token.end as usize).max(start)
    }

    /// The number of the sentence that the word at `at` stands in.
    pub(crate) fn sentence(&self, at: usize) -> u32 {
        self.sentences.get(at).copied().unwrap_or(u32::MAX)
    }

    /// The shared classes of the word at `at`, as patterns see them.
    pub(crate) fn shared_of(&self, at: usize) -> u128 {
        self.classes.get(at).map_or(0, |classes| classes.shared)
    }

    /// Whether a question mark stands before the word at `at`.
    pub(crate) fn asks(&self, at: usize) -> bool {
        self.edges.get(at).is_some_and(|edge| edge.asked)
    }

    pub(super) fn begins(&self, text: &Text<'_>, at: usize) -> bool {
        self.edges.get(at).is_none_or(|edge| edge.sentence || edge.sign)
            || at.checked_sub(1).and_then(|before| self.token(text, before)).is_none_or(|token| {
                token.is(Class::OPENER)
                    || token.kind == TokenKind::Symbol
                    // "5 min call?" begins with its number.
                    || token.kind == TokenKind::Number
                        && self.edges.get(at - 1).is_none_or(|edge| edge.sentence)
            })
    }

    pub(super) fn ends(&self, text: &Text<'_>, at: usize) -> bool {
        self.edges.get(at).is_none_or(|edge| edge.sentence || edge.sign)
            || self.token(text, at).is_none_or(|token| token.kind == TokenKind::Symbol)
    }

    pub(super) fn closes(&self, text: &Text<'_>, at: usize) -> bool {
        self.ends(text, at) || self.token(text, at).is_none_or(|token| token.is(Class::FUNCTION))
    }
}
