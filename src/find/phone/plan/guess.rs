//! Whose number digits may be where no country is named.
//!
//! Every guess is a valid number of its country in the form in which it was written. What
//! ranks them is explained by [`Rank`] and `data/numbering/guess.tsv`. Costs about
//! ten microseconds (some eighty plans are tried), so ask only for digits that are a
//! candidate already.

use super::code::Code;
use super::region::Region;
use super::tables::{BARE, FICTION, FICTION_ROW, MEANT, ORDER};
use super::{Fit, Parsed, international, matches, national};

/// How many guesses are kept.
const MOST: usize = 8;

/// The countries in which `digits`, as written, are a valid number, most plausible first,
/// at most eight. `hints` are countries that the text makes likely, by its language.
pub(crate) fn guesses(digits: &[u8], hints: &[Region]) -> Guesses {
    let mut guesses = Guesses { kept: [None; MOST], next: 0 };
    if !(7..=17).contains(&digits.len()) || digits.starts_with(b"00") {
        return guesses;
    }
    for &hint in hints {
        guesses.consider(digits, hint, Source::Hint);
    }
    for (lead, length, any, regions) in &MEANT {
        if usize::from(*length) == digits.len() && digits.starts_with(lead.as_bytes()) {
            let source = if *any { Source::Meant } else { Source::MeantMobile };
            regions.iter().for_each(|&region| guesses.consider(digits, Region(region), source));
            break;
        }
    }
    for &region in &ORDER {
        guesses.consider(digits, Region(region), Source::Order);
    }
    if let Some(full) = international(digits).filter(|full| full.fit == Fit::Valid && !full.trunk) {
        let rank = if full.fiction { Rank::Fiction } else { Rank::NoPlus };
        guesses.insert(full, rank);
    }
    guesses
}

/// Whether a full number lies in a range kept for fiction, and if so whether as a mobile.
pub(super) fn fiction(digits: &[u8], calling_code_len: usize) -> Option<bool> {
    let (rows, _) = FICTION.as_bytes().as_chunks::<FICTION_ROW>();
    let code = &digits[..calling_code_len];
    let first = rows.partition_point(|row| &row[..calling_code_len] < code);
    let of_code = rows[first..].iter().take_while(|row| row.starts_with(code));
    of_code.into_iter().find_map(|row| {
        let (kind, range) = row.split_last()?;
        matches(digits, range.trim_ascii_end()).then_some(*kind == b'm')
    })
}

/// Guesses, most plausible first.
#[derive(Clone, Debug)]
pub(crate) struct Guesses {
    kept: [Option<(Rank, Parsed)>; MOST],
    next: usize,
}

impl Iterator for Guesses {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        let (_, parsed) = (*self.kept.get(self.next)?)?;
        self.next += 1;
        Some(parsed)
    }
}

/// Why a region is considered.
#[derive(Clone, Copy, PartialEq)]
enum Source {
    /// The caller has it from the text.
    Hint,
    /// `guess.tsv` names it for these first digits.
    Meant,
    /// The same, for mobiles only.
    MeantMobile,
    /// `guess.tsv` has it among all.
    Order,
}

/// What makes a guess plausible, best first; within a rank the order of consideration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A mobile (or a number for fiction) of a country that the text makes likely.
    HintMobile,
    /// A number for fiction names its country by itself.
    Fiction,
    /// Another number of a likely country.
    Hint,
    /// Of the country that these first digits usually mean.
    Meant,
    /// A mobile.
    Mobile,
    /// A full number whose plus sign is missing.
    NoPlus,
    /// Not a mobile.
    Other,
    /// A mobile without the trunk prefix that its country writes.
    NoTrunk,
}

impl Guesses {
    fn consider(&mut self, digits: &[u8], region: Region, source: Source) {
        if !is_near(region.code(), digits) {
            return;
        }
        let Some(parsed) = national(digits, region).filter(|parsed| parsed.fit == Fit::Valid)
        else {
            return;
        };
        if let Some(rank) = rank(&parsed, source) {
            self.insert(parsed, rank);
        }
    }

    /// Keeps the best, equal ranks in the order of their arrival.
    fn insert(&mut self, parsed: Parsed, rank: Rank) {
        if self.kept.iter().flatten().any(|(_, known)| known.number == parsed.number) {
            return;
        }
        let worse = |slot: &Option<(Rank, Parsed)>| slot.is_none_or(|(old, _)| rank < old);
        if let Some(at) = self.kept.iter().position(worse) {
            self.kept[at..].rotate_right(1);
            self.kept[at] = Some((rank, parsed));
        }
    }
}

fn rank(parsed: &Parsed, source: Source) -> Option<Rank> {
    let trunks = parsed.region.code().trunks();
    let bare = parsed.mobile && BARE.contains(&parsed.region.0);
    let north_america = parsed.region.calling_code() == 1;
    let natural = parsed.trunk || trunks.is_empty() || bare || north_america;
    Some(match source {
        _ if !natural && !parsed.mobile => return None,
        _ if !natural => Rank::NoTrunk,
        Source::Hint if parsed.mobile || parsed.fiction => Rank::HintMobile,
        _ if parsed.fiction => Rank::Fiction,
        Source::Hint => Rank::Hint,
        Source::Meant => Rank::Meant,
        Source::MeantMobile if parsed.mobile => Rank::Meant,
        _ if parsed.mobile => Rank::Mobile,
        _ => Rank::Other,
    })
}

/// Whether the length leaves a chance, with or without a trunk prefix: a quick refusal of
/// most countries.
fn is_near(code: Code, digits: &[u8]) -> bool {
    let trunks = code.trunks().iter().map(|trunk| trunk.len());
    let mut cut = core::iter::once(0).chain(trunks).map(|cut| digits.len().saturating_sub(cut));
    // Argentine mobiles lose a 15 and gain a 9.
    code.number() == 54 || cut.any(|len| super::code::has_length(code.lengths(), len))
}
