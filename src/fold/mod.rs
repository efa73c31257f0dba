//! Reads a text as a person sees it: one lower-case view without disguise, and the way back.
//!
//! Width and compatibility forms, accents, invisible and combining marks, other scripts'
//! digits and escapes are undone unconditionally. Letters of another script are read as the
//! Latin ones they look like only inside a word that is mixed with Latin, so that Russian
//! stays Russian. `0→o` and the like are not here: they help names and ruin numbers, so the
//! finders that want them ask for them.
//!
//! ASCII costs one pass and no map; anything else one table look-up a character.

mod escape;
#[cfg(any(test, feature = "bench-internals"))]
pub(crate) mod laws;
pub(crate) mod table;

use crate::disguise::{Disguise, Disguises};
use crate::span::Span;
use table::Technique;

/// The folded view of a text and the map back to it.
#[derive(Debug, Default)]
pub(crate) struct Folded<'a> {
    raw: &'a str,
    text: String,
    /// For each byte of `text` the raw range it was read from; empty where the view has the
    /// bytes of the text but for case.
    map: Vec<(u32, u32)>,
    /// Where in `text` something was undone, ascending but for overridden stretches.
    marks: Vec<(u32, Disguise)>,
}

/// A short text as it is compared: in lower case, and without what the fold undoes.
#[cfg(any(test, feature = "own-rules"))]
pub(crate) fn plain(text: &str) -> String {
    Folded::new(text).text().to_owned()
}

impl<'a> Folded<'a> {
    /// Folds `raw`. Texts over 4 GiB are read up to there.
    pub(crate) fn new(raw: &'a str) -> Folded<'a> {
        if raw.is_ascii() && !raw.bytes().any(|byte| matches!(byte, b'&' | b'%' | b'\\')) {
            return Folded { raw, text: raw.to_ascii_lowercase(), ..Folded::default() };
        }
        Folder::new(raw).run()
    }

    /// The view: lower case, most of it ASCII.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The view alone.
    #[cfg(feature = "bench-internals")]
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// The bytes of [`Folded::text`].
    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The stretch of the view between two offsets; empty if they are no boundaries.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The range of the raw text that a range of the view was read from.
    pub(crate) fn raw_span(&self, start: usize, end: usize) -> Span {
        if self.map.is_empty() {
            let start = start.min(self.raw.len());
            return Span::new(start, end.clamp(start, self.raw.len()));
        }
        let end = end.min(self.map.len());
        let Some(read) = self.map.get(start..end).filter(|read| !read.is_empty()) else {
            let at = self.map.get(start).map_or(self.raw.len(), |&(at, _)| at as usize);
            return Span::new(at, at);
        };
        // Inside a bidirectional override the map runs backwards.
        let first = read.iter().map(|&(from, _)| from).min().unwrap_or(0);
        let last = read.iter().map(|&(_, to)| to).max().unwrap_or(first);
        Span::new(first as usize, last as usize)
    }

    /// The text as written, of a range of the view.
    pub(crate) fn raw_slice(&self, start: usize, end: usize) -> &'a str {
        self.raw_span(start, end).of(self.raw)
    }

    /// What was undone to read a range of the view.
    pub(crate) fn disguises(&self, start: usize, end: usize) -> Disguises {
        let mut found = Disguises::default();
        for &(at, disguise) in &self.marks {
            if (start..end).contains(&(at as usize)) {
                found.insert(disguise);
            }
        }
        found
    }

    /// Whether the range is written with a capital first letter.
    pub(crate) fn is_capitalised(&self, start: usize, end: usize) -> bool {
        self.raw_slice(start, end).starts_with(char::is_uppercase)
    }

    /// Whether the range has letters and all of them are capitals.
    pub(crate) fn is_upper(&self, start: usize, end: usize) -> bool {
        let raw = self.raw_slice(start, end);
        raw.chars().any(char::is_uppercase) && !raw.chars().any(char::is_lowercase)
    }
}

/// Whether a character belongs to a word: letters, digits and the marks of living scripts.
pub(crate) fn is_word_char(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => is_indic_mark(c) || is_letter(c) || c.is_numeric(),
    }
}

/// [`char::is_alphabetic`], which searches a long table, with most characters told at a glance.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphabetic(),
        'à'..='ö' | 'ø'..='ɏ' | 'а'..='ѿ' | 'א'..='ת' | 'ء'..='ي' | 'ऄ'..='ह' | 'ก'..='ฮ' => {
            true
        }
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => true,
        // Punctuation, arrows, signs, emoji.
        '\u{2000}'..='\u{206F}' | '\u{2190}'..='\u{245F}' | '\u{2500}'..='\u{2BFF}' => false,
        '\u{3000}'..='\u{3004}' | '\u{1F300}'..='\u{1FAFF}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Vowel signs and viramas, which `char::is_alphanumeric` leaves out.
