//! Finds e-mail addresses, plain and disguised.
//!
//! From the plainest shape to the furthest: an address as such, one put together from words
//! and signs, one of which only the provider is hinted at, one written backwards or encoded.
//! The first reading of a stretch holds. Each look left or right is bounded; a text without
//! `@`, a word for it or a provider's name is left after one pass.

mod hidden;
mod hint;
mod joined;
mod local;
mod named;
mod pieces;
mod plain;
mod words;

use core::ops::Range;

use super::address::atom::Atom;
use super::address::decode::View;
use super::address::placeholder::is_placeholder;
use super::address::provider;
use super::{Candidate, Reading};
use crate::clue::Clue;
use crate::context::Context;
use crate::disguise::{Disguise, Disguises};
use crate::order::sort_by_number;
use crate::report::{Certainty, Kind};
use crate::rules::service::Service;

/// What the rules of this finder are called, and what they find.
pub(crate) const RULES: &[(&str, &str)] = &[
    ("email.plain", "an e-mail address as such"),
    ("email.words", "an address with words or other signs for @ and dots, or with spaces in it"),
    ("email.spelled", "an address given letter by letter"),
    ("email.hint", "a name with the mail provider that it belongs to"),
    ("email.reversed", "an address written backwards"),
    ("email.encoded", "an address in base64, hexadecimal, binary or rot13"),
];

/// An address that was read, with ranges in bytes of the text it was read from.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) range: Range<usize>,
    pub(crate) local: String,
    pub(crate) host: String,
    pub(crate) service: Option<&'static Service>,
    pub(crate) disguises: Disguises,
    pub(crate) rule: &'static str,
    pub(crate) certainty: Certainty,
}

/// Proposes every address.
pub(crate) fn find(reading: &mut Reading<'_, '_>, atoms: &[Atom], views: &[View]) {
    let text = reading.text;
    let mut found: Vec<Address> = plain::scan(text.folded.text());
    let add = |found: &mut Vec<Address>, more: Vec<Address>| {
        let mut sorted: Vec<Range<usize>> =
            found.iter().map(|address| address.range.clone()).collect();
        sort_by_number(&mut sorted, |range| range.start as u128);
        found.extend(more.into_iter().filter(|address| !overlaps(&sorted, &address.range)));
    };
    if !atoms.is_empty() {
        add(&mut found, words::scan(text, atoms));
        add(&mut found, hint::scan(text, atoms));
        add(&mut found, pieces::scan(text, atoms));
    }
    add(&mut found, joined::scan(text.folded.text()));
    add(&mut found, hidden::scan(text, views));
    let candidates: Vec<Candidate> = found
        .into_iter()
        .filter(|address| is_real(address, reading.context))
        .map(candidate)
        .collect();
    reading.add(candidates);
}

/// What `read` makes of each `sign` of a folded text, in order; of two that overlap the first.
fn around(text: &str, sign: char, read: fn(&str, usize) -> Option<Address>) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices(sign) {
        if let Some(address) = read(text, at).filter(|address| address.range.start >= end) {
            end = address.range.end;
            found.push(address);
        }
    }
    found
}

/// Whether `range` overlaps one of `sorted`, which do not overlap each other.
pub(crate) fn overlaps(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = sorted.partition_point(|other| other.start < range.end);
    at.checked_sub(1).and_then(|last| sorted.get(last)).is_some_and(|other| range.start < other.end)
}

fn is_real(address: &Address, context: &Context) -> bool {
    !is_placeholder(&address.local, &address.host) && !is_own(context, &address.host)
}

/// Whether a host is the platform's own.
pub(crate) fn is_own(context: &Context, host: &str) -> bool {
    context.own_domains.iter().any(|own| {
        host.strip_suffix(own.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

fn candidate(address: Address) -> Candidate {
    let Address { range, local, host, service, disguises, rule, certainty } = address;
    let mut candidate = Candidate::new(Kind::Email, rule, range, certainty);
    let service = service.or_else(|| provider::of_host(&host));
    let summary = RULES.iter().find(|(id, _)| *id == rule).map_or("", |(_, summary)| summary);
    candidate.clues.push(Clue::new(summary));
    if let Some(service) = service {
        candidate.service = Some(service.id);
        candidate.clues.push(Clue::about("a mail provider", service.name));
    }
    for disguise in disguises.iter() {
        candidate.clues.push(Clue::about("disguised", disguise.label()));
    }
    if disguises.contains(Disguise::AtWord) {
        candidate.clues.push(Clue::new("a word for @ stands before a domain that exists"));
    }
    candidate.disguises = disguises;
    candidate.canonical = Some(format!("{local}@{host}"));
    candidate
}

#[cfg(test)]
mod tests;
