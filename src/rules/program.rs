//! Runs compiled patterns over the words of a text.

use super::pattern::{MOST_OPS, Op};
use super::words::{MOST_WORDS, Words};
use crate::text::lexicon::Class;
use crate::text::{Text, Token, TokenKind};

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
        let mut behind = States::<ALL>::default();
        let mut first = States::<ALL>::default();
        first.insert(0);
        walk(program, first, |pc, op| match op {
            Op::Class(_) | Op::Any | Op::Number => behind.insert(pc + 1),
            Op::Match | Op::Sentence => second.anything = true,
            _ => {}
        });
        walk(program, behind, |_, op| match op {
            Op::Class(class) if Class::numbered(class).is_shared() => {
                second.shared |= Class::numbered(class).bit();
            }
            Op::Class(class) => second.others |= 1 << (class % 128),
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
        next.shared & self.shared != 0 || next.others & self.others != 0
    }
}

/// The classes that a match of `program` can begin with, each once, ascending.
pub(crate) fn first(program: &[u16]) -> Vec<u16> {
    let mut start = States::<ALL>::default();
    start.insert(0);
    let mut classes: Vec<u16> = Vec::new();
    walk(program, start, |_, op| {
        if let Op::Class(class) = op
            && let Err(at) = classes.binary_search(&class)
        {
            classes.insert(at, class);
        }
    });
    classes
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
fn walk(program: &[u16], states: States<ALL>, mut visit: impl FnMut(usize, Op)) {
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
    // Most programs are short: one number holds their states.
    match program.len() {
        0..=64 => run::<1>(program, text, words, start),
        _ => run::<ALL>(program, text, words, start),
    }
}

fn run<const N: usize>(
    program: &[u16],
    text: &Text<'_>,
    words: &Words,
    start: usize,
) -> Option<usize> {
    // The states behind phrases, at the word at `at` and at those after it; for how many words yet
    // there may be some.
    let mut ahead = [States::<N>::default(); MOST_WORDS + 1];
    let mut phrases_end = 0;
    let mut states = States::<N>::default();
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
            let go = |by: usize, pending: &mut States<N>| pending.insert(pc + by);
            match Op::decode(program.get(pc).copied().unwrap_or_default()) {
                Op::Match => matched = Some(at),
                Op::Split(by) => {
                    go(1, &mut pending);
                    go(by as usize, &mut pending);
                }
                Op::Jump(by) => go(by as usize, &mut pending),
                Op::Begins if words.begins(text, at) => go(1, &mut pending),
                Op::Ends if words.ends(text, at) => go(1, &mut pending),
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
                                phrases_end = phrases_end.max(len);
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
        states = next;
        if phrases_end > 0 {
            ahead.rotate_left(1);
            ahead[MOST_WORDS] = States::default();
            phrases_end -= 1;
            states = next.union(core::mem::take(&mut ahead[0]));
        }
        if states.is_empty() && phrases_end == 0 {
            return matched;
        }
        crossed = false;
        at += 1;
    }
}

/// How many numbers hold the states of any program.
const ALL: usize = MOST_OPS / 64;

/// A set of instructions, by index.
#[derive(Clone, Copy)]
struct States<const N: usize>([u64; N]);

impl<const N: usize> Default for States<N> {
    fn default() -> States<N> {
        States([0; N])
    }
}

impl<const N: usize> States<N> {
    fn insert(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn union(self, other: States<N>) -> States<N> {
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
