//! A name and the provider it belongs to, without `@`: `wrenfoxglove1994, it's a gmail`,
//! `eszter.photo (gmail)`, `gmail = randall.kites`.
//!
//! The provider alone is never one. Between the two stand only function words and
//! punctuation, and the name is an identifier (dots, digits), or a word that no list holds
//! set off by a comma.

use super::Address;
use super::local::{self, Local};
use super::named::{Named, provider_at};
use crate::disguise::Disguise;
use crate::find::address::atom::{Atom, AtomKind};
use crate::find::address::provider;
use crate::report::Certainty;
use crate::text::Text;
use crate::text::common::is_common;
use crate::text::lexicon::Class;

/// The most atoms between the name and the provider.
const REACH: usize = 9;
/// The fewest letters of a name without dots and digits.
const FEWEST_LETTERS: usize = 8;
/// The same where somebody says whose it is.
const FEWEST_OF_MINE: usize = 5;
/// The most words between them where the name was called an address: `my email is joetallow and
/// it's with gmail`.
const MOST_WORDS: usize = 5;
/// The most atoms of a message that says nothing but a name and a provider.
const BRIEF: usize = 5;

/// Every name with its provider.
pub(crate) fn scan(text: &Text<'_>, atoms: &[Atom]) -> Vec<Address> {
    (0..atoms.len()).filter_map(|at| named(text, atoms, at)).collect()
}

fn named(text: &Text<'_>, atoms: &[Atom], at: usize) -> Option<Address> {
    if atoms.get(at + 1).is_some_and(|next| {
        next.lexeme.is(Class::WORK) && !next.lexeme.is(Class::MAIL_HINT)
            || (next.kind == AtomKind::Sign(b'\'') && !next.spaced)
    }) {
        return None;
    }
    let Named { service, host, end, .. } = provider_at(text, atoms, at)?;
    let (local, range) = before(text, atoms, at, end).or_else(|| behind(text, atoms, at, end))?;
    let mut disguises = local.disguises.with(Disguise::ProviderHint);
    if atoms[at].lettered {
        disguises.insert(Disguise::SpacedLetters);
    }
    Some(Address {
        range: atoms[range.0].start..atoms[range.1 - 1].end,
        local: local.name,
        host,
        service: Some(service),
        disguises,
        rule: "email.hint",
        certainty: Certainty::Likely,
    })
}

