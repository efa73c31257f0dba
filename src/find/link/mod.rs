//! Finds links, plain and disguised, and tells what they are for.
//!
//! A host and a path are read first, from the bytes or from atoms; what they mean is looked
//! up in the services. A host of no service is a website: shown softly, and only where it is
//! plainly written as a link. File names and a full stop without a space are none.

mod hidden;
pub(crate) mod known;
mod plain;
mod subject;
mod words;

use core::ops::Range;

use super::address::atom::Atom;
use super::address::decode::View;
use super::address::placeholder::is_sample_host;
use super::email::{is_own, overlaps};
use super::{Candidate, Reading};
use crate::clue::Clue;
use crate::disguise::Disguises;
use crate::order::sort_by_number;
use crate::report::{Category, Certainty, Kind};
use crate::rules::service::{Service, ServiceKind};

/// What the rules of this finder are called, and what they find.
pub(crate) const RULES: &[(&str, &str)] = &[
    ("link.plain", "a link as such"),
    ("link.scheme", "a link that opens an app"),
    ("link.words", "a link with words or other signs for dots and slashes, or with spaces in it"),
    ("link.name", "a service's name with a path behind it"),
    ("link.short", "a shortened link that is offered as contact"),
    ("link.reversed", "a link written backwards"),
    ("link.encoded", "a link in base64, hexadecimal, binary or rot13"),
];

/// A link that was read, with ranges in bytes of the text it was read from.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) range: Range<usize>,
    pub(crate) host: String,
    /// Without its first slash.
    pub(crate) path: String,
    pub(crate) service: Option<&'static Service>,
    pub(crate) category: Category,
    pub(crate) disguises: Disguises,
    pub(crate) rule: &'static str,
}

/// Proposes every link that no address found before overlaps.
pub(crate) fn find(reading: &mut Reading<'_, '_>, atoms: &[Atom], views: &[View]) {
    let text = reading.text;
    let mut taken: Vec<Range<usize>> = reading
        .found
        .iter()
        .filter(|candidate| !candidate.is_proposal())
        .map(|candidate| candidate.range.clone())
        .collect();
    sort_by_number(&mut taken, |range| range.start as u128);
    let mut found: Vec<Link> = Vec::new();
    let add = |taken: &mut Vec<Range<usize>>, found: &mut Vec<Link>, more: Vec<Link>| {
        let free: Vec<Link> =
            more.into_iter().filter(|link| !overlaps(taken, &link.range)).collect();
        found.extend(free);
        taken.extend(found.iter().map(|link| link.range.clone()));
        sort_by_number(taken, |range| range.start as u128);
        taken.dedup();
    };
    add(&mut taken, &mut found, plain::scan(text));
    // The bare host in a link that goes on in words says less than the whole.
    let (sure, soft): (Vec<Link>, Vec<Link>) =
        found.drain(..).partition(|link| link.category != Category::Website);
    found = sure;
    taken.retain(|range| !soft.iter().any(|link| link.range == *range));
    if !atoms.is_empty() {
        add(&mut taken, &mut found, words::scan(text, atoms));
    }
    add(&mut taken, &mut found, hidden::scan(views));
    add(&mut taken, &mut found, soft);
    let candidates: Vec<Candidate> = found
        .into_iter()
        .filter(|link| !is_own(reading.context, &link.host) && !is_sample_host(&link.host))
        .map(|link| candidate(reading, link))
        .collect();
    reading.add(candidates);
}

fn candidate(reading: &Reading<'_, '_>, link: Link) -> Candidate {
    let Link { range, host, path, service, category, disguises, rule } = link;
    let payment = category == Category::Payment
        || service.is_some_and(|service| {
            service.kind == ServiceKind::Payment && category != Category::Website
        });
    let kind = if payment { Kind::Payment } else { Kind::Link };
    let certainty = if subject::is_material(reading.text, &range, category) {
        Certainty::Possible
    } else {
        Certainty::Certain
    };
    let mut candidate = Candidate::new(kind, rule, range, certainty);
    let summary = RULES.iter().find(|(id, _)| *id == rule).map_or("", |(_, summary)| summary);
    candidate.clues.push(Clue::new(summary));
    if let Some(service) = service {
        candidate.service = Some(service.id);
        candidate.clues.push(Clue::about(purpose_of(category), service.name));
    }
    for disguise in disguises.iter() {
        candidate.clues.push(Clue::about("disguised", disguise.label()));
    }
    if certainty == Certainty::Possible {
        candidate.clues.push(Clue::new("the page is what the work is about"));
    }
    candidate.category = Some(category);
    candidate.disguises = disguises;
    let slash = if path.is_empty() { "" } else { "/" };
    candidate.canonical = number(&host, &path).or_else(|| Some(format!("{host}{slash}{path}")));
    candidate
}

/// The number that a messenger's link calls: `wa.me/447700900461`.
fn number(host: &str, path: &str) -> Option<String> {
    let digits = match host {
        "wa.me" => path,
        "api.whatsapp.com" | "whatsapp.com" | "web.whatsapp.com" => path.split_once("phone=")?.1,
        "viber" => path.split_once("number=")?.1,
        "signal.me" => path.split_once("#p/")?.1,
        _ => return None,
    };
    let digits = digits.trim_start_matches("%2b").trim_start_matches('+');
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    (7..=15).contains(&end).then(|| format!("+{}", &digits[..end]))
}

fn purpose_of(category: Category) -> &'static str {
    match category {
        Category::Profile => "a person's page on",
        Category::Invite => "an invitation on",
        Category::Meeting => "a call or booking on",
        Category::Files => "files on",
        Category::Payment => "a page to pay on",
        Category::Page => "a page of contact links on",
        _ => "a page of",
    }
}

#[cfg(test)]
mod tests;
