//! Why an overlay cannot be used.

use core::fmt;

use crate::span::Span;

/// What is wrong in an overlay file, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayError {
    message: String,
    span: Span,
    line: usize,
    column: usize,
}

impl OverlayError {
    pub(super) fn new(message: impl Into<String>, text: &str, start: usize, end: usize) -> Self {
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        OverlayError {
            message: message.into(),
            span: Span::new(start, end),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }

    /// What is wrong and what would be right, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line of the first wrong character, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Column of the first wrong character, in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// The wrong stretch of the file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for OverlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl core::error::Error for OverlayError {}
