//! Links as such: with or without a scheme, `www.`, a port, a path; `tg://` and its like.

use super::{Link, known};
use crate::disguise::{Disguise, Disguises};
use crate::find::address::{scan, tld};
use crate::report::Category;
use crate::rules::tables::SERVICES;
use crate::text::Text;
use crate::text::lexicon::Class;

/// Every plain link of a text.
pub(crate) fn scan(text: &Text<'_>) -> Vec<Link> {
    let folded = text.folded.text();
    let mut found = Vec::new();
    let mut done = 0;
    for (dot, _) in folded.match_indices('.') {
        if dot < done {
            continue;
        }
        let start = scan::host_start(folded, dot);
        let Some(host) = scan::host_from(folded, start) else { continue };
        done = host.stretch_end.max(dot + 1);
        if let Some(link) = at(text, &host) {
            done = done.max(link.range.end);
            found.push(link);
        }
    }
    schemes(folded, &mut found);
    found
}

fn at(text: &Text<'_>, host: &scan::Host) -> Option<Link> {
    let folded = text.folded.text();
    let bytes = folded.as_bytes();
    let written = folded.get(host.start..host.end)?;
    if bytes.get(host.stretch_end) == Some(&b'@') || before(bytes, host.start) == Some(b'@') {
        return None;
    }
    let mut disguises = Disguises::default();
    let mut name = scan::latin(written, &mut disguises);
    let mut has_tld = host.has_tld;
    if let Some(meant) = meant(text, host) {
        (name, has_tld) = (meant, true);
        disguises.insert(Disguise::Leet);
    }
    if !has_tld {
        return None;
    }
    let scheme = scheme_start(folded, host.start);
    if let Some((_, is_disguised)) = scheme
        && is_disguised
    {
        disguises.insert(Disguise::LinkWords);
    }
    let end = if host.is_cut { host.end } else { port_end(bytes, host.end) };
    let stop = scan::path_end(folded, end);
    let path = folded.get(end..stop)?.trim_start_matches('/').to_owned();
    let known = known::lookup(&name, &path);
    let start = scheme.map_or(host.start, |(start, _)| start);
    if known.is_none() && scheme.is_none() && !is_plainly_host(text, host, written, stop > end) {
        return None;
    }
    if known.is_some() && host.is_cut && stop == end && scheme.is_none() {
        return None;
    }
    let category = known.map_or(Category::Website, |known| known.category);
    let short = known::is_shortener(&name) && !path.is_empty();
    let offered = short && is_offered(text, start, &path);
    Some(Link {
        range: start..stop,
        host: name.strip_prefix("www.").map_or(name.clone(), str::to_owned),
        path,
        service: known.map(|known| known.service),
        category: if offered { Category::Invite } else { category },
        disguises,
        rule: if offered { "link.short" } else { "link.plain" },
    })
}

fn before(bytes: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1).and_then(|at| bytes.get(at)).copied()
}

/// The known host that is meant by digits for letters, or with the capitals taken out:
/// `d1sc0rd.gg`, `t.REMOVEme`.
fn meant(text: &Text<'_>, host: &scan::Host) -> Option<String> {
    let written = text.folded.slice(host.start, host.end);
    if known::is_known(written) || host.end - host.start > 40 {
        return None;
    }
    let raw = text.folded.raw_slice(host.start, host.end);
    if written.bytes().any(|byte| byte.is_ascii_digit()) {
        for one in ['i', 'l'] {
            let plain: String = written
                .chars()
                .map(|c| match c {
                    '0' => 'o',
                    '1' => one,
                    '3' => 'e',
                    '4' => 'a',
                    '5' => 's',
                    '7' => 't',
                    _ => c,
                })
                .collect();
            if known::is_known(&plain) {
                return Some(plain);
            }
        }
    }
    let capitals = raw.bytes().filter(u8::is_ascii_uppercase).count();
    if capitals >= 4 && raw.bytes().any(|byte| byte.is_ascii_lowercase()) {
        let plain: String = raw.chars().filter(|c| !c.is_ascii_uppercase()).collect();
        return known::is_known(&plain).then_some(plain);
    }
    None
}