/// `wrenfoxglove1994, it's a gmail`
fn before(
    text: &Text<'_>,
    atoms: &[Atom],
    at: usize,
    end: usize,
) -> Option<(Local, (usize, usize))> {
    let mut last = at;
    let (mut words, mut hints, mut opened) = (0, 0, atoms[at].opens);
    loop {
        last = last.checked_sub(1).filter(|&last| at - last <= REACH)?;
        let atom = atoms[last];
        let filler = match atom.kind {
            // The last of `joana.artes` is part of a name.
            AtomKind::Part if is_joined(atoms, last) => false,
            AtomKind::Part if atom.lexeme.is(Class::WORK) && !atom.lexeme.is(Class::MAIL_HINT) => {
                return None;
            }
            AtomKind::Part => is_filler(text, &atom),
            AtomKind::Comma | AtomKind::Dash | AtomKind::Symbol => true,
            AtomKind::At | AtomKind::Plus => atom.said,
            // `larkspur.lab · gmail`
            AtomKind::Dot => {
                atoms[last + 1].opens || atom.said && atom.spaced && atoms[last + 1].spaced
            }
            // `(larkspur.lab)(gmail)`
            AtomKind::Sign(b')' | b']') => {
                matches!(atoms[last + 1].kind, AtomKind::Sign(b'(' | b'['))
            }
            AtomKind::Sign(sign) => {
                matches!(sign, b'(' | b'[' | b'"' | b'\'' | b':' | b'=' | b'>' | b'<' | b'|')
            }
            // `joe88 / gmail / com`
            AtomKind::Slash => {
                atom.spaced
                    || last > 0 && atoms[last - 1].kind == AtomKind::Slash
                    // `joe.d/gmail`, `joetallow/gmail/com`
                    || last + 1 == at
                        && (atoms.get(end).is_none_or(|next| next.opens) || ends_path(atoms, end))
            }
            _ => false,
        };
        if !filler {
            break;
        }
        hints += usize::from(atom.lexeme.is(Class::MAIL_HINT));
        words += usize::from(atom.kind == AtomKind::Part);
        opened |= atom.opens;
    }
    let local = local::read(text, atoms, last, false)?;
    let next = atoms[last + 1];
    let (stop, behind) = past_hints(atoms, end, next.kind == AtomKind::Slash);
    hints += behind;
    if (opened && hints == 0) || !is_name(text, atoms, &local, FEWEST_LETTERS) {
        return None;
    }
    let bracket = matches!(next.kind, AtomKind::Sign(b'(' | b'['));
    let comma = next.kind == AtomKind::Comma;
    let set_off = bracket
        || comma
        || matches!(
            next.kind,
            AtomKind::Slash | AtomKind::Symbol | AtomKind::Sign(b'=' | b'>' | b'|' | b')')
        )
        || (next.kind == AtomKind::Dot && next.said)
        || (next.kind == AtomKind::Dash && next.spaced)
        || (next.kind == AtomKind::At && next.said);
    let full = end > at + 1;
    let fits = if local.is_identifier {
        // `my email is lark.spur gmail`
        let called = atoms[local.first.saturating_sub(4)..local.first]
            .iter()
            .any(|before| before.lexeme.is(Class::EMAIL));
        // `petranovotny84 gmail`: nothing between them, and hardly more in the message.
        let alone = atoms.len() <= BRIEF && words == 0 && is_numbered(&local.name);
        alone || set_off || hints > 0 || full || (words > 0 && words <= 3) || called
    } else if !is_common(&local.name)
        && (next.kind == AtomKind::At && next.said && words <= 2
            || (bracket || last + 2 == at + 1) && atoms.len() <= BRIEF)
    {
        // `wrenpaints at gmail`; with a bracket or nothing between them only by itself.
        !lists_providers(atoms, at, end)
    } else {
        // `my mail is joetallow on gmail`
        let back = |by: usize, class| {
            local.first.checked_sub(by).is_some_and(|at| atoms[at].lexeme.is(class))
        };
        // `user joetallow domain gmail.com`
        let cue = |by| back(by, Class::IDENT) || back(by, Class::HANDLE_CUE);
        let called = full && (cue(1) || cue(2));
        let announced = called
            || words == 1 && (back(1, Class::EMAIL) || back(1, Class::COPULA))
            || words <= MOST_WORDS && back(1, Class::COPULA) && back(2, Class::EMAIL);
        // `wrenpaints with the gmail ending`
        let described = stop > end && words > 0 && words <= 3;
        // `owenhartpaints and then the usual gmail`
        let then = next.lexeme.is(Class::PART)
            && words <= MOST_WORDS
            && (hints > 0 || atoms.len() <= BRIEF);
        let path = next.kind == AtomKind::Slash && ends_path(atoms, end);
        let led = comma || bracket || opened || described || announced || then || path;
        let joined = hints > 0 || full || announced || then || path || (words > 0 && words <= 3);
        // Prose writes `Gmail`, a message `gmail`.
        let prose = text.folded.is_capitalised(atoms[at].start, atoms[at].end);
        led && joined && !prose && !is_common(&local.name) && !lists_providers(atoms, at, end)
    };
    fits.then_some((local.clone(), (local.first, stop)))
}

/// Whether nothing but `/com` is left of a path.
fn ends_path(atoms: &[Atom], slash: usize) -> bool {
    let is = |at: usize, fits: fn(&Atom) -> bool| atoms.get(at).is_some_and(fits);
    is(slash, |atom| atom.kind == AtomKind::Slash)
        && is(slash + 1, |atom| atom.lexeme.is(Class::TLD))
        && atoms.get(slash + 2).is_none_or(|next| next.opens || next.spaced)
}

