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
    /// Classes have 14 bits, jumps 13; the two highest bits tell what stands in the others.
    const CLASS: u16 = 0x3fff;
    const BY: u16 = 0x1fff;
    /// [`Op::Match`] as it is stored.
    #[allow(dead_code, reason = "only the crate decodes")]
    pub(crate) const MATCH: u16 = 0xc007;

    /// What kind of instruction it is, below 12, and the class or the jump, as the tables have them.
    #[allow(dead_code, reason = "only the build script takes them apart")]
    pub(crate) fn parts(self) -> (u8, u16) {
        match self {
            Op::Class(class) => (0, class),
            Op::Not(class) => (1, class),
            Op::Split(by) => (2, by),
            Op::Jump(by) => (3, by),
            Op::Any => (4, 0),
            Op::Number => (5, 0),
            Op::Sentence => (6, 0),
            Op::Begins => (7, 0),
            Op::Ends => (8, 0),
            Op::Closes => (9, 0),
            Op::Asked => (10, 0),
            Op::Match => (11, 0),
        }
    }

    /// The instruction as it is run, of its parts.
    #[allow(dead_code, reason = "only the crate puts them together")]
    pub(crate) fn encode(kind: u8, number: u16) -> u16 {
        match kind {
            0 => number,
            1 => 0x4000 | number,
            2 => 0x8000 | number,
            3 => 0xa000 | number,
            other => 0xc000 + u16::from(other - 4),
        }
    }

    /// The instruction stored as `code`.
    #[allow(dead_code, reason = "only the crate decodes")]
    pub(crate) fn decode(code: u16) -> Op {
        match code {
            ..0x4000 => Op::Class(code),
            0x4000..0x8000 => Op::Not(code & Op::CLASS),
            0x8000..0xa000 => Op::Split(code & Op::BY),
            0xa000..0xc000 => Op::Jump(code & Op::BY),
            0xc000 => Op::Any,
            0xc001 => Op::Number,
            0xc002 => Op::Sentence,
            0xc003 => Op::Begins,
            0xc004 => Op::Ends,
            0xc005 => Op::Closes,
            0xc006 => Op::Asked,
            _ => Op::Match,
        }
    }
}
