//! Texts to try the laws on: anything at all, chat made of telling pieces, mangled cases.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::Config;

use crate::support::case::{self, Case};

/// Every case, read once.
pub(crate) static CASES: LazyLock<Vec<Case>> = LazyLock::new(case::all);

/// How often a law is tried on made-up texts; `PROPTEST_CASES` asks for more. Seeds are not
/// kept: what fails belongs into `tests/regressions` in the open.
pub(crate) fn tries(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    Config { cases: asked.unwrap_or(cases), failure_persistence: None, ..Config::default() }
}

/// Any text: arbitrary Unicode, chat of telling pieces, or a case with something changed.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![2 => any::<String>(), 2 => soup(), 3 => mangled()].boxed()
}

/// The signs, words and invisible characters that the stages react to, in any order.
fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// A case of which a few stretches were cut, doubled, or replaced by a piece.
fn mangled() -> impl Strategy<Value = String> {
    let change = (any::<Index>(), any::<Index>(), select(PIECES), 0..3u8);
    (any::<Index>(), prop::collection::vec(change, 0..6)).prop_map(|(case, changes)| {
        let mut text: Vec<char> = case.get(CASES.as_slice()).text.chars().take(400).collect();
        for (start, len, piece, what) in changes {
            if text.is_empty() {
                break;
            }
            let start = start.index(text.len());
            let end = (start + len.index(8)).min(text.len());
            let part: Vec<char> = match what {
                0 => Vec::new(),
                1 => text[start..end].repeat(2),
                _ => piece.chars().collect(),
            };
            text.splice(start..end, part);
        }
        text.into_iter().collect()
    })
}

/// One of the messages, by any number.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    any::<Index>().prop_map(|case| case.get(CASES.as_slice()).clone())
}

const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    "\t",
    ".",
    ",",
    "@",
    "/",
    ":",
    "-",
    "_",
    "+",
    "(",
    ")",
    "[",
    "]",
    "*",
    "#",
    "$",
    "&",
    "%",
    "\\",
    "'",
    "’",
    "…",
    "a",
    "e",
    "o",
    "x",
    "I",
    "İ",
    "ß",
    "0",
    "1",
    "7",
    "55",
    "555",
    "4155550132",
    "+44",
    "2024",
    "12:30",
    "€",
    "gmail",
    "com",
    "joe",
    "john.doe",
    "at",
    "dot",
    "(at)",
    "[dot]",
    "arroba",
    "point",
    "slash",
    "www.",
    "https://",
    "hxxp",
    "t.me/",
    "wa.me",
    "discord.gg",
    "whatsapp",
    "sk*pe",
    "tg",
    "insta",
    "telegram",
    "paypal",
    "venmo",
    "call me",
    "text",
    "my",
    "your",
    "is",
    "number",
    "email",
    "add me on",
    "don't",
    "please",
    "outside",
    "pay",
    "one",
    "two",
    "four",
    "double",
    "triple",
    "oh",
    "zero",
    "fünf",
    "дот",
    "собака",
    "р",
    "а",
    "с",
    "微信",
    "電話",
    "三",
    "〇",
    "٣",
    "५",
    "５",
    "ｊｏｅ",
    "𝐣𝐨𝐞",
    "ⓙ",
    "①",
    "7️⃣",
    "🅰",
    "🇦",
    "📞",
    "👍🏽",
    "👩‍👧",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{feff}",
    "\u{202e}",
    "\u{202c}",
    "\u{2066}",
    "\u{336}",
    "\u{301}",
    "\u{20e3}",
    "\u{fe0f}",
    "\u{e0001}",
    "\u{0}",
    "\u{10ffff}",
    "&#64;",
    "&commat;",
    "&#x2e",
    "&#",
    "&amp;",
    "%40",
    "%2E",
    "%",
    "\\u0040",
    "\\x40",
    "\\u",
    "example.com",
    "name@example.com",
    "DE97 9999",
    "0x52",
    "am9lQGdteC5uZXQ=",
    "ʝσє",
    "ǝoɾ",
];
