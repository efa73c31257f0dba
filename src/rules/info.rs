//! What a rule is, for people: its id, what it finds, and one phrase about it.

use std::sync::OnceLock;

use super::message::MessageKind;
use super::tables::MESSAGE_RULES;
use crate::find::request::intent;
use crate::find::{email, handle, link, payment, phone};
use crate::report::Kind;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RuleInfo {
    /// Its stable name, as in [`Finding::rule`](crate::Finding::rule).
    pub id: &'static str,
    /// What it finds. A page to pay on, which a rule for links reads, is a payment all the same.
    pub kind: Kind,
    /// What it finds, in a phrase without a full stop.
    pub summary: &'static str,
}

/// Every rule that a finding can carry, in the order of the kinds and then by id.
///
/// A message rule stands here once, however many languages have a file of it. The rules that
/// only take requests back, as for someone who declines, make no finding and are not listed.
///
/// ```
/// let words = contact_guard::rules::all().find(|rule| rule.id == "email.words").unwrap();
/// assert_eq!(words.kind, contact_guard::Kind::Email);
/// ```
pub fn all() -> impl Iterator<Item = &'static RuleInfo> {
    static RULES: OnceLock<Vec<RuleInfo>> = OnceLock::new();
    RULES.get_or_init(collect).iter()
}

/// The rules of the finders, each beside its code, and those of `rules/message`.
fn collect() -> Vec<RuleInfo> {
    let finders: [(Kind, &[(&'static str, &'static str)]); 5] = [
        (Kind::Email, email::RULES),
        (Kind::Phone, phone::RULES),
        (Kind::Handle, handle::RULES),
        (Kind::Link, link::RULES),
        (Kind::Payment, payment::RULES),
    ];
    let mut rules: Vec<RuleInfo> = finders
        .into_iter()
        .flat_map(|(kind, rules)| {
            rules.iter().map(move |&(id, summary)| RuleInfo { id, kind, summary })
        })
        .collect();
    rules.extend(intent::RULES.map(|(kind, id, summary)| RuleInfo { id, kind, summary }));
    for rule in MESSAGE_RULES {
        let kind = match rule.kind {
            MessageKind::Request => Kind::Request,
            MessageKind::Payment => Kind::Payment,
            MessageKind::Silence => continue,
        };
        rules.push(RuleInfo { id: rule.id, kind, summary: rule.summary });
    }
    #[cfg(feature = "own-rules")]
    rules.extend(crate::overlay::RULES);
    // The sort is stable, so of several languages the first in order of path stays.
    rules.sort_by_key(|rule| (rule.kind, rule.id));
    rules.dedup_by_key(|rule| (rule.kind, rule.id));
    rules
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn an_id_begins_with_its_kind_and_stands_once() {
        let mut ids = std::collections::BTreeSet::new();
        for rule in all() {
            assert!(ids.insert(rule.id), "{} stands twice", rule.id);
            assert_eq!(rule.id.split_once('.').map(|(kind, _)| kind), Some(rule.kind.label()));
            assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
        }
    }
}
