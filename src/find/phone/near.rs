//! What stands around a number: words of calling, labels, hints that it is written otherwise.

use core::ops::Range;

use crate::find::number::has_own_number;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// How many tokens are looked at on each side; a bound, so that many numbers in one sentence
/// stay linear.
const REACH: usize = 14;
/// Within this many tokens a cue stands next to the number.
const BESIDE: usize = 6;

/// The surroundings of a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Near {
    /// The cue that counts most, with its strength.
    pub(super) cue: Cue,
    pub(super) cue_word: String,
    /// A verb or a service by which one calls or writes.
    pub(super) acts: bool,
    /// Such a word stands right beside it.
    pub(super) acts_beside: bool,
    /// `area code`, `first half` stands before it.
    pub(super) led: bool,
    /// It is said that the number is no price, no order.
    pub(super) winks: bool,
    /// Backwards, flip.
    pub(super) reversed: bool,
    /// Sample, dummy, placeholder.
    pub(super) sample: bool,
    /// A word that says what else the digits are.
    pub(super) label: bool,
    /// Nothing else stands in the message, or on the line.
    pub(super) alone: bool,
    /// Behind it stands what is counted or measured.
    pub(super) counted: bool,
    /// An equals sign stands before it.
    pub(super) assigned: bool,
}

/// How strongly the surroundings speak of calling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    #[default]
    None,
    /// A word of many uses somewhere in the sentence: `contact`, `line`.
    Faint,
    /// A word of many uses beside it, or one of calling in the sentence.
    Some,
    /// `phone`, `call`, `WhatsApp` beside it.
    Strong,
}

impl Near {
    /// Reads the surroundings of the tokens from `first` up to `end`.
    pub(super) fn read(text: &Text<'_>, tokens: Range<usize>) -> Near {
        let mut near = Near::default();
        near.before(text, tokens.start);
        near.after(text, tokens.end);
        let blank = |token: Option<Token>| token.is_none_or(|token| !token.is_wordlike());
        near.alone = blank(tokens.start.checked_sub(1).and_then(|at| text.token(at)))
            && blank(text.token(tokens.end))
            && (text.tokens.len() <= tokens.len() + 3);
        near
    }

    fn before(&mut self, text: &Text<'_>, first: usize) {
        self.assigned = first > 0 && text.tokens[first - 1].is_sign(b'=');
        let mut lines = 0;
        let opens = |at: usize| text.token(at).is_some_and(|token| token.flags.has(Flags::OPENS));
        let mut same_sentence = !opens(first);
        for at in (first.saturating_sub(REACH)..first).rev() {
            let Some(token) = text.token(at) else { break };
            if token.kind == TokenKind::Break {
                lines += 1;
                if lines > 1 {
                    break;
                }
            }
            self.see(text, token, first - at, true);
            if first - at <= 3 && is_beginning(text, at) {
                self.cue = Cue::Strong;
                text.word(token).clone_into(&mut self.cue_word);
            }
            // What another sentence is about names nothing here: `happy with the price. my …`. Nor
            // does what has a number of its own: `row 8 …`.
            let own = has_own_number(text, at, first);
            self.label |= same_sentence
                && first - at <= BESIDE
                && !own
                && !token.flags.has(Flags::SUBJECT)
                && is_label(token);
            same_sentence &= !token.flags.has(Flags::OPENS);
            // The sentence before may announce it, the one before that does not.
            if token.flags.has(Flags::OPENS) && first - at > 4 {
                break;
            }
        }
    }

    fn after(&mut self, text: &Text<'_>, end: usize) {
        if let Some(next) = text.token(end) {
            // `4155703488 siparişi`: some languages name a number behind it.
            self.label |= is_label(next) && !next.flags.has(Flags::OPENS);
            self.counted = next.lexeme.is(Class::UNIT) && !next.lexeme.is(Class::FUNCTION)
                || next.lexeme.is(Class::CURRENCY);
        }
        let mut opened = 0;
        for at in end..(end + REACH).min(text.tokens.len()) {
            let Some(token) = text.token(at) else { break };
            if token.flags.has(Flags::OPENS) {
                opened += 1;
                if opened > 1 {
                    break;
                }
            }
            self.see(text, token, at + 1 - end + opened * BESIDE, false);
        }
    }

    fn see(&mut self, text: &Text<'_>, token: Token, distance: usize, before: bool) {
        let beside = distance <= BESIDE;
        self.winks |= token.lexeme.is(Class::WINK) || text.word(token) == "area code";
        self.reversed |= token.lexeme.is(Class::REVERSED);
        self.sample |= token.lexeme.is(Class::SAMPLE) && beside;
        if token.flags.has(Flags::SUBJECT) {
            return;
        }
        let service = token.lexeme.is(Class::SERVICE);
        let calls = token.lexeme.is(Class::CALLING);
        let acts = calls
            || service && !token.lexeme.is(Class::AMBIGUOUS)
            || matches!(text.word(token), "text" | "txt" | "sms" | "whatsapp" | "dial");
        self.acts |= acts;
        self.acts_beside |= acts && beside;
        self.led |= before
            && distance <= 3
            && token.lexeme.is(Class::PART)
            && (text.word(token).contains(' ') || text.word(token) == "area");
        // `no`, `number` and the like count anything unless they stand right before.
        let vague = matches!(
            text.word(token),
            "no" | "number" | "numbers" | "nr" | "num" | "digits" | "line" | "tel"
        );
        let strong = acts
            || token.lexeme.is(Class::PHONE)
                && (!vague || before && distance <= 4 || distance <= 2 && text.word(token) != "no");
        let cue = match (strong, token.lexeme.is(Class::PHONE_CUE), beside) {
            (true, _, true) => Cue::Strong,
            (true, _, false) | (_, true, true) => Cue::Some,
            (_, true, false) => Cue::Faint,
            _ => Cue::None,
        };
        if cue > self.cue {
            self.cue = cue;
            self.cue_word = text.word(token).to_owned();
        }
    }
}

/// `mon 06 : …`: in French a mobile number is called by its beginning.
fn is_beginning(text: &Text<'_>, at: usize) -> bool {
    let mine = at.checked_sub(1).is_some_and(|before| text.tokens[before].lexeme.is(Class::MINE));
    mine && matches!(text.word_at(at), "06" | "07")
}

/// A word that says what else the digits are, and does not speak of calling as well.
fn is_label(token: Token) -> bool {
    token.lexeme.is(Class::LABEL) && !token.lexeme.is(Class::PHONE_CUE)
}
