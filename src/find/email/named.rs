//! A mail provider that a word names, and the host that it stands for: `gmail`, `yahoo dot fr`.

use crate::disguise::Disguises;
use crate::find::address::atom::{Atom, AtomKind, value};
use crate::find::address::{domain, provider};
use crate::rules::service::{self, Service, ServiceKind};
use crate::text::Text;
use crate::text::lexicon::Class;

/// A provider by its name.
pub(super) struct Named {
    pub(super) service: &'static Service,
    /// The host that was said, or the provider's own.
    pub(super) host: String,
    /// One past its last atom.
    pub(super) end: usize,
    /// What was undone in the host that was said.
    pub(super) disguises: Disguises,
}

/// The provider that the atom at `at` names, unless the work is about it.
pub(super) fn provider_at(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<Named> {
    let atom = atoms.get(at).filter(|atom| atom.kind == AtomKind::Part && !atom.subject)?;
    let service = service::by_index(atom.lexeme.service()?)
        .filter(|service| service.kind == ServiceKind::Mail)?;
    let said = domain::read(text, atoms, at).filter(|domain| domain.has_tld);
    if let Some(domain) = said {
        let (host, end, disguises) = (domain.name, domain.end, domain.disguises);
        return Some(Named { service, host, end, disguises });
    }
    // `web`, `free`, `live` and `sky` are words of every day, and `outlook` is but behind an at.
    let ambiguous = atom.lexeme.is(Class::AMBIGUOUS) && !atom.lexeme.is(Class::NAME);
    if ambiguous && !(follows_at(atoms, at) && provider::of_label(&value(text, atom)).is_some()) {
        return None;
    }
    let host = home(service, text, atom);
    Some(Named { service, host, end: at + 1, disguises: Disguises::default() })
}

/// Whether a word for `@` stands between a name with signs in it and the atom at `at`, and no word
/// behind: `tobias_r at outlook`.
fn follows_at(atoms: &[Atom], at: usize) -> bool {
    let kind = |back: usize| at.checked_sub(back).map(|at| atoms[at].kind);
    let closes = atoms.get(at + 1).is_none_or(|next| next.opens || next.kind != AtomKind::Part);
    closes
        && atoms[at.saturating_sub(1)].said
        && kind(1) == Some(AtomKind::At)
        && kind(2) == Some(AtomKind::Part)
        && matches!(kind(3), Some(AtomKind::Dot | AtomKind::Underscore))
}

/// The domain that a provider's name stands for.
fn home(service: &'static Service, text: &Text<'_>, atom: &Atom) -> String {
    let word = text.folded.slice(atom.start, atom.end);
    let word = if atom.lettered { value(text, atom) } else { word.to_owned() };
    let named =
        service.domains.iter().find(|domain| domain.split('.').next() == Some(word.as_str()));
    named.or(service.domains.first()).copied().unwrap_or_default().to_owned()
}
