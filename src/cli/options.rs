//! Options that several commands share: the context, the policy, when to fail.

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::error::Failure;
use super::language::{self, Language};
use crate::context::{Context, Declared, Direction, Order, Surface};
use crate::detector::Detector;
use crate::overlay::Overlay;
use crate::policy::Policy;
use crate::report::{Action, Kind};

/// A parser for the words of one of our types, which `--help` then lists.
macro_rules! words {
    ($type:ty) => {{
        use clap::builder::{PossibleValuesParser, TypedValueParser};
        PossibleValuesParser::new(<$type>::ALL.iter().map(|value| value.label()))
            .try_map(|word| <$type>::from_label(&word).ok_or("unknown word"))
    }};
}
pub(super) use words;

/// Where the text was written.
#[derive(clap::Args)]
#[command(next_help_heading = "Context")]
pub(super) struct ContextArgs {
    /// Where it is written
    #[arg(long, value_parser = words!(Surface))]
    surface: Option<Surface>,
    /// Whether there is an order
    #[arg(long, value_parser = words!(Order))]
    order: Option<Order>,
    /// What the listing declares as needed, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = declared_words())]
    declared: Vec<String>,
    /// Whether the reader wrote it or got it
    #[arg(long, value_parser = words!(Direction))]
    direction: Option<Direction>,
    /// Country whose shape a number without country code has, as in US
    #[arg(long, value_parser = region)]
    region: Option<String>,
    /// The author's language, as in pt-BR
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// The platform's own domain, never flagged; repeat it for several
    #[arg(long, value_name = "DOMAIN")]
    own_domain: Vec<String>,
    /// All of these as one JSON object, which the options above override
    #[arg(long, value_name = "JSON", value_parser = context)]
    context: Option<Context>,
}

impl ContextArgs {
    pub(super) fn context(&self) -> Context {
        let mut context = self.context.clone().unwrap_or_default();
        context.surface = self.surface.unwrap_or(context.surface);
        context.order = self.order.unwrap_or(context.order);
        context.direction = self.direction.unwrap_or(context.direction);
        if !self.declared.is_empty() {
            context.declared = self
                .declared
                .iter()
                .fold(Declared::default(), |all, word| all.with_label(word).unwrap_or(all));
        }
        context.region = self.region.clone().or(context.region);
        context.locale = self.locale.clone().or(context.locale);
        context.own_domains.extend(self.own_domain.iter().map(|name| name.to_ascii_lowercase()));
        context
    }
}

fn declared_words() -> PossibleValuesParser {
    let kinds = Kind::ALL.iter().map(|kind| kind.label());
    PossibleValuesParser::new(kinds.chain(["meeting"]))
}

fn region(word: &str) -> Result<String, &'static str> {
    match word.as_bytes() {
        [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            Ok(word.to_ascii_uppercase())
        }
        _ => Err("a country has two letters, as in US"),
    }
}

fn context(json: &str) -> Result<Context, serde_json::Error> {
    serde_json::from_str(json)
}

/// The language of diagnostics.
#[derive(clap::Args)]
pub(super) struct LanguageArgs {
    /// Language of the diagnostics; without it that of the terminal
    #[arg(long, value_name = "TAG", value_parser = PossibleValuesParser::new(language::tags()))]
    lang: Option<String>,
}

impl LanguageArgs {
    /// Its words, where it is not English.
    pub(super) fn language(&self) -> Option<Language> {
        Language::pick(self.lang.as_deref())
    }
}

/// What to do about what is found.
#[derive(clap::Args)]
pub(super) struct PolicyArgs {
    /// Policy file: TOML, or JSON where its name ends in .json
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Overlay with the platform's own rules and policy: TOML
    #[arg(long, value_name = "FILE", conflicts_with = "policy")]
    overlay: Option<PathBuf>,
}

impl PolicyArgs {
    pub(super) fn detector(&self) -> Result<Detector, Failure> {
        match (&self.policy, &self.overlay) {
            (Some(path), _) => read_policy(path).map(Detector::with_policy),
            (None, Some(path)) => read_overlay(path).map(Detector::with_overlay),
            (None, None) => Ok(Detector::default()),
        }
    }

    /// The overlay file, if there is one.
    #[cfg(feature = "server")]
    pub(super) fn overlay(&self) -> Option<&Path> {
        self.overlay.as_deref()
    }
}

/// The policy in `path`, in the language that its extension names.
pub(super) fn read_policy(path: &Path) -> Result<Policy, Failure> {
    let text = read_text(path)?;
    let read = if is_json(path) { Policy::from_json } else { Policy::from_toml };
    read(&text).map_err(|error| Failure::Policy { path: path.to_owned(), text, error })
}

/// The overlay in `path`, which is TOML.
pub(super) fn read_overlay(path: &Path) -> Result<Overlay, Failure> {
    let text = read_text(path)?;
    Overlay::from_toml(&text).map_err(|error| Failure::Overlay {
        path: path.to_owned(),
        text,
        error,
    })
}

pub(super) fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::read(path, error))?;
    String::from_utf8(bytes).map_err(|error| Failure::NotUtf8 {
        name: path.display().to_string(),
        byte: error.utf8_error().valid_up_to(),
    })
}

/// From which action on a command exits with 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct FailOn(Option<Action>);

impl FailOn {
    /// Its words: the actions that say something, and `never`.
    pub(super) fn words() -> impl TypedValueParser<Value = FailOn> {
        let actions = Action::ALL.iter().filter(|action| **action > Action::Allow);
        PossibleValuesParser::new(actions.map(|action| action.label()).chain(["never"]))
            .map(|word| FailOn(Action::from_label(&word)))
    }

    pub(super) fn is_reached(self, action: Action) -> bool {
        self.0.is_some_and(|from| action >= from)
    }
}

impl core::fmt::Display for FailOn {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.0.map_or("never", Action::label))
    }
}
