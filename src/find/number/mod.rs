//! Types the numbers of a text by their shape: dates, prices, versions, addresses, labelled
//! identifiers. What has another shape is no telephone number, unless an act stands next to
//! it (`call 4.155.550.132`).
//!
//! One pass over the stretches between white space that hold a digit, and one look at the
//! words around each; linear, and nothing at all for a text without digits.

mod check;
mod compact;
mod dump;
mod label;
mod measure;
pub(crate) mod sequence;

use core::ops::Range;

use crate::order::sort_by_number;
use crate::text::Text;
pub(crate) use label::has_own_number;

/// What a stretch of digits is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShapeKind {
    /// `05.10.1986`, `2024-11-03`, `20250131_143000`.
    Date,
    /// `18:30`, `00:12:34:10`, a verse, a score, a ratio.
    Time,
    /// `1,250,000`, `3.1415926535`, `12,84,930`.
    Quantity,
    /// `$45`, `1 250,00 €`.
    Price,
    /// `1920x1080`, `210 x 297 mm`.
    Dimension,
    /// `v2.14.0.1032`.
    Version,
    /// `192.168.1.1`, `203.0.113.5:8080`.
    Address,
    /// An identifier with letters, a hash, a file name, a path.
    Code,
    /// A number whose check digits say card, account or book.
    Checked,
    /// A number that the word before it names: order, invoice, tracking.
    Label,
    /// A number of things: `6502531947 rows`.
    Count,
    /// A literal of a program or a table: `id: 90210`, `= 4294967295;`.
    Literal,
}

impl ShapeKind {
    /// Whether check digits or a word say what it is, and not the way in which it is written.
    pub(crate) fn is_named(self) -> bool {
        matches!(
            self,
            ShapeKind::Address | ShapeKind::Checked | ShapeKind::Label | ShapeKind::Count
        )
    }

    /// Whether people dress a telephone number so: as a price or an order, never as an
    /// address of the net or a card.
    pub(crate) fn is_dress(self) -> bool {
        !matches!(self, ShapeKind::Address | ShapeKind::Checked | ShapeKind::Code | ShapeKind::Time)
    }
}

/// A typed stretch, in bytes of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) range: Range<usize>,
    pub(crate) kind: ShapeKind,
}

/// Every typed stretch, in order of its beginning.
pub(crate) fn shapes(text: &Text<'_>) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for range in stretches(text.folded.text()) {
        let word = text.folded.slice(range.start, range.end);
        let kind = compact::kind(word)
            .or_else(|| measure::kind(text, &range))
            .or_else(|| label::kind(text, &range))
            .or_else(|| dump::kind(text, &range));
        if let Some(kind) = kind {
            shapes.push(Shape { range, kind });
        }
    }
    check::extend(text, &mut shapes);
    sort_by_number(&mut shapes, |shape| shape.range.start as u128);
    shapes
}

/// The stretches between white space that hold a digit, without quotes, brackets and the
/// signs that end a clause.
fn stretches(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let bytes = text.as_bytes();
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            if at >= bytes.len() {
                return None;
            }
            let start = at;
            let mut digit = false;
            while let Some(byte) = bytes.get(at).filter(|byte| !byte.is_ascii_whitespace()) {
                digit |= byte.is_ascii_digit();
                at += 1;
            }
            if digit {
                let range = trim(bytes, start..at);
                if !range.is_empty() {
                    return Some(range);
                }
            }
        }
    })
}

fn trim(bytes: &[u8], mut range: Range<usize>) -> Range<usize> {
    const OPENING: &[u8] = b"\"'([{<*`";
    const CLOSING: &[u8] = b"\"')]}>.,;:!?*`";
    while !range.is_empty() && OPENING.contains(&bytes[range.start]) {
        range.start += 1;
    }
    while !range.is_empty() && CLOSING.contains(&bytes[range.end - 1]) {
        range.end -= 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::{ShapeKind, shapes};
    use crate::text::Text;

    fn kind(raw: &str) -> Option<ShapeKind> {
        shapes(&Text::new(raw)).first().map(|shape| shape.kind)
    }

    #[test]
    fn types_numbers() {
        use ShapeKind::{
            Address, Checked, Code, Count, Date, Dimension, Label, Price, Quantity, Time, Version,
        };
        for (raw, expected) in [
            ("born 05.10.1986", Date),
            ("on 2024-11-03", Date),
            ("from 04/06/2025", Date),
            ("at 18:30", Time),
            ("raised 4.155.550.132", Quantity),
            ("1,234,567 views", Quantity),
            ("12,84,930", Quantity),
            ("3.1415926535", Quantity),
            ("$4155550132", Price),
            ("costs 1250 eur", Price),
            ("1920x1080", Dimension),
            ("version 2.14.0.1032", Version),
            ("192.168.1.100:8080", Address),
            ("inv-2024-000123", Code),
            ("img_20240115_143022.jpg", Code),
            ("84 53 01 f8 00 b7", Code),
            ("550e8400-e29b-41d4-a716-446655440000", Code),
            ("order number 4155550132", Label),
            ("ticket 8839201745", Label),
            ("6502531947 rows", Count),
            ("enter 4242 4242 4242 4242", Checked),
            ("978-3-16-148410-0", Checked),
        ] {
            assert_eq!(kind(raw), Some(expected), "{raw}");
        }
    }

    #[test]
    fn leaves_telephone_numbers() {
        for raw in
            ["(415) 555-0132", "415.555.0132", "07700 900417", "06.39.98.41.27", "+44 20 7946 0321"]
        {
            assert_eq!(kind(raw), None, "{raw}");
        }
    }
}
