//! Mobile ranges rounded to leading digits, because exact ones cost four times as much.
//!
//! Exact mobile ranges would make 2,400 states (12 KB brotli) of 640 (3 KB), for a flag
//! that only ranks guesses. Leading digits count as mobile where a fair share of the mobile
//! and fixed numbers that begin so, of one length, is mobile.

use super::pattern::Nfa;
use std::collections::HashMap;

/// The smallest share that makes a range mobile; low, because a missed one costs more.
const SHARE: f64 = 0.25;

/// The longest national number that any plan knows is 17 digits.
const LONGEST: usize = 17;

/// The leading digits, `depth` of them, and how many digits follow, that stand for the numbers of `nfa` tagged
/// `part`, out of those tagged `whole`.
pub(crate) fn round(nfa: &Nfa, part: u16, whole: u16, depth: usize) -> Vec<(String, usize)> {
    let mut counter = Counter { nfa, known: HashMap::new() };
    let mut ranges = Vec::new();
    let mut pending = vec![(String::new(), nfa.close(vec![0]))];
    while let Some((lead, set)) = pending.pop() {
        if lead.len() < depth {
            let next = |digit: u8| (format!("{lead}{digit}"), nfa.advance(&set, digit));
            pending.extend((0..10).map(next).filter(|(_, set)| !set.is_empty()));
            continue;
        }
        for left in 1..=LONGEST - depth {
            let all = counter.count(&set, left, whole);
            if all > 0.0 && counter.count(&set, left, part) / all >= SHARE {
                ranges.push((lead.clone(), left));
            }
        }
    }
    ranges
}

struct Counter<'a> {
    nfa: &'a Nfa,
    known: HashMap<(Vec<usize>, usize, u16), f64>,
}

impl Counter<'_> {
    /// How many numbers with a bit of `tag` end exactly `left` digits after `set`.
    fn count(&mut self, set: &[usize], left: usize, tag: u16) -> f64 {
        if left == 0 || set.is_empty() {
            return f64::from(u8::from(self.nfa.tag(set) & tag != 0));
        }
        let key = (set.to_vec(), left, tag);
        if let Some(&count) = self.known.get(&key) {
            return count;
        }
        let count = (0..10).map(|d| self.count(&self.nfa.advance(set, d), left - 1, tag)).sum();
        self.known.insert(key, count);
        count
    }
}
