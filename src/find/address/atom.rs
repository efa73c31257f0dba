//! The parts of a disguised address: `(at)`, `_DOT_`, `arroba`, `🔵`, `g m a i l` are one
//! atom each.
//!
//! One pass over the tokens; every look ahead is bounded by a few tokens, but for letters set
//! apart, which are read once.

use super::tld::is_tld;
use crate::text::lexicon::{Class, Lexeme, lexicon};
use crate::text::{Flags, Text, Token, TokenKind};

/// A part of an address and how it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) kind: AtomKind,
    /// First byte in the folded text.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    pub(crate) lexeme: Lexeme,
    /// White space stands before it.
    pub(crate) spaced: bool,
    /// A line ends before it.
    pub(crate) broke: bool,
    /// A sentence ends before it.
    pub(crate) opens: bool,
    /// A word or another sign says it, rather than the sign itself.
    pub(crate) said: bool,
    pub(crate) bracketed: bool,
    /// A word put together from letters set apart.
    pub(crate) lettered: bool,
    /// A service that is the subject of work.
    pub(crate) subject: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A word or number.
    Part,
    At,
    Dot,
    Slash,
    Dash,
    Underscore,
    Plus,
    Comma,
    /// Another sign; its byte.
    Sign(u8),
    /// An emoji or another symbol.
    Symbol,
}

/// Reads every atom of a text.
pub(crate) fn read(text: &Text<'_>) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::with_capacity(text.tokens.len());
    let mut at = 0;
    let mut broke = false;
    let mut opens = true;
    // An ellipsis ends no sentence.
    let mut hangs = false;
    while let Some(token) = text.token(at) {
        opens |= token.flags.has(Flags::OPENS) && !hangs;
        hangs = false;
        if token.kind == TokenKind::Break {
            broke = true;
            at += 1;
            continue;
        }
        if let Some(len) = ellipsis(text, at) {
            let mut dots = atom(token, text.tokens[at + len - 1].end, AtomKind::Symbol, false);
            (dots.spaced, dots.broke) = (token.is_spaced() || broke, core::mem::take(&mut broke));
            atoms.push(dots);
            hangs = true;
            at += len;
            continue;
        }
        if joins_letters(token, &atoms) {
            at += 1;
            continue;
        }
        let dotted = dot_and_end(text, token);
        let (mut atom, len) = dotted
            .map(|[dot, _]| (dot, 1))
            .or_else(|| letters(text, at, atoms.last()))
            .or_else(|| wrapped(text, at, atoms.last()))
            .unwrap_or_else(|| (single(text, token), 1));
        atom.spaced = token.is_spaced() || broke;
        atom.broke = core::mem::take(&mut broke);
        atom.opens = core::mem::take(&mut opens);
        if atom.lettered && !atom.spaced && is_edge(atoms.last()) {
            // The stars around the dot in `r*.*l`.
            if let Some(noise) = atoms.pop() {
                atom.spaced = noise.spaced;
            }
        }
        atoms.push(atom);
        atoms.extend(dotted.map(|[_, end]| end));
        at += len;
    }
    atoms
}

/// The text of a word without what sets its letters apart.
pub(crate) fn value(text: &Text<'_>, atom: &Atom) -> String {
    let word = text.folded.slice(atom.start, atom.end);
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_owned();
    }
    word.chars().filter(|&c| crate::fold::is_word_char(c)).collect()
}

/// The class that a sign or symbol stands in for.
pub(crate) fn stand_in(symbol: &str) -> Option<AtomKind> {
    Some(match symbol.chars().next()? {
        '•' | '·' | '∙' | '⋅' | '●' | '○' | '◦' | '⚫' | '⚪' | '🔴' | '🔵' | '🟢' | '🟡'
        | '🟠' | '🟣' | '🟤' | '⏺' | '▪' | '▫' | '■' | '□' | '◆' | '◉' | '🔘' | '⭕' | '⬤'
        | '٫' | '۔' | '˙' | '・' | '｡' | '🔹' | '🔸' => AtomKind::Dot,
        '📧' | '✉' | '📩' | '📨' | '🐒' | '🐵' | '🙈' | '🌀' | '🍥' | '🐌' | '🐶' | '🐕' | '💌'
        | '📮' | '📬' | '🌐' | '🎯' | '➰' => AtomKind::At,
        '➗' | '↗' | '⟋' | '╱' | '⧸' | '🥢' => AtomKind::Slash,
        _ => return None,
    })
}

/// How many tokens make three full stops or more.
fn ellipsis(text: &Text<'_>, at: usize) -> Option<usize> {
    let dot = |token: &&Token| token.is_sign(b'.');
    let len = text.tokens[at..].iter().take_while(dot).count();
    (len > 2).then_some(len)
}

/// The sign between letters set apart, behind an `@` or a dot: `n-a@-g-m`.
fn joins_letters(token: Token, atoms: &[Atom]) -> bool {
    let [.., letters, sign] = atoms else { return false };
    matches!(token.kind, TokenKind::Sign(b'-' | b'_' | b'*' | b'|' | b'~' | b'+'))
        && !token.is_spaced()
        && letters.lettered
        && matches!(sign.kind, AtomKind::At | AtomKind::Dot)
        && !sign.said
        && !sign.spaced
}

