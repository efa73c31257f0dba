//! Service names behind a mask: signs and digits for letters, stars, one slip of the keys.

use core::cmp::Ordering;

use super::super::common::is_common;
use super::super::lexicon::{Class, Lexeme, lexicon};
use super::super::slip::{distance, is_slip};
use super::names::{
    FEWEST_BONES, FEWEST_FOR_SLIP, bones, letters, names_like, names_near, short_names_like, single,
};

/// The vowels and `h`, in a mask of letters.
const SOUNDLESS: u32 = 1 << 0
    | 1 << (b'e' - b'a')
    | 1 << (b'h' - b'a')
    | 1 << (b'i' - b'a')
    | 1 << (b'o' - b'a')
    | 1 << (b'u' - b'a')
    | 1 << (b'y' - b'a');

/// The fewest letters of a word that is a shorter name with a small slip.
const FEWEST_FOR_SMALL_SLIP: usize = 4;

/// The service that an unknown word names with digits for letters (`t3l3gr4m`), an ending
/// (`instagramda`) or a slip (`whatsaap`).
pub(super) fn service(word: &str, mixed: bool) -> Lexeme {
    if word.chars().count() > 24 || word.len() < 2 {
        return Lexeme::UNKNOWN;
    }
    // `5m` and `4k` are measures, `m3` and `1s` are words.
    let measure = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().filter(char::is_ascii_digit).count() + 1 == word.len()
        && word.len() > 2;
    if mixed && !measure {
        let lexeme = leet(word);
        if lexeme.is_known() {
            return lexeme;
        }
    }
    let lexeme = with_ending(word);
    if lexeme.is_known() {
        return lexeme;
    }
    let lexeme = slip(word);
    if lexeme.is_known() || word.chars().count() < FEWEST_FOR_SLIP {
        return lexeme;
    }
    // `margelet`: a name written backwards.
    let turned: String = word.chars().rev().collect();
    let lexeme = lexicon().get(&turned);
    if lexeme.is(Class::NAME) { lexeme } else { Lexeme::UNKNOWN }
}

/// The service that a word with signs in it names: `wh@tsapp`, `sk**e`.
pub(super) fn masked(word: &str) -> Lexeme {
    // `C++` and `aewm++` are no names.
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    if letters < 2 || word.ends_with('+') || word.starts_with(['+', '|', '#']) {
        return Lexeme::UNKNOWN;
    }
    // `wh_tsapp`: one for each letter, else every name in a program would do.
    if word.contains('_') {
        let hidden = word.chars().filter(|&c| c == '_').count();
        let begun = word.starts_with(char::is_alphanumeric) && !word.ends_with('_');
        let mut like = names_like(word)
            .filter(|name| name.chars == word.chars().count() && name.lexeme.is(Class::NAME));
        return match begun && letters > hidden {
            true => {
                like.find(|name| fits(word, name.word)).map_or(Lexeme::UNKNOWN, |name| name.lexeme)
            }
            false => Lexeme::UNKNOWN,
        };
    }
    if word.contains('*') || !word.is_ascii() || word.contains(['#', '|']) {
        let lexeme = starred(word);
        if lexeme.is_known() {
            return lexeme;
        }
    }
    leet(word)
}

/// Letters for the digits and signs that look like them, `1` as `i` and as `l`.
///
/// `$16` is a price: one letter at least stands as it is.
fn leet(word: &str) -> Lexeme {
    if !word.chars().any(char::is_alphabetic) {
        return Lexeme::UNKNOWN;
    }
    for one in ['i', 'l'] {
        let plain: String = word.chars().filter_map(|c| letter(c, one)).collect();
        let lexeme = lexicon().get(&plain);
        if lexeme.is_known() {
            return lexeme;
        }
        if plain != word && plain.len() >= FEWEST_FOR_SLIP {
            let lexeme = slip(&plain);
            if lexeme.is_known() {
                return lexeme;
            }
        }
    }
    Lexeme::UNKNOWN
}

fn letter(c: char, one: char) -> Option<char> {
    Some(match c {
        '0' => 'o',
        '1' | '!' | '|' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        '9' | '6' => 'g',
        '*' | '#' | '-' => return None,
        _ if !c.is_ascii() && !c.is_alphanumeric() => return None,
        _ => c,
    })
}

