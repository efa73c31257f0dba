//! How likely a stretch of units is a telephone number, and why.
//!
//! Additive: the plan it fits, the way it is grouped, what stands around it, the disguise.
//! Cheap grounds come first, the plans are asked only where they can decide.

use super::chain::How;
use super::near::{Cue, Near};
use super::plan::{self, Fit, Parsed, Region};
use super::stretch::{Grouping, Stretch};
use super::structure::structure;
use crate::clue::Clue;
use crate::disguise::{Disguise, Disguises};
use crate::find::number::{Shape, ShapeKind, sequence};
use crate::report::Certainty;

/// A stretch of units with what speaks for it.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub(super) score: i32,
    pub(super) rule: &'static str,
    pub(super) canonical: Option<String>,
    pub(super) disguises: Disguises,
    pub(super) clues: Vec<Clue>,
}

impl Weighed {
    /// From likely on a message is flagged.
    pub(super) fn certainty(&self) -> Option<Certainty> {
        match self.score {
            60.. => Some(Certainty::Certain),
            30..60 => Some(Certainty::Likely),
            18..30 => Some(Certainty::Possible),
            _ => None,
        }
    }
}

/// What is known of the whole message.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    /// The context's own region.
    pub(super) region: Option<Region>,
    /// Countries that the text makes likely.
    pub(super) hints: Vec<Region>,
}

/// Weighs a stretch; `None` where it cannot be a number. `shape` is what covers it.
pub(super) fn weigh(
    stretch: &Stretch<'_>,
    near: &Near,
    shape: Option<&Shape>,
    setting: &Setting,
) -> Option<Weighed> {
    let reordered = stretch.area_first();
    let digits = reordered.as_deref().unwrap_or(stretch.digits());
    let count = digits.len();
    if !(7..=17).contains(&count) || sequence::is_placeholder(digits) {
        return None;
    }
    if stretch.plus && plan::without_code(digits).is_some_and(sequence::is_placeholder) {
        return None;
    }
    let mut sum = Sum::default();
    let words = stretch.words();
    let grouping = stretch.grouping();
    let cued = near.cue >= Cue::Some || near.winks;
    let masked = stretch.is_masked(grouping);
    if !structure(stretch, near, (grouping, masked), words, &mut sum) {
        return None;
    }
    let masked = masked && matches!(grouping, Grouping::Singles | Grouping::Classic);
    if let Some(shape) = shape {
        const SHORTEST: usize = 9;
        // `415555O132`: not a code, where it is announced.
        let lettered = stretch.is_lettered();
        let hinted = near.acts_beside
            || near.winks
            || near.reversed
            || near.cue >= Cue::Some && lettered && !near.label
            || near.cue == Cue::Strong && masked;
        let dressed = shape.kind.is_dress() || shape.kind == ShapeKind::Code && lettered;
        // `x = 415*823*7120`, `210*297*4000 mm`
        let reckoned = shape.kind == ShapeKind::Dimension && (near.assigned || near.counted);
        let hidden = masked && !shape.kind.is_named() && !reckoned;
        if !(hinted && dressed && count >= SHORTEST || hidden) {
            return None;
        }
        sum.disguise(Disguise::OtherNumber, 5);
        sum.rule = "phone.dressed";
    }
    surroundings(near, shape.is_some(), &mut sum);
    // The plan gives at most this much: do not ask it in vain.
    if sum.score + 60 < 18 {
        return None;
    }
    let known = if near.reversed {
        let backwards: Vec<u8> = digits.iter().rev().copied().collect();
        match fit(&backwards, false, setting, count) {
            Some(known) => {
                sum.disguise(Disguise::Reversed, 30);
                sum.rule = "phone.reversed";
                Some(known)
            }
            None => fit(digits, stretch.plus, setting, count),
        }
    } else {
        fit(digits, stretch.plus, setting, count)
    };
    // `my mobile is 06 12 34 56 78`: somebody has that number, where it is given or said as one.
    let valid = known.as_ref().is_some_and(|known| known.fit == Fit::Valid);
    let given = near.cue == Cue::Strong && !near.sample || stretch.plus;
    if sequence::counts(digits) && !(given || words > 0 && valid) {
        return None;
    }
    let fits = plan_points(known.as_ref(), stretch, grouping, words, &mut sum);
    if shape.is_some() && masked && !valid {
        return None;
    }
    if !fits && (shape.is_some() || !(cued || words >= 7)) {
        return None;
    }
    if !fits
        && words < 4
        && (near.cue < Cue::Strong && !near.winks || grouping == Grouping::Odd || count < 8)
    {
        return None;
    }
    // Short numbers need to be announced.
    if count < 9
        && !(near.cue >= Cue::Strong || stretch.plus || (near.alone && grouping != Grouping::Bare))
    {
        return None;
    }
    // Seven digits in one are rarely a number, whatever stands near.
    if count < 8 && grouping == Grouping::Bare && !near.acts_beside {
        return None;
    }
    if count < 9 && grouping == Grouping::Bare {
        sum.score -= 15;
    }
    let canonical = known
        .filter(|known| known.fit == Fit::Valid || stretch.plus)
        .map(|known| format!("+{}", known.number.as_str().trim_start_matches('+')));
    Some(Weighed {
        score: sum.score,
        rule: sum.rule_or(stretch, words, known.as_ref()),
        canonical,
        disguises: sum.disguises,
        clues: sum.clues,
    })
}