fn is_indic_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{F71}'..='\u{F84}'
        | '\u{102B}'..='\u{103E}' | '\u{17B6}'..='\u{17D3}')
        && !matches!(c, '\u{964}' | '\u{965}' | '\u{970}')
}

struct Folder<'a> {
    raw: &'a str,
    folded: Folded<'a>,
    word: Word,
    /// Whether an invisible character was dropped since the last one kept.
    unseen: bool,
    /// Where in the view an override began, if one is open.
    overridden: Option<usize>,
}

/// The word being read, to tell a mixed one when it ends.
#[derive(Default)]
struct Word {
    start: usize,
    latin: bool,
    digit: bool,
    foreign: bool,
}

impl<'a> Folder<'a> {
    fn new(raw: &'a str) -> Folder<'a> {
        let mut folded = Folded { raw, ..Folded::default() };
        folded.text.reserve(raw.len());
        folded.map.reserve(raw.len());
        Folder { raw, folded, word: Word::default(), unseen: false, overridden: None }
    }

    fn run(mut self) -> Folded<'a> {
        let mut at = 0;
        while let Some(c) = self.raw.get(at..).and_then(|rest| rest.chars().next()) {
            if at > u32::MAX as usize - 64 {
                break;
            }
            at += match escape::decode(&self.raw.as_bytes()[at..]) {
                Some((decoded, len)) => {
                    self.read(decoded, at, at + len, Some(Disguise::Escaped));
                    len
                }
                None => {
                    self.read(c, at, at + c.len_utf8(), None);
                    c.len_utf8()
                }
            };
        }
        self.end_word();
        self.end_override();
        self.folded
    }

    fn read(&mut self, c: char, from: usize, to: usize, mark: Option<Disguise>) {
        match c {
            '\u{202E}' | '\u{202D}' => {
                self.end_word();
                self.end_override();
                self.overridden = (c == '\u{202E}').then_some(self.folded.text.len());
            }
            '\u{202C}' => {
                self.end_word();
                self.end_override();
            }
            '\u{20E3}' => self.keycap(to),
            _ if c.is_ascii() => self.push(c.to_ascii_lowercase(), from, to, mark),
            _ => match table::fold(c) {
                None => self.push(c, from, to, mark),
                Some(folding) if folding.text().is_empty() => {
                    self.drop_char(folding.technique(), to);
                }
                Some(folding) => {
                    let mark = mark.or(disguise_of(folding.technique()));
                    for folded in folding.text().chars() {
                        self.push(folded, from, to, mark);
                    }
                }
            },
        }
    }

    fn push(&mut self, c: char, from: usize, to: usize, mark: Option<Disguise>) {
        if is_word_char(c) {
            self.word.latin |= c.is_ascii_alphabetic();
            self.word.digit |= c.is_ascii_digit();
            self.word.foreign |= !c.is_ascii();
        } else {
            self.end_word();
        }
        let at = self.folded.text.len();
        if self.unseen {
            self.unseen = false;
            let hides = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/');
            if hides(c) && self.folded.text.ends_with(hides) {
                self.mark(at, Disguise::ZeroWidth);
            }
        }
        if let Some(disguise) = mark {
            self.mark(at, disguise);
        }
        self.folded.text.push(c);
        let len = self.folded.text.len() - at;
        self.folded.map.extend(core::iter::repeat_n((from as u32, to as u32), len));
        if !is_word_char(c) {
            self.word = Word { start: self.folded.text.len(), ..Word::default() };
        }
    }

    fn drop_char(&mut self, technique: Technique, to: usize) {
        match technique {
            Technique::ZeroWidth => self.unseen = true,
            Technique::Combining => {
                self.extend_last(to);
                if let Some(last) = self.folded.text.chars().next_back()
                    && last.is_ascii_alphanumeric()
                {
                    self.mark(self.folded.text.len() - 1, Disguise::Combining);
                }
            }
            _ => self.extend_last(to),
        }
    }

    /// A digit, perhaps with a variation selector, under an enclosing keycap.
    fn keycap(&mut self, to: usize) {
        if self.folded.text.ends_with(|c: char| c.is_ascii_digit() || c == '*' || c == '#') {
            self.unseen = false;
            self.extend_last(to);
            self.mark(self.folded.text.len() - 1, Disguise::Keycap);
        }
    }

