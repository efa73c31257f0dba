//! Links with words and other signs for dots and slashes: `t dot me slash joe`,
//! `t . me / joe`, `discord🔴gg/x`, `linktree / joe`, `instagramcom/joe`.
//!
//! Only hosts of services: anything else would be a website, which is noticed at most.

use super::Link;
use super::known::{self, Known};
use crate::disguise::{Disguise, Disguises};
use crate::find::address::atom::{Atom, AtomKind, value};
use crate::find::address::domain::{self, Domain};
use crate::find::address::tld;
use crate::report::Category;
use crate::rules::service::{Service, ServiceKind, by_index};
use crate::text::Text;

/// Every link that atoms make.
pub(crate) fn scan(text: &Text<'_>, atoms: &[Atom]) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    let mut end = 0;
    for first in 0..atoms.len() {
        if atoms[first].start < end || !(atoms[first].kind == AtomKind::Part || atoms[first].said) {
            continue;
        }
        let link = hosted(text, atoms, first).or_else(|| named(text, atoms, first));
        if let Some(link) = link {
            end = link.range.end;
            found.push(link);
        }
    }
    found
}

/// A host with its dots said or set apart.
fn hosted(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Link> {
    let atom = atoms[first];
    let next = atoms.get(first + 1)?;
    // Something must stand between the labels that could be a dot.
    let word = text.folded.slice(atom.start, atom.end);
    let spaced = spaced_host(text, atoms, first);
    let parted = next.kind != AtomKind::Part || word.len() <= 2 || atom.lexeme.service().is_some();
    if next.kind == AtomKind::Slash || !parted && spaced.is_none() {
        return run_together(text, atoms, first);
    }
    if first > 0
        && atoms[first - 1].kind == AtomKind::Dot
        && !atom.spaced
        && !atoms[first - 1].spaced
    {
        return None;
    }
    let domain = domain::read(text, atoms, first).filter(|domain| domain.has_tld).or(spaced)?;
    let host = host(&domain)?;
    let path = path(text, atoms, domain.end);
    let known = known::lookup(&host, &path.text)?;
    if path.text.is_empty() || known.category == Category::Website {
        return None;
    }
    let mut disguises = domain.disguises.union(path.disguises);
    if host != domain.name {
        disguises.insert(Disguise::MaskedName);
    }
    let (start, scheme) = scheme(text, atoms, first);
    if scheme {
        disguises.insert(Disguise::LinkWords);
    }
    if (first + 1..path.end).any(|index| atoms[index].broke) {
        disguises.insert(Disguise::Lines);
    }
    Some(link(start..path.stop, host, path.text, known, disguises, "link.words"))
}

fn link(
    range: core::ops::Range<usize>,
    host: String,
    path: String,
    known: Known,
    disguises: Disguises,
    rule: &'static str,
) -> Link {
    Link {
        range,
        host,
        path,
        service: Some(known.service),
        category: known.category,
        disguises,
        rule,
    }
}

/// The known host that a domain is, or that its first label names.
fn host(domain: &Domain) -> Option<String> {
    if known::is_known(&domain.name) {
        return Some(domain.name.clone());
    }
    let service = domain.named?;
    let (_, rest) = domain.name.split_once('.')?;
    known::host_of(service, rest).map(str::to_owned)
}

/// `t me / joe`, `drive google com / file`: a known host with spaces for its dots.
fn spaced_host(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Domain> {
    const MOST_LABELS: usize = 3;
    let behind = atoms.get(first + 1..).unwrap_or_default();
    let labels = |label: &&Atom| label.kind == AtomKind::Part && label.spaced && !label.opens;
    let end = first + 1 + behind.iter().take(MOST_LABELS - 1).take_while(labels).count();
    let slash = domain::skip_filler(text, atoms, end);
    if atoms.get(slash).is_none_or(|atom| atom.kind != AtomKind::Slash) {
        return None;
    }
    let name = |from: usize| {
        let labels: Vec<String> =
            atoms.get(from..end).unwrap_or_default().iter().map(|atom| value(text, atom)).collect();
        labels.join(".")
    };
    let whole = name(first);
    let service = known::lookup(&whole, "")?.service.id;
    // `to wa me /`: a word before the host.
    let own = known::lookup(&name(first + 1), "").is_none_or(|rest| rest.service.id != service);
    own.then(|| Domain {
        first,
        end,
        name: whole,
        has_tld: true,
        disguises: Disguises::default().with(Disguise::Separators),
        said: false,
        odd: true,
        spaced: true,
        named: None,
    })
}

/// `instagramcom/joe`: the dot left out.
fn run_together(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Link> {
    let atom = atoms.get(first)?;
    let slash = atoms.get(first + 1).filter(|slash| slash.kind == AtomKind::Slash)?;
    let word = value(text, atom);
    // `zoom us` is a name of two words.
    let apart = text.folded.slice(atom.start, atom.end).contains(' ');
    if !apart && (slash.said || slash.spaced)
        || word.len() < 4
        || word.len() > 24
        || !word.is_ascii()
    {
        return None;
    }
    let host = (2..=3).find_map(|len| {
        let at = word.len().checked_sub(len)?;
        let (name, end) = (word.get(..at)?, word.get(at..)?);
        let host = format!("{name}.{end}");
        (tld::is_tld(end) && known::is_known(&host)).then_some(host)
    })?;
    let path = path(text, atoms, first + 1);
    let known =
        known::lookup(&host, &path.text).filter(|known| known.category != Category::Website)?;
    (path.text.len() >= 3).then(|| {
        link(
            atom.start..path.stop,
            host,
            path.text,
            known,
            Disguises::default().with(Disguise::Separators),
            "link.words",
        )
    })
}

/// `linktree / joe`: the name of a service for pages of links, and a path.
fn named(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Link> {
    let atom = atoms[first];
    let service: &'static Service = by_index(atom.lexeme.service()?)?;
    if service.kind != ServiceKind::Page || atom.subject {
        return None;
    }
    atoms.get(first + 1).filter(|slash| slash.kind == AtomKind::Slash)?;
    let path = path(text, atoms, first + 1);
    if path.text.len() < 3 || path.is_word {
        return None;
    }
    let host = service.hosts.first()?;
    let known = Known { service, category: Category::Page };
    Some(link(
        atom.start..path.stop,
        (*host).to_owned(),
        path.text,
        known,
        Disguises::default().with(Disguise::LinkWords),
        "link.name",
    ))
}

/// What follows a host.
struct Path {
    text: String,
    /// One past its last atom.
    end: usize,
    /// One past its last byte.
    stop: usize,
    disguises: Disguises,
    /// Whether it is an ordinary word of the lexicon.
    is_word: bool,
}

/// Reads `/ joe`, `slash in slash harlan-obi`, `(slash)downloads`, `/in/x?y=1`.
fn path(text: &Text<'_>, atoms: &[Atom], from: usize) -> Path {
    const MOST_ATOMS: usize = 60;
    let stop = from.checked_sub(1).and_then(|last| atoms.get(last)).map_or(0, |last| last.end);
    let mut path = Path {
        text: String::new(),
        end: from,
        stop,
        disguises: Disguises::default(),
        is_word: false,
    };
    let mut at = from;
    let mut spaced = false;
    loop {
        at = domain::skip_filler(text, atoms, at);
        let Some(slash) =
            atoms.get(at).filter(|atom| atom.kind == AtomKind::Slash && at < from + MOST_ATOMS)
        else {
            break;
        };
        if slash.said {
            path.disguises.insert(Disguise::LinkWords);
        }
        let mut next = at + 1;
        while atoms.get(next).is_some_and(|atom| atom.kind == AtomKind::Slash && !atom.said) {
            next += 1;
        }
        // The piece up to the next space.
        let begin = next;
        let Some(first) = atoms.get(begin) else { break };
        if first.opens && !slash.broke && !first.broke
            || (first.spaced && !slash.spaced && !slash.said && !first.broke)
        {
            if slash.spaced || slash.said || path.text.is_empty() {
                break;
            }
            path.end = next;
            path.stop = slash.end;
            break;
        }
        spaced |= slash.spaced || first.spaced || slash.said;
        let mut piece = String::new();
        while let Some(atom) = atoms.get(next).filter(|_| next < from + MOST_ATOMS) {
            let handle_sign = next == begin + 1 && atoms[begin].kind == AtomKind::At;
            if next > begin && atom.spaced && !handle_sign {
                break;
            }
            let is_text = match atom.kind {
                AtomKind::Slash => false,
                AtomKind::Part => true,
                AtomKind::Dash
                | AtomKind::Underscore
                | AtomKind::Dot
                | AtomKind::Plus
                | AtomKind::At => {
                    next == begin
                        || atoms.get(next + 1).is_some_and(|after| {
                            !after.spaced
                                && (after.kind == AtomKind::Part
                                    || after.kind == AtomKind::Underscore
                                    || after.kind == AtomKind::Dash
                                    || after.said)
                        })
                        || (matches!(atom.kind, AtomKind::Underscore | AtomKind::Dash)
                            && !atom.said)
                }
                AtomKind::Sign(sign) => {
                    matches!(sign, b'?' | b'=' | b'&' | b'#' | b'~' | b'%' | b'!' | b':')
                        && atoms.get(next + 1).is_some_and(|after| !after.spaced)
                }
                _ => false,
            };
            if !is_text {
                break;
            }
            match atom.kind {
                AtomKind::Underscore if atom.said => piece.push('_'),
                AtomKind::At if atom.said => piece.push('@'),
                AtomKind::Part if atom.lettered => piece.push_str(&value(text, atom)),
                _ => piece.push_str(text.folded.slice(atom.start, atom.end)),
            }
            next += 1;
        }
        // `tiktok com / @ joe`
        if piece.is_empty() {
            break;
        }
        path.is_word = next == begin + 1
            && atoms[begin].lexeme.is_known()
            && atoms[begin].lexeme.service().is_none();
        if !path.text.is_empty() {
            path.text.push('/');
        }
        path.text.push_str(&piece);
        path.end = next;
        path.stop = atoms[next - 1].end;
        // `harlan underscore obi`, `emory dot blaise`
        while let (Some(join), Some(part)) = (atoms.get(next), atoms.get(next + 1)) {
            let sign = match join.kind {
                AtomKind::Underscore if join.said => '_',
                AtomKind::Dot if join.said => '.',
                AtomKind::Dash if join.said => '-',
                _ => break,
            };
            if part.kind != AtomKind::Part || !spaced {
                break;
            }
            path.text.push(sign);
            path.text.push_str(&value(text, part));
            path.stop = part.end;
            next += 2;
            path.end = next;
        }
        at = next;
    }
    path
}

/// `h t t p s colon slash slash`, `https : / /` before a host.
fn scheme(text: &Text<'_>, atoms: &[Atom], first: usize) -> (usize, bool) {
    let start = atoms[first].start;
    let mut at = first;
    for _ in 0..2 {
        match at.checked_sub(1).map(|at| (at, atoms[at].kind)) {
            Some((before, AtomKind::Slash)) => at = before,
            _ => return (start, false),
        }
    }
    let Some(colon) = at.checked_sub(1) else { return (start, false) };
    let is_colon =
        atoms[colon].kind == AtomKind::Sign(b':') || value(text, &atoms[colon]) == "colon";
    let word = colon.checked_sub(usize::from(is_colon)).unwrap_or(colon);
    let scheme = value(text, &atoms[word]);
    if matches!(scheme.as_str(), "http" | "https" | "hxxp" | "hxxps" | "htps") {
        return (atoms[word].start, true);
    }
    (start, false)
}
