//! Identifiers that are spelled: `J-U-N-O dot K-I-L-N`, `peachpit underscore pottery`,
//! `n o r a _ m i x e s`, `mango _ mitch _ 9`, `kilo india tango echo seven`.

use super::ident::{Ident, Look};
use crate::text::common::is_common;
use crate::text::lexicon::{Class, NumberWord};
use crate::text::{Text, Token, TokenKind};

/// The most parts of a spelled name, letters and signs counted.
const MOST: usize = 40;
/// The fewest letters set apart that make a name.
const FEWEST: usize = 4;

const ALPHABET: [&str; 26] = [
    "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
    "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango",
    "uniform", "victor", "whiskey", "xray", "yankee", "zulu",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A letter or digit on its own.
    Letter(char),
    /// A letter by its name.
    Call(char),
    /// A digit by its name.
    Digit(char),
    Word,
    /// A sign that is part of the name.
    Sign(char),
    /// What only sets letters apart.
    Gap,
    Other,
}

/// Reads a spelled identifier from the token `index` on; `led` where a cue leads to it, so
/// that letters alone are enough.
pub(super) fn read(text: &Text<'_>, index: usize, led: bool) -> Option<Ident> {
    let mut at = index;
    let first = text.token(at)?;
    let mut name = String::new();
    // `@ n o r a`, `at peachpit underscore pottery`.
    let lead = first.is_sign(b'@') || first.lexeme.is(Class::AT);
    if lead {
        at += 1;
        if text.token(at).is_some_and(|token| text.word(token) == "sign") {
            at += 1;
        }
    }
    let (mut end, mut letters, mut calls, mut signs, mut parts) = (at, 0, 0, 0, 0);
    // What the last part was: nothing may follow a word but a sign.
    let mut last = Part::Gap;
    let mut dotted = false;
    while parts < MOST {
        let Some(token) = text.token(at) else { break };
        if parts > 0
            && token.flags.has(crate::text::Flags::OPENS)
            && token.kind != TokenKind::Break
            && !(token.is_wordlike() && text.word(token).len() == 1)
        {
            break;
        }
        let (token, width) = bracketed(text, at).map_or((token, 1), |inner| (inner, 3));
        let part = part(text, token);
        match part {
            Part::Letter(c) => {
                if last == Part::Word
                    || matches!(last, Part::Letter(_)) && !token.is_spaced() && parts > 0 && !dotted
                {
                    break;
                }
                name.push(c);
                letters += 1;
                end = at + 1;
            }
            Part::Call(c) | Part::Digit(c) => {
                if last == Part::Word && signs == 0 {
                    break;
                }
                if matches!(part, Part::Call(_)) {
                    calls += 1;
                }
                name.push(c);
                end = at + 1;
            }
            Part::Word => {
                let after_sign = matches!(last, Part::Sign(_)) || parts == 0;
                if !after_sign {
                    break;
                }
                name.extend(text.word(token).chars().filter(|c| c.is_alphanumeric()));
                end = at + 1;
            }
            Part::Sign(sign) => {
                // `l i v e : d a v o r`, but not `messenger: audrey`.
                let colon =
                    token.is_sign(b':') && (letters < FEWEST || !matches!(last, Part::Letter(_)));
                if parts == 0 || matches!(last, Part::Sign(_)) || colon {
                    break;
                }
                // A sign counts when a name goes on behind it.
                name.push(sign);
                signs += usize::from(goes_on(text, at + width));
                if !goes_on(text, at + width) {
                    name.pop();
                    if sign == '_' && token.is_sign(b'_') {
                        name.push('_');
                        end = at + 1;
                    }
                    break;
                }
            }
            Part::Gap => {
                if !matches!(last, Part::Letter(_)) {
                    break;
                }
                dotted = true;
                at += 1;
                continue;
            }
            Part::Other => break,
        }
        dotted = false;
        last = part;
        parts += 1;
        at += width;
    }
    let spelled = signs > 0 || letters >= FEWEST && led || calls >= 3;
    let span = text.tokens.get(index..end)?;
    let range = span.first()?.start as usize..span.last()?.end as usize;
    let folded = text.folded.slice(range.start, range.end);
    // Written in one piece it is no spelled name.
    let in_one = !folded.contains([' ', '\n']) && letters < FEWEST;
    if !spelled || in_one || name.chars().filter(|c| c.is_alphanumeric()).count() < 4 {
        return None;
    }
    Some(Ident { range, canonical: name, look: if lead { Look::At } else { Look::Shaped } })
}

