//! Policy files: TOML for people, JSON for programs, one shape.
//!
//! ```toml
//! version = 1
//!
//! [actions.payment]               # on every surface
//! certain = "block"
//!
//! [surface.order.actions.link]    # on the order page alone; goes before the above
//! likely = "notice"
//! ```
//!
//! What a file leaves out keeps the default. An unknown word is an error, not ignored:
//! a policy with a typing mistake must not quietly protect nobody.

use core::fmt;

use serde::Deserialize;

use super::Policy;
use super::shape::VERSION;
use crate::span::{Place, Span};

impl Policy {
    /// Reads a policy file in TOML.
    ///
    /// # Errors
    ///
    /// Where the text is not TOML, or has a word that no policy has; the error says where
    /// it stands and which words would do.
    ///
    /// ```
    /// use contact_guard::{Action, Certainty, Kind, Policy, Surface};
    ///
    /// let policy = Policy::from_toml("version = 1\n[actions.payment]\ncertain = \"block\"")?;
    /// let action = policy.action(Kind::Payment, Certainty::Certain, Surface::Inbox);
    /// assert_eq!(action, Action::Block);
    ///
    /// let error = Policy::from_toml("version = 1\n[actions.fax]").unwrap_err();
    /// assert_eq!((error.line(), error.column()), (2, 10));
    /// # Ok::<(), contact_guard::PolicyError>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Policy, PolicyError> {
        let fail = |kind, error: &toml::de::Error| {
            let range = error.span().unwrap_or_default();
            PolicyError::new(kind, error.message(), text, range.start, range.end)
        };
        let file = toml::Deserializer::parse(text).map_err(|error| fail(Fault::Syntax, &error))?;
        Policy::deserialize(file).map_err(|error| fail(Fault::Content, &error))
    }

    /// Reads a policy file in JSON, of the same shape.
    ///
    /// # Errors
    ///
    /// As for [`Policy::from_toml`].
    pub fn from_json(text: &str) -> Result<Policy, PolicyError> {
        serde_json::from_str(text).map_err(|error| json_error(text, &error))
    }
}

/// Why a policy file cannot be used: what is wrong, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    fault: Fault,
    message: String,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Syntax,
    Content,
}

impl PolicyError {
    fn new(fault: Fault, message: &str, text: &str, start: usize, end: usize) -> PolicyError {
        let mut message = message.to_owned();
        if message == "missing field `version`" {
            message.push_str(&format!("; put `version = {VERSION}` at the top"));
        }
        PolicyError { fault, message, place: Place::new(text, start, end) }
    }

    /// Whether the text is not TOML, or not JSON, at all; otherwise a word in it is wrong.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        self.fault == Fault::Syntax
    }

    /// What is wrong and what would be right, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line of the first wrong character, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.line
    }

    /// Column of the first wrong character, in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.place.column
    }

    /// The wrong stretch of the file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.place.span
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.place.line, self.place.column, self.message)
    }
}

impl core::error::Error for PolicyError {}

