//! A stretch of units that may be one number: its digits and how they are grouped.

use super::atom::{Distance, Gap};
use super::chain::{Chain, How, Sort, Unit};
use super::gap::TWO_DOTS;

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
pub(super) enum Grouping {
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
    pub(super) fn units(&self) -> &'c [Unit] {
        self.chain.units.get(self.first..self.end).unwrap_or_default()
    }

    pub(super) fn digits(&self) -> &'c [u8] {
        self.chain.digits_of(self.first, self.end)
    }

    /// The digits with the area code, which was said last, in front.
    pub(super) fn area_first(&self) -> Option<Vec<u8>> {
        let units = self.units();
        let last = units.last().filter(|unit| unit.gap.area && units.len() > 1)?;
        let digits = self.digits();
        let (rest, area) = digits.split_at(digits.len().checked_sub(usize::from(last.len))?);
        Some([area, rest].concat())
    }

    /// The gaps inside.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Gap> + use<'c> {
        self.units().iter().skip(1).map(|unit| unit.gap)
    }

    pub(super) fn words(&self) -> usize {
        self.units().iter().filter(|unit| matches!(unit.how, How::Word(_))).count()
    }

    /// Number words that are a token of their own, and not read out of one as in `libaio1`.
    pub(super) fn whole_words(&self) -> usize {
        let whole = |unit: &&Unit| {
            matches!(unit.how, How::Word(_)) && unit.gap.distance != Distance::Inside
        };
        self.units().iter().filter(whole).count()
    }

    /// Whether letters stand among its figures, and only for zeros and ones: `415555O132`.
    pub(super) fn is_lettered(&self) -> bool {
        self.units().iter().any(|unit| unit.how == How::Letter) && self.says_only_round()
    }

    /// Whether one sign that sets apart neither thousands nor dates stands between all groups of
    /// a number of ten digits: `415*823*7120`, `41~58~23~71~20`. Sizes are round: `300*250*1200`.
    pub(super) fn is_masked(&self, grouping: Grouping) -> bool {
        let mut signs = self.gaps().filter(|gap| gap.distance != Distance::Inside);
        let Some(first) = signs.next() else { return false };
        let round = |unit: &Unit| {
            let last = usize::from(unit.first + unit.len) - 1;
            matches!(self.chain.digits.get(last), Some(b'0' | b'5'))
        };
        let even = matches!(grouping, Grouping::Singles | Grouping::Classic);
        let masks = match first.sign {
            // One `_` ties the halves of an identifier or of a fraction.
            b'_' => self.units().len() > 2,
            b'*' | b'~' | b'!' | b'$' | b'@' | b'#' | b'^' | b'=' | 0x80 => true,
            b'|' | b'\\' | b'>' | b';' | b'x' | TWO_DOTS => even,
            _ => false,
        };
        let product = matches!(first.sign, b'*' | b'x') && grouping != Grouping::Singles;
        let farthest = match even && !product || first.sign == 0x80 {
            true => Distance::Spaced,
            false => Distance::Tight,
        };
        let fits = |unit: &Unit| {
            matches!(unit.len, 2..=4 | 6 | 7) || unit.len == 1 && self.units().len() > 4
        };
        masks
            && first.distance <= farthest
            && signs.all(|gap| gap.distance <= farthest && gap.sign == first.sign)
            && (even && matches!(self.digits().len(), 10 | 11)
                || self.digits().len() == 10
                    && matches!(self.digits()[0], b'2'..=b'9')
                    && self.units().iter().all(fits))
            && !(product && self.units().iter().all(round))
    }

    /// `415-8237120`, `415823.7120`: a hyphen or a full stop between two of the three parts of a
    /// number of ten digits.
    pub(super) fn is_tied(&self) -> bool {
        let [a, b] = self.units() else { return false };
        let exchange = self.digits().get(3);
        matches!((a.len, b.len), (3, 7) | (6, 4))
            && b.gap.distance == Distance::Tight
            && matches!(b.gap.sign, b'-' | b'.')
            && matches!(self.digits().first(), Some(b'2'..=b'9'))
            && matches!(exchange, Some(b'2'..=b'9'))
    }

    /// Whether whatever is not written in figures is a zero or a one: `oh77oo9oo417`.
    pub(super) fn says_only_round(&self) -> bool {
        let round = |unit: &Unit| {
            matches!(self.chain.digits.get(usize::from(unit.first)), Some(b'0' | b'1'))
        };
        self.units().iter().all(|unit| unit.how == How::Digits || unit.len == 1 && round(unit))
    }

    pub(super) fn grouping(&self) -> Grouping {
        let units = self.units();
        if units.len() == 1 {
            return Grouping::Bare;
        }
        if units.iter().all(|unit| unit.len == 1) {
            return Grouping::Singles;
        }
        match self.grouping_of(false) {
            Grouping::Odd if self.grouping_of(true) == Grouping::Classic => Grouping::Classic,
            grouping => grouping,
        }
    }

    /// The grouping where single digits that a sign ties count each by itself, or as one group:
    /// `(2-1-9) 555 [0144]`.
    fn grouping_of(&self, ties: bool) -> Grouping {
        let units = self.units();
        let mut groups = [0u8; 8];
        let mut len = 0;
        let mut last_end = 0;
        let mut said = false;
        // The sign that ties the last single digit to the one before, and how many it ties.
        let mut single: Option<(u8, u8)> = None;
        for unit in units {
            // `333 four two six 4567`, `707 zero 5 7 4`: digits said one by one are one group.
            let word = matches!(unit.how, How::Word(_));
            let says = unit.len == 1 && (word || said);
            let before = single.filter(|&(sign, _)| {
                let same = sign == 0 || sign == unit.gap.sign;
                ties && unit.len == 1 && same && unit.gap.distance == Distance::Tight
            });
            // A pair of digits with a sign between them is no group of a number.
            if before.is_none() && single.is_some_and(|(_, tied)| tied == 2) {
                return Grouping::Odd;
            }
            let goes_on = said && says && unit.gap.distance <= Distance::Spaced;
            let glued = len > 0
                && (goes_on
                    || before.is_some()
                    || unit.gap.distance == Distance::Inside && last_end == unit.start);
            single = match before {
                Some((_, tied)) => Some((unit.gap.sign, tied + 1)),
                None => (unit.len == 1).then_some((0, 1)),
            };
            (last_end, said) = (unit.end, says);
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
        // `0 7700 900 123`: the prefix, apart from what it belongs to.
        if leads && groups[0] == 1 && len > 2 && self.digits().len() >= 10 {
            groups.copy_within(1..len, 0);
            groups[0] += 1;
            len -= 1;
        }
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

    /// Whether a unit has the digits of the stretch once more.
    fn is_again(&self, unit: &Unit) -> bool {
        let range = usize::from(unit.first)..usize::from(unit.first + unit.len);
        self.chain.digits.get(range) == Some(self.digits())
    }

    /// Whether single digits stand in sets as numbers are grouped: `4-1-5 5-5-5 0-1-9-9`. The
    /// sets end where the gap differs from the one before and after.
    pub(super) fn is_in_sets(&self) -> bool {
        let gaps: Vec<(u8, bool)> = self.gaps().map(|gap| (gap.sign, gap.closes)).collect();
        // Numbers of ten digits in sets of three, three and four, with or without a code.
        let at = match gaps.len() {
            9 => [2, 5],
            10 => [3, 6],
            11 => [4, 7],
            _ => return false,
        };
        at.into_iter().all(|edge| {
            let inner = |index: usize| gaps.get(index).copied();
            let gap = inner(edge);
            gap != inner(edge - 1) || gap != inner(edge + 1)
        })
    }

    /// Whether a number of the same make goes on before or behind.
    pub(super) fn is_cut(&self) -> Option<bool> {
        let inside = self.gaps().map(|gap| gap.sign).next();
        let units = &self.chain.units;
        // An age or a price beside a whole number, or the number again, is no part of it.
        let whole = self.units().len() == 1 && self.digits().len() >= 10;
        // `5'4 130lbs 36-24-36 …`: few have nothing but white space before them.
        let blank = |unit: &&Unit| unit.gap.sign == b' ' && unit.how == How::Digits;
        let is_row = units.iter().skip(1).filter(blank).count() > MOST_BESIDE;
        let apart = |unit: &Unit, gap: Gap| {
            whole
                && gap.distance == Distance::Spaced
                && unit.how == How::Digits
                && (unit.len <= 3 && !is_row || self.is_again(unit))
        };
        // `on 0412 …`: ten in Turkish. `130lbs`: letters for digits.
        let figures = self.units().iter().all(|unit| unit.how == How::Digits);
        let near = self.gaps().all(|gap| gap.distance <= Distance::Spaced);
        let ordinary = |unit: &Unit| {
            figures && near && matches!(unit.how, How::Word(Sort::Doubtful) | How::Letter)
        };
        let goes_on = |unit: Option<&Unit>, gap: Option<Gap>| {
            let (Some(unit), Some(gap)) = (unit, gap) else { return None };
            (gap.distance <= Distance::Spaced && !apart(unit, gap))
                .then_some((unit.len == 1, Some(gap.sign) == inside))
        };
        let before = self
            .first
            .checked_sub(1)
            .filter(|&at| !units.get(at).is_some_and(ordinary))
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

/// With more pieces than this, what stands beside a number is a row of a table.
const MOST_BESIDE: usize = 3;

/// `60000-64999`, `1928 - 2003`: two bounds, or two years.
pub(super) fn is_range(stretch: &Stretch<'_>) -> bool {
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
pub(super) fn is_counting(stretch: &Stretch<'_>) -> bool {
    const MOST_STEPS: usize = 3;
    let value = |unit: &Unit| {
        let digits =
            stretch.chain.digits.get(usize::from(unit.first)..usize::from(unit.first + unit.len));
        digits
            .unwrap_or_default()
            .iter()
            .fold(0u32, |sum, digit| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    };
    let steps = stretch
        .units()
        .windows(2)
        .filter(|pair| value(&pair[0]).checked_add(1) == Some(value(&pair[1])))
        .count();
    steps > MOST_STEPS && steps * 4 >= 3 * (stretch.units().len() - 1)
}
