//! The shapes of the rule files. An unknown key is an error.

use serde::Deserialize;

use crate::lexicon::{Lexicon, Slot};

/// `rules/classes.toml`: the classes that all languages share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    pub class: Vec<SharedClass>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedClass {
    pub name: String,
    /// What stands in it, for the reader of the file and the generated docs.
    pub about: String,
    /// Whether a word of it does not count where it is the subject of work.
    #[serde(default)]
    pub hidden_in_subject: bool,
    /// Whether a pattern that needs one is not tried on a text without any.
    #[serde(default)]
    pub anchor: bool,
}

/// `rules/language/<tag>.toml`: the words of one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    pub tag: String,
    #[expect(dead_code, reason = "for the reader of the file")]
    pub name: String,
    /// The words for the digits 0 to 9, several spellings each.
    #[serde(default)]
    pub digits: Vec<Vec<String>>,
    /// Words that only sound like a digit: `won`, `fife`. Same order as `digits`.
    #[serde(default)]
    pub homophones: Vec<Vec<String>>,
    /// Ten to nineteen.
    #[serde(default)]
    pub teens: Vec<Vec<String>>,
    /// Twenty to ninety.
    #[serde(default)]
    pub tens: Vec<Vec<String>>,
    /// One hundred to nine hundred, for languages that have words for them.
    #[serde(default)]
    pub hundreds: Vec<Vec<String>>,
    /// Hundred as a word after a digit.
    #[serde(default)]
    pub hundred: Vec<String>,
    /// Twice and three times the next digit.
    #[serde(default)]
    pub double: Vec<String>,
    #[serde(default)]
    pub triple: Vec<String>,
    /// Number words that are ordinary words too: they never begin a run.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// Endings that a service name takes: `instagramda`.
    #[serde(default)]
    pub suffixes: Vec<String>,
    /// Name → row of a pattern, written `{name}` in the patterns of the language.
    #[serde(default)]
    pub rows: std::collections::BTreeMap<String, String>,
    /// Class → words. Upper-case classes are shared, others are the language's own.
    #[serde(default)]
    pub words: std::collections::BTreeMap<String, Vec<String>>,
    pub hits: Vec<String>,
    pub misses: Vec<String>,
    /// Hits and misses that are answered wrongly today, as written there. The test asserts
    /// that they still are, and fails the day one is right.
    #[serde(default)]
    pub open: Vec<String>,
}

/// `rules/service/<id>.toml`: one service or provider.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub name: String,
    pub kind: ServiceKind,
    /// Whether people publish there for all to see, beside writing to each other.
    #[serde(default)]
    pub feed: bool,
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    pub short: Vec<String>,
    #[serde(default)]
    pub ambiguous: Vec<String>,
    #[serde(default)]
    pub emoji: Vec<String>,
    #[serde(default)]
    pub attributes: Vec<String>,
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default)]
    pub links: Vec<ServiceLink>,
    #[serde(default)]
    pub schemes: Vec<String>,
    #[serde(default)]
    pub domains: Vec<String>,
    pub handle: Option<Handle>,
    /// Words that make it the subject of work beyond the general ones.
    #[serde(default)]
    pub work: Vec<String>,
    pub hits: Vec<String>,
    pub misses: Vec<String>,
    /// Hits and misses that are answered wrongly today, as written there. The test asserts
    /// that they still are, and fails the day one is right.
    #[serde(default)]
    pub open: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum ServiceKind {
    Messenger,
    Social,
    Voice,
    Game,
    Files,
    Meeting,
    Page,
    Payment,
    Mail,
    Remote,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceLink {
    pub host: String,
    #[serde(default)]
    pub path: String,
    pub category: LinkCategory,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkCategory {
    Profile,
    Invite,
    Meeting,
    Files,
    Payment,
    Page,
    Website,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handle {
    pub chars: String,
    pub min: u8,
    #[expect(dead_code, reason = "for the reader: what is too long is found all the same")]
    pub max: u8,
    #[serde(default)]
    pub prefixes: Vec<String>,
    #[serde(default)]
    pub digits: bool,
    #[serde(default)]
    pub names: bool,
    #[serde(default)]
    #[expect(dead_code, reason = "for the reader: `#1234` is read behind any name")]
    pub tag: bool,
}

/// `rules/message/<language>/<rule>.toml`: patterns of what people say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The stable id of the rule.
    pub rule: String,
    /// What it finds, for `contact-guard rules` and the manual.
    pub summary: String,
    pub kind: MessageKind,
    /// The tag of the language whose words the patterns use.
    pub language: String,
    pub category: Option<RequestCategory>,
    #[serde(default)]
    pub certainty: MessageCertainty,
    #[serde(default)]
    pub purpose: MessagePurpose,
    /// What a silencing pattern covers.
    #[serde(default)]
    pub scope: Scope,
    pub patterns: Vec<String>,
    pub hits: Vec<String>,
    pub misses: Vec<String>,
    /// Hits and misses that are answered wrongly today, as written there. The test asserts
    /// that they still are, and fails the day one is right.
    #[serde(default)]
    pub open: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum MessageKind {
    Request,
    Payment,
    /// Takes requests and proposals away instead of making them.
    Silence,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RequestCategory {
    Asks,
    Offers,
    Elsewhere,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageCertainty {
    Possible,
    #[default]
    Likely,
    Certain,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessagePurpose {
    #[default]
    Plain,
    AskEmail,
    AskPhone,
    AskHandle,
    Meet,
    Files,
    Move,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The words it matches.
    Words,
    /// The words it matches and what begins right behind them.
    Match,
    /// The sentence it stands in.
    #[default]
    Sentence,
    /// The whole message.
    Message,
}

impl Service {
    pub fn default_kind(&self) -> &'static str {
        match self.kind {
            ServiceKind::Mail => "email",
            ServiceKind::Payment => "payment",
            ServiceKind::Files | ServiceKind::Meeting | ServiceKind::Page => "link",
            _ => "handle",
        }
    }
}

impl Message {
    pub fn hit_kind(&self) -> &'static str {
        match self.kind {
            MessageKind::Request => "request",
            MessageKind::Payment => "payment",
            MessageKind::Silence => "silence",
        }
    }
}

impl Language {
    pub fn fill(&self, number: usize, lexicon: &mut Lexicon) -> Result<(), String> {
        for (words, base) in
            [(&self.digits, 0), (&self.teens, 10), (&self.tens, 20), (&self.hundreds, 30)]
        {
            for (offset, spellings) in words.iter().enumerate() {
                for word in spellings {
                    lexicon.add_number(word, number, Slot::at(base + offset));
                }
            }
        }
        for (digit, spellings) in self.homophones.iter().enumerate() {
            for word in spellings {
                lexicon.add_number(word, number, Slot::at(digit));
                lexicon.add(word, "HOMOPHONE")?;
            }
        }
        for (words, slot) in [
            (&self.hundred, Slot::HUNDRED),
            (&self.double, Slot::DOUBLE),
            (&self.triple, Slot::TRIPLE),
        ] {
            for word in words {
                lexicon.add_number(word, number, slot);
            }
        }
        for word in &self.ambiguous {
            lexicon.add(word, "AMBIGUOUS_NUMBER")?;
        }
        for suffix in &self.suffixes {
            lexicon.add(suffix, "SUFFIX")?;
        }
        for (class, words) in &self.words {
            for word in words {
                if class.starts_with(char::is_uppercase) {
                    lexicon.add(word, class)?;
                } else {
                    lexicon.add_private(word, &self.tag, class);
                }
            }
        }
        Ok(())
    }
}
