//! Diagnostics in the languages of the widget, by its own files of words. English has words of its
//! own, in `advice`: those of a compiler.

use std::collections::BTreeMap;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::context::Context;
use crate::report::Finding;
use crate::visible::visible_line;
use crate::wording::{self, Mood, fill};

macro_rules! files {
    ($($tag:literal),*) => {
        [$(($tag, include_str!(concat!("../../www/package/locales/", $tag, ".json")))),*]
    };
}

/// The files of words, by language.
const FILES: [(&str, &str); 12] =
    files!["ar", "de", "es", "fr", "hi", "id", "it", "pt", "ru", "tr", "uk", "zh"];

/// The tags that `--lang` takes.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(tag, _)| *tag).chain(["en"])
}

/// The words of one language other than English.
pub(super) struct Language {
    words: BTreeMap<String, String>,
    plurals: Option<PluralRules>,
}

impl Language {
    /// The language `asked` for or, without that, the one of the terminal; `None` for English and for
    /// those that there are no words in.
    pub(super) fn pick(asked: Option<&str>) -> Option<Language> {
        match asked {
            Some(tag) => Language::of(tag),
            None => Language::of(&of_terminal(|name| std::env::var(name).ok())?),
        }
    }

    fn of(tag: &str) -> Option<Language> {
        let (tag, file) = FILES.iter().find(|(known, _)| *known == tag)?;
        let tag: LanguageIdentifier = tag.parse().ok()?;
        Some(Language {
            words: serde_json::from_str(file).ok()?,
            plurals: PluralRules::create(tag, PluralRuleType::CARDINAL).ok(),
        })
    }

    fn word(&self, key: &str) -> &str {
        self.words.get(key).map_or("", String::as_str)
    }

    /// What it is called.
    pub(super) fn title(&self, finding: &Finding) -> String {
        self.word(wording::thing(finding)).to_owned()
    }

    /// Why it matters.
    pub(super) fn why(&self, finding: &Finding, context: &Context) -> String {
        self.word(wording::why(finding, Mood::of(finding.action, context), context)).to_owned()
    }

    /// What to do instead.
    pub(super) fn help(&self, finding: &Finding, context: &Context) -> String {
        self.word(wording::instead(finding, Mood::of(finding.action, context), context)).to_owned()
    }

    /// What speaks for it, a line each.
    pub(super) fn evidence(&self, finding: &Finding) -> Vec<String> {
        let evidence = wording::evidence(finding).into_iter();
        evidence.map(|(key, it)| visible_line(&fill(self.word(key), &[("it", &it)]))).collect()
    }

    /// How many findings there are.
    pub(super) fn summary(&self, count: usize) -> String {
        if count == 0 {
            return self.word("spoken.clear").to_owned();
        }
        let form = self.plurals.as_ref().and_then(|rules| rules.select(count).ok());
        let key = format!("title.several.{}", ending(form.unwrap_or(PluralCategory::OTHER)));
        fill(self.word(&key), &[("count", &count.to_string())])
    }
}

fn ending(form: PluralCategory) -> &'static str {
    match form {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

/// The language of messages that the terminal asks for, as POSIX has it: `de` of `de_AT.UTF-8`.
fn of_terminal(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let tag = set.split(['_', '.', '@', '-']).next()?;
    Some(tag.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{FILES, Language, of_terminal, tags};

    #[test]
    fn every_language_counts_and_says_that_all_is_well() {
        for (tag, _) in FILES {
            let language = Language::of(tag).expect(tag);
            assert!(!language.summary(0).is_empty(), "{tag}");
            for count in [1, 2, 3, 5, 11, 100] {
                let said = language.summary(count);
                assert!(!said.is_empty() && !said.contains('{'), "{tag} {count}: {said}");
            }
        }
        assert_eq!(tags().count(), 13);
    }

    #[test]
    fn the_terminal_says_which() {
        let with = |name: &'static str, value: &'static str| {
            of_terminal(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert_eq!(with("LANG", "de_AT.UTF-8").as_deref(), Some("de"));
        assert_eq!(with("LC_ALL", "pt-BR").as_deref(), Some("pt"));
        assert_eq!(with("LC_MESSAGES", "C.UTF-8").as_deref(), Some("c"));
        assert_eq!(with("LANG", ""), None);
        assert!(Language::of("c").is_none() && Language::of("en").is_none());
    }
}