    fn extend_last(&mut self, to: usize) {
        let Some(&(from, _)) = self.folded.map.last() else { return };
        for entry in self.folded.map.iter_mut().rev().take_while(|entry| entry.0 == from) {
            entry.1 = to as u32;
        }
    }

    fn mark(&mut self, at: usize, disguise: Disguise) {
        self.folded.marks.push((at as u32, disguise));
    }

    /// Reads the letters of another script in a word that is mixed with Latin as Latin:
    /// `Skуре` with a Cyrillic `уре`.
    fn end_word(&mut self) {
        let word = core::mem::take(&mut self.word);
        self.word.start = self.folded.text.len();
        if !word.foreign || !(word.latin || word.digit) {
            return;
        }
        let letters: Vec<char> =
            self.folded.slice(word.start, self.folded.text.len()).chars().collect();
        let maps = |c: char| -> Option<char> {
            let latin = char::from(table::lookalike(c)?);
            (word.latin || latin == 'o').then_some(latin)
        };
        if !letters.iter().any(|&c| !c.is_ascii() && maps(c).is_some()) {
            return;
        }
        let entries = self.folded.map.split_off(word.start);
        self.folded.text.truncate(word.start);
        let mut read = 0;
        for c in letters {
            let entry = entries.get(read).copied().unwrap_or_default();
            read += c.len_utf8();
            let at = self.folded.text.len();
            let latin = if c.is_ascii() { None } else { maps(c) };
            if latin.is_some() {
                self.mark(at, Disguise::Homoglyph);
            }
            self.folded.text.push(latin.unwrap_or(c));
            let len = self.folded.text.len() - at;
            self.folded.map.extend(core::iter::repeat_n(entry, len));
        }
        self.word.start = self.folded.text.len();
    }

    /// Turns the stretch under a right-to-left override round, as it is shown.
    fn end_override(&mut self) {
        let Some(start) = self.overridden.take() else { return };
        let tail = self.folded.text.split_off(start);
        let entries = self.folded.map.split_off(start);
        let mut end = tail.len();
        for c in tail.chars().rev() {
            end -= c.len_utf8();
            let entry = entries.get(end).copied().unwrap_or_default();
            self.folded.text.push(c);
            self.folded.map.extend(core::iter::repeat_n(entry, c.len_utf8()));
        }
        if tail.chars().any(|c| c.is_ascii_alphanumeric()) {
            self.mark(start, Disguise::Bidi);
        }
        self.word = Word { start: self.folded.text.len(), ..Word::default() };
    }
}

fn disguise_of(technique: Technique) -> Option<Disguise> {
    Some(match technique {
        Technique::None => return None,
        Technique::Fullwidth => Disguise::Fullwidth,
        Technique::Math => Disguise::MathLetters,
        Technique::Circled => Disguise::Circled,
        Technique::SmallLetters => Disguise::SmallLetters,
        Technique::Homoglyph => Disguise::Homoglyph,
        Technique::ZeroWidth => Disguise::ZeroWidth,
        Technique::Combining => Disguise::Combining,
        Technique::NativeDigits => Disguise::NativeDigits,
        Technique::AlternativeSign => Disguise::AlternativeSign,
    })
}

#[cfg(test)]
mod tests {
    use super::{Folded, is_letter};

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    fn fold(raw: &str) -> String {
        Folded::new(raw).text().to_owned()
    }

    #[test]
    fn undoes_one_disguise_at_a_time() {
        for (raw, view) in [
            ("Plain ASCII, Kept.", "plain ascii, kept."),
            ("a&#64;b&#x2e;com", "a@b.com"),
            ("bryn%40slatequarry", "bryn@slatequarry"),
            ("a\\u0040b", "a@b"),
            ("p\u{200b}aul\u{00ad}ine", "pauline"),
            ("\u{202e}moc.b@a\u{202c} ok", "a@b.com ok"),
            ("7\u{fe0f}\u{20e3}1\u{fe0f}\u{20e3}", "71"),
            ("j\u{336}o\u{336}e", "joe"),
        ] {
            assert_eq!(fold(raw), view, "{raw:?}");
        }
    }

    #[test]
    fn keeps_a_percentage_and_an_ampersand() {
        assert_eq!(fold("50% of R&D é"), "50% of r&d e");
    }

    #[test]
    fn maps_back_to_whole_characters() {
        let raw = "é 7\u{fe0f}\u{20e3}x";
        let folded = Folded::new(raw);
        let seven = folded.text().find('7').unwrap_or_default();
        assert_eq!(folded.raw_slice(seven, seven + 1), "7\u{fe0f}\u{20e3}");
    }
}
