//! Rules of the platform's own on top of the built-in ones: its domains, details that are never
//! flagged, services that we do not know, patterns, and what to do about each kind.
//!
//! An overlay is checked as a whole when it is read: a pattern that does not compile, misses what
//! it should find or finds what it should not is an error with line and column, and the rules
//! that were in use stay. Patterns read the folded text, so what is done to characters is undone
//! for them, too; they are regular expressions of the `regex` crate, which take linear time.

mod error;
mod file;

pub use error::OverlayError;

use regex::Regex;

use crate::clue::Clue;
use crate::context::Context;
use crate::find::Candidate;
use crate::fold::Folded;
use crate::policy::Policy;
use crate::report::{Category, Certainty, Finding, Kind};
use crate::rules::RuleInfo;

/// The rules that findings of an overlay's patterns carry; the clue names the pattern.
pub(crate) const RULES: [RuleInfo; 6] = [
    rule(Kind::Email, "email.overlay"),
    rule(Kind::Phone, "phone.overlay"),
    rule(Kind::Handle, "handle.overlay"),
    rule(Kind::Link, "link.overlay"),
    rule(Kind::Payment, "payment.overlay"),
    rule(Kind::Request, "request.overlay"),
];

const fn rule(kind: Kind, id: &'static str) -> RuleInfo {
    RuleInfo { id, kind, summary: "a pattern or service that the platform added" }
}

/// Rules of the platform's own.
///
/// ```
/// use contact_guard::{Context, Detector, Overlay};
///
/// let overlay = Overlay::from_toml(r#"
///     version = 1
///     own_domains = ["market.example"]
///
///     [[pattern]]
///     id = "desk-code"
///     kind = "handle"
///     regex = 'desk code [a-z]{3}-\d{4}'
///     hits = ["my desk code abc-1234"]
///     misses = ["the desk is 120 by 60"]
/// "#)?;
/// let detector = Detector::with_overlay(overlay);
/// assert!(detector.check("my desk code abc-1234", &Context::default()).is_flagged());
/// # Ok::<(), contact_guard::OverlayError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Overlay {
    id: String,
    own_domains: Vec<String>,
    /// Details that are never flagged: lower case, as written or undisguised.
    allowed: Vec<String>,
    patterns: Vec<Pattern>,
    policy: Policy,
    /// What clients load, as JSON.
    client: String,
}

/// One regular expression and what a match of it is.
#[derive(Clone, Debug)]
struct Pattern {
    id: String,
    kind: Kind,
    category: Option<Category>,
    certainty: Certainty,
    regex: Regex,
}

impl Pattern {
    fn rule(&self) -> &'static str {
        RULES.iter().find(|rule| rule.kind == self.kind).map_or("overlay", |rule| rule.id)
    }
}

impl Overlay {
    /// Version and content hash of the built-in rules with this overlay, as reports carry it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the overlay says to do about each kind.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The overlay as clients load it: JSON with the id, the platform's domains, what is allowed
    /// and the policy. Patterns stay on the server, which has the last word: a browser that
    /// compiled them would have to download an engine.
    #[must_use]
    pub fn to_client_json(&self) -> &str {
        &self.client
    }

    /// The context with the platform's own domains in it.
    pub(crate) fn extend(&self, context: &Context) -> Context {
        let mut context = context.clone();
        context.own_domains.extend(self.own_domains.iter().cloned());
        context
    }

    /// What the patterns find in the folded text.
    pub(crate) fn find(&self, folded: &Folded<'_>) -> Vec<Candidate> {
        let text = folded.text();
        let matches = self.patterns.iter().flat_map(|pattern| {
            pattern.regex.find_iter(text).filter(|found| !found.is_empty()).map(move |found| {
                let mut candidate =
                    Candidate::new(pattern.kind, pattern.rule(), found.range(), pattern.certainty);
                candidate.category = pattern.category;
                candidate.clues.push(Clue::about("matches a rule of the platform", &*pattern.id));
                candidate
            })
        });
        matches.collect()
    }

    /// Whether the platform allows this detail wherever it stands.
    pub(crate) fn allows(&self, finding: &Finding, text: &str) -> bool {
        if self.allowed.is_empty() {
            return false;
        }
        let written = finding.span.of(text).to_lowercase();
        let canonical = finding.canonical.as_deref().unwrap_or_default();
        self.allowed.iter().any(|allowed| *allowed == written || *allowed == canonical)
    }
}
