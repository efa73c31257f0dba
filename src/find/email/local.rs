//! The part of an address before the `@`, put together leftwards from atoms.

use crate::disguise::{Disguise, Disguises};
use crate::find::address::atom::{Atom, AtomKind, value};
use crate::text::Text;
use crate::text::lexicon::{Class, NumberWord};

/// The most atoms that are looked at.
const MOST_ATOMS: usize = 40;

/// A local part read from atoms.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    /// Index of its first atom.
    pub(crate) first: usize,
    pub(crate) name: String,
    pub(crate) disguises: Disguises,
    /// Whether dots, digits or underscores make it an identifier rather than a word.
    pub(crate) is_identifier: bool,
    /// Whether its last word is an ordinary one of the lexicon.
    pub(crate) is_known: bool,
    /// Whether it is a word that people work or meet at: `he works at`.
    pub(crate) spelled: bool,
}

/// The local part that ends with the atom `last`.
pub(crate) fn read(text: &Text<'_>, atoms: &[Atom], last: usize, commas: bool) -> Option<Local> {
    let part = atoms.get(last).filter(|atom| is_part(atom))?;
    if let Some(local) = spelled(text, atoms, last) {
        return Some(local);
    }
    let mut local = Local {
        first: last,
        name: value(text, part),
        disguises: Disguises::default(),
        is_identifier: false,
        is_known: part.lexeme.is_known()
            && !part.lettered
            && part.lexeme.numbers().next().is_none(),
        spelled: false,
    };
    let mut lettered = part.lettered;
    if part.lettered {
        local.disguises.insert(Disguise::SpacedLetters);
    }
    let mut joined = false;
    while last - local.first < MOST_ATOMS && local.name.len() < 64 {
        let Some(join) = local.first.checked_sub(1).map(|at| (at, atoms[at])) else { break };
        let after = atoms[local.first];
        let (sign, said) = match join.1.kind {
            AtomKind::Dot => ('.', join.1.said),
            AtomKind::Dash => ('-', join.1.said),
            AtomKind::Underscore => ('_', join.1.said),
            AtomKind::Plus => ('+', join.1.said),
            AtomKind::Comma if commas && !join.1.spaced && !after.spaced => ('.', false),
            _ => break,
        };
        let Some(before) = join.0.checked_sub(1).map(|at| atoms[at]).filter(is_part) else {
            // `__kraken@`, `_joe@`
            if sign == '_' && !after.spaced && !said {
                local.name.insert(0, '_');
                local.first = join.0;
                continue;
            }
            break;
        };
        let tight = !join.1.spaced && !after.spaced;
        let even = join.1.spaced && after.spaced && (lettered || before.lettered);
        if !(said || tight || even)
            || (!said && (join.1.broke != after.broke))
            || join.1.opens && !said
        {
            break;
        }
        if said {
            let disguise = if sign == '.' { Disguise::DotWord } else { Disguise::LinkWords };
            local.disguises.insert(disguise);
        }
        if before.lettered {
            lettered = true;
            local.disguises.insert(Disguise::SpacedLetters);
        }
        joined = true;
        local.name.insert(0, sign);
        local.name.insert_str(0, &value(text, &before));
        local.first = join.0 - 1;
    }
    let digits = local.name.bytes().any(|byte| byte.is_ascii_digit());
    let letters = local.name.chars().any(char::is_alphabetic);
    local.is_identifier = (digits && letters) || joined || lettered;
    local.is_known &= !local.is_identifier;
    Some(local)
}

/// `lucia82_ at`, `lucia82 underscore at`: the only sign that a local part may end with.
pub(crate) fn underscored(
    text: &Text<'_>,
    atoms: &[Atom],
    last: usize,
    commas: bool,
) -> Option<Local> {
    let sign = atoms.get(last).filter(|atom| atom.kind == AtomKind::Underscore)?;
    let before = last.checked_sub(1).filter(|_| sign.said || !sign.spaced)?;
    let mut local = read(text, atoms, before, commas)?;
    if sign.said {
        local.disguises.insert(Disguise::LinkWords);
    }
    local.name.push('_');
    (local.is_identifier, local.is_known) = (true, false);
    Some(local)
}

