//! Addresses with words and other signs for `@` and dots: `jsmith (at) gmail dot com`,
//! `jonte Klammeraffe web Punkt de`, `k a r l @ g m x . d e`, `noor#gmail.com`.
//!
//! An `at` in prose is one only before a domain that exists. How much more it takes depends
//! on how it is written: brackets or a word that means nothing else are enough, a bare `at`
//! needs a word for the dot or a mail provider behind it.

use core::ops::Range;

use super::local::{self, Local};
use super::{Address, plain};
use crate::disguise::{Disguise, Disguises};
use crate::find::address::atom::{Atom, AtomKind, value};
use crate::find::address::domain::{self, Domain};
use crate::find::address::provider;
use crate::report::Certainty;
use crate::text::Text;
use crate::text::common::is_common;
use crate::text::lexicon::Class;

/// Every address that atoms make.
pub(crate) fn scan(text: &Text<'_>, atoms: &[Atom]) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut end = 0;
    for at in 0..atoms.len() {
        let address = match atoms[at].kind {
            AtomKind::At => around(text, atoms, at),
            AtomKind::Part => beside(text, atoms, at).or_else(|| run_together(text, atoms, at)),
            _ => None,
        };
        if let Some(address) = address.filter(|address| address.range.start >= end) {
            end = address.range.end;
            found.push(address);
        }
    }
    found
}

