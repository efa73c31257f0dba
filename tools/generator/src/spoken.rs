//! Disguises that write words for signs and digits.

use fastrand::Rng;

use crate::data::{Language, pick};

/// `marta dot kowal at gmail dot com`, bare or in brackets, in the language's own words.
pub fn address(text: &str, words: &Language, rng: &mut Rng) -> Option<String> {
    let at = pick(&words.at, rng)?;
    let dot = pick(&words.dot, rng)?;
    let (open, close) = [("", ""), ("", ""), ("[", "]"), ("(", ")"), ("{", "}")][rng.usize(..5)];
    let spaced = open.is_empty() || rng.bool();
    let space = if spaced { " " } else { "" };
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '@' => out.push_str(&format!("{space}{open}{at}{close}{space}")),
            '.' => out.push_str(&format!("{space}{open}{dot}{close}{space}")),
            _ => out.push(c),
        }
    }
    Some(out)
}

/// Only the at sign as a word: `marta.kowal at gmail.com`.
pub fn at(text: &str, words: &Language, rng: &mut Rng) -> Option<String> {
    let at = pick(&words.at, rng)?;
    let (open, close) = [("", ""), ("[", "]"), ("(", ")"), ("<", ">"), ("*", "*")][rng.usize(..5)];
    text.contains('@').then(|| text.replace('@', &format!(" {open}{at}{close} ")))
}

/// A link in words: `brandtdesign dot com slash contact`.
pub fn link(text: &str, words: &Language, rng: &mut Rng) -> Option<String> {
    let dot = pick(&words.dot, rng)?;
    let bare = text.trim_start_matches("https://");
    let slash = if words.tag == "en" { " slash " } else { "/" };
    Some(bare.replace('.', &format!(" {dot} ")).replace('/', slash))
}

/// Every digit as a word.
pub fn digits(text: &str, words: &Language, _: &mut Rng) -> Option<String> {
    let spoken: Vec<&str> = only_digits(text).map(|digit| words.digits[digit].as_str()).collect();
    Some(spoken.join(" "))
}

/// Some of the digits as words.
pub fn some_digits(text: &str, words: &Language, rng: &mut Rng) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for digit in only_digits(text) {
        parts.push(if rng.bool() { words.digits[digit].clone() } else { digit.to_string() });
    }
    Some(parts.join([" ", " ", "-"][rng.usize(..3)]))
}

/// English as it is said over the telephone: `oh`, `double five`, `triple two`.
pub fn repeated(text: &str, words: &Language, rng: &mut Rng) -> Option<String> {
    if words.tag != "en" {
        return None;
    }
    let digits: Vec<usize> = only_digits(text).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < digits.len() {
        let run = digits[at..].iter().take_while(|digit| **digit == digits[at]).count().min(3);
        let word = match digits[at] {
            0 if rng.bool() => "oh",
            digit => &words.digits[digit],
        };
        match run {
            2 => out.push("double"),
            3 => out.push(if rng.bool() { "triple" } else { "treble" }),
            _ => {}
        }
        out.push(word);
        at += run;
    }
    Some(out.join(" "))
}

/// English misspelt by ear.
pub fn homophones(text: &str, words: &Language, rng: &mut Rng) -> Option<String> {
    const HEARD: [[&str; 2]; 10] = [
        ["oh", "zeero"],
        ["won", "wun"],
        ["too", "to"],
        ["tree", "thre"],
        ["for", "fore"],
        ["fife", "fiv"],
        ["sicks", "sics"],
        ["sevn", "sevin"],
        ["ate", "eigt"],
        ["nyne", "nein"],
    ];
    let heard = |digit: usize| HEARD[digit][rng.usize(..2)];
    (words.tag == "en").then(|| only_digits(text).map(heard).collect::<Vec<_>>().join(" "))
}

/// The digits of a text, whatever script they are written in.
pub fn only_digits(text: &str) -> impl Iterator<Item = usize> {
    const ZEROS: [char; 5] = ['0', '٠', '۰', '०', '০'];
    let value = |c: char| {
        ZEROS
            .into_iter()
            .find_map(|zero| (c as usize).checked_sub(zero as usize).filter(|&v| v < 10))
    };
    text.chars().filter_map(value)
}