/// The word for a sign in brackets that begin at `at`: `lena (underscore) kraft`.
fn bracketed(text: &Text<'_>, at: usize) -> Option<Token> {
    let (open, inner, close) = (text.token(at)?, text.token(at + 1)?, text.token(at + 2)?);
    let in_brackets = open.is_sign(b'(') && close.is_sign(b')')
        || open.is_sign(b'[') && close.is_sign(b']')
        || open.is_sign(b'{') && close.is_sign(b'}');
    let named = inner.is_wordlike() && matches!(part(text, inner), Part::Sign(_));
    (in_brackets && named).then_some(inner)
}

/// Reads a spelled identifier that ends with the token `index`: `peachpit underscore pottery`.
pub(super) fn read_back(text: &Text<'_>, index: usize) -> Option<Ident> {
    let says = |at: usize| {
        text.token(at).is_some_and(|token| {
            token.kind == TokenKind::Word && matches!(part(text, token), Part::Sign(_))
        })
    };
    let mut first = index;
    while first >= 2 && says(first - 1) && index - first < MOST {
        first -= 2;
    }
    let ident = read(text, first, false).filter(|_| first < index)?;
    (ident.range.end == text.token(index)?.end as usize).then_some(ident)
}

/// Whether a name is made of everyday words only: `line and point extraction` is no name
/// unless something says so.
pub(super) fn is_ordinary(ident: &Ident) -> bool {
    ident.look != Look::At && ident.canonical.split(['_', '.', '-', '#', ':']).all(is_common)
}

fn goes_on(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| {
        matches!(part(text, token), Part::Letter(_) | Part::Call(_) | Part::Digit(_) | Part::Word)
            && (token.kind == TokenKind::Number
                || !token.lexeme.is(Class::FUNCTION)
                || text.word(token).len() == 1)
    })
}

fn part(text: &Text<'_>, token: Token) -> Part {
    let word = text.word(token);
    let lexeme = token.lexeme;
    match token.kind {
        TokenKind::Sign(b'_') => return Part::Sign('_'),
        TokenKind::Sign(b'-' | b'.' | b'*' | b',' | b'|' | b'(' | b')') => return Part::Gap,
        TokenKind::Sign(b':') => return Part::Sign(':'),
        TokenKind::Break => return Part::Gap,
        TokenKind::Sign(_) | TokenKind::Symbol => return Part::Other,
        _ => {}
    }
    if lexeme.is(Class::UNDERSCORE) {
        return Part::Sign('_');
    }
    if lexeme.is(Class::DOT) {
        return Part::Sign('.');
    }
    if lexeme.is(Class::DASH) {
        return Part::Sign('-');
    }
    match word {
        "colon" => return Part::Sign(':'),
        "hashtag" | "hash" => return Part::Sign('#'),
        _ => {}
    }
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return if c.is_ascii_alphanumeric() { Part::Letter(c) } else { Part::Other };
    }
    if let Some(number) = ALPHABET.iter().position(|&call| call == word) {
        return Part::Call(char::from(b'a' + number as u8));
    }
    let digit = lexeme.numbers().find_map(|(_, number)| match number {
        NumberWord::Digit(digit) => Some(char::from(b'0' + digit)),
        _ => None,
    });
    if let Some(digit) = digit.filter(|_| !lexeme.is(Class::AMBIGUOUS_NUMBER)) {
        return Part::Digit(digit);
    }
    Part::Word
}