/// `dotcom`, `puntocom`: the word for a dot and the end of a host in one.
fn dot_and_end(text: &Text<'_>, token: Token) -> Option<[Atom; 2]> {
    // Others make words: `dottie`.
    const ENDS: [&str; 9] = ["com", "net", "org", "info", "me", "co", "io", "gg", "de"];
    const SHORTEST: usize = 3;
    let word = text.word(token);
    if token.kind != TokenKind::Word {
        return None;
    }
    ENDS.iter().find_map(|end| {
        let dot = word.strip_suffix(end)?;
        let lexeme = lexicon().get(dot);
        if dot.len() < SHORTEST || !lexeme.is(Class::DOT) {
            return None;
        }
        let middle = token.start + dot.len() as u32;
        let dot = atom(Token { lexeme, ..token }, middle, AtomKind::Dot, true);
        let end = Token { start: middle, lexeme: lexicon().get(end), ..token };
        Some([dot, atom(end, token.end, AtomKind::Part, false)])
    })
}

fn is_edge(last: Option<&Atom>) -> bool {
    last.is_some_and(|last| matches!(last.kind, AtomKind::Sign(b'*' | b'|' | b'~')))
}

fn single(text: &Text<'_>, token: Token) -> Atom {
    let (kind, said) = match token.kind {
        TokenKind::Sign(sign) => (sign_kind(sign), false),
        TokenKind::Symbol => match stand_in(text.word(token)) {
            Some(kind) => (kind, true),
            None => (AtomKind::Symbol, false),
        },
        TokenKind::Word => match said_kind(text, token) {
            Some(kind) => (kind, true),
            None => (AtomKind::Part, false),
        },
        TokenKind::Number | TokenKind::Break => (AtomKind::Part, false),
    };
    let mut read = atom(token, token.end, kind, said);
    // `*at*`, whose signs the merge took in.
    let word = text.word(token).as_bytes();
    read.bracketed = said
        && word.len() > 2
        && word.first() == word.last()
        && word.first().is_some_and(u8::is_ascii_punctuation);
    read
}

fn atom(first: Token, end: u32, kind: AtomKind, said: bool) -> Atom {
    Atom {
        kind,
        start: first.start as usize,
        end: end as usize,
        lexeme: first.lexeme,
        spaced: false,
        broke: false,
        opens: false,
        said,
        bracketed: false,
        lettered: false,
        subject: first.flags.has(Flags::SUBJECT),
    }
}

fn sign_kind(sign: u8) -> AtomKind {
    match sign {
        b'@' => AtomKind::At,
        b'.' => AtomKind::Dot,
        b'/' => AtomKind::Slash,
        b'-' => AtomKind::Dash,
        b'_' => AtomKind::Underscore,
        b'+' => AtomKind::Plus,
        b',' => AtomKind::Comma,
        other => AtomKind::Sign(other),
    }
}

fn said_kind(text: &Text<'_>, token: Token) -> Option<AtomKind> {
    let lexeme = token.lexeme;
    if lexeme.shared() & SAID == 0 {
        // A circled letter by itself: `annelies ⓐ veldhuis`.
        let circled = text.word(token) == "a"
            && text
                .folded
                .raw_slice(token.start as usize, token.end as usize)
                .chars()
                .next()
                .is_some_and(|c| !c.is_alphabetic() || !c.is_ascii());
        return circled.then_some(AtomKind::At);
    }
    [
        (Class::AT, AtomKind::At),
        (Class::DOT, AtomKind::Dot),
        (Class::SLASH, AtomKind::Slash),
        (Class::DASH, AtomKind::Dash),
        (Class::UNDERSCORE, AtomKind::Underscore),
        (Class::PLUS, AtomKind::Plus),
    ]
    .into_iter()
    .find(|&(class, _)| lexeme.is(class))
    .map(|(_, kind)| kind)
}

const SAID: u128 = 1 << Class::AT.number()
    | 1 << Class::DOT.number()
    | 1 << Class::SLASH.number()
    | 1 << Class::DASH.number()
    | 1 << Class::UNDERSCORE.number()
    | 1 << Class::PLUS.number();

