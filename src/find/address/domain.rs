//! A host put together from atoms: `gmail dot com`, `yandex . ru`, `яндекс точка ру`,
//! `g m a i l . c o m`, `g-mail com`.

use super::atom::{Atom, AtomKind, value};
use super::{provider, tld};
use crate::disguise::{Disguise, Disguises};
use crate::rules::service::{Service, ServiceKind};
use crate::text::Text;
use crate::text::lexicon::Class;

/// The most labels that are read.
const MOST_LABELS: usize = 6;

/// A host read from atoms.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    /// Index of its first atom, and one past its last.
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) name: String,
    pub(crate) has_tld: bool,
    pub(crate) disguises: Disguises,
    /// Whether a word or another sign says one of its dots.
    pub(crate) said: bool,
    /// Whether a dot is one only on the word of a known host: a comma, a star, a space.
    pub(crate) odd: bool,
    /// Whether white space stands at a dot.
    pub(crate) spaced: bool,
    /// The service that its first label names, whatever the domain.
    pub(crate) named: Option<&'static Service>,
}

/// Reads the host whose first label is the atom `first`.
pub(crate) fn read(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Domain> {
    let mut labels: Vec<Label> = vec![label(text, atoms, first, false)?];
    let mut dots: Vec<DotKind> = Vec::new();
    if let Some(whole) = whole_name(text, atoms, first).or_else(|| dotted(text, atoms, first)) {
        return Some(whole);
    }
    while labels.len() < MOST_LABELS {
        let last = labels.last()?;
        let Some((dot, after)) =
            dot(text, atoms, last.end, last.service.filter(|_| labels.len() == 1))
        else {
            break;
        };
        let Some(next) = label(text, atoms, after, true) else { break };
        dots.push(dot);
        labels.push(next);
    }
    let fits =
        |count: &usize| tld::is_tld(&labels[*count - 1].text) || labels[*count - 1].lexeme_is_tld;
    let count = (2..=labels.len()).rev().find(fits);
    let has_tld = count.is_some();
    let count = count.unwrap_or(1);
    let last = &labels[count - 1];
    let mut domain = Domain {
        first,
        end: last.end,
        name: String::new(),
        has_tld,
        disguises: Disguises::default(),
        said: false,
        odd: false,
        spaced: false,
        named: labels[0].service,
    };
    for dot in &dots[..count - 1] {
        match dot {
            DotKind::Said => {
                domain.said = true;
                domain.disguises.insert(Disguise::DotWord);
            }
            DotKind::Symbol => {
                domain.said = true;
                domain.disguises.insert(Disguise::Emoji);
            }
            DotKind::Bracketed => {
                domain.said = true;
                domain.disguises =
                    domain.disguises.with(Disguise::Brackets).with(Disguise::DotWord);
            }
            DotKind::Odd => {
                domain.odd = true;
                domain.disguises.insert(Disguise::AlternativeSign);
            }
            DotKind::Space => {
                domain.odd = true;
                domain.disguises.insert(Disguise::Separators);
            }
            DotKind::Spaced => {
                domain.spaced = true;
                domain.disguises.insert(Disguise::Separators);
            }
            DotKind::Lines => {
                domain.spaced = true;
                domain.disguises.insert(Disguise::Lines);
            }
            DotKind::Tight => {}
        }
    }
    for label in &labels[..count] {
        if label.lettered {
            domain.disguises.insert(Disguise::SpacedLetters);
        }
        if !domain.name.is_empty() {
            domain.name.push('.');
        }
        domain.name.push_str(&label.text);
    }
    settle(&mut domain, &labels[..count]);
    Some(domain)
}

/// The domain that is meant where the first label names a provider in other words.
fn settle(domain: &mut Domain, labels: &[Label]) {
    if super::provider::of_host(&domain.name).is_some() {
        return;
    }
    let rest: Vec<&str> = labels[1..].iter().map(|label| label.text.as_str()).collect();
    let rest = rest.join(".");
    let Some(service) = labels[0].service.filter(|service| service.kind == ServiceKind::Mail)
    else {
        if let Some((known, _)) = provider::slip(&domain.name)
            .filter(|_| domain.odd || domain.said || domain.spaced || domain.has_tld)
        {
            domain.disguises.insert(Disguise::ProviderTypo);
            known.clone_into(&mut domain.name);
        }
        return;
    };
    let meant =
        if rest.is_empty() { None } else { provider::domain(service, &labels[0].text, &rest) };
    if let Some(meant) = meant {
        meant.clone_into(&mut domain.name);
    } else if let (false, Some(first)) = (
        labels[0].text.is_ascii() && provider::of_label(&labels[0].text).is_some(),
        service.domains.first(),
    ) {
        let stem = first.split('.').next().unwrap_or_default();
        domain.name = if rest.is_empty() { (*first).to_owned() } else { format!("{stem}.{rest}") };
    } else if rest.is_empty() {
        let home =
            service.domains.iter().find(|known| known.split('.').next() == Some(&labels[0].text));
        if let Some(home) = home.or(service.domains.first()) {
            (*home).clone_into(&mut domain.name);
        }
    }
}

/// `яндекс точка ру`, `yandex ru`: a name of the lexicon that is a whole domain.
fn whole_name(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Domain> {
    let atom = atoms.get(first)?;
    let word = text.folded.slice(atom.start, atom.end);
    let (_, last) = word.rsplit_once([' ', '.'])?;
    let last = tld::spoken(last).unwrap_or(last);
    let service = provider::of_word(atom.lexeme, "")?;
    let known = service.domains.iter().find(|domain| domain.rsplit('.').next() == Some(last))?;
    if atom.lettered {
        return None;
    }
    let disguise =
        if word.matches(' ').count() > 1 { Disguise::DotWord } else { Disguise::Separators };
    Some(Domain {
        first,
        end: first + 1,
        name: (*known).to_owned(),
        has_tld: true,
        disguises: Disguises::default().with(disguise),
        said: true,
        odd: false,
        spaced: false,
        named: Some(service),
    })
}

/// `g.m.a.i.l.c.o.m`: a provider's domain with a full stop behind every letter.
fn dotted(text: &Text<'_>, atoms: &[Atom], first: usize) -> Option<Domain> {
    const SHORTEST: usize = "gmxde".len();
    const LONGEST: usize = 24;
    let letter = |at: usize| {
        let atom = atoms.get(at).filter(|atom| atom.kind == AtomKind::Part)?;
        let (tight, one) = (at == first || !atom.spaced, atom.end - atom.start == 1);
        (tight && one).then(|| text.folded.slice(atom.start, atom.end))
    };
    let dot = |at: usize| {
        atoms.get(at).is_some_and(|atom| atom.kind == AtomKind::Dot && !atom.said && !atom.spaced)
    };
    let mut letters = letter(first)?.to_owned();
    let mut end = first + 1;
    while let Some(next) = letter(end + 1).filter(|_| dot(end) && letters.len() < LONGEST) {
        letters.push_str(next);
        end += 2;
    }
    if letters.len() < SHORTEST {
        return None;
    }
    let (name, service) = (2..letters.len()).find_map(|at| {
        let name = format!("{}.{}", letters.get(..at)?, letters.get(at..)?);
        provider::of_host(&name).map(|service| (name, service))
    })?;
    Some(Domain {
        first,
        end,
        name,
        has_tld: true,
        disguises: Disguises::default().with(Disguise::SpacedLetters),
        said: true,
        odd: false,
        spaced: false,
        named: Some(service),
    })
}

struct Label {
    /// One past its last atom.
    end: usize,
    text: String,
    lettered: bool,
    lexeme_is_tld: bool,
    service: Option<&'static Service>,
}

/// A label: words joined by dashes.
fn label(text: &Text<'_>, atoms: &[Atom], first: usize, behind_dot: bool) -> Option<Label> {
    let atom = atoms.get(first)?;
    // `at` is a word and a country: `f e l i x @ g m x . a t`.
    let is_word = atom.kind == AtomKind::Part || (behind_dot && atom.said && !atom.bracketed);
    if !is_word {
        return None;
    }
    let said = value(text, atom);
    let spoken = tld::spoken(&said);
    let mut read = Label {
        end: first + 1,
        text: spoken.map_or(said, str::to_owned),
        lettered: atom.lettered,
        lexeme_is_tld: spoken.is_some_and(tld::is_tld),
        service: crate::rules::service::by_index(atom.lexeme.service().unwrap_or(u16::MAX))
            .or_else(|| provider::of_label(text.folded.slice(atom.start, atom.end))),
    };
    while let (Some(dash), Some(next)) = (atoms.get(read.end), atoms.get(read.end + 1)) {
        let joins = dash.kind == AtomKind::Dash
            && next.kind == AtomKind::Part
            && (dash.said || (!dash.spaced && !next.spaced));
        if !joins || read.text.len() > 63 || tld::is_tld(&read.text) && behind_dot {
            break;
        }
        read.text.push('-');
        read.text.push_str(&value(text, next));
        read.end += 2;
        read.service = read
            .service
            .filter(|_| false)
            .or_else(|| provider::slip(&read.text).map(|slip| slip.1));
    }
    Some(read)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DotKind {
    Tight,
    Said,
    Symbol,
    Bracketed,
    /// White space on both sides or on the left.
    Spaced,
    Lines,
    /// A comma, a star.
    Odd,
    /// No sign at all.
    Space,
}

/// The dot at `at`, and the first atom behind it.
fn dot(
    text: &Text<'_>,
    atoms: &[Atom],
    at: usize,
    service: Option<&'static Service>,
) -> Option<(DotKind, usize)> {
    let at = skip_filler(text, atoms, at);
    let sign = atoms.get(at)?;
    let mut after = at + 1;
    let next_is_tld = |index: usize| {
        atoms.get(index).is_some_and(|atom| {
            let word = value(text, atom);
            let plain = atom.kind == AtomKind::Part || atom.said;
            plain && (tld::is_tld(&word) || tld::spoken(&word).is_some_and(tld::is_tld))
        })
    };
    let kind = match sign.kind {
        AtomKind::Dot if sign.bracketed => DotKind::Bracketed,
        AtomKind::Dot if sign.said => {
            let emoji = text
                .folded
                .slice(sign.start, sign.end)
                .chars()
                .next()
                .is_some_and(|c| !c.is_alphanumeric());
            if emoji { DotKind::Symbol } else { DotKind::Said }
        }
        AtomKind::Dot => {
            let next = atoms.get(after)?;
            match (sign.spaced, next.spaced) {
                _ if sign.broke || next.broke => {
                    let fits = sign.broke || service.is_some();
                    if !fits {
                        return None;
                    }
                    // A line that ends in a full stop goes on only with a known host.
                    if sign.broke { DotKind::Lines } else { DotKind::Odd }
                }
                (false, false) => DotKind::Tight,
                (true, _) => DotKind::Spaced,
                // A sentence ends here, unless the word is the end of a known host.
                (false, true) if next_is_tld(after) => DotKind::Odd,
                _ => return None,
            }
        }
        AtomKind::Comma
        | AtomKind::Sign(b'*' | b'~' | b'^' | b'#' | b';' | b'\'' | b'|' | b'!')
        | AtomKind::Symbol => {
            let next = atoms.get(after)?;
            if sign.spaced != next.spaced || (sign.spaced && sign.kind == AtomKind::Comma) {
                return None;
            }
            DotKind::Odd
        }
        AtomKind::Slash if !sign.said => {
            // `163//.com`
            while atoms.get(after).is_some_and(|atom| atom.kind == AtomKind::Slash && !atom.spaced)
            {
                after += 1;
            }
            if after == at + 1 || atoms.get(after)?.kind != AtomKind::Dot {
                return None;
            }
            after += 1;
            DotKind::Odd
        }
        AtomKind::Part
            if sign.spaced
                && !sign.opens
                && next_is_tld(at)
                && service.is_some_and(|service| ends(service, &value(text, sign))) =>
        {
            return Some((DotKind::Space, at));
        }
        _ => return None,
    };
    let comma = matches!(kind, DotKind::Said)
        && atoms.get(after).is_some_and(|atom| atom.kind == AtomKind::Comma);
    Some((kind, skip_quotes(atoms, after + usize::from(comma))))
}

/// Whether a domain of a service ends in a word, so that no dot need stand before it.
fn ends(service: &Service, word: &str) -> bool {
    let tld = tld::spoken(word).unwrap_or(word);
    let in_domains = |domain: &&str| domain.rsplit('.').next() == Some(tld);
    matches!(tld, "com" | "net" | "org")
        || (!matches!(tld, "in" | "me" | "it" | "is" | "at" | "to" | "es" | "us" | "de")
            && service.domains.iter().any(in_domains))
}

/// Past `, then` and quotes: `nightjar at proton, then dot me`.
pub(crate) fn skip_filler(text: &Text<'_>, atoms: &[Atom], at: usize) -> usize {
    let comma = usize::from(atoms.get(at).is_some_and(|atom| atom.kind == AtomKind::Comma));
    let Some(word) = atoms.get(at + comma).filter(|word| word.kind == AtomKind::Part) else {
        let dot_follows =
            atoms.get(at + comma).is_some_and(|atom| atom.said && atom.kind != AtomKind::Part);
        return if dot_follows { at + comma } else { at };
    };
    let filler = word.lexeme.is(Class::OPENER)
        || word.lexeme.is(Class::AND)
        || text.folded.slice(word.start, word.end) == "a";
    let dot_follows = atoms.get(at + comma + 1).is_some_and(|atom| {
        atom.said && matches!(atom.kind, AtomKind::Dot | AtomKind::At | AtomKind::Slash)
    });
    if filler && dot_follows { at + comma + 1 } else { at }
}

fn skip_quotes(atoms: &[Atom], at: usize) -> usize {
    at + usize::from(
        atoms.get(at).is_some_and(|atom| matches!(atom.kind, AtomKind::Sign(b'"' | b'\''))),
    )
}
