//! Rules of the platform's own on top of the built-in ones: its domains, details that are never
//! flagged, services that we do not know, words, patterns, and what to do about each kind.
//!
//! [`file`] reads them from TOML and checks them as a whole: a pattern that does not compile,
//! misses what it should find or finds what it should not is an error with line and column.
//! [`client`] is what a page loads of it: all of it, its patterns as automata.

mod automaton;
mod client;
#[cfg(feature = "overlay")]
mod error;
#[cfg(feature = "overlay")]
mod file;
mod pattern;
#[cfg(feature = "overlay")]
mod words;

#[cfg(feature = "overlay")]
pub use error::OverlayError;
pub(crate) use pattern::RULES;

use crate::context::Context;
use crate::fold;
use crate::policy::Policy;
use crate::report::Finding;

/// Rules of the platform's own.
///
/// ```
/// # #[cfg(feature = "overlay")] {
/// use contact_guard::{Context, Detector, Overlay};
///
/// let overlay = Overlay::from_toml(r#"
///     version = 1
///     own_domains = ["market.example"]
///
///     [[pattern]]
///     id = "desk-code"
///     kind = "handle"
///     regex = 'desk code [a-z]{3}-[0-9]{4}'
///     hits = ["my desk code abc-1234"]
///     misses = ["the desk is 120 by 60"]
/// "#)?;
/// let detector = Detector::with_overlay(overlay);
/// assert!(detector.check("my desk code abc-1234", &Context::default()).is_flagged());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Overlay {
    id: String,
    own_domains: Vec<String>,
    /// Details that are never flagged: lower case, as written or undisguised.
    allowed: Vec<String>,
    policy: Policy,
    patterns: Vec<pattern::Pattern>,
    /// What clients load, as JSON.
    #[cfg(feature = "overlay")]
    client: String,
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

    /// The context with the platform's own domains in it.
    pub(crate) fn extend(&self, context: &Context) -> Context {
        let mut context = context.clone();
        context.own_domains.extend(self.own_domains.iter().cloned());
        context
    }

    /// Whether the platform allows this detail wherever it stands.
    pub(crate) fn allows(&self, finding: &Finding, text: &str) -> bool {
        if self.allowed.is_empty() {
            return false;
        }
        let written = fold::plain(finding.span.of(text));
        let canonical = fold::plain(finding.canonical.as_deref().unwrap_or_default());
        self.allowed.iter().any(|allowed| *allowed == written || *allowed == canonical)
    }
}
