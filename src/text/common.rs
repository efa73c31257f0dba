//! Tells an everyday English word from one that could be an identifier.
//!
//! `my discord is down` and `my discord is thistlemoth` have one shape; only the word tells
//! them apart. Costs 8 KB and four bit look-ups a word, asked only beside a service.

use super::filter;

include!(concat!(env!("OUT_DIR"), "/common.rs"));

/// Endings that are taken off before the look-up, longest first.
const ENDINGS: [&str; 8] = ["ing", "ers", "ed", "es", "er", "ly", "s", "d"];

/// Endings of nouns and adjectives that no list holds in full: `moderation`, `awareness`.
const DERIVED: [&str; 15] = [
    "tion", "sion", "ment", "ness", "ity", "able", "ible", "ously", "ally", "ical", "ship", "ism",
    "ance", "ence", "graphy",
];

/// Whether a folded word is an everyday one, with or without an ending.
pub(crate) fn is_common(word: &str) -> bool {
    if word.len() < 4 || holds(word) {
        return true;
    }
    if word.len() >= 7 && DERIVED.iter().any(|ending| word.ends_with(ending)) {
        return true;
    }
    ENDINGS.iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|stem| {
            stem.len() >= 3 && (holds(stem) || is_doubled(stem) && holds(&stem[..stem.len() - 1]))
        })
    })
}

fn is_doubled(stem: &str) -> bool {
    let mut last = stem.bytes().rev();
    stem.is_ascii() && last.next() == last.next()
}

fn holds(word: &str) -> bool {
    filter::probes(word)
        .iter()
        .all(|&bit| BITS.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1))
}

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn tells_words_from_names() {
        for word in ["down", "growing", "moderation", "available", "broken", "followers"] {
            assert!(is_common(word), "{word}");
        }
        for word in ["thistlemoth", "mossyknuckle", "vesperhound", "rowdyriri", "audrey"] {
            assert!(!is_common(word), "{word}");
        }
    }
}
