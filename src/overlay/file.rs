//! Overlay files: TOML.
//!
//! ```toml
//! version = 1
//! own_domains = ["market.example"]      # never flagged, subdomains included
//! allow = ["support@partner.example"]   # details that are never flagged
//!
//! [[service]]                           # one that we do not know
//! id = "plauder"
//! names = ["plauder", "plauderapp"]     # `plauder: joe_d` is a handle
//! hosts = ["plauder.example"]           # a link to it is flagged
//!
//! [[words]]                             # phrases that stand for something
//! id = "side-deals"
//! kind = "request"
//! category = "elsewhere"
//! phrases = ["side deal"]               # whole words, whatever their case and disguise
//!
//! [[pattern]]
//! id = "desk-code"
//! kind = "handle"
//! regex = 'desk code [a-z]{3}-[0-9]{4}' # read in the folded text, whatever its case
//! certainty = "likely"                  # the default
//! hits = ["my desk code abc-1234"]      # at least one of each: checked whenever it is read
//! misses = ["the desk is 120 by 60"]
//!
//! [actions.payment]                     # the policy, as in a policy file
//! certain = "block"
//! ```

use serde::Deserialize;
use toml::Spanned;

use super::automaton::Automaton;
use super::client::ClientRules;
use super::pattern::Pattern;
use super::words::WordsEntry;
use super::{Overlay, OverlayError};
use crate::fold::{self, Folded};
use crate::policy::{Actions, BySurface, PolicyShape};
use crate::report::{Category, Certainty, Kind};

