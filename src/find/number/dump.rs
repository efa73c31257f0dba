//! Bytes written out in pairs of hexadecimal digits: `0f b7 47 18 83 f8`, a hardware address.

use core::ops::Range;

use super::ShapeKind;
use crate::text::Text;

/// The fewest pairs in a row that are no other numbers.
const FEWEST: usize = 6;
/// How many pairs are looked at on either side: a long dump costs no more than its length.
const MOST: usize = 12;

/// Code, where the stretch is a pair of digits among pairs of which some have letters.
pub(super) fn kind(text: &Text<'_>, range: &Range<usize>) -> Option<ShapeKind> {
    let folded = text.folded.text();
    if range.len() != 2 {
        return None;
    }
    let is_pair =
        |word: &&str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let row = |words: &mut dyn Iterator<Item = &str>| {
        let pairs = words.take(MOST).take_while(is_pair);
        pairs.fold((0, 0), |(all, lettered), pair| {
            (all + 1, lettered + usize::from(pair.bytes().any(|byte| byte.is_ascii_alphabetic())))
        })
    };
    let before = row(&mut folded[..range.start].split_ascii_whitespace().rev());
    let after = row(&mut folded[range.end..].split_ascii_whitespace());
    (before.0 + after.0 + 1 >= FEWEST && before.1 + after.1 >= 2).then_some(ShapeKind::Code)
}
