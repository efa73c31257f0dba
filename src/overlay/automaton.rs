//! A pattern as a pair of automata: one that finds where a match ends, one that goes back to where
//! it begins.
//!
//! They are built where an overlay is read and travel as bytes, so a page runs the patterns of its
//! platform without a compiler for them, and every side runs the same ones. A search takes time in
//! proportion to the text.

use core::ops::Range;

use regex_automata::dfa::regex::Regex;
use regex_automata::dfa::sparse::DFA;
#[cfg(feature = "overlay")]
use regex_automata::{
    dfa::dense,
    nfa::thompson,
    util::syntax::{self, parse_with},
};

use crate::find::base64::base64;

/// The most memory that one automaton may take while it is built, in bytes.
#[cfg(feature = "overlay")]
const MOST_BUILT: usize = 4 << 20;
/// The most bytes of one automaton, as a page downloads it.
#[cfg(feature = "overlay")]
const MOST_BYTES: usize = 64 << 10;

/// What finds the matches of one pattern.
#[derive(Clone, Debug)]
pub(super) struct Automaton(Regex<DFA<Vec<u8>>>);

impl Automaton {
    /// The matches in `text`, from left to right and apart. None is empty.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.0.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty())
    }

    /// The automata that [`Automaton::to_words`] gave; `None` where they are damaged, or of another
    /// version.
    pub(super) fn from_words(ends: &str, begins: &str) -> Option<Automaton> {
        let read = |word: &str| {
            let bytes = base64(word)?;
            DFA::from_bytes(&bytes).ok().map(|(automaton, _)| automaton.to_owned())
        };
        Some(Automaton(Regex::builder().build_from_dfas(read(ends)?, read(begins)?)))
    }
}

#[cfg(feature = "overlay")]
impl Automaton {
    /// A pattern, whatever its case, or why it is none.
    pub(super) fn compile(pattern: &str) -> Result<Automaton, String> {
        let syntax = syntax::Config::new().case_insensitive(true);
        let parsed = parse_with(pattern, &syntax).map_err(|error| {
            let error = error.to_string();
            let last = error.lines().next_back().unwrap_or_default().trim_start_matches("error: ");
            format!("no regular expression: {last}")
        })?;
        let parsed = parsed.properties();
        if parsed.minimum_len().is_none_or(|length| length == 0) {
            let why = "the pattern matches the empty text, so it would match everywhere";
            return Err(why.to_owned());
        }
        if parsed.look_set().contains_word_unicode() {
            let why = r"write `(?-u:\b)` for `\b`: a page knows the word boundaries of ASCII alone";
            return Err(why.to_owned());
        }
        let limits = dense::Config::new()
            .minimize(true)
            .dfa_size_limit(Some(MOST_BUILT))
            .determinize_size_limit(Some(MOST_BUILT));
        let built = Regex::builder()
            .syntax(syntax)
            .thompson(thompson::Config::new().nfa_size_limit(Some(MOST_BUILT)))
            .dense(limits)
            .build_sparse(pattern)
            .map_err(|_| too_large())?;
        let bytes = built.forward().write_to_len().max(built.reverse().write_to_len());
        if bytes > MOST_BYTES { Err(too_large()) } else { Ok(Automaton(built)) }
    }

    /// Both automata in base64: what finds the ends of matches, and what finds their beginnings.
    pub(super) fn to_words(&self) -> [String; 2] {
        use base64::Engine;
        [self.0.forward(), self.0.reverse()].map(|automaton| {
            base64::engine::general_purpose::STANDARD_NO_PAD
                .encode(automaton.to_bytes_little_endian())
        })
    }
}

#[cfg(feature = "overlay")]
fn too_large() -> String {
    let size = MOST_BYTES >> 10;
    format!(
        "the pattern takes more than {size} KB compiled, and pages download it: \
         repeat less, and write `[a-z0-9]` for `\\w` and `[0-9]` for `\\d`"
    )
}

#[cfg(test)]
#[cfg(feature = "overlay")]
mod tests {
    use super::*;

    /// What `regex` finds, both as built and as read again.
    #[track_caller]
    fn agrees(pattern: &str, text: &str) {
        let oracle = regex::RegexBuilder::new(pattern).case_insensitive(true).build().unwrap();
        let expected: Vec<_> = oracle.find_iter(text).map(|found| found.range()).collect();
        assert!(!expected.is_empty(), "{pattern} finds nothing in {text}");
        let built = Automaton::compile(pattern).unwrap();
        let [ends, begins] = built.to_words();
        let read = Automaton::from_words(&ends, &begins).unwrap();
        for automaton in [built, read] {
            assert_eq!(automaton.find(text).collect::<Vec<_>>(), expected, "{pattern} in {text}");
        }
    }

    #[test]
    fn it_finds_what_the_pattern_says() {
        agrees(r"desk code [a-z]{3}-[0-9]{4}", "a desk code abc-1234, desk code ABC-99999");
        agrees("a+|ab", "xab aab b a");
        agrees(r"(?-u:\b)cat(?-u:\b)", "cat concat cats cat");
        agrees("^код [а-я]+$", "Код еще");
        agrees("x*?y", "xxxy y xx");
        agrees("日本|本", "日本本日");
    }

    #[test]
    fn what_no_page_can_run_is_refused() {
        let refused = |pattern: &str| Automaton::compile(pattern).unwrap_err();
        assert!(refused(r"\bcat").contains(r"(?-u:\b)"));
        assert!(refused(r"(\w{20}x|y\w{30}){9}").contains("64 KB"));
        assert!(refused("(a|b").contains("unclosed group"));
        assert!(refused("a?").contains("empty text"));
    }

    #[test]
    fn damaged_automata_are_refused() {
        let [ends, begins] = Automaton::compile("ab+c").unwrap().to_words();
        assert!(Automaton::from_words("", &begins).is_none());
        assert!(Automaton::from_words(&ends[..ends.len() / 2], &begins).is_none());
        assert!(Automaton::from_words("not base64!", &begins).is_none());
        assert!(Automaton::from_words(&ends.replace('A', "z"), &begins).is_none());
    }
}