fn is_part(atom: &Atom) -> bool {
    atom.kind == AtomKind::Part
}

/// Takes in the name before: `aman tiwari at gmail dot com`. Only words that no list holds,
/// and at most two.
pub(crate) fn extend(text: &Text<'_>, atoms: &[Atom], local: &mut Local) {
    for _ in 0..2 {
        let after = atoms[local.first];
        let Some(before) = local.first.checked_sub(1).map(|at| atoms[at]) else { return };
        let word = value(text, &before);
        let fits = is_part(&before)
            && after.spaced
            && !after.broke
            && !after.opens
            && !before.lexeme.is_known()
            && !before.lettered
            && (3..=12).contains(&word.chars().count())
            && word.chars().all(char::is_alphabetic)
            && word.is_ascii() == local.name.is_ascii();
        if !fits {
            return;
        }
        // Of a sentence of unknown words any could be the name: then none but the last is.
        let earlier = local.first.checked_sub(2).map(|at| atoms[at]);
        if earlier.is_some_and(|atom| is_part(&atom) && !atom.lexeme.is_known() && !before.opens) {
            return;
        }
        local.name.insert_str(0, &word);
        local.first -= 1;
    }
}

/// `D as in dog, E, V, O, N, seventy one`: letters and numbers, one after the other.
fn spelled(text: &Text<'_>, atoms: &[Atom], last: usize) -> Option<Local> {
    let mut pieces: Vec<String> = Vec::new();
    let mut at = last + 1;
    let mut tens = 0;
    while let Some(index) = at.checked_sub(1).filter(|_| last + 1 - at < MOST_ATOMS) {
        let Some(&atom) = atoms.get(index) else { break };
        if atom.kind == AtomKind::Comma {
            at = index;
            continue;
        }
        if atom.kind != AtomKind::Part {
            break;
        }
        let word = value(text, &atom);
        // `D as in dog`, `D for dog`
        let letter = [2usize, 3].into_iter().find_map(|back| {
            let first = index.checked_sub(back)?;
            let letter = atoms
                .get(first)
                .filter(|letter| letter.kind == AtomKind::Part && letter.end - letter.start == 1)?;
            let link = text.folded.slice(letter.end, atom.start);
            let named =
                text.folded.slice(letter.start, letter.end).chars().next() == word.chars().next();
            (named
                && matches!(
                    link.trim(),
                    "as in" | "for" | "like" | "like in" | "wie" | "come" | "como" | "de"
                ))
            .then_some((first, *letter))
        });
        if let Some((first, letter)) = letter {
            pieces.push(value(text, &letter));
            at = first;
            tens = 0;
            continue;
        }
        let number = atom.lexeme.numbers().next();
        let piece = match number {
            _ if word.chars().count() == 1 => word,
            Some((_, NumberWord::Digit(digit))) if !atom.lexeme.is(Class::HOMOPHONE) => {
                tens = 1;
                pieces.push(digit.to_string());
                at = index;
                continue;
            }
            Some((_, NumberWord::Teen(number))) => number.to_string(),
            Some((_, NumberWord::Tens(number))) => match (tens, pieces.pop()) {
                (1, Some(digit)) => {
                    (u32::from(number) + digit.parse::<u32>().unwrap_or(0)).to_string()
                }
                (_, digit) => {
                    pieces.extend(digit);
                    number.to_string()
                }
            },
            _ => break,
        };
        tens = 0;
        pieces.push(piece);
        at = index;
    }
    let letters = pieces.iter().filter(|piece| piece.chars().all(char::is_alphabetic)).count();
    if letters < 2 || pieces.len() < 3 {
        return None;
    }
    while atoms.get(at).is_some_and(|atom| atom.kind == AtomKind::Comma) {
        at += 1;
    }
    pieces.reverse();
    Some(Local {
        first: at,
        name: pieces.concat(),
        disguises: Disguises::default().with(Disguise::SpacedLetters),
        is_identifier: true,
        is_known: false,
        spelled: true,
    })
}
