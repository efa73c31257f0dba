//! Words, numbers and signs of a folded text, and the sentences they stand in.

pub(crate) mod common;
mod filter;
pub(crate) mod lexer;
pub(crate) mod lexicon;
pub(crate) mod merge;
pub(crate) mod slip;
pub(crate) mod subject;

use crate::fold::Folded;
use lexicon::{Class, Lexeme};

/// A folded text and its tokens: what finders read.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) folded: Folded<'a>,
    pub(crate) tokens: Vec<Token>,
}

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte in the folded text.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
    pub(crate) kind: TokenKind,
    /// The entry of the lexicon, [`Lexeme::UNKNOWN`] for a word that it does not hold.
    pub(crate) lexeme: Lexeme,
    pub(crate) flags: Flags,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, perhaps with digits in it; apostrophes are left out of what is looked up.
    Word,
    /// ASCII digits only.
    Number,
    /// One sign; its byte.
    Sign(u8),
    /// One line break or several.
    Break,
    /// An emoji or another symbol.
    Symbol,
}

/// What else is known about a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags(u8);

impl Flags {
    /// White space stands before it.
    pub(crate) const SPACED: Flags = Flags(1);
    /// A word with a digit in it.
    pub(crate) const MIXED: Flags = Flags(1 << 1);
    /// The subject of work (`WhatsApp bot`): its service, datum or channel does not count.
    pub(crate) const SUBJECT: Flags = Flags(1 << 2);
    /// Was read through a disguise: letters set apart, signs for letters, a split name.
    pub(crate) const DISGUISED: Flags = Flags(1 << 3);
    /// A sentence ends before it.
    pub(crate) const OPENS: Flags = Flags(1 << 4);

    pub(crate) fn has(self, flag: Flags) -> bool {
        self.0 & flag.0 != 0
    }

    pub(crate) fn set(&mut self, flag: Flags) {
        self.0 |= flag.0;
    }
}

impl Token {
    /// Whether the lexicon lists the word under `class`, unless it is the subject of work.
    pub(crate) fn is(self, class: Class) -> bool {
        self.lexeme.is(class) && !(self.flags.has(Flags::SUBJECT) && class.is_hidden_in_subject())
    }

    pub(crate) fn is_sign(self, sign: u8) -> bool {
        self.kind == TokenKind::Sign(sign)
    }

    pub(crate) fn is_spaced(self) -> bool {
        self.flags.has(Flags::SPACED)
    }

    /// Whether it is a word or a number, as opposed to a sign.
    pub(crate) fn is_wordlike(self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

impl<'a> Text<'a> {
    /// Folds and reads `raw`.
    pub(crate) fn new(raw: &'a str) -> Text<'a> {
        let folded = Folded::new(raw);
        let tokens = lexer::tokens(&folded);
        let mut text = Text { folded, tokens };
        merge::merge(&mut text);
        subject::mark(&mut text);
        text
    }

    /// The folded text of a token.
    pub(crate) fn word(&self, token: Token) -> &str {
        self.folded.slice(token.start as usize, token.end as usize)
    }

    /// The folded text of the token at `index`, empty past the ends.
    pub(crate) fn word_at(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |&token| self.word(token))
    }

    /// The token at `index`, if there is one.
    pub(crate) fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// The tokens of the sentence around the token at `index`, as a range of indices; of a
    /// very long sentence the part near it.
    pub(crate) fn sentence(&self, index: usize) -> core::ops::Range<usize> {
        const FAR: usize = 160;
        let opens = |at: &usize| self.tokens[*at].flags.has(Flags::OPENS);
        let index = index.min(self.tokens.len().saturating_sub(1));
        let low = index.saturating_sub(FAR);
        let high = (index + FAR).min(self.tokens.len());
        let first = (low..=index).rev().find(opens).unwrap_or(low);
        let end = (index + 1..high).find(opens).unwrap_or(high);
        first..end
    }

    /// The index of the first token that starts at or after a byte of the folded text.
    pub(crate) fn token_from(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < byte)
    }
}
