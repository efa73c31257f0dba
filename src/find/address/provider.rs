//! Mail providers by their domains, their names and the slips that people make of them.

use std::sync::OnceLock;

use crate::order::sort_by_word;
use crate::rules::service::{self, Service, ServiceKind};
use crate::rules::tables::SERVICES;
use crate::text::lexicon::Lexeme;
use crate::text::slip::is_slip;

/// The fewest letters of a provider's name that may have a slip in it.
const FEWEST_FOR_SLIP: usize = 5;

/// The provider whose domain `host` is, or lies under.
pub(crate) fn of_host(host: &str) -> Option<&'static Service> {
    let mut rest = host;
    loop {
        if let Ok(at) = index().binary_search_by(|entry| entry.0.cmp(rest)) {
            return Some(index()[at].1);
        }
        rest = rest.split_once('.')?.1;
        if !rest.contains('.') {
            return None;
        }
    }
}

/// The provider that a word names, in any script: `gmail`, `джимейл`, `yahoo`.
pub(crate) fn of_word(lexeme: Lexeme, word: &str) -> Option<&'static Service> {
    lexeme
        .service()
        .and_then(service::by_index)
        .filter(|service| service.kind == ServiceKind::Mail)
        .or_else(|| of_label(word))
}

/// The provider with a domain whose first label is `label`, of four letters or more.
pub(crate) fn of_label(label: &str) -> Option<&'static Service> {
    if label.len() < 3 || !label.is_ascii() {
        return None;
    }
    labels().binary_search_by(|entry| entry.0.cmp(label)).ok().map(|at| labels()[at].1)
}

/// The domain and provider that `host` is one slip away from: `gmial.com`, `g-mail.com`.
pub(crate) fn slip(host: &str) -> Option<(&'static str, &'static Service)> {
    let (label, rest) = host.split_once('.').unwrap_or((host, ""));
    if label.len() + 1 < FEWEST_FOR_SLIP {
        return None;
    }
    let bare = label.replace('-', "");
    if bare.len() + 1 < FEWEST_FOR_SLIP || bare.len() > 14 {
        return None;
    }
    // A slip is hardly ever in the first letter, and the domains are sorted.
    let initial = bare.get(..1)?;
    let from = index().partition_point(|(domain, _)| *domain < initial);
    index()[from..]
        .iter()
        .take_while(|(domain, _)| domain.starts_with(initial))
        .filter(|(domain, _)| rest.is_empty() || domain.ends_with(rest))
        .find(|(domain, _)| {
            let name = domain.split('.').next().unwrap_or_default();
            name.len() >= FEWEST_FOR_SLIP
                && name != label
                && (name == bare || bare.is_ascii() && is_slip(&bare, name))
        })
        .and_then(|&(domain, service)| {
            let name = domain.split('.').next();
            let home = service.domains.iter().find(|home| {
                home.split('.').next() == name && (rest.is_empty() || home.ends_with(rest))
            });
            Some((*home?, service))
        })
}

/// The domain of a provider that ends in `tld`, its first one if there is none.
pub(crate) fn domain(service: &'static Service, label: &str, tld: &str) -> Option<&'static str> {
    let ends = |domain: &&&str| domain.split_once('.').is_some_and(|(_, rest)| rest == tld);
    let named =
        service.domains.iter().filter(ends).find(|domain| domain.split('.').next() == Some(label));
    named.or_else(|| service.domains.iter().find(ends)).copied()
}

type Entry = (&'static str, &'static Service);

/// Every mail domain, sorted.
fn index() -> &'static [Entry] {
    static INDEX: OnceLock<Vec<Entry>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mail = SERVICES.iter().filter(|service| service.kind == ServiceKind::Mail);
        let mut entries: Vec<Entry> = mail
            .flat_map(|service| service.domains.iter().map(move |&domain| (domain, service)))
            .collect();
        sort_by_word(&mut entries, |entry| entry.0);
        entries
    })
}

/// The first labels of the domains that stand for the provider alone: the first of each
/// provider and those that share no name with an ordinary word.
fn labels() -> &'static [Entry] {
    static LABELS: OnceLock<Vec<Entry>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let ordinary = [
            "me", "mac", "in", "pm", "list", "inbox", "internet", "email", "mail", "sky", "web",
            "free", "live", "online", "hey", "sent", "orange", "magenta", "lenta", "meta", "ro",
            "i", "o", "wp", "vip", "kakao", "google", "rocket", "home", "rock", "nate", "comcast",
        ];
        let mut entries: Vec<Entry> = index()
            .iter()
            .map(|&(domain, service)| (domain.split('.').next().unwrap_or_default(), service))
            .filter(|(label, _)| !ordinary.contains(label) && label.len() >= 3)
            .collect();
        sort_by_word(&mut entries, |entry| entry.0);
        entries.dedup_by_key(|entry| entry.0);
        entries
    })
}

#[cfg(test)]
mod tests {
    use super::{of_host, of_label, slip};

    #[test]
    fn knows_domains_names_and_slips() {
        assert_eq!(of_host("gmail.com").map(|service| service.id), Some("gmail"));
        assert_eq!(of_host("yahoo.co.uk").map(|service| service.id), Some("yahoo"));
        assert_eq!(of_host("thistleandrye.com").map(|service| service.id), None);
        assert_eq!(of_label("hotmail").map(|service| service.id), Some("hotmail"));
        assert_eq!(slip("gnail.com").map(|slip| slip.0), Some("gmail.com"));
        assert_eq!(slip("g-mail").map(|slip| slip.0), Some("gmail.com"));
        assert_eq!(slip("mail.com").map(|slip| slip.0), None);
        assert_eq!(slip("maillot.com").map(|slip| slip.0), None);
    }
}
