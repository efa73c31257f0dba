//! Why an overlay cannot be used.

use core::fmt;

use crate::span::{Place, Span};

/// What is wrong in an overlay file, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayError {
    message: String,
    place: Place,
}

impl OverlayError {
    pub(super) fn new(message: impl Into<String>, text: &str, start: usize, end: usize) -> Self {
        OverlayError { message: message.into(), place: Place::new(text, start, end) }
    }

    /// What is wrong and what would be right, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line of the first wrong character, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.line
    }

    /// Column of the first wrong character, in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.place.column
    }

    /// The wrong stretch of the file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.place.span
    }
}

impl fmt::Display for OverlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.place.line, self.place.column, self.message)
    }
}

impl core::error::Error for OverlayError {}
