//! The message rules: patterns of what people say, and where each may begin.

use std::sync::OnceLock;

use crate::report::{Category, Certainty, Purpose};
use crate::rules::tables::{ANCHORS, MESSAGE_RULES, PROGRAMS};
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
    Match,
    Sentence,
    #[allow(dead_code, reason = "a rule file may ask for it")]
    Message,
}

/// A compiled pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Program {
    pub(crate) rule: u16,
    /// Shared classes of which a text must have one for the pattern to match; all bits if
    /// it needs none.
    pub(crate) anchors: u128,
    pub(crate) ops: &'static [u16],
}

/// The rule with this index.
pub(crate) fn rule(index: u16) -> Option<&'static MessageRule> {
    MESSAGE_RULES.get(index as usize)
}

/// Every pattern, by the classes it can begin with.
#[derive(Debug)]
pub(crate) struct Programs {
    programs: Vec<Program>,
    /// For each class the programs that can begin with a word of it.
    by_class: Vec<Vec<u16>>,
}

/// The patterns, indexed at the first call.
pub(crate) fn programs() -> &'static Programs {
    static PROGRAM_INDEX: OnceLock<Programs> = OnceLock::new();
    PROGRAM_INDEX.get_or_init(Programs::index)
}

impl Programs {
    fn index() -> Programs {
        let mut index = Programs { programs: Vec::new(), by_class: Vec::new() };
        let mut rest = PROGRAMS;
        while let [rule, firsts, tail @ ..] = rest {
            let (first, tail) = tail.split_at((*firsts as usize).min(tail.len()));
            let Some((&len, tail)) = tail.split_first() else { break };
            let (ops, tail) = tail.split_at((len as usize).min(tail.len()));
            for &class in first {
                let class = class as usize;
                if index.by_class.len() <= class {
                    index.by_class.resize(class + 1, Vec::new());
                }
                index.by_class[class].push(index.programs.len() as u16);
            }
            index.programs.push(Program { rule: *rule, anchors: anchors(ops), ops });
            rest = tail;
        }
        index
    }

    /// The patterns that can begin with a word, each once.
    pub(crate) fn beginning_with(&self, lexeme: Lexeme) -> Vec<Program> {
        let mut found: Vec<u16> = Vec::new();
        for &class in lexeme.classes() {
            found.extend(self.by_class.get(class as usize).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found.iter().filter_map(|&program| self.programs.get(program as usize).copied()).collect()
    }
}

/// The anchor classes among which every match has one: those of the last row of the program
/// that no jump goes round, if they are anchors all.
fn anchors(ops: &[u16]) -> u128 {
    use super::pattern::Op;
    let decoded: Vec<Op> = ops.iter().map(|&code| Op::decode(code)).collect();
    // An instruction that no jump passes over is on every way through.
    let mut passed = vec![false; decoded.len()];
    for (at, op) in decoded.iter().enumerate() {
        if let Op::Split(by) | Op::Jump(by) = op {
            for flag in passed.iter_mut().take((at + *by as usize).min(decoded.len())).skip(at + 1)
            {
                *flag = true;
            }
        }
    }
    let mut best = u128::MAX;
    for (at, op) in decoded.iter().enumerate() {
        if let Op::Class(class) = op
            && !passed[at]
        {
            let bit = Class::numbered(*class).bit() & ANCHORS;
            if bit != 0 && best == u128::MAX {
                best = bit;
            }
        }
    }
    best
}
