//! Stages laid open to the benches and the fuzz targets. No part of the public surface:
//! compiled with the feature `bench-internals` only.

use core::ops::Range;

use crate::find::request::feature::{self, is_foreign, visit};
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

/// How many buckets features are hashed into.
pub const BUCKETS: usize = feature::BUCKETS;

/// How many of these, the first ones, are for English.
pub const ENGLISH_BUCKETS: usize = feature::ENGLISH;

/// The features of a sentence, by bucket.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// As it is read.
    pub read: Vec<u32>,
    /// As it would be read in another language than English; empty where it is.
    pub lent: Vec<u32>,
}

/// The features of each sentence of a text: what the weights of `data/intent` are learned from.
#[must_use]
pub fn features(text: &str) -> Vec<Sentence> {
    let text = Text::new(text);
    let words = Words::new(&text);
    let buckets = |stretch: &Range<usize>, foreign: bool| {
        let mut buckets = Vec::new();
        visit(&text, &words, stretch.clone(), foreign, |feature| {
            buckets.push(feature.bucket as u32);
        });
        buckets
    };
    let read = |stretch: Range<usize>| {
        let foreign = is_foreign(&text, &words, stretch.clone());
        let lent = if foreign { Vec::new() } else { buckets(&stretch, true) };
        Sentence { read: buckets(&stretch, foreign), lent }
    };
    stretches(&words).map(read).collect()
}
