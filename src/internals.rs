//! Stages laid open to the benches and the fuzz targets. No part of the public surface:
//! compiled with the feature `bench-internals` only.

use crate::find::request::feature::{BUCKETS as BUCKETS_OF_FEATURES, visit};
use crate::find::request::intent::stretches;
use crate::fold;
use crate::rules::words::Words;
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

/// How many buckets the features of a sentence are hashed into.
pub const BUCKETS: usize = BUCKETS_OF_FEATURES;

/// The features of each sentence of a text, by bucket: what the weights of `data/intent` are
/// learned from.
#[must_use]
pub fn features(text: &str) -> Vec<Vec<u16>> {
    let text = Text::new(text);
    let words = Words::new(&text);
    let mut sentences: Vec<Vec<u16>> = Vec::new();
    for stretch in stretches(&words) {
        let mut buckets = Vec::new();
        visit(&text, &words, stretch, |feature| buckets.push(feature.bucket as u16));
        sentences.push(buckets);
    }
    sentences
}
