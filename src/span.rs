//! Ranges of text that know their unit: bytes of UTF-8, on character boundaries.

/// A half-open range of bytes in the text it was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The same stretch of a text that has `by` more bytes in front.
    pub(crate) fn shifted(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    pub(crate) fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// The stretch of `text` that it covers; empty if it was made for another text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// How many bytes it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub(crate) fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A stretch of a file as people find it.
#[cfg(feature = "policy-file")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The stretch, on character boundaries.
    pub(crate) span: Span,
    /// Line of its first character, from 1.
    pub(crate) line: usize,
    /// Column of its first character, in characters from 1.
    pub(crate) column: usize,
}

#[cfg(feature = "policy-file")]
impl Place {
    /// Where the bytes `start..end` of `text` stand, moved to character boundaries.
    pub(crate) fn new(text: &str, start: usize, end: usize) -> Place {
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            span: Span::new(start, end),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}