/// Past what is said behind the provider, `it's a gmail account)`, and `/ com` where slashes are the
/// signs: where it ends, and how many hints there were.
fn past_hints(atoms: &[Atom], end: usize, slashes: bool) -> (usize, usize) {
    let (mut stop, mut hints) = (end, 0);
    while let Some(hint) = atoms
        .get(stop)
        .filter(|hint| hint.lexeme.is(Class::MAIL_HINT) && !hint.opens && stop < end + 3)
    {
        stop += usize::from(hint.kind == AtomKind::Part);
        hints += 1;
        if hint.kind != AtomKind::Part {
            break;
        }
    }
    if let Some(close) = atoms.get(stop)
        && matches!(close.kind, AtomKind::Sign(b')' | b']' | b'"'))
        && !close.spaced
    {
        stop += 1;
    }
    let signs = atoms.get(stop..).unwrap_or_default();
    let signs = signs.iter().take_while(|atom| atom.kind == AtomKind::Slash).count();
    if slashes
        && (1..=2).contains(&signs)
        && atoms.get(stop + signs).is_some_and(|tld| tld.lexeme.is(Class::TLD))
    {
        stop += signs + 1;
    }
    (stop, hints)
}

/// `gmail = randall.kites`, `my gmail is joe.tallow`
fn behind(
    text: &Text<'_>,
    atoms: &[Atom],
    at: usize,
    end: usize,
) -> Option<(Local, (usize, usize))> {
    // `bei web.de: jonte.klammer`
    if end > at + 1
        && !matches!(atoms.get(end).map(|next| next.kind), Some(AtomKind::Sign(b':' | b'=')))
    {
        return None;
    }
    let mut first = end;
    let mut copula = false;
    while let Some(atom) = atoms.get(first).filter(|_| first < end + 6) {
        let filler = match atom.kind {
            AtomKind::Part => is_filler(text, atom) && !goes_on(atoms, first),
            AtomKind::Sign(sign) => matches!(sign, b':' | b'=' | b'>' | b'"' | b'(' | b'?'),
            AtomKind::Dash | AtomKind::Symbol => true,
            // `yahoo mail, petranovotny84`
            AtomKind::Comma => atoms.len() <= BRIEF,
            _ => false,
        };
        if !filler {
            break;
        }
        copula |= atom.kind != AtomKind::Part
            || atom.lexeme.is(Class::FUNCTION)
            || atom.lexeme.is(Class::HANDLE_CUE);
        first += 1;
    }
    let mut stop = first + 1;
    while atoms.get(stop).is_some_and(|join| {
        matches!(join.kind, AtomKind::Dot | AtomKind::Dash | AtomKind::Underscore) && !join.spaced
    }) && atoms.get(stop + 1).is_some_and(|part| part.kind == AtomKind::Part && !part.spaced)
        && stop < first + 12
    {
        stop += 2;
    }
    if atoms.get(stop).is_some_and(|next| next.kind == AtomKind::At) {
        return None;
    }
    // `한메일 haneul.soop`: nothing between them, and nothing behind.
    copula |= first == end
        && atoms.get(stop).is_none_or(|next| next.opens || next.kind == AtomKind::Comma);
    let local = local::read(text, atoms, stop - 1, false)?;
    let uncommon = !is_common(&local.name);
    // `my gmail is jmarlow`, `gmail: jmarlow`
    let mine = at.checked_sub(1).is_some_and(|before| atoms[before].lexeme.is(Class::MINE));
    let pointed = atoms.get(end).is_some_and(|next| match next.kind {
        AtomKind::Sign(sign) => matches!(sign, b':' | b'='),
        AtomKind::Symbol => matches!(text.folded.slice(next.start, next.end), "→" | "➡" | "⇒"),
        _ => false,
    });
    let fewest = if uncommon && (mine || pointed) { FEWEST_OF_MINE } else { FEWEST_LETTERS };
    let lone = uncommon && (atoms.len() <= BRIEF || mine || pointed);
    if local.first < first
        || !(local.is_identifier || lone)
        || !copula
        || !is_name(text, atoms, &local, fewest)
    {
        return None;
    }
    // `gmail right? put zarakhan.cad before it`
    let opened = (end..=first).any(|index| atoms.get(index).is_some_and(|atom| atom.opens));
    if opened && !atoms.get(stop).is_some_and(|next| next.lexeme.is(Class::MAIL_HINT)) {
        return None;
    }
    Some((local, (at, stop)))
}

