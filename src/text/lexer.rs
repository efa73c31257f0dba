//! Cuts a folded text into words, numbers and signs in one pass.
//!
//! Chinese, Japanese and Thai have no spaces: there the longest word of the lexicon is cut
//! off, or else one character.

use super::lexicon::{Lexeme, lexicon};
use super::{Flags, Token, TokenKind};
use crate::fold::{Folded, is_word_char};

/// The tokens of `folded`.
pub(crate) fn tokens(folded: &Folded<'_>) -> Vec<Token> {
    let text = folded.text();
    let mut lexer = Lexer { text, at: 0, tokens: Vec::with_capacity(text.len() / 4 + 4) };
    let mut flags = Flags::default();
    flags.set(Flags::OPENS);
    while lexer.at < text.len() {
        lexer.read(&mut flags);
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn read(&mut self, flags: &mut Flags) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        match bytes[start] {
            b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {
                self.at += 1;
                flags.set(Flags::SPACED);
            }
            b'\n' => {
                while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
                    self.at += 1;
                }
                self.push(start, TokenKind::Break, Lexeme::UNKNOWN, *flags);
                *flags = Flags::default();
                flags.set(Flags::SPACED);
                flags.set(Flags::OPENS);
            }
            byte if byte.is_ascii_alphanumeric() => self.word(core::mem::take(flags)),
            byte if byte.is_ascii() => {
                self.at += 1;
                let lexeme = match byte {
                    b'@' | b'#' | b'&' | b'$' | b'+' | b'=' => {
                        lexicon().get(&self.text[start..self.at])
                    }
                    _ => Lexeme::UNKNOWN,
                };
                self.push(start, TokenKind::Sign(byte), lexeme, core::mem::take(flags));
                if self.ends_sentence(start, byte) {
                    flags.set(Flags::OPENS);
                }
            }
            _ => {
                let c = self.text[start..].chars().next().unwrap_or(' ');
                if is_unspaced(c) {
                    self.unspaced(core::mem::take(flags));
                } else if is_word_char(c) {
                    self.word(core::mem::take(flags));
                } else {
                    self.at += c.len_utf8();
                    if c.is_whitespace() {
                        flags.set(Flags::SPACED);
                        return;
                    }
                    let lexeme = lexicon().get(&self.text[start..self.at]);
                    self.push(start, TokenKind::Symbol, lexeme, core::mem::take(flags));
                    if matches!(c, '؟' | '।' | '؛' | '。') {
                        flags.set(Flags::OPENS);
                    }
                }
            }
        }
    }

    fn word(&mut self, mut flags: Flags) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let (mut letters, mut digits, mut apostrophe) = (false, false, false);
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'a'..=b'z' => letters = true,
                b'0'..=b'9' => digits = true,
                // `l'appli`, `dell'aeroplanino`: the article is a word of its own.
                b'\''
                    if is_elided(&self.text[start..self.at])
                        && bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphabetic) =>
                {
                    break;
                }
                b'\'' if letters && bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphabetic) => {
                    apostrophe = true;
                }
                // Part of the word in Ukrainian: `зв'язок`. The lead bytes of Cyrillic.
                b'\'' if letters && matches!(bytes.get(self.at + 1), Some(0xD0..=0xD3)) => {
                    apostrophe = true;
                }
                0..0x80 => break,
                _ => {
                    let c = self.text[self.at..].chars().next().unwrap_or(' ');
                    if !is_word_char(c) || is_unspaced(c) {
                        break;
                    }
                    letters = true;
                    self.at += c.len_utf8() - 1;
                }
            }
            self.at += 1;
        }
        if letters && digits {
            flags.set(Flags::MIXED);
        }
        let word = &self.text[start..self.at];
        let (kind, lexeme) = match (letters, apostrophe) {
            (false, _) => (TokenKind::Number, Lexeme::UNKNOWN),
            (true, true) => (TokenKind::Word, lexicon().get_with_apostrophe(word)),
            (true, false) => (TokenKind::Word, lexicon().get(word)),
        };
        let lexeme = if lexeme.is_known() { lexeme } else { without_prefix(word) };
        self.push(start, kind, lexeme, flags);
    }

    fn unspaced(&mut self, flags: Flags) {
        let start = self.at;
        let rest = &self.text[start..];
        let (mut lexeme, mut len) = lexicon().longest(rest);
        // `我的viber` begins with `我的v`, which is another word.
        let around_end = len.checked_sub(1).and_then(|last| rest.as_bytes().get(last..=len));
        if around_end.is_some_and(|pair| pair.iter().all(u8::is_ascii_alphanumeric)) {
            let own = rest[..len].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
            (lexeme, len) = lexicon().longest(own);
        }
        self.at += match len {
            0 => self.text[start..].chars().next().map_or(1, char::len_utf8),
            len => len,
        };
        self.push(start, TokenKind::Word, lexeme, flags);
    }

    fn push(&mut self, start: usize, kind: TokenKind, lexeme: Lexeme, flags: Flags) {
        let (start, end) = (start as u32, self.at as u32);
        self.tokens.push(Token { start, end, kind, lexeme, flags });
    }

    /// `no. 5`, `tel. 12`, `mr. Smith`: the full stop after the word before it.
    fn is_abbreviated(&self) -> bool {
        const ABBREVIATIONS: [&str; 16] = [
            "no", "nr", "tel", "ph", "mob", "num", "mr", "mrs", "ms", "dr", "vs", "approx", "ext",
            "acc", "st", "wa",
        ];
        let Some([.., word, _]) = self.tokens.get(..) else { return false };
        let word = &self.text[word.start as usize..word.end as usize];
        let follows = self.text[self.at..].trim_start().chars().next();
        ABBREVIATIONS.contains(&word) && follows.is_some_and(char::is_alphanumeric)
    }

    /// `!`, `?`, `;` and a full stop that is no part of a word, number or address.
    fn ends_sentence(&self, at: usize, sign: u8) -> bool {
        let bytes = self.text.as_bytes();
        match sign {
            b'!' | b'?' | b';' => true,
            b'.' => {
                // The Chinese full stop reads as this one and has no space behind it.
                let unspaced = self.text[self.at..].starts_with(is_unspaced);
                (unspaced || bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace))
                    && !self.is_abbreviated()
            }
            _ => false,
        }
    }
}

/// French and Italian articles that drop their vowel before another one.
fn is_elided(word: &str) -> bool {
    matches!(word, "l" | "d" | "dell" | "all" | "sull" | "nell" | "dall" | "quell")
}

/// The entry of an Arabic word behind the particles that are written as part of it: `و` and,
/// `ب` with, `ل` to, `ع` on, and the article.
fn without_prefix(word: &str) -> Lexeme {
    const PARTICLES: [&str; 9] = ["بال", "وال", "عال", "فال", "لل", "ال", "و", "ب", "ل"];
    const FEWEST_LETTERS: usize = 3;
    if !word.starts_with(['ا', 'ب', 'ع', 'ف', 'ل', 'و']) {
        return Lexeme::UNKNOWN;
    }
    let stems = PARTICLES.iter().filter_map(|particle| word.strip_prefix(particle));
    stems
        .filter(|stem| stem.chars().count() >= FEWEST_LETTERS)
        .map(|stem| lexicon().get(stem))
        .find(|lexeme| lexeme.is_known())
        .unwrap_or(Lexeme::UNKNOWN)
}

/// Whether a character belongs to a script that is written without spaces.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{E00}'..='\u{E7F}' | '\u{20000}'..='\u{3FFFF}')
}
