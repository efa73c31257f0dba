//! Encoded and mirrored stretches, read: base64, hexadecimal, binary, rot13, backwards.
//!
//! A stretch is only offered as a [`View`]; it counts where what it says *is* an address or a
//! link. Only stretches of the right alphabet and length are looked at, each once.

use crate::find::base64::base64;
use core::ops::Range;

use super::mirror;
use crate::disguise::Disguise;
use crate::text::Text;
use crate::text::lexicon::Class;

/// The longest stretch that is decoded, in bytes.
const LONGEST: usize = 400;

/// A stretch of the folded text and what it says.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) range: Range<usize>,
    /// Lower case.
    pub(crate) plain: String,
    pub(crate) how: Disguise,
    /// Whether it may say anything, so that only a known host makes it a find.
    pub(crate) is_guess: bool,
}

impl View {
    /// The range in the folded text of a range of the plain one.
    pub(crate) fn range_of(&self, range: &Range<usize>) -> Range<usize> {
        match self.how {
            Disguise::Reversed if self.plain.len() == self.range.len() => {
                self.range.end - range.end..self.range.end - range.start
            }
            _ => self.range.clone(),
        }
    }
}

/// Every stretch that may say something else.
pub(crate) fn views(text: &Text<'_>) -> Vec<View> {
    let mut views = Vec::new();
    let folded = text.folded.text();
    let mut group: Vec<Range<usize>> = Vec::new();
    let rotated = text
        .tokens
        .iter()
        .any(|token| matches!(text.word(*token), "rot13" | "rot" | "caesar" | "cipher"));
    for piece in pieces(folded) {
        let word = &folded[piece.clone()];
        if is_byte_word(word) {
            group.push(piece);
            continue;
        }
        bytes_of(folded, &mut group, &mut views);
        if word.len() > LONGEST {
            continue;
        }
        if let Some(plain) = long(text, &piece, word) {
            views.push(View {
                range: piece.clone(),
                plain,
                how: Disguise::Encoded,
                is_guess: false,
            });
        } else if let Some(plain) = capitals(text, &piece, word) {
            views.push(View { range: piece, plain, how: Disguise::AtWord, is_guess: false });
        } else if word.contains('@') || word.contains('/') {
            if let Some(plain) = mirror::turned(word) {
                views.push(View {
                    range: piece.clone(),
                    plain,
                    how: Disguise::Reversed,
                    is_guess: false,
                });
            }
            if word.contains('.') && word.is_ascii() {
                views.push(View {
                    range: piece,
                    plain: rot13(word),
                    how: Disguise::Encoded,
                    is_guess: !rotated,
                });
            }
        }
    }
    bytes_of(folded, &mut group, &mut views);
    let says_so = text.tokens.iter().any(|token| token.lexeme.is(Class::REVERSED));
    mirror::lines(folded, says_so, &mut views);
    views
}

/// `tamsinATrowestudioDOTcom`: the signs said in capitals, within small letters.
fn capitals(text: &Text<'_>, piece: &Range<usize>, word: &str) -> Option<String> {
    if !word.contains("at") || !word.contains("dot") || !word.is_ascii() {
        return None;
    }
    let upper = |from: usize, to: usize| text.folded.is_upper(piece.start + from, piece.start + to);
    let said = |at: usize, sign: &str| {
        word[at..].starts_with(sign)
            && upper(at, at + sign.len())
            && at > 0
            && !upper(at - 1, at)
            && at + sign.len() < word.len()
            && !upper(at + sign.len(), at + sign.len() + 1)
    };
    let mut plain = String::with_capacity(word.len());
    let (mut at, mut signs) = (0, 0);
    while at < word.len() {
        if said(at, "at") {
            plain.push('@');
            (at, signs) = (at + 2, signs + 1);
        } else if said(at, "dot") {
            plain.push('.');
            at += 3;
        } else {
            plain.push_str(&word[at..=at]);
            at += 1;
        }
    }
    (signs == 1 && plain.contains('.')).then_some(plain)
}

