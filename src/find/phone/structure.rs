//! What the way in which digits are written says for and against a number.
//!
//! Asks no numbering plan: it turns most stretches away before one is asked.

use super::atom::{Distance, Gap};
use super::chain::{How, Sort, Unit};
use super::gap::TWO_DOTS;
use super::near::{Cue, Near};
use super::stretch::{Grouping, Stretch, is_counting, is_range};
use super::weigh::Sum;
use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::order::sort_by_number;

/// How it is written; false where no number is written so.
pub(super) fn structure(
    stretch: &Stretch<'_>,
    near: &Near,
    (grouping, masked): (Grouping, bool),
    words: usize,
    sum: &mut Sum,
) -> bool {
    let units = stretch.units();
    let count = stretch.digits().len();
    let doubtful = units.iter().filter(|unit| unit.how == How::Word(Sort::Doubtful)).count();
    let plain = units
        .iter()
        .filter(|unit| matches!(unit.how, How::Word(Sort::Plain | Sort::Repeated)))
        .count();
    let letters = units.iter().filter(|unit| unit.how == How::Letter).count();
    let numerals = units.iter().filter(|unit| unit.how == How::Digits).count();
    let cued = near.cue >= Cue::Some || near.winks;
    let farthest = stretch.gaps().map(|gap| gap.distance).max().unwrap_or_default();
    let farthest = if units.len() == 1 { Distance::Inside } else { farthest };
    if words > 0 {
        // A digit of words and a digit of figures: both are meant to be read together.
        let inside = units.windows(2).any(|pair| {
            let word = |unit: &Unit| matches!(unit.how, How::Word(_));
            pair[1].gap.distance == Distance::Inside && (word(&pair[0]) || word(&pair[1]))
        });
        // Nobody says ten homophones in a row, and beside a cue seven are enough.
        // `415 - triple 5 - 0199`: one word repeats a digit of a number in figures.
        let repeats = numerals > 0
            && count >= 10
            && units.iter().any(|unit| unit.how == How::Word(Sort::Repeated));
        let sounds = (near.cue == Cue::Strong && doubtful >= 7)
            || (plain >= 2 && plain + doubtful >= 10)
            // `305 fife fife fife zero won tree for`
            || (plain >= 1 && numerals == 1 && plain + doubtful >= 7 && count == 10)
            || repeats;
        // `212-555-01 ninety nine`, `213 five hundred fifty five 0133`
        let in_part =
            (cued || grouping == Grouping::Classic) && plain >= 1 && numerals > 1 && count >= 10;
        // `(oh) 7700 / 900 / 321`
        let few = numerals == 3 && grouping == Grouping::Classic;
        // `oh77oo9oo417`, `o7 7 o o 9`: among so many figures an `oh` is one, and so are letters.
        // `lib2to3-3.11` has other words and letters in it.
        let in_figures = (inside || grouping == Grouping::Singles || few)
            && (letters + numerals >= 4 || few)
            && count >= 10
            && stretch.says_only_round();
        if plain < 2 && !inside && !stretch.plus && !sounds && !in_part && !in_figures {
            return false;
        }
        if plain == 0 && !sounds && !in_figures {
            return false;
        }
        if !sounds
            && !in_figures
            && (doubtful > 2 * (plain + numerals + letters) + 2 || (plain < 3 && numerals == 0))
        {
            return false;
        }
        // Who counts begins at once, `one two three`; `six one two three` may be a number.
        let begins = stretch.digits().windows(2).take(3).all(|pair| pair[0] + 1 == pair[1]);
        if is_counting(stretch) && (begins || count < 9) {
            return false;
        }
        // What goes on as words belongs to it.
        let goes_on = |at: Option<usize>, gap: usize| {
            let next = at.and_then(|at| stretch.chain.units.get(at));
            let gap = stretch.chain.units.get(gap).map(|unit| unit.gap.distance);
            next.is_some_and(|unit| match unit.how {
                // `oh double seven`, `幺三九`: an ambiguous word of the same run.
                How::Word(Sort::Doubtful) => {
                    gap.is_some_and(|gap| gap <= Distance::Spaced) && plain >= 5
                }
                How::Word(_) => gap.is_some_and(|gap| gap <= Distance::Comma),
                _ => false,
            })
        };
        if goes_on(stretch.first.checked_sub(1), stretch.first)
            || goes_on(Some(stretch.end), stretch.end)
        {
            sum.score -= 20;
        }
        let starts_doubtful =
            units.first().is_some_and(|unit| unit.how == How::Word(Sort::Doubtful));
        sum.disguise(if numerals > 0 { Disguise::MixedDigits } else { Disguise::NumberWords }, 0);
        sum.add(if inside { 35 } else { 30 }, "is spelled out in words");
        if starts_doubtful {
            sum.score -= 2;
        }
        if doubtful > 0
            && units.iter().any(|unit| unit.how == How::Word(Sort::Doubtful))
            && doubtful > plain
        {
            sum.disguise(Disguise::Homophone, 0);
        }
        if units.iter().any(|unit| unit.how == How::Word(Sort::Repeated)) {
            sum.disguise(Disguise::Multiplier, 5);
        }
        return farthest <= Distance::Comma
            || cued
            || stretch.plus
            || near.led
            || (farthest == Distance::Part && plain >= 7)
            || (farthest == Distance::Line && words == units.len());
    }
    if letters > 0 {
        // Some token mixes both: `ISO-8859-15` does not. Where nothing speaks of calling, a letter stands
        // behind a digit there, or is an `o`: `i32 i64 i128` and `libssl3` have none.
        let digit = |unit: &Unit| stretch.chain.digits.get(usize::from(unit.first)).copied();
        let is_zero = |unit: &Unit| digit(unit) == Some(b'0');
        let mixes = units.windows(2).any(|pair| {
            let letter = |unit: &Unit| unit.how == How::Letter;
            pair[0].token == pair[1].token
                && letter(&pair[0]) != letter(&pair[1])
                && (cued || letter(&pair[1]) || is_zero(&pair[0]))
        });
        let round = units
            .iter()
            .any(|unit| unit.how == How::Letter && matches!(digit(unit), Some(b'0' | b'1')));
        // `98o423o96o`: ten of them in one, and no letter but those for zero and one.
        let bare = count == 10
            && letters <= 3
            && stretch.says_only_round()
            && stretch.gaps().all(|gap| gap.distance == Distance::Inside);
        if letters > numerals + 5
            || stretch.digits().len() < 9
            || !mixes
            || !round
            || (letters < 2 && !cued && grouping != Grouping::Classic && !bare)
        {
            return false;
        }
        let points = match (cued, bare) {
            (true, _) => 10,
            (_, true) => 16,
            _ => -8,
        };
        sum.disguise(Disguise::Leet, points);
    }
    match farthest {
        Distance::Comma
            if !(near.cue == Cue::Strong && grouping == Grouping::Classic) && !stretch.plus =>
        {
            return false;
        }
        Distance::Part if !(cued || near.led || near.alone || grouping == Grouping::Classic) => {
            return false;
        }
        Distance::Part => sum.disguise(Disguise::Separators, if near.led { 50 } else { 20 }),
        Distance::Line => {
            let even = grouping == Grouping::Singles || grouping == Grouping::Classic;
            let lines =
                stretch.gaps().all(|gap| gap.distance == Distance::Line && gap.sign == b'\n');
            // Announced, any part may stand on a line.
            let parted =
                near.cue == Cue::Strong && count >= 9 && units.iter().all(|unit| unit.len <= 4);
            if !((even || parted) && lines) {
                return false;
            }
            sum.disguise(Disguise::Lines, 25);
        }
        _ => {}
    }
    if is_range(stretch) && !near.acts_beside && !stretch.plus || is_counting(stretch) {
        return false;
    }
    if !cued && is_place(stretch) {
        return false;
    }
    let odd = stretch.gaps().any(|gap| gap.odd);
    let dotted = |gap: Gap| !gap.odd || matches!(gap.sign, b'.' | TWO_DOTS);
    let called =
        (near.cue == Cue::Strong || stretch.plus) && count >= 10 && stretch.gaps().all(dotted);
    if odd && !masked && !called && !matches!(grouping, Grouping::Singles | Grouping::Classic) {
        return false;
    }
    let mut signs: Vec<u8> = stretch.gaps().map(|gap| gap.sign).filter(|&sign| sign != 0).collect();
    sort_by_number(&mut signs, |&sign| u128::from(sign));
    signs.dedup();
    if signs.len() > 2 && !cued {
        sum.score -= 15;
    }
    let unusual = signs
        .iter()
        .any(|sign| matches!(sign, b'*' | b'_' | b'~' | b'|' | b'\\' | 0x80 | b'^' | b'=' | b'a'));
    let power = signs.iter().any(|sign| matches!(sign, b'^' | b'\\' | b'*' | b'_' | b'='));
    // `(213)***555***0133`, where a power or a path has other groups.
    let starred = signs == [b'*'] && count >= 10;
    // `2*1*9_ 8*5*1-33*77`
    let set_apart = count == 10 && units.len() >= 6;
    let classic = grouping == Grouping::Classic && (near.alone || starred || set_apart);
    if power && !cued && grouping != Grouping::Singles && !classic && !masked {
        return false;
    }
    if unusual && matches!(grouping, Grouping::Singles | Grouping::Classic) || masked {
        sum.disguise(Disguise::Separators, 15);
    }
    // A year in brackets at the end, a page range before a comma. `(917) [555] {0144}` has all in
    // brackets.
    let bracketed = grouping == Grouping::Classic
        && count >= 10
        && stretch.gaps().any(|gap| gap.opens)
        && stretch.gaps().all(|gap| gap.opens || gap.distance <= Distance::Tight);
    if grouping != Grouping::Singles
        && !bracketed
        && !cued
        && !stretch.plus
        && farthest != Distance::Part
        && (units.iter().skip(2).any(|unit| unit.gap.opens) || signs.contains(&b','))
    {
        return false;
    }
    let brackets =
        stretch.gaps().any(|gap| gap.closes) || units.first().is_some_and(|unit| unit.gap.opens);
    match grouping {
        Grouping::Classic => {
            let tied = signs.iter().any(|sign| matches!(sign, b'-' | b'.' | b'/'));
            sum.add(if tied || brackets { 35 } else { 30 }, "is grouped as telephone numbers are");
        }
        Grouping::Singles => {
            // A list of small numbers is short, or has a sign of its own between parts.
            let sets = signs.len() > 1 && stretch.is_in_sets();
            if count < 10 && !cued || signs.len() > 1 && !cued && !sets {
                return false;
            }
            // A list of small numbers is written with commas.
            let commas = signs == [b','];
            if commas && !cued {
                return false;
            }
            sum.disguise(Disguise::Separators, 20);
            sum.clues.push(Clue::new("has its digits set apart"));
        }
        Grouping::Plain | Grouping::Odd if masked => sum.score += 8,
        Grouping::Plain => sum.score += if cued || stretch.is_tied() { 8 } else { -8 },
        Grouping::Bare => {}
        Grouping::Odd if stretch.plus || farthest == Distance::Part => {}
        Grouping::Odd => sum.score -= if cued { 5 } else { 25 },
    }
    match stretch.is_cut() {
        Some(true) if grouping != Grouping::Classic && !stretch.plus => return false,
        Some(true) => sum.score -= 25,
        Some(false) => sum.score -= 12,
        None => {}
    }
    true
}

/// `0932+16012`, `+5320-00615`: a place on the globe, as ISO 6709 writes it; or a sum.
fn is_place(stretch: &Stretch<'_>) -> bool {
    let [latitude, longitude] = stretch.units() else { return false };
    let degrees = matches!((latitude.len, longitude.len), (4, 5) | (6, 7));
    let first = stretch.chain.digits.get(usize::from(longitude.first));
    longitude.gap.sign == b'+'
        || stretch.plus
            && degrees
            && longitude.gap.sign == b'-'
            && matches!(first, Some(b'0' | b'1'))
}