/// The only version of the file's shape so far.
const VERSION: u64 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Spanned<u64>,
    #[serde(default)]
    own_domains: Vec<Spanned<String>>,
    #[serde(default)]
    allow: Vec<String>,
    #[serde(default)]
    service: Vec<ServiceEntry>,
    #[serde(default)]
    words: Vec<WordsEntry>,
    #[serde(default)]
    pattern: Vec<PatternEntry>,
    #[serde(default)]
    actions: Actions,
    #[serde(default)]
    surface: BySurface,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceEntry {
    id: Spanned<String>,
    #[serde(default)]
    names: Vec<Spanned<String>>,
    #[serde(default)]
    hosts: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternEntry {
    id: Spanned<String>,
    kind: Kind,
    category: Option<Category>,
    certainty: Option<Certainty>,
    regex: Spanned<String>,
    hits: Vec<Spanned<String>>,
    misses: Vec<Spanned<String>>,
}

impl Overlay {
    /// Reads an overlay file in TOML.
    ///
    /// # Errors
    ///
    /// Where the text is not TOML, has a word that no overlay has, or a pattern that does not
    /// compile or does not keep to its hits and misses. The error says where.
    ///
    /// ```
    /// use contact_guard::Overlay;
    ///
    /// let error = Overlay::from_toml("version = 1\nown_domain = []").unwrap_err();
    /// assert_eq!((error.line(), error.column()), (2, 1));
    /// ```
    pub fn from_toml(text: &str) -> Result<Overlay, OverlayError> {
        let fail = |error: &toml::de::Error| {
            let range = error.span().unwrap_or_default();
            OverlayError::new(error.message(), text, range.start, range.end)
        };
        let file = toml::Deserializer::parse(text).map_err(|error| fail(&error))?;
        let file = File::deserialize(file).map_err(|error| fail(&error))?;
        file.overlay(text)
    }
}

impl File {
    fn overlay(self, text: &str) -> Result<Overlay, OverlayError> {
        let wrong = |message: String, at: core::ops::Range<usize>| {
            OverlayError::new(message, text, at.start, at.end)
        };
        if *self.version.as_ref() != VERSION {
            let message = format!(
                "version {} is not known; this build reads version {VERSION}",
                self.version.as_ref()
            );
            return Err(wrong(message, self.version.span()));
        }
        let mut own_domains = Vec::new();
        for domain in self.own_domains {
            let at = domain.span();
            let domain = domain.into_inner().to_ascii_lowercase();
            if !is_host(&domain) {
                return Err(wrong(format!("`{domain}` is no domain, as in market.example"), at));
            }
            own_domains.push(domain);
        }
        let mut patterns = Vec::new();
        for service in &self.service {
            service.patterns(&mut patterns).map_err(|(message, at)| wrong(message, at))?;
        }
        for entry in &self.words {
            patterns.push(entry.pattern().map_err(|(message, at)| wrong(message, at))?);
        }
        for entry in &self.pattern {
            patterns.push(entry.pattern().map_err(|(message, at)| wrong(message, at))?);
        }
        let allowed: Vec<String> = self.allow.iter().map(|detail| fold::plain(detail)).collect();
        let policy = PolicyShape { actions: self.actions, surface: self.surface }.policy();
        let id = id(text);
        let client = ClientRules {
            version: VERSION,
            rules: id.clone(),
            own_domains: own_domains.clone(),
            allow: allowed.clone(),
            patterns: patterns.iter().map(Into::into).collect(),
            policy: Some(policy.clone()),
        };
        // Strings and labels always become JSON.
        let client = serde_json::to_string(&client).unwrap_or_default();
        Ok(Overlay { id, own_domains, allowed, policy, patterns, client })
    }
}

pub(super) type Fault = (String, core::ops::Range<usize>);

impl PatternEntry {
    fn pattern(&self) -> Result<Pattern, Fault> {
        let pattern = Pattern {
            id: name(&self.id)?,
            kind: self.kind,
            category: self.category,
            certainty: self.certainty.unwrap_or(Certainty::Likely),
            automaton: Automaton::compile(self.regex.as_ref())
                .map_err(|why| (why, self.regex.span()))?,
        };
        if self.hits.is_empty() || self.misses.is_empty() {
            let message = "a pattern has at least one hit and one miss".to_owned();
            return Err((message, self.id.span()));
        }
        let finds = |text: &str| pattern.automaton.find(Folded::new(text).text()).next().is_some();
        if let Some(hit) = self.hits.iter().find(|hit| !finds(hit.as_ref())) {
            return Err((format!("the pattern does not find `{}`", hit.as_ref()), hit.span()));
        }
        if let Some(miss) = self.misses.iter().find(|miss| finds(miss.as_ref())) {
            return Err((format!("the pattern finds `{}`", miss.as_ref()), miss.span()));
        }
        Ok(pattern)
    }
}

impl ServiceEntry {
    /// A service becomes two patterns: a link to it, and a name on it.
    fn patterns(&self, into: &mut Vec<Pattern>) -> Result<(), Fault> {
        let id = name(&self.id)?;
        if self.names.is_empty() && self.hosts.is_empty() {
            return Err(("a service has `names`, `hosts` or both".to_owned(), self.id.span()));
        }
        let mut add = |kind, category, certainty, regex: &str| -> Result<(), Fault> {
            let automaton = Automaton::compile(regex).map_err(|why| (why, self.id.span()))?;
            into.push(Pattern { id: id.clone(), kind, category, certainty, automaton });
            Ok(())
        };
        if !self.hosts.is_empty() {
            let mut hosts = Vec::new();
            for host in &self.hosts {
                let name = host.as_ref().to_ascii_lowercase();
                if !is_host(&name) {
                    return Err((
                        format!("`{name}` is no host, as in plauder.example"),
                        host.span(),
                    ));
                }
                hosts.push(literal(&name));
            }
            let hosts = hosts.join("|");
            let link = format!(r"(?:https?://)?(?:[a-z0-9-]+\.)*(?:{hosts})(?:/[^\x00-\x20<>]*)?");
            add(Kind::Link, Some(Category::Profile), Certainty::Certain, &link)?;
        }
        if !self.names.is_empty() {
            let names: Vec<String> = self.names.iter().map(|word| bounded(word.as_ref())).collect();
            add(Kind::Handle, None, Certainty::Likely, &named(&names.join("|")))?;
        }
        Ok(())
    }
}

/// What stands for an account on one of the services called `names`: `plauder: joe`, `plauder id is
/// joe`, and `my plauder is joe_d`, for which `my plauder is broken` must not be taken.
fn named(names: &str) -> String {
    let noun = "(?: (?:id|name|nick|user|username))";
    let account = "@?[a-z0-9][a-z0-9_.-]{2,31}";
    let marked = "@?[a-z0-9]+[0-9_.-]+[a-z0-9][a-z0-9_.-]*";
    format!(
        "(?:{names}){noun}? ?[:=@]+ ?{account}|(?:{names}){noun} is {account}|\
         my (?:{names}){noun}? is {marked}"
    )
}

/// A name that begins where a word does; only that of ASCII letters is known.
fn bounded(name: &str) -> String {
    let name = name.to_lowercase();
    format!("{}{}", edge(name.chars().next()), literal(&name))
}

/// A word of ASCII begins and ends where its letters do; other scripts may write on.
pub(super) fn edge(letter: Option<char>) -> &'static str {
    if letter.is_some_and(|letter| letter.is_ascii_alphanumeric()) { r"(?-u:\b)" } else { "" }
}

/// The text as a pattern that means itself.
pub(super) fn literal(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    let escaped =
        |c: char| if plain(c) { c.to_string() } else { format!(r"\x{{{:x}}}", u32::from(c)) };
    text.chars().map(escaped).collect()
}

pub(super) fn name(id: &Spanned<String>) -> Result<String, Fault> {
    let word = id.as_ref();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if word.is_empty() || word.len() > 40 || !word.chars().all(fits) {
        let message = format!("`{word}` is no id: up to 40 of a-z, 0-9 and -");
        return Err((message, id.span()));
    }
    Ok(word.clone())
}