/// A word that may stand between a name and its provider.
fn is_filler(text: &Text<'_>, atom: &Atom) -> bool {
    let word = text.folded.slice(atom.start, atom.end);
    let letters = word.chars().count();
    word.chars()
        .all(|c| c.is_alphabetic() || matches!(c, '\'' | ' ') || crate::fold::is_word_char(c))
        && !word.bytes().any(|byte| byte.is_ascii_digit())
        && (atom.lexeme.is_known() || letters <= 4)
        && !atom.lexeme.is(Class::WORK)
}

/// Whether a dot or underscore ties a word to the one before: the last of `eszter.photo`.
fn is_joined(atoms: &[Atom], at: usize) -> bool {
    at.checked_sub(1).and_then(|join| atoms.get(join)).is_some_and(|join| {
        matches!(join.kind, AtomKind::Dot | AtomKind::Underscore | AtomKind::Dash)
            && (join.said || (!join.spaced && !atoms[at].spaced))
    })
}

/// Whether a dot or underscore ties a word to the next: the first of `joe.tallow`.
fn goes_on(atoms: &[Atom], at: usize) -> bool {
    let tight = |index: usize| atoms.get(index).is_some_and(|atom| !atom.spaced);
    atoms.get(at + 1).is_some_and(|join| {
        matches!(join.kind, AtomKind::Dot | AtomKind::Underscore | AtomKind::Dash)
    }) && tight(at + 1)
        && tight(at + 2)
}

/// Whether a local part reads as a name that someone chose.
pub(super) fn is_name(text: &Text<'_>, atoms: &[Atom], local: &Local, fewest: usize) -> bool {
    let name = &local.name;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    // `gmail.com and outlook.com`
    if letters < 4 || name.ends_with('-') || provider::of_host(name).is_some() {
        return false;
    }
    let (_, last) = name.rsplit_once('.').unwrap_or(("", ""));
    // Somebody who says `dash` spells a name.
    let spelled = local.disguises.contains(Disguise::LinkWords);
    if is_file_ending(last)
        || !spelled
            && name.contains('-')
            && !name.contains(['.', '_'])
            && !name.bytes().any(|byte| byte.is_ascii_digit())
    {
        return false;
    }
    if local.is_identifier {
        let digits = name.bytes().filter(u8::is_ascii_digit).count();
        return digits == 0 || letters >= digits.min(5);
    }
    let atom = &atoms[local.first];
    !local.is_known
        && name.chars().count() >= fewest
        && !text.folded.is_capitalised(atom.start, atom.end)
}

/// Whether a name that no list holds ends in digits.
fn is_numbered(name: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() < name.len() && stem.len() >= FEWEST_OF_MINE && !is_common(stem)
}

/// `Chrome, Outlook and Gmail`: providers in a row are the subject, not an address.
fn lists_providers(atoms: &[Atom], at: usize, end: usize) -> bool {
    let is_provider = |atom: &Atom| provider::of_word(atom.lexeme, "").is_some();
    let after = atoms.get(end..(end + 4).min(atoms.len())).unwrap_or_default();
    let before = atoms.get(at.saturating_sub(3)..at).unwrap_or_default();
    after.iter().chain(before).any(is_provider)
}

fn is_file_ending(last: &str) -> bool {
    matches!(
        last,
        "html"
            | "htm"
            | "php"
            | "css"
            | "js"
            | "ts"
            | "tsx"
            | "jsx"
            | "json"
            | "xml"
            | "csv"
            | "pdf"
            | "doc"
            | "docx"
            | "xls"
            | "xlsx"
            | "ppt"
            | "pptx"
            | "psd"
            | "ai"
            | "svg"
            | "png"
            | "jpg"
            | "jpeg"
            | "gif"
            | "webp"
            | "eml"
            | "msg"
            | "txt"
            | "md"
            | "py"
            | "rb"
            | "zip"
            | "rar"
            | "mp3"
            | "mp4"
            | "mov"
            | "wav"
            | "ics"
            | "vcf"
            | "env"
            | "yml"
            | "yaml"
            | "conf"
            | "net"
            | "io"
    )
}
