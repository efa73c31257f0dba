//! Stretches of a text that are taken, looked up in logarithmic time: a message may hold
//! tens of thousands of findings, and each is held against the others.

use core::ops::Range;
use std::collections::BTreeMap;

/// A union of ranges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranges(BTreeMap<usize, usize>);

impl Ranges {
    /// Adds a range; what it touches becomes one with it.
    pub(crate) fn insert(&mut self, range: &Range<usize>) {
        let (mut start, mut end) = (range.start, range.end);
        while let Some((&from, &to)) = self.0.range(..=end).next_back() {
            if to < start {
                break;
            }
            self.0.remove(&from);
            start = start.min(from);
            end = end.max(to);
        }
        self.0.insert(start, end);
    }

    /// Whether any part of `range` is taken.
    pub(crate) fn overlaps(&self, range: &Range<usize>) -> bool {
        self.0.range(..range.end).next_back().is_some_and(|(_, &end)| range.start < end)
    }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    #[test]
    fn joins_what_touches_and_keeps_what_does_not() {
        let mut ranges = Ranges::default();
        for range in [5..8, 1..2, 8..9, 20..30, 7..21] {
            ranges.insert(&range);
        }
        for (range, taken) in [
            (0..1, false),
            (1..2, true),
            (2..5, false),
            (4..6, true),
            (29..40, true),
            (30..31, false),
        ] {
            assert_eq!(ranges.overlaps(&range), taken, "{range:?}");
        }
    }
}
