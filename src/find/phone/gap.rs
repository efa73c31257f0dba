//! What stands between two pieces of a number: signs, emoji, line breaks, words that join.

use core::ops::Range;

use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// How far apart two pieces stand, nearest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// In one token.
    Inside,
    /// Signs only.
    Tight,
    /// White space, perhaps with signs.
    Spaced,
    /// A comma or words that only join.
    Comma,
    /// A line break or the end of a sentence.
    Line,
    /// Words that lead from one part of a number to the next.
    Part,
    /// Nothing ties them.
    #[default]
    Apart,
}

/// What stands between a piece and the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) distance: Distance,
    /// The main sign: a byte, `b' '`, `b'\n'`, 0x80 for a symbol, 0 for none.
    pub(super) sign: u8,
    /// An opening bracket stands right before the piece.
    pub(super) opens: bool,
    /// A closing bracket stands in the gap.
    pub(super) closes: bool,
    /// `and`, `und`, `y` stands in it.
    pub(super) joins: bool,
    /// A percent or quotation mark, dots or a sign that sets nothing apart elsewhere stands in it,
    /// which only digits one by one or in the groups of a number may have.
    pub(super) odd: bool,
    /// `area code` stands in it: what follows belongs to the front.
    pub(super) area: bool,
}

/// The longest gap, in tokens.
const MOST_BETWEEN: usize = 9;

/// The sign of a gap of two full stops and no more: `4..1..5`, and every range.
pub(super) const TWO_DOTS: u8 = 0x81;

