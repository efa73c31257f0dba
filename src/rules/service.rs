//! The services and providers that people name, link to and pay through.

use crate::report::Category;
use crate::rules::tables::SERVICES;
use crate::text::lexicon::Class;

/// One file of `rules/service`.
#[derive(Debug)]
pub(crate) struct Service {
    /// The stem of its file.
    pub(crate) id: &'static str,
    /// As shown to people.
    pub(crate) name: &'static str,
    pub(crate) kind: ServiceKind,
    pub(crate) hosts: &'static [&'static str],
    pub(crate) links: &'static [Link],
    pub(crate) schemes: &'static [&'static str],
    pub(crate) domains: &'static [&'static str],
    pub(crate) handle: Option<Handle>,
    /// Words that make it the subject of work, beyond the general ones.
    pub(crate) work: Class,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServiceKind {
    Messenger,
    Social,
    Voice,
    Game,
    Files,
    Meeting,
    Page,
    Payment,
    Mail,
    Remote,
}

/// What a link to a host means, by the beginning of its path.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) host: &'static str,
    /// What follows the slash; empty for any path.
    pub(crate) path: &'static str,
    pub(crate) category: Category,
}

/// What identifiers look like on a service.
#[derive(Debug)]
pub(crate) struct Handle {
    /// Ranges and single characters, as in `a-z0-9_.`.
    pub(crate) chars: &'static str,
    pub(crate) min: u8,
    /// What an identifier may begin with beyond its characters: `live:`.
    pub(crate) prefixes: &'static [&'static str],
    /// Whether a number alone is one.
    pub(crate) digits: bool,
    /// Whether people give a display name of several words.
    pub(crate) names: bool,
}

/// The service with this index, as [`crate::text::lexicon::Lexeme::service`] gives it.
pub(crate) fn by_index(index: u16) -> Option<&'static Service> {
    SERVICES.get(index as usize)
}

impl Handle {
    /// Whether the grammar has `c`, lower case.
    pub(crate) fn has(&self, c: char) -> bool {
        let set = self.chars.as_bytes();
        let mut at = 0;
        while let Some(&low) = set.get(at) {
            let range = set.get(at + 1) == Some(&b'-') && at + 2 < set.len();
            let high = if range { set[at + 2] } else { low };
            if (low..=high).any(|byte| c == char::from(byte)) {
                return true;
            }
            at += if range { 3 } else { 1 };
        }
        false
    }
}