fn is_host(name: &str) -> bool {
    name.contains('.')
        && name.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

/// The built-in rules' version with the hash of both: 32 bits of FNV-1a, as the build script's.
fn id(text: &str) -> String {
    let version = crate::rules::version();
    let mut hash: u32 = 0x811c_9dc5;
    for byte in version.bytes().chain(text.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let base = version.split(" / ").next().unwrap_or(version);
    format!("{base} / {hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Context, Detector};

    #[track_caller]
    fn fails(text: &str, expected: &str) {
        assert_eq!(Overlay::from_toml(text).unwrap_err().to_string(), expected);
    }

    fn check(overlay: &str, text: &str) -> Action {
        let detector = Detector::with_overlay(Overlay::from_toml(overlay).unwrap());
        detector.check(text, &Context::default()).action
    }

    #[test]
    fn own_domains_and_allowed_details_are_never_flagged() {
        let overlay = "version = 1\nown_domains = ['Market.example']\nallow = ['Help@partner.io']";
        assert_eq!(check(overlay, "see https://market.example/orders/5"), Action::Allow);
        assert_eq!(check(overlay, "write help@partner.io"), Action::Allow);
        assert_eq!(check(overlay, "write help (at) partner (dot) io"), Action::Allow);
        assert_eq!(check(overlay, "write joe@partner.io"), Action::Confirm);
    }

    #[test]
    fn a_service_brings_its_links_and_names() {
        let overlay = "version = 1\n[[service]]\nid = 'plauder'\nnames = ['plauder']\n\
                       hosts = ['plauder.example']";
        assert!(check(overlay, "https://plauder.example/joe") >= Action::Warn);
        assert!(check(overlay, "my plauder: joe_d") >= Action::Warn);
        assert!(check(overlay, "my ｐｌａｕｄｅｒ: joe_d") >= Action::Warn, "the fold comes first");
        for text in ["plauder id is joeboe", "my plauder is joe_d", "plauder @joeboe"] {
            assert!(check(overlay, text) >= Action::Warn, "{text}");
        }
        for text in ["design a plauder app", "plauder is great", "my plauder is broken."] {
            assert_eq!(check(overlay, text), Action::Allow, "{text}");
        }
    }

    #[test]
    fn the_policy_stands_in_the_same_file() {
        let overlay = "version = 1\n[actions.email]\ncertain = 'block'";
        assert_eq!(check(overlay, "joe@gmx.net"), Action::Block);
    }

    #[test]
    fn faults_are_shown_where_they_stand() {
        fails(
            "version = 2",
            "line 1, column 11: version 2 is not known; this build reads version 1",
        );
        fails(
            "version = 1\nown_domains = ['nowhere']",
            "line 2, column 16: `nowhere` is no domain, as in market.example",
        );
        let pattern = |regex: &str, hit: &str, miss: &str| {
            format!(
                "version = 1\n[[pattern]]\nid = 'a'\nkind = 'handle'\nregex = '{regex}'\n\
                 hits = ['{hit}']\nmisses = ['{miss}']"
            )
        };
        fails(&pattern("a(", "a", "b"), "line 5, column 9: no regular expression: unclosed group");
        fails(&pattern("ab", "b", "c"), "line 6, column 9: the pattern does not find `b`");
        fails(&pattern("ab", "ab", "ab"), "line 7, column 11: the pattern finds `ab`");
        fails(
            &pattern("a*", "a", "b"),
            "line 5, column 9: the pattern matches the empty text, so it would match everywhere",
        );
        fails(
            "version = 1\n[[service]]\nid = 'x'",
            "line 3, column 6: a service has `names`, `hosts` or both",
        );
    }

    #[test]
    fn equal_files_have_equal_ids_and_others_do_not() {
        let id = |text: &str| Overlay::from_toml(text).unwrap().id().to_owned();
        assert_eq!(id("version = 1"), id("version = 1"));
        assert_ne!(id("version = 1"), id("version = 1\nallow = ['a@b.cd']"));
        assert!(id("version = 1").starts_with("contact-guard "));
    }

    #[test]
    fn clients_get_domains_patterns_and_policy() {
        let toml = "version = 1\nown_domains = ['market.example']\n\
                    [[service]]\nid = 'plauder'\nnames = ['plauder']";
        let overlay = Overlay::from_toml(toml).unwrap();
        let json: serde_json::Value = serde_json::from_str(overlay.to_client_json()).unwrap();
        assert_eq!(json["own_domains"][0], "market.example");
        assert_eq!(json["rules"], overlay.id());
        assert_eq!(json["policy"]["version"], 1);
        assert_eq!(json["patterns"][0]["kind"], "handle");
    }
}
