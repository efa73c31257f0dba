//! What a host and a path mean: the service and the category, by the longest rule that fits.

use std::sync::OnceLock;

use crate::order::sort_by_word;
use crate::report::Category;
use crate::rules::service::Service;
use crate::rules::tables::SERVICES;

/// What is known about a link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) service: &'static Service,
    pub(crate) category: Category,
}

/// Looks up a host and what follows it, both lower case, the path without its slash.
///
/// The most specific host decides, then the longest path. A rule for any path needs one.
pub(crate) fn lookup(host: &str, path: &str) -> Option<Known> {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut rest = host;
    let mut fallback = None;
    loop {
        let entries = entries(rest);
        let best = entries
            .iter()
            .filter(|entry| fits(entry.path, path, rest.len() < host.len()))
            .max_by_key(|entry| (entry.path.len(), entry.category != Category::Website));
        if let Some(entry) = best {
            return Some(Known { service: entry.service, category: entry.category });
        }
        if fallback.is_none() {
            fallback = entries
                .first()
                .map(|entry| Known { service: entry.service, category: Category::Website });
        }
        match rest.split_once('.') {
            Some((_, parent)) if parent.contains('.') => rest = parent,
            _ => return fallback,
        }
    }
}

/// Whether `host` is one of a service.
pub(crate) fn is_known(host: &str) -> bool {
    lookup(host, "").is_some()
}

/// The host of a service that its name with a top-level domain means: `linktree` and `ee`
/// mean `linktr.ee`.
pub(crate) fn host_of(service: &Service, tld: &str) -> Option<&'static str> {
    let index = SERVICES.iter().find(|other| other.id == service.id)?;
    index
        .hosts
        .iter()
        .find(|host| host.split_once('.').is_some_and(|(_, rest)| rest == tld))
        .copied()
}

/// The shorteners, whose links are noticed, and flagged where they are offered as contact.
pub(crate) fn is_shortener(host: &str) -> bool {
    const HOSTS: &[&str] = &[
        "bit.do",
        "bit.ly",
        "buff.ly",
        "clck.ru",
        "cutt.ly",
        "goo.gl",
        "goo.su",
        "is.gd",
        "lnkd.in",
        "ow.ly",
        "qrco.de",
        "rb.gy",
        "rebrand.ly",
        "s.id",
        "short.io",
        "shorturl.at",
        "soo.gd",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "u.to",
        "v.gd",
        "vk.cc",
        "dwz.cn",
        "l1nk.dev",
        "han.gl",
        "me2.do",
        "urlz.fr",
        "acesse.one",
        "encurtador.com.br",
    ];
    HOSTS.contains(&host)
}

fn fits(rule: &str, path: &str, is_subdomain: bool) -> bool {
    if rule.is_empty() {
        return !path.is_empty() || is_subdomain;
    }
    path.get(..rule.len()).is_some_and(|start| start == rule)
        && (path.len() > rule.len() || !rule.ends_with(['/', '+', '@', '=', '~']))
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    host: &'static str,
    path: &'static str,
    service: &'static Service,
    category: Category,
}

fn entries(host: &str) -> &'static [Entry] {
    let index = index();
    let first = index.partition_point(|entry| entry.host < host);
    let len = index.get(first..).unwrap_or_default().partition_point(|entry| entry.host == host);
    index.get(first..first + len).unwrap_or_default()
}

/// Every rule for a link, sorted by host; a host without one is a website.
fn index() -> &'static [Entry] {
    static INDEX: OnceLock<Vec<Entry>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut entries: Vec<Entry> = Vec::new();
        for service in SERVICES {
            entries.extend(service.links.iter().map(|link| Entry {
                host: link.host,
                path: link.path,
                service,
                category: link.category,
            }));
            let listed = |host: &str| service.links.iter().any(|link| link.host == host);
            entries.extend(service.hosts.iter().filter(|host| !listed(host)).map(|&host| Entry {
                host,
                path: "",
                service,
                category: Category::Website,
            }));
        }
        sort_by_word(&mut entries, |entry| entry.host);
        entries
    })
}

#[cfg(test)]
mod tests {
    use super::lookup;
    use crate::report::Category::{Files, Invite, Meeting, Payment, Profile, Website};

    #[test]
    fn the_longest_rule_decides() {
        for (host, path, category) in [
            ("t.me", "joe", Some(Profile)),
            ("t.me", "+abc", Some(Invite)),
            ("t.me", "", Some(Website)),
            ("us02web.zoom.us", "j/855", Some(Meeting)),
            ("www.dropbox.com", "s/abc", Some(Files)),
            ("docs.google.com", "document/d/1", Some(Files)),
            ("docs.google.com", "forms/d/1", Some(Website)),
            ("paypal.me", "joe", Some(Payment)),
            ("thornfieldcampers.com", "x", None),
        ] {
            assert_eq!(lookup(host, path).map(|known| known.category), category, "{host}/{path}");
        }
    }
}
