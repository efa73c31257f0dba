//! The message rules: patterns of what people say, and where each may begin.

use std::sync::OnceLock;

use crate::report::{Category, Certainty, Purpose};
use crate::rules::pattern::Op;
use crate::rules::program::{Second, first, reach};
use crate::rules::stream::number;
use crate::rules::tables::{MESSAGE_RULES, OP_CLASSES, OP_JUMPS, OP_KINDS, PROGRAMS};
use crate::rules::words::window;
use crate::text::lexicon::{Class, Lexeme};

/// One file of `rules/message`.
#[derive(Debug)]
pub(crate) struct MessageRule {
    /// The stable id.
    pub(crate) id: &'static str,
    /// What it finds.
    pub(crate) summary: &'static str,
    pub(crate) kind: MessageKind,
    pub(crate) category: Option<Category>,
    pub(crate) certainty: Certainty,
    pub(crate) purpose: Purpose,
    pub(crate) scope: Scope,
    /// Whether its language has examples in `data/intent`, so that sentences can be weighed.
    pub(crate) learned: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MessageKind {
    Request,
    Payment,
    /// Takes requests and proposals away.
    Silence,
}

/// What a silencing match covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Its words, and what begins right behind them.
    Match,
    /// Its words alone.
    Words,
    /// The sentence that it begins in.
    Sentence,
    /// The whole message.
    #[allow(dead_code, reason = "a rule file may ask for it")]
    Message,
}

/// A compiled pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Program {
    pub(crate) rule: u16,
    pub(crate) second: Second,
    /// Where its instructions stand.
    first_op: u32,
    end_op: u32,
}

/// A pattern among those that can begin with a word of some class, with what rules out most of
/// them at a glance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// Shared classes of which the words ahead must have one for the pattern to match; all bits
    /// if it needs none.
    pub(crate) anchors: u128,
    /// How far ahead they may stand: see [`Words::shared_near`].
    pub(crate) window: u8,
    /// Which pattern it is.
    pub(crate) number: u16,
}

/// The rule with this index.
pub(crate) fn rule(index: u16) -> Option<&'static MessageRule> {
    MESSAGE_RULES.get(index as usize)
}

/// Every pattern, by the classes it can begin with.
#[derive(Debug)]
pub(crate) struct Programs {
    programs: Vec<Program>,
    /// The instructions of all.
    ops: Vec<u16>,
    /// For each class the patterns that can begin with a word of it.
    by_class: Vec<Vec<Start>>,
}

/// The patterns, indexed at the first call.
pub(crate) fn programs() -> &'static Programs {
    static PROGRAM_INDEX: OnceLock<Programs> = OnceLock::new();
    PROGRAM_INDEX.get_or_init(Programs::index)
}

impl Programs {
    fn index() -> Programs {
        let mut index = Programs {
            programs: Vec::new(),
            ops: Vec::with_capacity(OP_KINDS.len()),
            by_class: Vec::new(),
        };
        let (mut heads, mut kinds) = (PROGRAMS, OP_KINDS);
        let (mut classes, mut jumps) = (OP_CLASSES, OP_JUMPS);
        let mut rule = 0;
        while !heads.is_empty() {
            rule += number(&mut heads);
            let anchors = bits((0..number(&mut heads)).map(|_| number(&mut heads)));
            let first_op = index.ops.len();
            for _ in 0..number(&mut heads) {
                let kind = kinds.split_off_first().copied().unwrap_or_default();
                let number = match kind {
                    0 | 1 => number(&mut classes),
                    2 | 3 => number(&mut jumps),
                    _ => 0,
                };
                index.ops.push(Op::encode(kind, number));
            }
            let ops = index.ops.get(first_op..).unwrap_or_default();
            let number = index.programs.len() as u16;
            let start = Start { anchors, window: window(reach(ops)), number };
            for class in first(ops) {
                let class = class as usize;
                if index.by_class.len() <= class {
                    index.by_class.resize(class + 1, Vec::new());
                }
                index.by_class[class].push(start);
            }
            index.programs.push(Program {
                rule,
                second: Second::of(ops),
                first_op: first_op as u32,
                end_op: index.ops.len() as u32,
            });
        }
        index
    }

    /// The instructions of a pattern.
    pub(crate) fn ops(&self, program: &Program) -> &[u16] {
        self.ops.get(program.first_op as usize..program.end_op as usize).unwrap_or_default()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.programs.len()
    }

    /// The pattern with this number.
    pub(crate) fn get(&self, number: u16) -> Option<&Program> {
        self.programs.get(number as usize)
    }

    /// The patterns that can begin with a word; one that several classes of the word lead to comes
    /// several times.
    pub(crate) fn beginning_with(&self, lexeme: Lexeme) -> impl Iterator<Item = &Start> {
        lexeme
            .classes()
            .iter()
            .flat_map(|&class| self.by_class.get(class as usize).into_iter().flatten())
    }
}

/// The classes as bits; all of them where none is needed.
fn bits(needs: impl Iterator<Item = u16>) -> u128 {
    match needs.fold(0, |bits, class| bits | Class::numbered(class).bit()) {
        0 => u128::MAX,
        bits => bits,
    }
}