/// The evidence so far.
#[derive(Default)]
pub(super) struct Sum {
    pub(super) score: i32,
    rule: &'static str,
    disguises: Disguises,
    pub(super) clues: Vec<Clue>,
}

impl Sum {
    pub(super) fn add(&mut self, points: i32, reason: &'static str) {
        self.score += points;
        self.clues.push(Clue::new(reason));
    }

    pub(super) fn disguise(&mut self, disguise: Disguise, points: i32) {
        self.score += points;
        self.disguises.insert(disguise);
    }

    fn rule_or(&self, stretch: &Stretch<'_>, words: usize, known: Option<&Parsed>) -> &'static str {
        let letters = stretch.units().iter().any(|unit| unit.how == How::Letter);
        match () {
            () if !self.rule.is_empty() => self.rule,
            () if words > 0 => "phone.words",
            () if letters => "phone.letters",
            () if stretch.plus => "phone.international",
            () if stretch.units().len() == 1 => "phone.bare",
            () if known.is_none() => "phone.unknown",
            () => "phone.national",
        }
    }
}

/// What stands around it.
fn surroundings(near: &Near, shaped: bool, sum: &mut Sum) {
    match near.cue {
        Cue::Strong => sum.score += 32,
        Cue::Some => sum.score += 22,
        Cue::Faint => sum.score += 8,
        Cue::None => {}
    }
    if near.cue > Cue::Faint {
        sum.clues.push(Clue::about("stands beside a word of calling", near.cue_word.clone()));
    }
    if near.winks {
        sum.add(25, "is said to be something else than it looks");
    }
    if near.alone {
        sum.add(15, "stands alone");
    }
    if near.label && !near.acts && !near.winks && !shaped {
        sum.add(-35, "stands under a label");
    }
    if near.counted && !near.acts && !near.winks {
        sum.add(-45, "counts something");
    }
    if near.sample && !near.acts {
        sum.add(-35, "is said to be a sample");
    }
}

/// Reads digits by the plans, the most telling first.
fn fit(digits: &[u8], plus: bool, setting: &Setting, count: usize) -> Option<Parsed> {
    if plus {
        let rest = digits.strip_prefix(b"00").unwrap_or(digits);
        return plan::international(rest)
            .filter(|parsed| parsed.fit > Fit::Invalid || parsed.is_one_digit_off());
    }
    if let Some(rest) = plan::after_exit_prefix(digits) {
        return plan::international(rest);
    }
    let valid = |parsed: &Parsed| parsed.fit == Fit::Valid;
    let own = setting.region.and_then(|region| plan::national(digits, region)).filter(valid);
    own.or_else(|| plan::guesses(digits, &setting.hints).next().filter(|_| count <= 15))
}

/// What the plan says; whether the number is one.
fn plan_points(
    known: Option<&Parsed>,
    stretch: &Stretch<'_>,
    grouping: Grouping,
    words: usize,
    sum: &mut Sum,
) -> bool {
    let Some(known) = known else {
        sum.score -= 10;
        return false;
    };
    let count = stretch.digits().len();
    let exit = plan::after_exit_prefix(stretch.digits()).is_some();
    match known.fit {
        Fit::Valid if stretch.plus => sum.add(60, "is a valid international number"),
        Fit::Valid if exit => sum.add(45, "is a valid international number"),
        Fit::Valid => {
            let trunk = known.trunk && stretch.digits().first() == Some(&b'0');
            let points = match (known.mobile || known.fiction, count) {
                (true, 10..) => 30,
                (true, 9) => 20,
                (false, 10..) if trunk || grouping == Grouping::Classic => 25,
                (false, 10..) => 14,
                _ => 10,
            };
            let points = if words > 0 { points.max(20) } else { points };
            sum.add(points, "fits a numbering plan");
        }
        Fit::Possible if stretch.plus => sum.add(45, "has the length of an international number"),
        _ if stretch.plus => sum.add(10, "begins with a calling code"),
        _ => return false,
    }
    true
}
