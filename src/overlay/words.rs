//! Words and phrases of an overlay file: what needs no regular expression.
//!
//! ```toml
//! [[words]]
//! id = "side-deals"
//! kind = "request"
//! category = "elsewhere"
//! phrases = ["side deal", "deal on the side"]  # whole words, whatever their case and disguise
//! ```

use serde::Deserialize;
use toml::Spanned;

use super::automaton::Automaton;
use super::file::{Fault, edge, literal, name};
use super::pattern::Pattern;
use crate::fold::Folded;
use crate::report::{Category, Certainty, Kind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsEntry {
    id: Spanned<String>,
    kind: Kind,
    category: Option<Category>,
    certainty: Option<Certainty>,
    phrases: Vec<Spanned<String>>,
}

impl WordsEntry {
    pub(super) fn pattern(&self) -> Result<Pattern, Fault> {
        let id = name(&self.id)?;
        if self.phrases.is_empty() {
            return Err(("a list of words has at least one phrase".to_owned(), self.id.span()));
        }
        let mut ways = Vec::new();
        for phrase in &self.phrases {
            // As the text is read: in lower case, its disguises undone.
            let folded = Folded::new(phrase.as_ref()).text().to_owned();
            let words: Vec<String> = folded.split_whitespace().map(literal).collect();
            if !folded.contains(char::is_alphanumeric) {
                return Err((format!("`{}` has no word in it", phrase.as_ref()), phrase.span()));
            }
            ways.push(format!(
                "{}{}{}",
                edge(folded.chars().next()),
                words.join("[ \\n]+"),
                edge(folded.chars().next_back())
            ));
        }
        let regex = ways.join("|");
        let automaton = Automaton::compile(&regex).map_err(|why| (why, self.id.span()))?;
        Ok(Pattern {
            id,
            kind: self.kind,
            category: self.category,
            certainty: self.certainty.unwrap_or(Certainty::Likely),
            automaton,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Action, Context, Detector, Overlay};

    const OVERLAY: &str = "version = 1\n[[words]]\nid = 'side-deals'\nkind = 'request'\n\
                           category = 'elsewhere'\nphrases = ['Side deal', 'на стороне']";

    #[test]
    fn phrases_are_whole_words_whatever_is_done_to_their_letters() {
        let detector = Detector::with_overlay(Overlay::from_toml(OVERLAY).unwrap());
        let action = |text: &str| detector.check(text, &Context::default()).action;
        for text in [
            "a side deal?",
            "SIDE  DEAL",
            "a s\u{456}de de\u{430}l",
            "side\ndeal",
            "сделаем на стороне",
        ] {
            assert!(action(text) >= Action::Warn, "{text}");
        }
        for text in ["the side dealers", "inside deal", "a deal on my side"] {
            assert_eq!(action(text), Action::Allow, "{text}");
        }
    }

    #[test]
    fn a_phrase_without_a_word_is_refused_where_it_stands() {
        let error = Overlay::from_toml(&OVERLAY.replace("Side deal", "--")).unwrap_err();
        assert_eq!(error.to_string(), "line 6, column 12: `--` has no word in it");
    }
}
