//! Disguises that move characters about, or put others between them.

use super::spoken::only_digits;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fastrand::Rng;

/// Every character apart: `m a r t a @ …`, with one separator throughout.
pub fn spaced(text: &str, rng: &mut Rng) -> String {
    let between = [" ", " ", "-", "_", "*"][rng.usize(..5)];
    join(text.chars().filter(|c| *c != ' '), between)
}

/// The digits one by one, with one separator.
pub fn digits_apart(text: &str, rng: &mut Rng) -> String {
    let between = [" ", ".", "-", "/", "_", ",", " . ", " - ", "*"][rng.usize(..9)];
    join(figures(text), between)
}

/// The digits in groups of one to four, with a different separator each time.
pub fn groups(text: &str, rng: &mut Rng) -> String {
    let mut out = String::new();
    let mut left = rng.usize(2..=4);
    for c in figures(text) {
        if left == 0 {
            out.push_str([" ", ".", "-", "/", " - ", ")(", ", "][rng.usize(..7)]);
            left = rng.usize(1..=4);
        }
        out.push(c);
        left -= 1;
    }
    out
}

/// Blanks around the signs: `marta.kowal @ gmail . com`.
pub fn loose(text: &str, _: &mut Rng) -> String {
    text.replace('@', " @ ").replace('.', " . ")
}

/// One part a line.
pub fn lines(text: &str, _: &mut Rng) -> String {
    let all: Vec<char> = figures(text).collect();
    if all.len() >= 7 && !text.contains('@') {
        let parts: Vec<String> = all.chunks(3).map(|part| part.iter().collect()).collect();
        return parts.join("\n");
    }
    text.replace('@', "\n@\n").replace(".com", "\n.com")
}

/// Last character first.
pub fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

/// Last character first, turned back by the override that the reader does not see (U+202E).
pub fn overridden(text: &str, _: &mut Rng) -> String {
    format!("\u{202E}{}\u{202C}", reversed(text))
}

/// Base64 of it.
pub fn base64(text: &str) -> String {
    BASE64_STANDARD.encode(text)
}

/// HTML's numeric references, for about half of the characters.
pub fn entities(text: &str, rng: &mut Rng) -> String {
    let each = |c: char| if rng.bool() { format!("&#{};", c as u32) } else { c.to_string() };
    text.chars().map(each).collect()
}

/// Percent signs for the signs: `marta%40gmail%2Ecom`.
pub fn percent(text: &str, _: &mut Rng) -> String {
    text.replace('@', "%40").replace('.', "%2E")
}

/// The last ending left off: `marta@gmail`.
pub fn cut(text: &str) -> Option<String> {
    let (name, provider) = text.split_once('@')?;
    let known = ["gmail", "yahoo", "outlook", "hotmail", "icloud"];
    let host = provider.split('.').next()?;
    known.contains(&host).then(|| format!("{name}@{host}"))
}

/// `hxxps://`, and dots in brackets.
pub fn defanged(text: &str, rng: &mut Rng) -> String {
    let dot = ["[.]", "(.)", "[dot]", " . "][rng.usize(..4)];
    text.replace("https://", "hxxps://").replace('.', dot)
}

/// Some of a name's letters hidden: `wh*tsapp`, `s***e`.
pub fn masked(name: &str, rng: &mut Rng) -> String {
    let sign = ['*', '*', '#', '_'][rng.usize(..4)];
    let vowels = name.char_indices().filter(|(at, c)| *at > 0 && "aeiou".contains(*c));
    let hidden: Vec<usize> = vowels.map(|(at, _)| at).take(rng.usize(1..=2)).collect();
    name.char_indices().map(|(at, c)| if hidden.contains(&at) { sign } else { c }).collect()
}

/// A letter doubled, dropped, or exchanged with the next.
pub fn misspelt(name: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 5 {
        return name.to_owned();
    }
    let at = rng.usize(1..letters.len() - 1);
    match rng.u8(..3) {
        0 => letters.insert(at, letters[at]),
        1 => drop(letters.remove(at)),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn join(parts: impl Iterator<Item = char>, between: &str) -> String {
    let parts: Vec<String> = parts.map(String::from).collect();
    parts.join(between)
}

fn figures(text: &str) -> impl Iterator<Item = char> {
    only_digits(text).filter_map(|digit| char::from_digit(digit as u32, 10))
}
