//! The pattern language of message rules, compiled to a small automaton.
//!
//! A pattern is a row of words as people read them:
//!
//! | written | is |
//! |---|---|
//! | `email` | that word, folded |
//! | `<give>` | a word of a class: a private one of the language, or a shared `<SERVICE>` |
//! | `(a \| b c)` | one of the rows |
//! | `x?` | `x` or nothing |
//! | `x*3` | up to three times `x` |
//! | `_` | any word or number |
//! | `#` | a number |
//! | `^` | here a clause begins |
//! | `$` | here a clause ends |
//! | `~` | here a noun phrase ends: no noun follows that would make it a compound |
//! | `!<c>` | the next word is not of this class |
//! | `??` | the sentence ends here, and asks |
//! | `{m}` | the row that the language file gives the name `m` |
//! | `//` | a sentence ends here, and the pattern goes on in the next |
//!
//! Repetition is bounded and unrolled, so every jump goes forward, a set of states is a few
//! words of bits, and a match costs one pass over the tokens it covers.
//!
//! This file is compiled twice: into the crate, which runs programs, and into its build
//! script, which makes them. It names nothing else of the crate for that reason.

/// One instruction. All jumps are relative and forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// Takes a token of the class.
    Class(u16),
    /// Takes any word or number.
    Any,
    /// Takes a number.
    Number,
    /// Takes the end of a sentence.
    Sentence,
    /// A clause begins here.
    Begins,
    /// A clause ends here.
    Ends,
    /// A noun phrase ends here.
    Closes,
    /// A question mark stands here.
    Asked,
    /// The next token is not of the class.
    Not(u16),
    /// Goes on here and also that far ahead.
    Split(u16),
    /// Goes on that far ahead.
    Jump(u16),
    /// The pattern is matched.
    Match,
}

/// States of a program are bits.
pub(crate) const MOST_OPS: usize = 256;

impl Op {
    const ARGUMENT: u16 = 0x0fff;

    /// The instruction as it is stored.
    #[allow(dead_code, reason = "only the build script encodes")]
    pub(crate) fn encode(self) -> u16 {
        match self {
            Op::Class(class) => class,
            Op::Not(class) => 0x1000 | class,
            Op::Split(by) => 0x2000 | by,
            Op::Jump(by) => 0x3000 | by,
            Op::Any => 0x4000,
            Op::Number => 0x4001,
            Op::Sentence => 0x4002,
            Op::Begins => 0x4003,
            Op::Ends => 0x4004,
            Op::Closes => 0x4005,
            Op::Asked => 0x4006,
            Op::Match => 0x4007,
        }
    }

    /// The instruction stored as `code`.
    #[allow(dead_code, reason = "only the crate decodes")]
    pub(crate) fn decode(code: u16) -> Op {
        let argument = code & Op::ARGUMENT;
        match (code >> 12, argument) {
            (0, class) => Op::Class(class),
            (1, class) => Op::Not(class),
            (2, by) => Op::Split(by),
            (3, by) => Op::Jump(by),
            (_, 0) => Op::Any,
            (_, 1) => Op::Number,
            (_, 2) => Op::Sentence,
            (_, 3) => Op::Begins,
            (_, 4) => Op::Ends,
            (_, 5) => Op::Closes,
            (_, 6) => Op::Asked,
            _ => Op::Match,
        }
    }
}
