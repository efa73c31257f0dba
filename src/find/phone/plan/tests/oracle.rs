//! The tables agree with the metadata that they are made from, read by other code.
//!
//! The `regex` crate runs upstream's patterns on pseudo-random numbers of every calling
//! code. (The crate's own `is_valid` is no oracle: it takes a pattern that matches only the
//! first digits for a match.) Two differences are wanted: North America takes any area and
//! exchange that could exist, and no seven digits; numbers kept for fiction are valid.

use super::*;
use phonenumber::Metadata;
use phonenumber::metadata::DATABASE;
use regex::Regex;

/// Numbers tried for each of some 215 calling codes.
const TRIES: usize = 1_000;

struct Oracle {
    general: Regex,
    typed: Regex,
    mobile: Option<Regex>,
    examples: Vec<String>,
}

#[test]
fn validity_agrees_with_the_source() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut tried, mut valid, mut mobile, mut mobile_agrees) = (0, 0, 0, 0);
    for code in 1..=999 {
        let Some(oracle) = Oracle::of(code) else { continue };
        for _ in 0..TRIES {
            let number = random.number(&oracle.examples);
            let full = format!("{code}{number}");
            let ours = Code::leading(full.as_bytes())
                .and_then(|(code, _)| {
                    Parsed::new(code, code.main(), [number.as_bytes(), b"", b""], false)
                })
                .expect("a code of the metadata is known");
            let theirs = oracle.general.is_match(&number);
            assert_eq!(ours.fit == Fit::Valid, theirs || ours.fiction, "+{code} {number}");
            let seven = code == 1 && number.len() == 7;
            if oracle.typed.is_match(&number) && !seven {
                assert_eq!(ours.fit, Fit::Valid, "typed: +{code} {number}");
                let is_mobile =
                    oracle.mobile.as_ref().is_some_and(|mobile| mobile.is_match(&number));
                mobile += 1;
                mobile_agrees += usize::from(is_mobile == ours.mobile);
            }
            tried += 1;
            valid += usize::from(theirs);
        }
    }
    assert!(tried > 200_000 && valid > tried / 10, "{tried} tried, {valid} valid");
    println!("{tried} tried, {valid} valid; mobile agrees for {mobile_agrees} of {mobile}");
    assert!(mobile_agrees * 100 > mobile * 92, "mobile: {mobile_agrees} of {mobile}");
}

impl Oracle {
    fn of(code: u16) -> Option<Self> {
        let regions = DATABASE.by_code(&code)?;
        let general = if code == 1 {
            // Wider in area codes, narrower in exchanges: see extra.tsv.
            r"[2-9]\d\d[2-9]\d{6}".to_owned()
        } else {
            union(&regions, |kind| kind == 0)?
        };
        let examples = regions
            .iter()
            .flat_map(|region| kinds(region))
            .filter_map(|(_, kind)| kind.example().map(str::to_owned));
        Some(Self {
            general: whole(&general),
            typed: whole(&union(&regions, |kind| kind > 0)?),
            mobile: union(&regions, |kind| kind == 1).map(|pattern| whole(&pattern)),
            examples: examples.collect(),
        })
    }
}

/// The general description is kind 0, mobiles are kind 1.
fn kinds(region: &Metadata) -> Vec<(usize, &phonenumber::metadata::Descriptor)> {
    let kinds = region.descriptors();
    let all = [
        Some(kinds.general()),
        kinds.mobile(),
        kinds.fixed_line(),
        kinds.toll_free(),
        kinds.premium_rate(),
        kinds.shared_cost(),
        kinds.personal_number(),
        kinds.voip(),
        kinds.pager(),
        kinds.uan(),
        kinds.voicemail(),
    ];
    all.into_iter().enumerate().filter_map(|(at, kind)| Some((at, kind?))).collect()
}

fn union(regions: &[&Metadata], wanted: fn(usize) -> bool) -> Option<String> {
    let patterns = regions.iter().flat_map(|region| kinds(region));
    let patterns: Vec<_> = patterns
        .filter(|(kind, _)| wanted(*kind))
        .map(|(_, kind)| kind.national_number().as_str().to_owned())
        .collect();
    (!patterns.is_empty()).then(|| patterns.join("|"))
}

fn whole(pattern: &str) -> Regex {
    let pattern: String = pattern.chars().filter(|c| !c.is_whitespace()).collect();
    Regex::new(&format!("^(?:{})$", pattern.replace(r"\d", "[0-9]"))).expect("upstream's pattern")
}

/// A xorshift generator: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }

    fn digit(&mut self) -> u8 {
        b'0' + self.below(10) as u8
    }

    /// Two in three are examples changed in places, the others digits of any length.
    fn number(&mut self, examples: &[String]) -> String {
        let mut digits: Vec<u8> = if self.below(3) > 0 && !examples.is_empty() {
            examples[self.below(examples.len())].clone().into_bytes()
        } else {
            (0..3 + self.below(13)).map(|_| self.digit()).collect()
        };
        for _ in 0..self.below(7) {
            let at = self.below(digits.len());
            digits[at] = self.digit();
        }
        match self.below(20) {
            0 => digits.push(self.digit()),
            1 => drop(digits.pop()),
            _ => {}
        }
        String::from_utf8(digits).expect("digits")
    }
}
