//! Runs compiled patterns over the tokens of a text.

use super::pattern::{MOST_OPS, Op};
use crate::text::lexicon::{Class, Lexeme, lexicon};
use crate::text::{Flags, Text, Token, TokenKind};

/// A text as patterns see it: its words, numbers and symbols, with the signs left out.
#[derive(Debug)]
pub(crate) struct Words {
    /// Index of the token, for each word.
    tokens: Vec<u32>,
    /// What stands before each word, and after the last.
    edges: Vec<Edge>,
    /// The number of the sentence of each word.
    sentences: Vec<u32>,
    /// The classes of each word.
    classes: Vec<Classes>,
    /// For each word the shared classes of it and the seven words behind it, then of it and the
    /// fifteen behind it; every bit where a phrase begins among them.
    near: [Vec<u128>; 2],
    /// Phrases of several words that stayed apart, in order of their first word.
    phrases: Vec<Phrase>,
}

/// The classes of one word, looked up once for all patterns.
#[derive(Clone, Copy, Debug, Default)]
struct Classes {
    shared: u128,
    all: &'static [u16],
    /// A phrase begins here.
    opens_phrase: bool,
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
        Classes {
            shared: token.lexeme.shared() & !hidden,
            all: token.lexeme.classes(),
            opens_phrase: false,
        }
    }

    fn contain(&self, class: Class) -> bool {
        match class.bit() {
            0 => self.all.contains(&class.number()),
            bit => self.shared & bit != 0,
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
const MOST_WORDS: usize = 6;

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    /// A sentence ends.
    sentence: bool,
    /// A sign that parts clauses stands there.
    sign: bool,
    /// A question mark stands there.
    asked: bool,
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

    fn windows(&self) -> [Vec<u128>; 2] {
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
        let mut joined = first.replace('\'', "");
        for at in start + 1..start + MOST_WORDS {
            let edge = self.edges.get(at).copied().unwrap_or_default();
            let Some(token) = self.token(text, at).filter(|_| !edge.sentence && !edge.sign) else {
                return;
            };
            joined.push(' ');
            joined.push_str(&text.word(token).replace('\'', ""));
            let lexeme = lexicon().get(&joined);
            if lexeme.is_known() {
                let len = (at + 1 - start) as u8;
                self.phrases.push(Phrase { start: start as u32, len, lexeme });
                if let Some(classes) = self.classes.get_mut(start) {
                    classes.opens_phrase = true;
                }
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

    /// The shared classes of the `reach` words from `at` on, or more of them; `None` where the
    /// whole text has to be asked.
    pub(crate) fn shared_near(&self, at: usize, reach: u8) -> Option<u128> {
        let window = match reach {
            0..=8 => &self.near[0],
            9..=16 => &self.near[1],
            _ => return None,
        };
        window.get(at).copied()
    }

    /// The token of the word at `at`.
    pub(crate) fn token(&self, text: &Text<'_>, at: usize) -> Option<Token> {
        text.token(*self.tokens.get(at)? as usize)
    }

    /// The number of the sentence that the word at `at` stands in.
    pub(crate) fn sentence(&self, at: usize) -> u32 {
        self.sentences.get(at).copied().unwrap_or(u32::MAX)
    }

    fn begins(&self, text: &Text<'_>, at: usize) -> bool {
        self.edges.get(at).is_none_or(|edge| edge.sentence || edge.sign)
            || at.checked_sub(1).and_then(|before| self.token(text, before)).is_none_or(|token| {
                token.is(Class::OPENER)
                    || token.kind == TokenKind::Symbol
                    // "5 min call?" begins with its number.
                    || token.kind == TokenKind::Number
                        && self.edges.get(at - 1).is_none_or(|edge| edge.sentence)
            })
    }

    fn ends(&self, at: usize) -> bool {
        self.edges.get(at).is_none_or(|edge| edge.sentence || edge.sign)
    }

    fn closes(&self, text: &Text<'_>, at: usize) -> bool {
        self.ends(at)
            || self
                .token(text, at)
                .is_none_or(|token| token.is(Class::FUNCTION) || token.kind == TokenKind::Symbol)
    }
}

/// What can stand second in a match: most patterns end there, and need not be run at all.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Second {
    /// Shared classes.
    shared: u128,
    /// Other classes, by their number modulo 128.
    others: u128,
    /// It may be any word, or a sentence may end, or nothing more is needed.
    anything: bool,
}

impl Second {
    /// What can stand behind the first word of a match of `program`.
    pub(crate) fn of(program: &[u16]) -> Second {
        let mut second = Second::default();
        let mut behind = States::default();
        let mut first = States::default();
        first.insert(0);
        walk(program, first, |pc, op| match op {
            Op::Class(_) | Op::Any | Op::Number => behind.insert(pc + 1),
            Op::Match | Op::Sentence => second.anything = true,
            _ => {}
        });
        walk(program, behind, |_, op| match op {
            Op::Class(class) => {
                second.shared |= Class::numbered(class).bit();
                second.others |= 1 << (class % 128);
            }
            Op::Any | Op::Number | Op::Match | Op::Sentence => second.anything = true,
            _ => {}
        });
        second
    }

    /// Whether a match can begin with the word at `at`.
    pub(crate) fn allows(&self, words: &Words, at: usize) -> bool {
        let opens = |at: usize| words.classes.get(at).is_some_and(|classes| classes.opens_phrase);
        if self.anything || opens(at) || opens(at + 1) {
            return true;
        }
        let Some(next) = words.classes.get(at + 1) else { return false };
        next.shared & self.shared != 0
            || next.all.iter().any(|class| self.others >> (class % 128) & 1 != 0 && *class >= 128)
    }
}

/// The most words that a match of `program` takes, phrases counted as one.
pub(crate) fn reach(program: &[u16]) -> u8 {
    let mut most = vec![0_u8; program.len() + 1];
    for pc in (0..program.len()).rev() {
        let at = |pc: usize| most.get(pc).copied().unwrap_or_default();
        let ahead = at(pc + 1);
        most[pc] = match Op::decode(program[pc]) {
            Op::Class(_) | Op::Any | Op::Number => ahead.saturating_add(1),
            Op::Split(by) => ahead.max(at(pc + by as usize)),
            Op::Jump(by) => at(pc + by as usize),
            Op::Match => 0,
            _ => ahead,
        };
    }
    most[0]
}

/// Visits every instruction that `states` lead to without taking a word.
fn walk(program: &[u16], states: States, mut visit: impl FnMut(usize, Op)) {
    let mut pending = states;
    while let Some(pc) = pending.take_first() {
        let op = Op::decode(program.get(pc).copied().unwrap_or(Op::MATCH));
        match op {
            Op::Split(by) => {
                pending.insert(pc + 1);
                pending.insert(pc + by as usize);
            }
            Op::Jump(by) => pending.insert(pc + by as usize),
            Op::Begins | Op::Ends | Op::Asked | Op::Closes | Op::Not(_) => pending.insert(pc + 1),
            _ => {}
        }
        visit(pc, op);
    }
}

/// The longest match of `program` that begins with the word at `start`: the index one past
/// its last word. Costs at most one look at each instruction for each word it covers.
pub(crate) fn longest(
    program: &[u16],
    text: &Text<'_>,
    words: &Words,
    start: usize,
) -> Option<usize> {
    debug_assert!(program.len() <= MOST_OPS);
    // The states at the word at `at` and, behind phrases, at the words after it.
    let mut ahead = [States::default(); MOST_WORDS + 1];
    let mut states = States::default();
    states.insert(0);
    let mut at = start;
    let mut matched = None;
    // Whether the sentence may end before the word at `at`.
    let mut crossed = true;
    loop {
        let classes = words.classes.get(at).copied().unwrap_or_default();
        let edge = words.edges.get(at).copied().unwrap_or_default();
        let open = at < words.len() && (crossed || !edge.sentence);
        let mut next = States::default();
        let mut beyond = States::default();
        let mut pending = states;
        while let Some(pc) = pending.take_first() {
            let go = |by: usize, pending: &mut States| pending.insert(pc + by);
            match Op::decode(program.get(pc).copied().unwrap_or_default()) {
                Op::Match => matched = Some(at),
                Op::Split(by) => {
                    go(1, &mut pending);
                    go(by as usize, &mut pending);
                }
                Op::Jump(by) => go(by as usize, &mut pending),
                Op::Begins if words.begins(text, at) => go(1, &mut pending),
                Op::Ends if words.ends(at) => go(1, &mut pending),
                Op::Asked if edge.asked => go(1, &mut pending),
                Op::Closes if words.closes(text, at) => go(1, &mut pending),
                Op::Not(class) if !open || !classes.contain(Class::numbered(class)) => {
                    go(1, &mut pending);
                }
                Op::Sentence if edge.sentence && at > start => beyond.insert(pc + 1),
                Op::Class(class) if open => {
                    let class = Class::numbered(class);
                    if classes.contain(class) {
                        next.insert(pc + 1);
                    }
                    if classes.opens_phrase {
                        for (len, lexeme) in words.phrases(at) {
                            if lexeme.is(class) {
                                ahead[len].insert(pc + 1);
                            }
                        }
                    }
                }
                Op::Any if open && words.token(text, at).is_some_and(Token::is_wordlike) => {
                    next.insert(pc + 1);
                }
                Op::Number
                    if open
                        && words
                            .token(text, at)
                            .is_some_and(|token| token.kind == TokenKind::Number) =>
                {
                    next.insert(pc + 1);
                }
                _ => {}
            }
        }
        if !beyond.is_empty() && !crossed {
            // Read the same word again, now as the first of the next sentence.
            states = beyond;
            crossed = true;
            continue;
        }
        ahead.rotate_left(1);
        ahead[MOST_WORDS] = States::default();
        states = next.union(ahead[0]);
        ahead[0] = States::default();
        if states.is_empty() && ahead.iter().all(|states| states.is_empty()) {
            return matched;
        }
        crossed = false;
        at += 1;
    }
}

/// A set of instructions, by index.
#[derive(Clone, Copy, Default)]
struct States([u64; MOST_OPS / 64]);

impl States {
    fn insert(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn union(self, other: States) -> States {
        let mut union = self;
        for (word, more) in union.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        union
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }

    /// Removes the lowest.
    fn take_first(&mut self) -> Option<usize> {
        let (index, word) = self.0.iter_mut().enumerate().find(|(_, word)| **word != 0)?;
        let bit = word.trailing_zeros() as usize;
        *word &= *word - 1;
        Some(index * 64 + bit)
    }
}
