//! A calling code and what its plan says besides the ranges.

use super::region::Region;
use super::tables::{
    AREAS, CODES, LEADS, LEADS_COUNT, LENGTHS, MAIN, MOBILE, POSSIBLE, REGION_CODE, TRUNK, TRUNKS,
};

/// A calling code, by its place in the table.
#[derive(Clone, Copy)]
pub(super) struct Code(pub(super) u8);

impl Code {
    /// The calling code that begins `digits`, and its length. No code begins another.
    pub(super) fn leading(digits: &[u8]) -> Option<(Self, usize)> {
        let mut number = 0;
        for (at, digit) in digits.iter().take(3).enumerate() {
            number = number * 10 + u16::from(digit & 15);
            if number == 0 {
                return None;
            }
            if let Ok(code) = CODES.binary_search(&number) {
                return Some((Self(code as u8), at + 1));
            }
        }
        None
    }

    pub(super) fn number(self) -> u16 {
        CODES[self.at()]
    }

    /// How many digits it has.
    pub(super) fn len(self) -> usize {
        match self.number() {
            0..=9 => 1,
            10..=99 => 2,
            _ => 3,
        }
    }

    pub(super) fn main(self) -> Region {
        let exception = MAIN.iter().find(|(code, _)| *code == self.0);
        let first = || REGION_CODE.iter().position(|code| *code == self.0);
        Region(exception.map_or_else(|| first().unwrap_or_default() as u8, |(_, main)| *main))
    }

    /// The trunk prefixes, the usual one first; a dot is any digit.
    pub(super) fn trunks(self) -> &'static [&'static str] {
        TRUNKS[usize::from(TRUNK[self.at()])]
    }

    /// The mask of possible lengths, for [`has_length`].
    pub(super) fn lengths(self) -> u16 {
        LENGTHS[usize::from(POSSIBLE[self.at()])]
    }

    /// Whether a valid national number lies in a mobile range, rounded to two digits; in
    /// North America whether its area code is in use.
    pub(super) fn is_mobile(self, national: &[u8]) -> bool {
        let [first, second, third, ..] = *national else { return false };
        let [first, second, third] = [first, second, third].map(|digit| u16::from(digit & 15));
        if self.number() == 1 {
            let row = usize::from((first * 10 + second).wrapping_sub(20));
            return AREAS.get(row).is_some_and(|area| area >> third & 1 == 1);
        }
        // Brazilian mobiles are told by the digit after the area: `11 9 5550 0142`.
        if self.number() == 55 && third != 9 {
            return false;
        }
        let (before, from) = LEADS_COUNT.split_at(self.at());
        let begin: usize = before.iter().map(|&count| usize::from(count)).sum();
        let leads = &LEADS[begin..begin + usize::from(from[0])];
        has_length(LENGTHS[usize::from(MOBILE[self.at()])], national.len())
            && leads.iter().any(|lead| lead >> 10 == first && lead >> second & 1 == 1)
    }

    /// An Argentine mobile as dialled at home, `011 15 2345 6789`, has a 15 after the area
    /// where the international form has a 9 before it: `+54 9 11 2345 6789`.
    pub(super) fn argentine_mobile(self, digits: &[u8]) -> Option<[&[u8]; 2]> {
        let digits = digits.strip_prefix(b"0").unwrap_or(digits);
        if self.number() != 54 || digits.len() != 12 {
            return None;
        }
        let area = (2..=4).find(|&at| digits[at..].starts_with(b"15"))?;
        Some([&digits[..area], &digits[area + 2..]])
    }

    fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// Whether a mask of lengths (bit 0 is two digits) holds `length`.
pub(super) fn has_length(mask: u16, length: usize) -> bool {
    (2..18).contains(&length) && mask >> (length - 2) & 1 == 1
}
