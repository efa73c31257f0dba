//! An address given in pieces that the reader puts together: `@gmail.com is the end, marigold.sews
//! goes before it`, `the name is oscarpaints and after the @ comes outlook.com`.
//!
//! Three things within a few words of each other make one: a mail provider, a word for putting
//! together or an `@` on its own, and one name that no list holds. Where two names could be meant,
//! none is.

use super::Address;
use super::hint::is_name;
use super::local::{self, Local};
use super::named::{Named, provider_at};
use crate::disguise::Disguise;
use crate::find::address::atom::{Atom, AtomKind};
use crate::report::Certainty;
use crate::text::Text;
use crate::text::common::is_common;
use crate::text::lexicon::Class;

/// The most atoms between the provider and the name.
const REACH: usize = 16;
/// The fewest letters of a name without dots and digits.
const FEWEST_LETTERS: usize = 6;

/// Every address in pieces.
pub(crate) fn scan(text: &Text<'_>, atoms: &[Atom]) -> Vec<Address> {
    let assembled = |atom: &Atom| atom.lexeme.is(Class::ASSEMBLY);
    if !(atoms.iter().any(assembled) || (0..atoms.len()).any(|at| is_lone_sign(atoms, at))) {
        return Vec::new();
    }
    (0..atoms.len()).filter_map(|at| around(text, atoms, at)).collect()
}

/// The address whose provider is the atom at `at`.
fn around(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<Address> {
    let Named { service, host, end, disguises, .. } = provider_at(text, atoms, at)?;
    let low = at.saturating_sub(REACH);
    let high = (end + REACH).min(atoms.len());
    let near = || (low..at).chain(end..high);
    let said = near()
        .any(|index| atoms[index].lexeme.is(Class::ASSEMBLY) || is_beside_sign(text, atoms, index));
    let signed = || near().any(|index| is_lone_sign(atoms, index));
    let mut names = near().filter_map(|index| name_at(text, atoms, index));
    let local = names.next()?;
    if !said && !(local.is_identifier && signed()) {
        return None;
    }
    if names.any(|other| other.first != local.first && other.name != local.name) {
        return None;
    }
    let last = local.first + local.atoms;
    let (first, end) = (local.first.min(at), last.max(end));
    Some(Address {
        range: atoms[first].start..atoms[end - 1].end,
        local: local.name,
        host,
        service: Some(service),
        disguises: disguises.with(Disguise::ProviderHint),
        rule: "email.hint",
        certainty: Certainty::Likely,
    })
}

struct Name {
    first: usize,
    atoms: usize,
    name: String,
    is_identifier: bool,
}

/// A name that somebody chose, which ends at `last`.
fn name_at(text: &Text<'_>, atoms: &[Atom], last: usize) -> Option<Name> {
    let atom = atoms.get(last).filter(|atom| atom.kind == AtomKind::Part && !atom.subject)?;
    let joins = |at: usize| {
        atoms.get(at).is_some_and(|join| {
            matches!(join.kind, AtomKind::Dot | AtomKind::Dash | AtomKind::Underscore)
                && !join.spaced
                && atoms.get(at + 1).is_some_and(|next| !next.spaced)
        })
    };
    if joins(last + 1) || atom.lexeme.is(Class::ASSEMBLY) || atom.lexeme.is(Class::FUNCTION) {
        return None;
    }
    let Local { first, name, is_identifier, .. } =
        local::read(text, atoms, last, false).filter(|local| {
            is_name(text, atoms, local, FEWEST_LETTERS)
                && (local.is_identifier || !is_common(&local.name))
        })?;
    Some(Name { first, atoms: last + 1 - first, name, is_identifier })
}

/// An `@` that stands by itself: `after the @ comes outlook.com`.
fn is_lone_sign(atoms: &[Atom], at: usize) -> bool {
    let sign = atoms[at];
    sign.kind == AtomKind::At
        && !sign.said
        && sign.spaced
        && atoms.get(at + 1).is_some_and(|next| next.spaced)
}

/// `before the @`, `after the @`
fn is_beside_sign(text: &Text<'_>, atoms: &[Atom], at: usize) -> bool {
    let word = |back: usize| {
        let atom = at.checked_sub(back).and_then(|index| atoms.get(index));
        atom.map_or("", |atom| text.folded.slice(atom.start, atom.end))
    };
    is_lone_sign(atoms, at)
        && matches!(word(1), "the" | "an")
        && matches!(word(2), "before" | "after" | "behind" | "of")
}
