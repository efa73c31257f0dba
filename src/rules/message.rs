//! The message rules: patterns of what people say, and where each may begin.

use std::sync::OnceLock;

use crate::report::{Category, Certainty, Purpose};
use crate::rules::program::{Second, reach};
use crate::rules::tables::{MESSAGE_RULES, PROGRAMS};
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
    /// Shared classes of which a text must have one for the pattern to match; all bits if
    /// it needs none.
    pub(crate) anchors: u128,
    pub(crate) second: Second,
    /// The most words that a match takes.
    pub(crate) reach: u8,
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
            let (needs, tail) = tail.split_at((len as usize).min(tail.len()));
            let Some((&len, tail)) = tail.split_first() else { break };
            let (ops, tail) = tail.split_at((len as usize).min(tail.len()));
            for &class in first {
                let class = class as usize;
                if index.by_class.len() <= class {
                    index.by_class.resize(class + 1, Vec::new());
                }
                index.by_class[class].push(index.programs.len() as u16);
            }
            index.programs.push(Program {
                rule: *rule,
                anchors: bits(needs),
                second: Second::of(ops),
                reach: reach(ops),
                ops,
            });
            rest = tail;
        }
        index
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.programs.len()
    }

    /// The patterns that can begin with a word, by number; one that several classes of the
    /// word lead to comes several times.
    pub(crate) fn beginning_with(&self, lexeme: Lexeme) -> impl Iterator<Item = (usize, &Program)> {
        lexeme
            .classes()
            .iter()
            .flat_map(|&class| self.by_class.get(class as usize).into_iter().flatten())
            .filter_map(|&number| Some((number as usize, self.programs.get(number as usize)?)))
    }
}

/// The classes as bits; all of them where none is needed.
fn bits(needs: &[u16]) -> u128 {
    match needs {
        [] => u128::MAX,
        _ => needs.iter().fold(0, |bits, &class| bits | Class::numbered(class).bit()),
    }
}