/// What stands between white space, without quotes and brackets around it.
fn pieces(folded: &str) -> impl Iterator<Item = Range<usize>> {
    folded.split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - folded.as_ptr() as usize;
        let inner = word.trim_start_matches(['"', '\'', '(', '[', '<', '`', '“']);
        let start = start + (word.len() - inner.len());
        let inner = inner
            .trim_end_matches(['"', '\'', ')', ']', '>', '`', ',', '.', ':', '!', '?', ';', '”']);
        start..start + inner.len()
    })
}

/// `6d` or `01101101`.
fn is_byte_word(word: &str) -> bool {
    (word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        || (word.len() == 8 && word.bytes().all(|byte| matches!(byte, b'0' | b'1')))
}

/// Reads a run of single bytes.
fn bytes_of(folded: &str, group: &mut Vec<Range<usize>>, views: &mut Vec<View>) {
    const FEWEST: usize = 5;
    let run = core::mem::take(group);
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    if run.len() < FEWEST || run.len() > LONGEST {
        return;
    }
    let plain: Option<String> = run
        .iter()
        .map(|range| {
            let word = &folded[range.clone()];
            let byte = u8::from_str_radix(word, if word.len() == 8 { 2 } else { 16 }).ok()?;
            printable(byte)
        })
        .collect();
    if let Some(plain) = plain {
        views.push(View {
            range: first.start..last.end,
            plain: plain.to_ascii_lowercase(),
            how: Disguise::Encoded,
            is_guess: false,
        });
    }
}

/// One long word in hexadecimal, binary or base64.
fn long(text: &Text<'_>, piece: &Range<usize>, word: &str) -> Option<String> {
    if word.len() < 12
        || !word.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
        })
    {
        return None;
    }
    let number = word.strip_prefix("0x").or(word.strip_prefix("0b")).unwrap_or(word);
    let bytes = if number.bytes().all(|byte| matches!(byte, b'0' | b'1'))
        && number.len().is_multiple_of(8)
    {
        radix(number, 8, 2)
    } else if number.bytes().all(|byte| byte.is_ascii_hexdigit()) && number.len().is_multiple_of(2)
    {
        radix(number, 2, 16)
    } else {
        // The case of the letters is lost in the folded text.
        let raw = text.folded.raw_slice(piece.start, piece.end);
        let mixed = raw.bytes().any(|byte| byte.is_ascii_uppercase())
            && raw.bytes().any(|byte| byte.is_ascii_lowercase());
        if mixed { base64(raw) } else { None }
    }?;
    let plain: Option<String> = bytes.into_iter().map(printable).collect();
    plain.filter(|plain| plain.contains('.')).map(|plain| plain.to_ascii_lowercase())
}

fn printable(byte: u8) -> Option<char> {
    matches!(byte, b' '..=b'~' | b'\n').then_some(char::from(byte))
}

fn radix(word: &str, width: usize, radix: u32) -> Option<Vec<u8>> {
    let digits = word.as_bytes().chunks(width);
    digits
        .map(|digits| u8::from_str_radix(core::str::from_utf8(digits).ok()?, radix).ok())
        .collect()
}

fn rot13(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'a'..='z' => char::from((c as u8 - b'a' + 13) % 26 + b'a'),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::views;
    use crate::text::Text;

    #[test]
    fn reads_what_is_encoded() {
        for (text, plain) in [
            ("see anVsZXMudmVyZGllckBnbWFpbC5jb20= ok", "jules.verdier@gmail.com"),
            ("hex 6967677940676d61696c2e636f6d", "iggy@gmail.com"),
            ("74 2e 6d 65 2f 72 6f 6f 6b", "t.me/rook"),
            ("znggrb.evin@tznvy.pbz", "matteo.riva@gmail.com"),
            ("moc.liamg@sdnuosyeldda haha", "addleysounds@gmail.com"),
        ] {
            let found = views(&Text::new(text));
            assert!(found.iter().any(|view| view.plain == plain), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn leaves_words_alone() {
        for text in [
            "internationalization of JavaScriptFrameworks",
            "commit 9f2c0b7e1a2b3c4d",
            "12 34 56 78 90",
        ] {
            let found = views(&Text::new(text));
            assert!(found.iter().all(|view| !view.plain.contains('@')), "{text:?}: {found:?}");
        }
    }
}
