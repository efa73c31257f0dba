//! The words of `data/`, read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fastrand::Rng;
use serde::Deserialize;

use crate::detail::Kind;
use crate::disguise::Disguised;

/// The tags of the languages that there is data for.
pub const LANGUAGES: [&str; 14] =
    ["en", "es", "pt", "fr", "de", "it", "ru", "uk", "ar", "hi", "ur", "id", "tr", "zh"];

/// The words and sentences of one language. `{}` is where the detail goes, `{service}` the name
/// of the service that it is on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Language {
    /// Filled when read.
    #[serde(skip)]
    pub tag: &'static str,
    /// Zero to nine.
    pub digits: [String; 10],
    pub at: Vec<String>,
    pub dot: Vec<String>,
    /// Telephone numbers as the language's countries write them.
    pub phones: Vec<String>,
    pub email: Vec<String>,
    pub phone: Vec<String>,
    pub handle: Vec<String>,
    pub link: Vec<String>,
    pub payment: Vec<String>,
    pub request: Vec<String>,
    /// What stands before or after, and says nothing.
    pub filler: Vec<String>,
    /// Honest sentences by what they look like.
    pub honest: BTreeMap<String, Vec<String>>,
}

impl Language {
    /// The sentences that can carry the detail.
    pub fn carriers(&self, kind: Kind, disguised: &Disguised) -> &[String] {
        match kind {
            _ if disguised.bare => BARE.as_slice(),
            Kind::Email => &self.email,
            Kind::Phone => &self.phone,
            Kind::Handle => &self.handle,
            Kind::Link => &self.link,
            Kind::Payment => &self.payment,
            Kind::Request => &self.request,
        }
    }
}

static BARE: LazyLock<Vec<String>> = LazyLock::new(|| vec!["{}".to_owned()]);

/// One of them, `None` where there is none.
pub fn pick<'a>(list: &'a [String], rng: &mut Rng) -> Option<&'a str> {
    (!list.is_empty()).then(|| list[rng.usize(..list.len())].as_str())
}

/// The data of a language.
pub fn language(tag: &str) -> Option<&'static Language> {
    READ.iter().find(|language| language.tag == tag)
}

macro_rules! sources {
    ($($tag:literal),+) => { [$(($tag, include_str!(concat!("../data/", $tag, ".toml")))),+] };
}

static READ: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let sources = sources![
        "en", "es", "pt", "fr", "de", "it", "ru", "uk", "ar", "hi", "ur", "id", "tr", "zh"
    ];
    let read = |(tag, source): (&'static str, &str)| {
        let language: Language =
            toml::from_str(source).unwrap_or_else(|why| panic!("data/{tag}.toml: {why}"));
        Language { tag, ..language }
    };
    sources.into_iter().map(read).collect()
});