/// What stands between the tokens `last` and `next`.
pub(super) fn gap(text: &Text<'_>, last: usize, next: usize) -> Gap {
    let mut gap = Gap { distance: Distance::Tight, ..Gap::default() };
    if next - last > MOST_BETWEEN + 1 {
        return Gap::default();
    }
    let (mut signs, mut symbols, mut masks) = (0, 0, false);
    let between = &text.tokens[last + 1..next];
    let dots = dots(between);
    let ellipsis = dots.len() > 1;
    gap.odd = ellipsis;
    for (at, token) in between.iter().enumerate() {
        if ellipsis && at > dots.start && at < dots.end {
            continue;
        }
        if token.is_spaced() {
            gap.reach(Distance::Spaced);
        }
        match token.kind {
            TokenKind::Sign(sign) => {
                match sign {
                    b'-' | b'.' | b'/' | b'*' | b'_' | b'~' | b'|' | b'\\' | b'^' | b'=' => {
                        gap.sign = sign
                    }
                    b'(' | b'[' | b'{' => gap.opens = true,
                    // `[.]`: an expression.
                    b')' | b']' | b'}' if gap.opens && signs > 0 => return Gap::default(),
                    b')' | b']' | b'}' => gap.closes = true,
                    b'%' | b'"' | b'\'' | b'<' => gap.odd = true,
                    b'>' | b'!' | b'$' | b'@' | b'#' => {
                        masks |= gap.sign != sign;
                        gap.odd = true;
                        gap.sign = sign;
                    }
                    b'+' if !token.is_spaced() && !text.tokens[next].is_spaced() => gap.sign = sign,
                    b',' | b';' => {
                        gap.sign = if text.tokens[next].is_spaced() { b',' } else { sign };
                        if text.tokens[next].is_spaced() {
                            gap.reach(Distance::Comma);
                        }
                    }
                    _ => return Gap::default(),
                }
                let bracket = matches!(sign, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"');
                // A row of one sign is one.
                let repeats = at > 0 && between[at - 1].is_sign(sign) && !token.is_spaced();
                if !bracket && !repeats {
                    signs += 1;
                }
            }
            TokenKind::Symbol => {
                symbols += 1;
                gap.sign = 0x80;
            }
            TokenKind::Break => {
                gap.reach(Distance::Line);
                gap.sign = b'\n';
            }
            TokenKind::Word if token.lexeme.is(Class::PART) => {
                gap.area |= text.word(*token).starts_with("area");
                gap.reach(Distance::Part);
            }
            TokenKind::Word if token.lexeme.is(Class::PLUS) => return Gap::default(),
            TokenKind::Word if token.lexeme.is(Class::AND) => {
                // Two numbers joined by a word are two numbers.
                let figures = text.tokens[last].kind == TokenKind::Number
                    && text.tokens[next].kind == TokenKind::Number;
                gap.reach(if figures { Distance::Comma } else { Distance::Spaced });
                gap.joins = true;
            }
            // `area 512 / exchange 334 / line 0178`, `take 512, add 334, end 0178`
            TokenKind::Word if matches!(text.word(*token), "exchange" | "line" | "add" | "end") => {
                gap.reach(Distance::Part);
            }
            // `646 x 555 x 0171`: a size, unless more is said.
            TokenKind::Word if text.word(*token) == "x" => gap.sign = b'x',
            TokenKind::Word if is_joiner(text.word(*token)) => gap.joins = true,
            // `6-1-7-dash-5-5-5`: a sign by its name, which nobody says of anything else.
            TokenKind::Word if token.lexeme.is(Class::DASH) && gap.sign == b'-' => signs = 0,
            TokenKind::Word if token.lexeme.is(Class::DASH) || token.lexeme.is(Class::SLASH) => {
                gap.reach(Distance::Spaced);
            }
            TokenKind::Word
                if token.lexeme.is(Class::DOT)
                    || matches!(text.word(*token), "space" | "is" | "the" | "that" | "with") =>
            {
                gap.reach(Distance::Comma);
            }
            _ => return Gap::default(),
        }
    }
    // Two dots stand alone in a range, and so does a sign that only hides a number.
    if dots.len() == 2 {
        let figures = [last, next].into_iter().all(|at| text.tokens[at].kind == TokenKind::Number);
        if signs > 1 || !figures && !gap.closes {
            return Gap::default();
        }
        gap.sign = TWO_DOTS;
    }
    if masks && signs > 1 && !between.windows(2).any(is_arrow) {
        return Gap::default();
    }
    if text.tokens[next].is_spaced() {
        gap.reach(Distance::Spaced);
        if gap.sign == 0 {
            gap.sign = b' ';
        }
    }
    // A full stop with space on both sides ends no sentence between digits: 9 . 3 . 6. Nor does
    // a sign without any: 9!3!6.
    let stop = ellipsis
        || next == last + 2
            && text.tokens[last + 1].is_sign(b'.')
            && text.tokens[last + 1].is_spaced()
        || gap.closes
        || gap.distance == Distance::Tight && !text.tokens[next].is_spaced();
    if text.tokens[next].flags.has(Flags::OPENS) && gap.distance < Distance::Line && !stop {
        gap.reach(Distance::Line);
    }
    if signs > 3 || symbols > 3 { Gap::default() } else { gap }
}

/// `->`, `<>`
fn is_arrow(pair: &[Token]) -> bool {
    (pair[0].is_sign(b'-') || pair[0].is_sign(b'<')) && pair[1].is_sign(b'>')
}

/// Where the first full stop and those that follow it at once stand.
fn dots(tokens: &[Token]) -> Range<usize> {
    let first = tokens.iter().position(|token| token.is_sign(b'.')).unwrap_or(tokens.len());
    let follows = |token: &&Token| token.is_sign(b'.') && !token.is_spaced();
    let rest = tokens.iter().skip(first + 1).take_while(follows).count();
    first..(first + 1 + rest).min(tokens.len())
}

/// `y`, `et`, `und`: what joins tens and ones and nothing else.
pub(super) fn is_joiner(word: &str) -> bool {
    matches!(word, "y" | "e" | "et" | "und" | "og" | "och" | "и" | "ו")
}

impl Gap {
    fn reach(&mut self, distance: Distance) {
        self.distance = self.distance.max(distance);
    }
}
