//! Addresses as such: `t.halvorsen@fjordbygg.no`, `joe@gmail`, `harriet,bell@gmail,com`.

use super::{Address, around};
use crate::disguise::{Disguise, Disguises};
use crate::find::address::{provider, scan, tld};
use crate::report::Certainty;

/// Every plain address of a folded text.
pub(crate) fn scan(text: &str) -> Vec<Address> {
    around(text, '@', at)
}

/// The address around the `@` at `sign`.
fn at(text: &str, sign: usize) -> Option<Address> {
    let mut disguises = Disguises::default();
    let (start, local_end) = match scan::local_start(text, sign) {
        start if start < sign => (start, sign),
        _ => {
            // `brad.cole<!-- x -->@gmail.com`
            let before = text.get(..sign)?.strip_suffix('>')?;
            let tail = before.char_indices().rev().take(40).find(|&(_, c)| c == '<')?.0;
            disguises.insert(Disguise::Separators);
            (scan::local_start(text, tail), tail)
        }
    };
    let mut local = scan::latin(text.get(start..local_end)?, &mut disguises);
    if local.is_empty()
        || local.ends_with('.')
        || local.contains("..")
        || is_inside_code(text, start)
    {
        return None;
    }
    let mut start = start;
    let host = scan::host_from(text, sign + 1)?;
    let mut end = host.end;
    let mut name = scan::latin(text.get(host.start..host.end)?, &mut disguises);
    let last = name.rsplit('.').next().unwrap_or_default();
    if !host.has_tld {
        if !name.contains('.') {
            (name, end) = without_tld(text, &name, end, &mut disguises)?;
            if disguises.contains(Disguise::AlternativeSign) {
                // `harriet,bell@gmail,com`: then the comma is a dot on the left too.
                if let Some(before) = text.get(..start).and_then(|before| before.strip_suffix(','))
                {
                    let more = scan::local_start(text, before.len());
                    if more < before.len() {
                        local = format!("{}.{local}", text.get(more..before.len())?);
                        start = more;
                    }
                }
            }
        } else if tld::is_slip(last) {
            disguises.insert(Disguise::ProviderTypo);
        } else {
            return None;
        }
    } else if provider::of_host(&name).is_none() && provider::slip(&name).is_some() {
        disguises.insert(Disguise::ProviderTypo);
    }
    if is_remote(text, end) {
        return None;
    }
    if let Some(mail) = text.get(..start).filter(|before| before.ends_with("mailto:")) {
        start = mail.len();
    }
    if !local.contains(char::is_alphanumeric) {
        return None;
    }
    Some(Address {
        range: start..end,
        service: provider::of_host(&name),
        local,
        host: name,
        disguises,
        rule: "email.plain",
        certainty: Certainty::Certain,
    })
}

/// The domain of `joe@gmail`, of `bell@gmail,com`: only a provider's.
fn without_tld(
    text: &str,
    label: &str,
    end: usize,
    disguises: &mut Disguises,
) -> Option<(String, usize)> {
    let rest = text.get(end..)?;
    if let Some(behind) = rest.strip_prefix([',', ';', '*', '#', '!', '|', '•', '·'])
        && !behind.starts_with(' ')
    {
        let at = end + (rest.len() - behind.len());
        let stop = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let name = behind.get(..stop)?;
        let host = format!("{label}.{name}");
        if tld::is_tld(name)
            && (provider::of_host(&host).is_some() || matches!(name, "com" | "net" | "org"))
        {
            disguises.insert(Disguise::AlternativeSign);
            return Some((host, at + stop));
        }
    }
    // `joe@gmailcom`
    let glued = (2..=3).find_map(|tail| {
        let (name, tld) = label.split_at_checked(label.len().checked_sub(tail)?)?;
        let host = format!("{name}.{tld}");
        provider::of_host(&host).map(|_| host)
    });
    if let Some(host) = glued {
        disguises.insert(Disguise::ProviderTypo);
        return Some((host, end));
    }
    let service = provider::of_label(label)?;
    // A space and the rest of the domain is for the reader of words.
    if rest.starts_with('.')
        || rest.trim_start().starts_with(['.', '(', '[', '•', '*'])
        || rest.trim_start_matches([' ', '.', '-']).starts_with("com")
    {
        return None;
    }
    disguises.insert(Disguise::MissingTld);
    let host = service.domains.iter().find(|domain| domain.split('.').next() == Some(label))?;
    Some(((*host).to_owned(), end))
}

/// `https://user:word@host`, `git@github.com:org/repo`.
pub(super) fn is_inside_code(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let credentials = before.strip_suffix(':').is_some_and(|before| {
        let user = before
            .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .map_or(before, |at| before.get(..=at).unwrap_or_default());
        user.ends_with("//")
    });
    // The path of a link: `https://outlook.office365.com/book/joe@host`.
    let near = before.len().saturating_sub(200);
    let near = (near..before.len()).find_map(|at| before.get(at..)).unwrap_or_default();
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let in_path = word
        .split_once("://")
        .is_some_and(|(_, rest)| rest.contains('/') && !rest.contains(['(', '"', '<']));
    in_path
        || credentials
        || (before.ends_with("//") && before.trim_end_matches('/').ends_with(':'))
}

/// What follows the host of a remote path: `git@github.com:org/repo`, `joe@host.net:~/`.
pub(super) fn is_remote(text: &str, end: usize) -> bool {
    let Some(path) = text.get(end..).and_then(|rest| rest.strip_prefix(':')) else { return false };
    let word = path.split(char::is_whitespace).next().unwrap_or_default();
    let word = word.get(..word.len().min(120)).unwrap_or(word);
    word.starts_with(['/', '~'])
        || (word.contains('/') && !word.contains("//") && !word.contains('@'))
}
