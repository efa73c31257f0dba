//! Stages laid open to the benches and the fuzz targets. No part of the public surface:
//! compiled with the feature `bench-internals` only.

use crate::fold;
use crate::text::Text;

/// The folded view of a text: the pass that every check begins with.
#[must_use]
pub fn fold(text: &str) -> String {
    fold::Folded::new(text).into_text()
}

/// How many tokens a text is read as: folding, cutting, looking up and merging words.
#[must_use]
pub fn tokens(text: &str) -> usize {
    Text::new(text).tokens.len()
}

/// Panics where the fold of `text` breaks one of its laws.
pub fn assert_fold_is_sound(text: &str) {
    fold::laws::assert_hold(text);
}