/// Where the scheme before a host begins, and whether it is disguised: `hxxps`, `h**p`.
fn scheme_start(folded: &str, host: usize) -> Option<(usize, bool)> {
    let before = folded.get(..host)?;
    let before = match before.rfind(|c: char| c == '@' || c == '/' || c.is_whitespace()) {
        Some(at)
            if before[at..].starts_with('@')
                && before.get(..at)?.rfind("//").is_some_and(|slashes| {
                    at - slashes < 80 && !before[slashes..at].contains(char::is_whitespace)
                }) =>
        {
            let slashes = before.get(..at)?.rfind("//")?;
            before.get(..slashes + 2)?
        }
        _ => before,
    };
    let rest = before.strip_suffix("//")?;
    let rest = rest.strip_suffix(':').unwrap_or(rest);
    let word = rest
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '*' || c == '+' || c == '-'))
        .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
    let scheme = rest.get(word..)?;
    match scheme {
        "http" | "https" | "ftp" | "ws" | "wss" => Some((word, false)),
        _ if scheme.len() <= 8 && scheme.starts_with('h') && scheme.contains('p') => {
            Some((word, true))
        }
        _ => None,
    }
}

fn port_end(bytes: &[u8], end: usize) -> usize {
    if bytes.get(end) != Some(&b':') {
        return end;
    }
    let digits = bytes
        .get(end + 1..)
        .unwrap_or_default()
        .iter()
        .take(5)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if digits >= 2 { end + 1 + digits } else { end }
}

/// Whether a name of no service is written as a host rather than as a file, a version or two
/// sentences: it has `www.`, a path, or an ending that is no file's, all in one case.
fn is_plainly_host(text: &Text<'_>, host: &scan::Host, written: &str, has_path: bool) -> bool {
    let labels: Vec<&str> = written.split('.').collect();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return false };
    if *first == "www" && labels.len() > 2 {
        return true;
    }
    if host.is_cut || first.len() < 2 || !written.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let raw = text.folded.raw_slice(host.start, host.end);
    let capital_inside = raw.split('.').skip(1).any(|label| label.starts_with(char::is_uppercase));
    if capital_inside && raw.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    if has_path {
        return labels.len() > 1 && !tld::is_file_extension(last) || labels.len() > 2;
    }
    let common = last.len() == 2
        || matches!(
            *last,
            "com"
                | "net"
                | "org"
                | "info"
                | "biz"
                | "edu"
                | "gov"
                | "dev"
                | "app"
                | "shop"
                | "store"
                | "online"
                | "site"
                | "club"
                | "studio"
                | "design"
                | "agency"
                | "blog"
                | "xyz"
                | "tech"
        );
    common
        && (!tld::is_file_extension(last)
            || labels.len() > 2
            || matches!(*last, "io" | "app" | "dev"))
        && first.len() > 2
}

/// A shortened link that names a contact (`bit.ly/whatsapp-joe`) or is given for one.
fn is_offered(text: &Text<'_>, start: usize, path: &str) -> bool {
    let names_service = path.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let lexeme = crate::text::lexicon::lexicon().get(word);
        lexeme.is(Class::SERVICE)
            || lexeme.is(Class::MEETING)
            || lexeme.is(Class::CALL)
            || lexeme.is(Class::PHONE)
    });
    let index = text.token_from(start);
    let sentence = text.sentence(index);
    names_service
        || text
            .tokens
            .get(sentence.start.max(index.saturating_sub(12))..index)
            .unwrap_or_default()
            .iter()
            .any(|token| {
                token.is(Class::SERVICE)
                    || token.is(Class::CONTACT)
                    || token.is(Class::REACHING)
                    || matches!(text.word(*token), "message" | "dm" | "chat" | "reach" | "call")
            })
}

/// `tg://resolve?domain=joe`, `skype:live:joe?call`.
fn schemes(folded: &str, found: &mut Vec<Link>) {
    for (colon, _) in folded.match_indices(':') {
        let before = folded.get(..colon).unwrap_or_default();
        let start = before
            .bytes()
            .rev()
            .take(16)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
            .count();
        let Some(scheme) = folded.get(colon - start..=colon).filter(|scheme| scheme.len() > 2)
        else {
            continue;
        };
        let Some(service) = SERVICES.iter().find(|service| service.schemes.contains(&scheme))
        else {
            continue;
        };
        let rest = folded.get(colon + 1..).unwrap_or_default();
        let (slashes, path) = match rest.strip_prefix("//") {
            Some(path) => (2, path),
            None => (0, rest),
        };
        let len = path
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')'))
            .unwrap_or(path.len())
            .min(512);
        let Some(path) =
            path.get(..len).map(|path| path.trim_end_matches(['.', ',', '!', ';', '?']))
        else {
            continue;
        };
        // Without slashes only what acts: `skype:joe?chat`.
        if path.len() < 3 || (slashes == 0 && !path.contains('?')) {
            continue;
        }
        found.push(Link {
            range: colon - start..colon + 1 + slashes + path.len(),
            host: scheme.trim_end_matches(':').to_owned(),
            path: path.to_owned(),
            service: Some(service),
            category: Category::Profile,
            disguises: Disguises::default(),
            rule: "link.scheme",
        });
    }
}
