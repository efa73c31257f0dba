//! What clients load of an overlay, so that page and server judge alike without a release: the
//! shape of `GET /v1/rules`. Its patterns are compiled: a page downloads no compiler for them.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::Overlay;
use super::automaton::Automaton;
use super::pattern::Pattern;
use crate::policy::Policy;
use crate::report::{Category, Certainty, Kind};

/// The only version of the shape so far.
pub(super) const VERSION: u64 = 1;

/// The part of an overlay that a client loads.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientRules {
    pub(super) version: u64,
    /// The id of the rules that the server judges by.
    pub(super) rules: String,
    #[serde(default)]
    pub(super) own_domains: Vec<String>,
    #[serde(default)]
    pub(super) allow: Vec<String>,
    #[serde(default)]
    pub(super) patterns: Vec<ClientPattern>,
    #[serde(default)]
    pub(super) policy: Option<Policy>,
}

/// A pattern, compiled.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientPattern {
    id: String,
    kind: Kind,
    #[serde(default)]
    category: Option<Category>,
    certainty: Certainty,
    /// What finds the ends of its matches, in base64.
    ends: String,
    /// What finds their beginnings.
    begins: String,
}

impl ClientPattern {
    fn pattern(self) -> Option<Pattern> {
        let automaton = Automaton::from_words(&self.ends, &self.begins)?;
        let ClientPattern { id, kind, category, certainty, .. } = self;
        Some(Pattern { id, kind, category, certainty, automaton })
    }
}

#[cfg(feature = "overlay")]
impl From<&Pattern> for ClientPattern {
    fn from(pattern: &Pattern) -> ClientPattern {
        let [ends, begins] = pattern.automaton.to_words();
        let Pattern { kind, category, certainty, .. } = *pattern;
        ClientPattern { id: pattern.id.clone(), kind, category, certainty, ends, begins }
    }
}

/// Reads what a client loads.
impl<'de> Deserialize<'de> for Overlay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Overlay, D::Error> {
        let rules = ClientRules::deserialize(deserializer)?;
        if rules.version != VERSION {
            let version = rules.version;
            return Err(D::Error::custom(format_args!("rules of version {version} are not known")));
        }
        let patterns = rules.patterns.into_iter().map(|pattern| {
            let id = pattern.id.clone();
            let damaged = || {
                D::Error::custom(format_args!(
                    "the pattern `{id}` is damaged or of another version; build the rules again"
                ))
            };
            pattern.pattern().ok_or_else(damaged)
        });
        Ok(Overlay {
            patterns: patterns.collect::<Result<_, _>>()?,
            id: rules.rules,
            own_domains: rules.own_domains,
            allowed: rules.allow,
            policy: rules.policy.unwrap_or_default(),
            #[cfg(feature = "overlay")]
            client: String::new(),
        })
    }
}

#[cfg(feature = "overlay")]
impl Overlay {
    /// The overlay as clients load it, in JSON: the id, the platform's domains, what is allowed,
    /// the patterns as automata, and the policy.
    #[must_use]
    pub fn to_client_json(&self) -> &str {
        &self.client
    }
}

#[cfg(test)]
#[cfg(feature = "overlay")]
mod tests {
    use crate::{Context, Detector, Overlay};

    #[test]
    fn what_is_loaded_judges_as_what_was_built() {
        let built = Overlay::from_toml(
            "version = 1\nown_domains = ['market.example']\nallow = ['help@partner.io']\n\
             [[service]]\nid = 'plauder'\nnames = ['plauder', 'plauderapp']\n\
             hosts = ['plauder.example']\n[[pattern]]\nid = 'desk-code'\nkind = 'handle'\n\
             regex = 'desk code [a-z]{3}-[0-9]{4}'\nhits = ['desk code abc-1234']\n\
             misses = ['desk']\n[actions.handle]\nlikely = 'block'",
        )
        .unwrap();
        let loaded: Overlay = serde_json::from_str(built.to_client_json()).unwrap();
        assert_eq!(loaded.id(), built.id());
        let (built, loaded) = (Detector::with_overlay(built), Detector::with_overlay(loaded));
        for text in [
            "my Desk Code abc-1234",
            "plauderapp: joe_d",
            "see plauder.example/joe and market.example/joe",
            "help@partner.io or joe@gmx.net",
            "nothing",
        ] {
            let context = Context::default();
            assert_eq!(built.check(text, &context), loaded.check(text, &context), "{text}");
        }
    }

    #[test]
    fn damaged_patterns_are_refused() {
        let rules = r#"{"version": 1, "rules": "x", "patterns": [{"id": "a", "kind": "handle",
            "certainty": "likely", "ends": "AAAA", "begins": "AAAA"}]}"#;
        let error = serde_json::from_str::<Overlay>(rules).unwrap_err().to_string();
        assert!(error.starts_with("the pattern `a` is damaged"), "{error}");
    }
}
