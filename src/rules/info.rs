//! What a rule is, for people: its id, what it finds, and one sentence about it.

use crate::report::Kind;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RuleInfo {
    /// Its stable name, as in [`Finding::rule`](crate::Finding::rule).
    pub id: &'static str,
    /// What it finds.
    pub kind: Kind,
    /// One sentence, with an example where a word needs one.
    pub summary: &'static str,
}

/// Every rule, in the order of the kinds and then by id.
///
/// ```
/// assert!(contact_guard::rules::all().any(|rule| rule.id == "email.words"));
/// ```
pub fn all() -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter()
}

const fn rule(id: &'static str, kind: Kind, summary: &'static str) -> RuleInfo {
    RuleInfo { id, kind, summary }
}

const RULES: &[RuleInfo] = &[
    rule("email.plain", Kind::Email, "An address as it is written to: joe@gmx.net."),
    rule("email.words", Kind::Email, "An address with its signs as words: joe at gmx dot net."),
    rule("phone.international", Kind::Phone, "A number with its country code."),
    rule("phone.national", Kind::Phone, "A number as it is written at home."),
    rule("handle.service", Kind::Handle, "An identifier beside the service it belongs to."),
    rule("link.contact", Kind::Link, "A link by which to contact, meet or follow elsewhere."),
    rule("payment.account", Kind::Payment, "An account or address to pay to."),
    rule("payment.proposal", Kind::Payment, "A proposal to pay or be paid outside the platform."),
    rule("request.asks", Kind::Request, "Asks for a contact detail."),
    rule("request.elsewhere", Kind::Request, "Proposes to talk or deal outside the platform."),
];