/// The address around the at-atom at `at`.
fn around(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<Address> {
    let sign = atoms[at];
    // `*!*joe@*.host`: whom a chat keeps out.
    let byte = |at: Option<usize>| at.and_then(|at| text.folded.bytes().get(at)).copied();
    let starred = |at| byte(at) == Some(b'*');
    if !sign.said && starred(Some(sign.end)) && !starred(sign.start.checked_sub(1)) {
        return None;
    }
    let last = before(text, atoms, at)?;
    let right = behind(text, atoms, at + 1);
    let mut domain = domain::read(text, atoms, right)?;
    let commas = domain.odd
        && text.folded.slice(atoms[right].start, atoms[domain.end - 1].end).contains(',');
    let mut local = local::underscored(text, atoms, last, commas)
        .or_else(|| local::read(text, atoms, last, commas))?;
    // `@gmail.com and @outlook.com`
    if provider::of_host(&local.name).is_some()
        || !convinces(text, atoms, last..at, &local, &mut domain)
    {
        return None;
    }
    if sign.said && !local.spelled && !local.is_identifier {
        local::extend(text, atoms, &mut local);
    }
    let folded = text.folded.text();
    if plain::is_remote(folded, atoms[domain.end - 1].end)
        || plain::is_inside_code(folded, atoms[local.first].start)
    {
        return None;
    }
    let mut disguises = local.disguises.union(domain.disguises);
    if sign.said {
        let word = text.folded.slice(sign.start, sign.end);
        disguises.insert(if word.chars().any(char::is_alphabetic) {
            Disguise::AtWord
        } else {
            Disguise::Emoji
        });
        if sign.bracketed {
            disguises.insert(Disguise::Brackets);
        }
    }
    if !domain.has_tld {
        disguises.insert(Disguise::MissingTld);
    }
    if (local.first..domain.end).skip(1).any(|index| atoms[index].broke) {
        disguises.insert(Disguise::Lines);
    }
    Some(Address {
        range: atoms[local.first].start..atoms[domain.end - 1].end,
        service: domain
            .named
            .filter(|service| service.kind == crate::rules::service::ServiceKind::Mail)
            .or_else(|| provider::of_host(&domain.name)),
        rule: if local.spelled { "email.spelled" } else { "email.words" },
        certainty: if domain.has_tld { Certainty::Certain } else { Certainty::Likely },
        local: local.name,
        host: domain.name,
        disguises,
    })
}

/// Past quotes, slashes and fillers on the left: `ottoline, then at`.
fn before(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<usize> {
    let mut last = at.checked_sub(1)?;
    let sign = atoms[at];
    if sign.said
        && !sign.bracketed
        && let (Some(comma), Some(word)) = (last.checked_sub(1), atoms.get(last))
        && word.kind == AtomKind::Part
        && (word.lexeme.is(Class::OPENER) || word.lexeme.is(Class::AND))
        && atoms[comma].kind == AtomKind::Comma
    {
        last = comma;
    }
    // `leonardo_m then @`
    if !sign.said && sign.spaced && leads_on(text, &atoms[last]) && atoms[last].spaced {
        last = last.checked_sub(1)?;
    }
    for _ in 0..3 {
        let noise = match atoms[last].kind {
            AtomKind::Comma => sign.said || sign.spaced,
            // `wen//@//163`, but not `threads.net/@joe`.
            AtomKind::Slash => {
                last > 0
                    && (atoms[last - 1].kind == AtomKind::Slash
                        || atoms[last + 1].kind == AtomKind::Slash)
            }
            AtomKind::Symbol
            | AtomKind::Sign(b'"' | b'\'' | b'|' | b'*' | b'~' | b')' | b'>' | b'^' | b'\\') => {
                true
            }
            AtomKind::Dot | AtomKind::Dash => {
                !atoms[last].said && sign.said && !atoms[last].spaced && !sign.spaced
            }
            // `"odile.m" + "@" + "gmail.com"`
            AtomKind::Plus => atoms[last].spaced,
            _ => false,
        };
        if !noise || atoms[last].said {
            break;
        }
        last = last.checked_sub(1)?;
    }
    Some(last)
}

/// Past quotes, slashes and fillers on the right.
fn behind(text: &Text<'_>, atoms: &[Atom], at: usize) -> usize {
    let mut next = at;
    for _ in 0..3 {
        let Some(atom) = atoms.get(next) else { break };
        let noise = match atom.kind {
            AtomKind::Slash
            | AtomKind::Sign(b'"' | b'\'' | b'|' | b'*' | b'~' | b'(' | b'<' | b'\\' | b'^')
            | AtomKind::Symbol
            | AtomKind::Comma => true,
            AtomKind::Plus => atom.spaced,
            AtomKind::Dash | AtomKind::Dot => !atom.said && !atom.spaced,
            // `k.obi@@gmail.com`, and no drawing of signs.
            AtomKind::At => {
                !atom.spaced
                    && next == at
                    && atoms.get(at + 1).is_some_and(|then| then.kind == AtomKind::Part)
            }
            AtomKind::Part => {
                let before_comma = next > at && atoms[next - 1].kind == AtomKind::Comma;
                before_comma && (atom.lexeme.is(Class::OPENER) || atom.lexeme.is(Class::AND))
                    // `@ then my domain leonardo.it`
                    || atom.spaced && leads_on(text, atom)
            }
            _ => false,
        };
        if !noise || atom.said {
            break;
        }
        next += 1;
    }
    next
}

/// `then`, `and`, `my domain`: what leads from one part of an address to the next.
fn leads_on(text: &Text<'_>, atom: &Atom) -> bool {
    [Class::PART, Class::AND, Class::MINE].into_iter().any(|class| atom.lexeme.is(class))
        || text.folded.slice(atom.start, atom.end) == "domain"
}

/// Whether an at and a domain are an address rather than a sentence.
fn convinces(
    text: &Text<'_>,
    atoms: &[Atom],
    // The last atom of the local part, and the at.
    Range { start: last, end: at }: Range<usize>,
    local: &Local,
    domain: &mut Domain,
) -> bool {
    let (last, sign) = (&atoms[last], atoms[at]);
    let mail = provider::of_host(&domain.name).is_some();
    if !local.name.chars().any(char::is_alphabetic) && !mail {
        return false;
    }
    let first = atoms[domain.first];
    // `lang-design.de` begins with a word of grammar and is none.
    let hyphened = atoms
        .get(domain.first + 1)
        .is_some_and(|next| next.kind == AtomKind::Dash && !next.said && !next.spaced);
    if first.lexeme.is(Class::FUNCTION) && !hyphened && !mail {
        return false;
    }
    if domain.odd && !mail && !(domain.has_tld && !sign.said && !sign.spaced) {
        return false;
    }
    // A line break or a sentence end right at the sign needs the rest to be beyond doubt.
    let emoji = sign.said
        && !sign.bracketed
        && !text.folded.slice(sign.start, sign.end).chars().any(char::is_alphanumeric);
    if emoji {
        return mail || (domain.has_tld && (domain.said || domain.spaced));
    }
    if !sign.said {
        // `@` itself: in `see you @ home. In the evening` no domain stands behind it.
        if !domain.has_tld {
            return mail
                && domain.named.is_some()
                && (local.is_identifier || !local.is_known)
                // `wren42 @gmail`: digits make a name of it, where a mention follows a word.
                && (!is_handle(atoms, at)
                    || local.is_identifier && local.name.len() >= 5
                    // `larsenbo @yahoo`, and nothing else.
                    || atoms.len() == 3 && !is_common(&local.name));
        }
        // `to @debian.org`, `all @gmail.com addresses`, `between the @ and gmail.com`
        let everyday = local.is_known || is_common(&local.name);
        let clause =
            sign.spaced && last.spaced && !last.lettered && last.lexeme.is(Class::FUNCTION);
        let prose = is_handle(atoms, at) && !local.is_identifier && (!mail || everyday);
        let office = is_address_word(local) && (mail || !is_handle(atoms, at));
        // A name may be a preposition in another script: `علي`.
        let apart = mail && domain.spaced && !text.folded.slice(last.start, last.end).is_ascii();
        if (prose || clause) && !office && !apart {
            return false;
        }
        return mail
            || !local.is_known
            || is_address_word(local)
            || domain.said
            || domain.spaced
            || local.is_identifier;
    }
    // `t-do-exceptions-work-at-all.cc`
    let dashed = text.folded.slice(sign.start, sign.end).starts_with('-');
    if dashed && local.name.contains('-') && !mail && !domain.said {
        return false;
    }
    let strong = sign.bracketed || !is_weak(text, &sign);
    if !domain.has_tld {
        return strong && mail && domain.named.is_some_and(|_| !local.is_known);
    }
    if strong {
        return mail
            || domain.said
            || domain.spaced
            || sign.bracketed
            || !local.is_known
            || is_address_word(local);
    }
    // A word of another language may be a name in this one.
    let named = !local.is_known || domain.said && local.name.len() >= 4 && !is_common(&local.name);
    if !named && !is_address_word(local) && !(mail && domain.said) {
        return false;
    }
    if sits_at(text, atoms, local) {
        return false;
    }
    let upper = text.folded.is_upper(sign.start, sign.end)
        && !text.folded.is_upper(atoms[local.first].start, atoms[local.first].end);
    if domain.said {
        return true;
    }
    // `contact petrabeats at gmail.com`: no word of any sentence.
    let named = local.name.len() >= 6 && !local.is_known && !is_common(&local.name);
    mail && (local.is_identifier || upper || domain.odd || domain.spaced || named)
}

/// Whether the sign stands for a mention: `see @gmail`.
fn is_handle(atoms: &[Atom], at: usize) -> bool {
    atoms[at].spaced && atoms.get(at + 1).is_some_and(|next| !next.spaced)
}

/// `studio at …`, `info at …`, `me at …`: words that are local parts too.
fn is_address_word(local: &Local) -> bool {
    const WORDS: &[&str] = &[
        "info", "contact", "hello", "hi", "me", "mail", "email", "studio", "sales", "office",
        "support", "admin", "team", "shop", "design", "art", "music", "booking", "bookings",
        "press", "jobs", "orders", "name",
    ];
    WORDS.contains(&local.name.as_str())
}

/// `works at`, `hosted at`, `available at`: what stands before a place.
fn sits_at(text: &Text<'_>, atoms: &[Atom], local: &Local) -> bool {
    let atom = atoms[local.first];
    !local.is_identifier
        && (atom.lexeme.is(Class::SITED) || text.folded.slice(atom.start, atom.end).contains('\''))
}

/// A word for `@` that is an ordinary word of its language: `at`, `et`, `bei`, `chez`.
fn is_weak(text: &Text<'_>, sign: &Atom) -> bool {
    let word = text.folded.slice(sign.start, sign.end);
    word.chars().count() <= 4 && word.is_ascii() || sign.lexeme.is(Class::FUNCTION)
}

/// `tobiashenke gmail com`, `noor.alsaadi#gmail.com`, `tomer.gal*gmail*com`: another sign, or
/// none, before a provider's whole domain.
fn beside(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<Address> {
    let first = atoms[at];
    let named = provider::of_word(first.lexeme, text.folded.slice(first.start, first.end))?;
    // `web de` and `free fr` are words of every day: then a sign must stand before them.
    let ambiguous = !first.lexeme.is(Class::NAME);
    if first.subject {
        return None;
    }
    let sign = *atoms.get(at.checked_sub(1)?)?;
    let (last, signed) = match sign.kind {
        AtomKind::Part if first.spaced && !ambiguous => (at - 1, false),
        AtomKind::Symbol => (at.checked_sub(2)?, true),
        AtomKind::Sign(
            b'#' | b'*' | b'!' | b'%' | b'&' | b'~' | b'^' | b'|' | b'$' | b'=' | b'>',
        ) if sign.spaced == first.spaced => (at.checked_sub(2)?, true),
        _ => return None,
    };
    let domain = domain::read(text, atoms, at)?;
    let everyday =
        !signed && provider::of_label(domain.name.split('.').next().unwrap_or_default()).is_none();
    if !domain.has_tld || provider::of_host(&domain.name).is_none() || first.opens || everyday {
        return None;
    }
    let local = local::read(text, atoms, last, false)?;
    let plain = !domain.said && !domain.odd && !domain.spaced;
    if local.is_known
        || (!signed && plain)
        || (!signed && !local.is_identifier && local.name.len() < 6)
        || sits_at(text, atoms, &local)
    {
        return None;
    }
    let disguises = local.disguises.union(domain.disguises).with(if signed {
        Disguise::AlternativeSign
    } else {
        Disguise::ProviderHint
    });
    Some(Address {
        range: atoms[local.first].start..atoms[domain.end - 1].end,
        local: local.name,
        host: domain.name,
        service: Some(named),
        disguises,
        rule: "email.words",
        certainty: Certainty::Likely,
    })
}

/// `s a n d r o a t g m a i l d o t c o m`, every letter apart: a provider between the words.
fn run_together(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<Address> {
    const SHORTEST: usize = "joeatgmx".len();
    let atom = &atoms[at];
    if atom.end - atom.start < SHORTEST {
        return None;
    }
    let word = value(text, atom);
    let sign = word.rfind("at")?;
    let (local, rest) = (word.get(..sign)?, word.get(sign + 2..)?);
    // Either all of it is one word, or the end stands apart: `wrenatgmail.com`.
    let (host, end) = match rest.split_once("dot") {
        Some((label, tld)) => (format!("{label}.{tld}"), atom.end),
        None => {
            let (dot, tld) = (atoms.get(at + 1)?, atoms.get(at + 2)?);
            if dot.kind != AtomKind::Dot || tld.kind != AtomKind::Part || (tld.spaced && !dot.said)
            {
                return None;
            }
            (format!("{rest}.{}", value(text, tld)), tld.end)
        }
    };
    let service = provider::of_host(&host).filter(|service| {
        local.len() > 2 && service.kind == crate::rules::service::ServiceKind::Mail
    })?;
    let mut disguises = Disguises::default().with(Disguise::AtWord);
    if end == atom.end {
        disguises.insert(Disguise::DotWord);
    }
    if atom.lettered {
        disguises.insert(Disguise::SpacedLetters);
    }
    Some(Address {
        range: atom.start..end,
        local: local.replace("dot", "."),
        host,
        service: Some(service),
        disguises,
        rule: if atom.lettered { "email.spelled" } else { "email.words" },
        certainty: Certainty::Likely,
    })
}