/// Each star is a letter, or a run of them any number of letters; at least two letters and
/// the first must stand.
fn starred(word: &str) -> Lexeme {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    if letters < 2 || !word.starts_with(char::is_alphanumeric) {
        return Lexeme::UNKNOWN;
    }
    names_like(word).find(|name| fits(word, name.word)).map_or(Lexeme::UNKNOWN, |name| name.lexeme)
}

fn fits(mask: &str, name: &str) -> bool {
    let is_star = |c: char| !c.is_alphanumeric() && !matches!(c, '@' | '$' | '!');
    let stars = mask.chars().filter(|&c| is_star(c)).count();
    let mut letters = name.chars();
    let mut mask = mask.chars().peekable();
    if stars + mask.clone().filter(|&c| !is_star(c)).count() == name.chars().count() {
        return mask.zip(letters).all(|(m, n)| is_star(m) || letter(m, 'i') == Some(n) || m == n);
    }
    // A run of stars for a run of letters of another length.
    let head: String = core::iter::from_fn(|| mask.next_if(|&c| !is_star(c))).collect();
    while mask.next_if(|&c| is_star(c)).is_some() {}
    let tail: String = mask.collect();
    if tail.contains(is_star)
        || head.len() + tail.len() < 2
        || head.len() + tail.len() >= name.len()
    {
        return false;
    }
    let name_text: String = letters.by_ref().collect();
    name_text.starts_with(&head)
        && name_text.ends_with(&tail)
        && name_text.len() <= head.len() + tail.len() + 4
}

/// A name of five letters or more with an ending that a language lists.
fn with_ending(word: &str) -> Lexeme {
    let ends = word.char_indices().map(|(at, _)| at).rev().take(4);
    for at in ends {
        let (stem, ending) = word.split_at(at);
        if stem.chars().count() < 4 {
            break;
        }
        if lexicon().get(ending).is(Class::SUFFIX) {
            let lexeme = lexicon().get(stem);
            if lexeme.is(Class::NAME) {
                return lexeme;
            }
        }
    }
    Lexeme::UNKNOWN
}

/// A name of seven letters or more with one letter wrong, missing, added or two swapped, or
/// with letters doubled; the first letter stands. A word for e-mail with letters doubled.
fn slip(word: &str) -> Lexeme {
    let len = word.chars().count();
    if len < FEWEST_FOR_SMALL_SLIP {
        return Lexeme::UNKNOWN;
    }
    let mask = letters(word);
    if len <= FEWEST_FOR_SLIP {
        let lexeme = small_slip(word, len, mask);
        if lexeme.is_known() {
            return lexeme;
        }
    }
    if len + 1 < FEWEST_FOR_SLIP || is_common(word) {
        return Lexeme::UNKNOWN;
    }
    // A slip changes at most one letter for another; a vowel or an `h` may go missing.
    names_near(word)
        .filter(|(_, name)| {
            let changed = mask ^ name.mask;
            name.chars.abs_diff(len) <= 3
                && (changed.count_ones() <= 2 || changed & !SOUNDLESS == 0)
        })
        .filter(|(_, name)| {
            single(name.word).eq(single(word))
                || name.chars >= FEWEST_FOR_SLIP
                    && name.lexeme.is(Class::NAME)
                    && (name.chars.abs_diff(len) <= 1 && is_slip(word, name.word)
                        || bones(word).count() >= FEWEST_BONES
                            && bones(name.word).eq(bones(word))
                            && name.word.ends_with(word.chars().next_back().unwrap_or(' '))
                            && distance(word, name.word) <= len / 4)
        })
        .min_by_key(|&(at, _)| at)
        .map_or(Lexeme::UNKNOWN, |(_, name)| name.lexeme)
}

/// A short name with two letters inside swapped, one doubled, or a vowel inside left out:
/// `sykpe`, `vibber`, `vber`. Other letters would make other words of it: `vier`, `single`.
fn small_slip(word: &str, len: usize, mask: u32) -> Lexeme {
    short_names_like(word)
        .filter(|name| {
            let missing = mask ^ name.mask;
            missing & !SOUNDLESS == 0 && missing.count_ones() <= 1
        })
        .find(|name| match name.chars.cmp(&len) {
            Ordering::Equal => mask == name.mask && is_slip(word, name.word) && !is_common(word),
            Ordering::Greater => {
                name.chars == len + 1
                    && single(word).ne(single(name.word))
                    && is_slip(word, name.word)
                    && !is_common(word)
            }
            Ordering::Less => mask == name.mask && single(word).eq(single(name.word)),
        })
        .map_or(Lexeme::UNKNOWN, |name| name.lexeme)
}
