//! How likely a stretch of units is a telephone number, and why.
//!
//! Additive: the plan it fits, the way it is grouped, what stands around it, the disguise.
//! Cheap grounds come first, the plans are asked only where they can decide.

use super::atom::Distance;
use super::chain::{Chain, How, Sort, Unit};
use super::near::{Cue, Near};
use super::plan::{self, Fit, Parsed, Region};
use crate::clue::Clue;
use crate::disguise::{Disguise, Disguises};
use crate::find::number::{Shape, sequence};
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

/// One stretch of a chain to be weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'c> {
    pub(super) chain: &'c Chain,
    pub(super) first: usize,
    pub(super) end: usize,
    /// A plus, a word for it, or a country code stands before.
    pub(super) plus: bool,
}

/// Why digits stand in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grouping {
    /// All in one.
    Bare,
    /// One by one.
    Singles,
    /// As numbers are written somewhere: three, three and four.
    Classic,
    /// As numbers and other things are written: four and four.
    Plain,
    /// In no way that numbers are.
    Odd,
}

impl<'c> Stretch<'c> {
    fn units(&self) -> &'c [Unit] {
        self.chain.units.get(self.first..self.end).unwrap_or_default()
    }

    pub(super) fn digits(&self) -> &'c [u8] {
        self.chain.digits_of(self.first, self.end)
    }

    /// The digits with the area code, which was said last, in front.
    fn area_first(&self) -> Option<Vec<u8>> {
        let units = self.units();
        let last = units.last().filter(|unit| unit.gap.area && units.len() > 1)?;
        let digits = self.digits();
        let (rest, area) = digits.split_at(digits.len().checked_sub(usize::from(last.len))?);
        Some([area, rest].concat())
    }

    /// The gaps inside.
    fn gaps(&self) -> impl Iterator<Item = super::atom::Gap> + use<'c> {
        self.units().iter().skip(1).map(|unit| unit.gap)
    }

    fn words(&self) -> usize {
        self.units().iter().filter(|unit| matches!(unit.how, How::Word(_))).count()
    }

    fn grouping(&self) -> Grouping {
        let units = self.units();
        if units.len() == 1 {
            return Grouping::Bare;
        }
        if units.iter().all(|unit| unit.len == 1) {
            return Grouping::Singles;
        }
        let mut groups = [0u8; 8];
        let mut len = 0;
        let mut last_end = 0;
        for unit in units {
            let glued = len > 0 && unit.gap.distance == Distance::Inside && last_end == unit.start;
            last_end = unit.end;
            if glued {
                groups[len - 1] += unit.len as u8;
            } else if len == groups.len() {
                return Grouping::Odd;
            } else {
                groups[len] = unit.len as u8;
                len += 1;
            }
        }
        let leads = self.digits().first() == Some(&b'0');
        let mobile = matches!(self.digits().first(), Some(b'6'..=b'9'));
        match groups[..len] {
            [3, 3, 4] | [1, 3, 3, 4] | [3, 3, 2, 2] | [1, 3, 3, 2, 2] | [2, 3, 3, 4] => {
                Grouping::Classic
            }
            [4, 3, 3]
            | [4, 3, 4]
            | [5, 6]
            | [5, 3, 3]
            | [4, 7]
            | [4, 6]
            | [3, 7]
            | [3, 8]
            | [2, 8]
            | [3, 3, 3, 3]
            | [2, 2, 2, 2, 2]
            | [4, 3, 2, 2]
            | [4, 2, 2, 2]
            | [3, 3, 3]
            | [3, 4, 3]
            | [4, 4, 4]
            | [4, 4, 3]
            | [4, 5]
            | [3, 2, 2, 2]
            | [3, 2, 3, 2]
            | [2, 7]
            | [2, 3, 4]
            | [2, 4, 4]
            | [3, 4, 4]
            | [3, 5, 3]
            | [3, 4, 2]
            | [3, 6]
            | [1, 2, 2, 2, 2]
            | [5, 5]
            | [5, 4]
            | [3, 3, 5]
            | [2, 3, 3, 3]
                if leads =>
            {
                Grouping::Classic
            }
            [5, 5] | [2, 5, 4] | [3, 4, 4] | [3, 2, 2, 2] | [2, 4, 4] if mobile => {
                Grouping::Classic
            }
            [2, 4, 4] | [2, 5, 4] | [3, 4, 4] => Grouping::Plain,
            [3, 4]
            | [4, 4]
            | [3, 3, 3]
            | [2, 3, 4]
            | [3, 2, 2]
            | [3, 2, 2, 2]
            | [5, 5]
            | [10..=13]
            | [4, 3, 3]
            | [2, 3, 2, 2]
            | [2, 10]
            | [1, 10]
            | [2, 5, 5]
            | [3, 7]
            | [3, 6]
            | [4, 6]
            | [3, 9]
            | [1, 3, 7]
            | [2, 4, 5]
            | [4, 3, 4] => Grouping::Plain,
            _ => Grouping::Odd,
        }
    }

    /// Whether a number of the same make goes on before or behind.
    fn is_cut(&self) -> Option<bool> {
        let inside = self.gaps().map(|gap| gap.sign).next();
        let goes_on = |unit: Option<&Unit>, gap: Option<super::atom::Gap>| {
            let (Some(unit), Some(gap)) = (unit, gap) else { return None };
            (gap.distance <= Distance::Spaced).then_some((unit.len == 1, Some(gap.sign) == inside))
        };
        let units = &self.chain.units;
        let before = self
            .first
            .checked_sub(1)
            .and_then(|at| goes_on(units.get(at), units.get(self.first).map(|unit| unit.gap)));
        let after = goes_on(units.get(self.end), units.get(self.end).map(|unit| unit.gap));
        let singles = self.units().iter().all(|unit| unit.len == 1);
        match (before, after) {
            (None, None) => None,
            (a, b) => {
                Some([a, b].into_iter().flatten().any(|(single, same)| same && single == singles))
            }
        }
    }
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
    let mut sum = Sum::default();
    let words = stretch.words();
    let grouping = stretch.grouping();
    let cued = near.cue >= Cue::Some || near.winks;
    if !structure(stretch, near, grouping, words, &mut sum) {
        return None;
    }
    if let Some(shape) = shape {
        const SHORTEST: usize = 9;
        let hinted = near.acts_beside || near.winks || near.reversed;
        if !(hinted && shape.kind.is_dress() && count >= SHORTEST) {
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
    let fits = plan_points(known.as_ref(), stretch, grouping, words, &mut sum);
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

#[derive(Default)]
struct Sum {
    score: i32,
    rule: &'static str,
    disguises: Disguises,
    clues: Vec<Clue>,
}

impl Sum {
    fn add(&mut self, points: i32, reason: &'static str) {
        self.score += points;
        self.clues.push(Clue::new(reason));
    }

    fn disguise(&mut self, disguise: Disguise, points: i32) {
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

/// How it is written; false where no number is written so.
fn structure(
    stretch: &Stretch<'_>,
    near: &Near,
    grouping: Grouping,
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
        let sounds =
            (near.cue == Cue::Strong && doubtful >= 7) || (plain >= 2 && plain + doubtful >= 10);
        if plain < 2 && !inside && !stretch.plus && !sounds {
            return false;
        }
        if plain == 0 && !sounds {
            return false;
        }
        if !sounds
            && (doubtful > 2 * (plain + numerals + letters) + 2 || (plain < 3 && numerals == 0))
        {
            return false;
        }
        if is_counting(stretch) {
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
            || (farthest == Distance::Line && words == units.len());
    }
    if letters > 0 {
        // Some token mixes both: ISO-8859-15 does not.
        let mixes = units.windows(2).any(|pair| {
            pair[0].token == pair[1].token
                && (pair[0].how == How::Letter) != (pair[1].how == How::Letter)
        });
        let round = units.iter().any(|unit| {
            unit.how == How::Letter
                && matches!(stretch.chain.digits.get(usize::from(unit.first)), Some(b'0' | b'1'))
        });
        if letters > numerals + 5
            || stretch.digits().len() < 9
            || !mixes
            || !round
            || (letters < 2 && !cued)
        {
            return false;
        }
        sum.disguise(Disguise::Leet, if cued { 10 } else { -8 });
    }
    match farthest {
        Distance::Comma
            if !(near.cue == Cue::Strong && grouping == Grouping::Classic) && !stretch.plus =>
        {
            return false;
        }
        Distance::Part if !(cued || near.led || near.alone) => return false,
        Distance::Part => sum.disguise(Disguise::Separators, if near.led { 50 } else { 20 }),
        Distance::Line => {
            let even = grouping == Grouping::Singles || grouping == Grouping::Classic;
            let lines =
                stretch.gaps().all(|gap| gap.distance == Distance::Line && gap.sign == b'\n');
            if !(even && lines) {
                return false;
            }
            sum.disguise(Disguise::Lines, 25);
        }
        _ => {}
    }
    if is_range(stretch) && !near.acts_beside && !stretch.plus || is_counting(stretch) {
        return false;
    }
    let odd = stretch.gaps().any(|gap| gap.odd);
    if odd && grouping != Grouping::Singles {
        return false;
    }
    let mut signs: Vec<u8> = stretch.gaps().map(|gap| gap.sign).filter(|&sign| sign != 0).collect();
    signs.sort_unstable();
    signs.dedup();
    if signs.len() > 2 && !cued {
        sum.score -= 15;
    }
    let unusual = signs
        .iter()
        .any(|sign| matches!(sign, b'*' | b'_' | b'~' | b'|' | b'\\' | 0x80 | b'^' | b'a'));
    let power = signs.iter().any(|sign| matches!(sign, b'^' | b'\\' | b'*' | b'_'));
    if power && !cued && grouping != Grouping::Singles {
        return false;
    }
    if unusual && matches!(grouping, Grouping::Singles | Grouping::Classic) || signs == [0x80] {
        sum.disguise(Disguise::Separators, 15);
    }
    // A year in brackets at the end, a page range before a comma.
    if grouping != Grouping::Singles
        && !cued
        && !stretch.plus
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
            if count < 10 && !cued || signs.len() > 1 && !cued {
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
        Grouping::Plain => sum.score += if cued { 8 } else { -8 },
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

/// `60000-64999`, `1928 - 2003`: two bounds, or two years.
fn is_range(stretch: &Stretch<'_>) -> bool {
    let [a, b] = stretch.units() else { return false };
    let digits = |unit: &Unit| {
        stretch
            .chain
            .digits
            .get(usize::from(unit.first)..usize::from(unit.first + unit.len))
            .unwrap_or_default()
    };
    let (a, b) = (digits(a), digits(b));
    let is_year = |digits: &[u8]| {
        digits.len() == 4 && (digits.starts_with(b"19") || digits.starts_with(b"20"))
    };
    (a.len() == b.len() && a < b && a.first() == b.first()) || is_year(a) && b.len() <= 4
}

/// One, two, three, four: someone counts.
fn is_counting(stretch: &Stretch<'_>) -> bool {
    const MOST_STEPS: usize = 3;
    let value = |unit: &Unit| {
        let digits =
            stretch.chain.digits.get(usize::from(unit.first)..usize::from(unit.first + unit.len));
        digits
            .unwrap_or_default()
            .iter()
            .fold(0u32, |sum, digit| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    };
    let steps =
        stretch.units().windows(2).filter(|pair| value(&pair[0]) + 1 == value(&pair[1])).count();
    steps > MOST_STEPS && steps * 4 >= 3 * (stretch.units().len() - 1)
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