/// `serde_json` says where it stopped, which is the last byte of what it refused.
fn json_error(text: &str, error: &serde_json::Error) -> PolicyError {
    let line = error.line().max(1);
    let line_start = match line {
        1 => 0,
        _ => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1),
    };
    let end = (line_start + error.column()).min(text.len());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    if !error.is_data() {
        return PolicyError::new(Fault::Syntax, message, text, end.saturating_sub(1), end);
    }
    let refused = text.get(line_start..end).unwrap_or_default();
    let start = match refused.strip_suffix('"') {
        Some(word) => word.rfind('"').unwrap_or(word.len()),
        None => refused.len().saturating_sub(1),
    };
    PolicyError::new(Fault::Content, message, text, line_start + start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Surface;
    use crate::report::{Action, Certainty, Kind};

    #[track_caller]
    fn fails(error: Result<Policy, PolicyError>, expected: &str) {
        assert_eq!(error.unwrap_err().to_string(), expected);
    }

    fn action(policy: &Policy, surface: Surface) -> Action {
        policy.action(Kind::Phone, Certainty::Likely, surface)
    }

    #[test]
    fn a_surface_goes_before_the_rest_wherever_it_stands() {
        let toml = "version = 1\n[surface.order.actions.phone]\nlikely = 'allow'\n\
                    [actions.phone]\nlikely = 'block'\n";
        let json = r#"{"version": 1,
            "surface": {"order": {"actions": {"phone": {"likely": "allow"}}}},
            "actions": {"phone": {"likely": "block"}}}"#;
        for policy in [Policy::from_toml(toml).unwrap(), Policy::from_json(json).unwrap()] {
            assert_eq!(action(&policy, Surface::Order), Action::Allow);
            assert_eq!(action(&policy, Surface::Inbox), Action::Block);
            assert_eq!(
                policy.action(Kind::Email, Certainty::Certain, Surface::Inbox),
                Action::Confirm
            );
        }
    }

    #[test]
    fn the_shortest_policy_is_the_default() {
        assert_eq!(Policy::from_toml("version = 1").unwrap(), Policy::default());
        assert_eq!(Policy::from_json("{\"version\":1}").unwrap(), Policy::default());
    }

    #[test]
    fn wrong_words_in_toml() {
        let check = |text, expected| fails(Policy::from_toml(text), expected);
        check(
            "version = 1\n[actions.fax]\ncertain = 'warn'",
            "line 2, column 10: unknown kind `fax`; \
             expected one of: email, phone, handle, link, payment, request",
        );
        check(
            "version = 1\n[actions.phone]\nsure = 'warn'",
            "line 3, column 1: unknown certainty `sure`; expected one of: possible, likely, certain",
        );
        check(
            "version = 1\n[actions.phone]\n# é\ncertain = 'blok'",
            "line 4, column 11: unknown action `blok`; \
             expected one of: allow, notice, warn, confirm, block",
        );
        check(
            "version = 1\n[surface.chat.actions.phone]\ncertain = 'warn'",
            "line 2, column 10: unknown surface `chat`; expected one of: inbox, order, listing",
        );
        check(
            "version = 1\n[action.phone]",
            "line 2, column 2: unknown field `action`, \
             expected one of `version`, `actions`, `surface`",
        );
        check(
            "version = 2",
            "line 1, column 11: version 2 is not known; this build reads version 1",
        );
    }

    #[test]
    fn wrong_words_in_json() {
        let check = |text, expected| fails(Policy::from_json(text), expected);
        check(
            "{\"version\": 1,\n \"actions\": {\"fax\": {}}}",
            "line 2, column 14: unknown kind `fax`; \
             expected one of: email, phone, handle, link, payment, request",
        );
        check(
            "{\"version\": 1, \"actions\": {\"phone\": {\"certain\": \"blok\"}}}",
            "line 1, column 49: unknown action `blok`; \
             expected one of: allow, notice, warn, confirm, block",
        );
        check(
            "{\"version\": 1, \"actions\": {\"phone\": {}, \"phone\": {}}}",
            "line 1, column 41: `phone` stands here twice",
        );
    }

    #[test]
    fn what_is_no_file_at_all_is_a_fault_of_syntax() {
        let toml = Policy::from_toml("version = 1\n[actions").unwrap_err();
        assert!(toml.is_syntax());
        assert_eq!(toml.line(), 2);
        let json = Policy::from_json("{\"version\": 1,}").unwrap_err();
        assert!(json.is_syntax());
        assert_eq!((json.line(), json.column()), (1, 15));
        assert!(!Policy::from_toml("version = 'a'").unwrap_err().is_syntax());
        assert!(Policy::from_toml("").unwrap_err().message().contains("put `version = 1`"));
        assert!(Policy::from_json("").unwrap_err().is_syntax());
    }
}
