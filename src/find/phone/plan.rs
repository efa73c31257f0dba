//! Whether digits are a phone number, and whose: the numbering plans of all countries.
//!
//! Made at build time from `data/numbering/` (libphonenumber's metadata and hand-written
//! additions). A number is [`Fit::Valid`] when it matches the general pattern of its
//! calling code: an exact answer, from an automaton of some 640 states. `mobile` is
//! rounded to two leading digits, to one in countries that are never guessed (exact mobile
//! ranges would cost four times as much), and only ranks guesses. Ranges kept for fiction are
//! valid: people who test a filter, and people who dodge one, use them.
//!
//! Digits are ASCII (`b"4420…"`); nothing here allocates, except `Number::to_string`.
//! Regions that share a calling code (+1, +7, +44, …) are one plan, that of the main one.

mod automaton;
mod code;
mod guess;
mod number;
mod region;
mod tables;

#[cfg(test)]
mod tests;

pub(crate) use guess::guesses;
pub(crate) use number::Number;
pub(crate) use region::Region;

use code::Code;

/// How well digits fit the plan of a calling code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Neither leading digits nor length.
    Invalid,
    /// A length of the plan, but no range of it.
    Possible,
    /// Leading digits and length of the plan.
    Valid,
}

/// Digits read as a number of one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// The region asked for, or the main one of the calling code.
    pub(crate) region: Region,
    /// The number in full, without trunk prefix.
    pub(crate) number: Number,
    pub(crate) calling_code_len: u8,
    pub(crate) fit: Fit,
    /// In a mobile range, rounded. In North America, where mobiles have no ranges of
    /// their own: in an area code that is in use.
    pub(crate) mobile: bool,
    /// In a range kept for fiction.
    pub(crate) fiction: bool,
    /// A trunk prefix (`0`, `8`, `1`, …) was written and taken off.
    pub(crate) trunk: bool,
}

/// The digits behind the calling code that begins them.
pub(super) fn without_code(digits: &[u8]) -> Option<&[u8]> {
    Code::leading(digits).and_then(|(_, len)| digits.get(len..))
}

/// Reads digits that follow a `+` or an exit prefix; `None` if no calling code begins them
/// or they are too many for any plan.
///
/// A trunk prefix between code and number (`+44 (0)7700 900123`) is taken off where the
/// number is valid only without it.
pub(crate) fn international(digits: &[u8]) -> Option<Parsed> {
    let (code, len) = Code::leading(digits)?;
    best(code, code.main(), digits.get(len..)?, Order::AsWrittenFirst)
}

/// Reads digits as dialled inside `region`, with or without the trunk prefix; `None` if
/// they are too many for any plan.
pub(crate) fn national(digits: &[u8], region: Region) -> Option<Parsed> {
    best(region.code(), region, digits, Order::TrunkFirst)
}

/// What follows an exit prefix (`00`, `011`, …), if that is a valid international number.
pub(crate) fn after_exit_prefix(digits: &[u8]) -> Option<&[u8]> {
    // Most countries; North America; Australia; the former Soviet Union; Japan.
    ["00", "011", "0011", "810", "010"].into_iter().find_map(|exit| {
        let rest = digits.strip_prefix(exit.as_bytes())?;
        (international(rest)?.fit == Fit::Valid).then_some(rest)
    })
}

impl Parsed {
    /// Whether one digit more or fewer would make a length of the plan; for numbers that
    /// their author calls a number.
    pub(crate) fn is_one_digit_off(&self) -> bool {
        let lengths = self.region.code().lengths();
        let around = lengths << 1 | lengths >> 1;
        self.fit == Fit::Invalid && code::has_length(around, self.national().len())
    }

    /// The digits after the calling code.
    pub(crate) fn national(&self) -> &[u8] {
        &self.number.digits()[usize::from(self.calling_code_len)..]
    }

    fn new(code: Code, region: Region, national: [&[u8]; 3], trunk: bool) -> Option<Self> {
        let number = Number::new(code.number(), national)?;
        let calling_code_len = code.len();
        let digits = number.digits();
        let tail = &digits[calling_code_len..];
        let valid = automaton::accepts(digits);
        let possible = valid || code::has_length(code.lengths(), tail.len());
        let kept = if possible { guess::fiction(digits, calling_code_len) } else { None };
        let fit = match (valid || kept.is_some(), possible) {
            (true, _) => Fit::Valid,
            (_, true) => Fit::Possible,
            _ => Fit::Invalid,
        };
        let mobile = kept.unwrap_or_else(|| valid && code.is_mobile(tail));
        let calling_code_len = calling_code_len as u8;
        Some(Self { region, number, calling_code_len, fit, mobile, fiction: kept.is_some(), trunk })
    }
}

/// What to prefer when digits fit equally well with and without a trunk prefix.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    TrunkFirst,
    AsWrittenFirst,
}

fn best(code: Code, region: Region, digits: &[u8], order: Order) -> Option<Parsed> {
    let written = Parsed::new(code, region, [digits, b"", b""], false);
    let mut best = written.filter(|_| order == Order::AsWrittenFirst);
    let mut keep = |parsed: Option<Parsed>| {
        let better = |new: &Parsed| best.is_none_or(|old| new.fit > old.fit);
        best = parsed.filter(better).or(best);
    };
    for trunk in code.trunks() {
        if let Some(rest) = strip(digits, trunk.as_bytes()) {
            keep(Parsed::new(code, region, [rest, b"", b""], true));
        }
    }
    if let Some([area, rest]) = code.argentine_mobile(digits) {
        keep(Parsed::new(code, region, [b"9", area, rest], true));
    }
    keep(written);
    best
}

/// `digits` without `prefix`, in which a dot is any digit.
fn strip<'a>(digits: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = digits.split_at_checked(prefix.len())?;
    matches(head, prefix).then_some(rest)
}

/// Whether `digits` are `pattern`, in which a dot is any digit.
fn matches(digits: &[u8], pattern: &[u8]) -> bool {
    digits.len() == pattern.len()
        && digits.iter().zip(pattern).all(|(digit, sign)| *sign == b'.' || digit == sign)
}