/// `(at)`, `[.]`, `_DOT_`, `"full stop"`, `|at|`, `*at*`.
fn wrapped(text: &Text<'_>, at: usize, before: Option<&Atom>) -> Option<(Atom, usize)> {
    let open = text.token(at)?;
    let TokenKind::Sign(sign) = open.kind else { return None };
    let (close, words_only) = match sign {
        b'(' => (b')', false),
        b'[' => (b']', false),
        b'{' => (b'}', false),
        b'<' => (b'>', false),
        b'"' | b'\'' | b'|' | b'-' | b'_' | b'*' | b'~' | b'=' | b'/' | b',' | b'!' | b':'
        | b';' | b'#' | b'^' => (sign, true),
        _ => return None,
    };
    let inner = text.token(at + 1)?;
    let mut next = at + 2;
    let closes = text.token(next).is_some_and(|token| token.is_sign(close));
    if !words_only && closes && is_part_in_brackets(text, inner, next + 1, sign, before) {
        let end = text.token(next)?.end;
        return Some((atom(open, end, AtomKind::Part, false), next + 1 - at));
    }
    let kind = match inner.kind {
        TokenKind::Word => said_kind(text, inner)
            .or_else(|| initial(text, inner, next + 1).filter(|_| !words_only))?,
        TokenKind::Sign(_) if words_only => return None,
        TokenKind::Sign(b'@') => AtomKind::At,
        TokenKind::Sign(b'.') => AtomKind::Dot,
        TokenKind::Sign(b'/') => AtomKind::Slash,
        TokenKind::Sign(b'-') => AtomKind::Dash,
        TokenKind::Sign(b'_') => AtomKind::Underscore,
        TokenKind::Symbol if !words_only => stand_in(text.word(inner))?,
        _ => return None,
    };
    let closing = text.token(next).filter(|token| token.is_sign(close))?;
    if words_only
        && !matches!(sign, b'"' | b'\'' | b',')
        && (inner.is_spaced() || closing.is_spaced())
    {
        return None;
    }
    next += 1;
    let mut read = atom(open, closing.end, kind, true);
    read.lexeme = inner.lexeme;
    read.bracketed = true;
    Some((read, next - at))
}

/// `karin[a]holtdesign[d]com`, `petrov(а)mail(т)ru`: the first letter of a word for a sign, in
/// brackets before `next`.
fn initial(text: &Text<'_>, inner: Token, next: usize) -> Option<AtomKind> {
    let ends = || text.token(next).is_some_and(|tld| is_tld(text.word(tld)) && !tld.is_spaced());
    match text.word(inner) {
        "a" | "а" => Some(AtomKind::At),
        "d" | "т" if ends() => Some(AtomKind::Dot),
        _ => None,
    }
}

/// `(wren) (at) (foxglove) (dot) (studio)`: a part in brackets of its own, beside a word for a
/// sign in such brackets.
fn is_part_in_brackets(
    text: &Text<'_>,
    inner: Token,
    next: usize,
    open: u8,
    before: Option<&Atom>,
) -> bool {
    let says = |token: Token| said_kind(text, token).is_some();
    inner.is_wordlike()
        && !says(inner)
        && (before.is_some_and(|before| before.bracketed)
            || text.token(next).is_some_and(|token| token.is_sign(open))
                && text.token(next + 1).is_some_and(says))
}

/// `g m a i l`, `c-o-m`, one letter a line: three letters or more, or two behind a dot.
fn letters(text: &Text<'_>, at: usize, before: Option<&Atom>) -> Option<(Atom, usize)> {
    let first = text.token(at)?;
    let mut count = set_apart(text, first)?;
    let mut end = first.end;
    let mut next = at + 1;
    let mut gap = None;
    while let Some(token) = text.token(next) {
        let (this, skip) = match token.kind {
            TokenKind::Break => (b'\n', 1),
            TokenKind::Sign(sign @ (b'-' | b'*' | b'_' | b'|' | b'~' | b'+')) => (sign, 1),
            _ if token.is_spaced() => (b' ', 0),
            _ => break,
        };
        if *gap.get_or_insert(this) != this {
            break;
        }
        let Some(letter) = text.token(next + skip) else { break };
        if skip == 1 && this != b'\n' && (token.is_spaced() || letter.is_spaced()) {
            break;
        }
        let Some(more) = set_apart(text, letter) else { break };
        count += more;
        end = letter.end;
        next += skip + 1;
    }
    let behind_dot = before.is_some_and(|before| before.kind == AtomKind::Dot);
    if count < 2 || (count < 3 && !behind_dot) {
        return None;
    }
    if let Some(sign) = gap.filter(|&gap| !matches!(gap, b' ' | b'\n'))
        && text.token(next).is_some_and(|token| token.is_sign(sign) && !token.is_spaced())
        && text
            .token(next + 1)
            .is_some_and(|token| matches!(token.kind, TokenKind::Sign(b'.' | b'@')))
    {
        next += 1;
    }
    let mut read = atom(first, end, AtomKind::Part, false);
    if next > at + 1 {
        read.lexeme = lexicon().get(&value(text, &read));
    }
    read.lettered = true;
    Some((read, next - at))
}

/// How many letters a token has that are set apart: one, or those that were merged already.
fn set_apart(text: &Text<'_>, token: Token) -> Option<usize> {
    if !token.is_wordlike() {
        return None;
    }
    let word = text.word(token);
    if word.len() == 1 {
        return Some(1);
    }
    let is_merged = word.len() % 2 == 1
        && word.bytes().enumerate().all(|(at, byte)| (at % 2 == 0) == byte.is_ascii_alphanumeric());
    is_merged.then_some(word.len().div_ceil(2))
}
