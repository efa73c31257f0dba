//! Logistic regression over hashed features, by stochastic gradient descent with the step sizes of
//! Duchi et al. ("Adaptive Subgradient Methods", JMLR 2011).

use contact_guard::internals::{BUCKETS, ENGLISH_BUCKETS, Sentence};

/// A text, by sentences, and whether it asks.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) asks: bool,
    pub(crate) line: usize,
}

/// What was learned.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    weights: Vec<f64>,
    /// In English, and in other languages.
    biases: [f64; 2],
}

/// What one step of a stored weight is worth.
pub(crate) const STEP: f64 = 0.3;
/// How little weights are held back: larger follows the examples closer.
const FREEDOM: f64 = 0.8;
const EPOCHS: usize = 30;
/// From here on the rounds are averaged, so that the order of the examples hardly matters.
const FIRST_AVERAGED: usize = 10;
const RATE: f64 = 0.2;

impl Model {
    /// Learns from `rows`. Of a text that asks, the sentence that does so is the one that scores
    /// highest; which one that is gets clear in a first round.
    pub(crate) fn learn(rows: &[&Row]) -> Model {
        let longest = |row: &Row| {
            let lengths = row.sentences.iter().enumerate();
            lengths.max_by_key(|(_, sentence)| sentence.read.len()).map_or(0, |(at, _)| at)
        };
        let first = Model::fit(rows, longest);
        Model::fit(rows, |row| first.strongest(row).map_or(0, |(at, _)| at))
    }

    fn fit(rows: &[&Row], asking: impl Fn(&Row) -> usize) -> Model {
        let mut samples: Vec<(&[u32], f64)> = Vec::new();
        for row in rows {
            let asks = row.asks.then(|| asking(row));
            for (at, sentence) in row.sentences.iter().enumerate() {
                let truth = match asks {
                    Some(asking) if asking != at => continue,
                    Some(_) => 1.0,
                    None => 0.0,
                };
                samples.push((&sentence.read, truth));
                // What classes of words say in English they say in other languages as well.
                if !sentence.lent.is_empty() {
                    samples.push((&sentence.lent, truth));
                }
            }
        }
        let mut often = vec![0.0_f64; BUCKETS];
        for (features, _) in &samples {
            features.iter().for_each(|&at| often[at as usize] += 1.0);
        }
        let mut model = Model { weights: vec![0.0; BUCKETS], biases: [0.0; 2] };
        let mut squares = vec![1e-3; BUCKETS + 2];
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut state = 1_u64;
        let mut average = Model { weights: vec![0.0; BUCKETS], biases: [0.0; 2] };
        for epoch in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                order.swap(at, (state >> 33) as usize % (at + 1));
            }
            for &at in &order {
                let (features, truth) = samples[at];
                let error = 1.0 / (1.0 + (-model.score(features)).exp()) - truth;
                for &at in features {
                    let at = at as usize;
                    let slope = error + model.weights[at] / (FREEDOM * often[at]);
                    squares[at] += slope * slope;
                    model.weights[at] -= RATE * slope / squares[at].sqrt();
                }
                let side = side(features);
                squares[BUCKETS + side] += error * error;
                model.biases[side] -= RATE * error / squares[BUCKETS + side].sqrt();
            }
            if epoch >= FIRST_AVERAGED {
                average.add(&model, 1.0 / (EPOCHS - FIRST_AVERAGED) as f64);
            }
        }
        for weight in &mut average.weights {
            *weight = f64::from(step(*weight)) * STEP;
        }
        average
    }

    fn add(&mut self, other: &Model, share: f64) {
        let own = self.weights.iter_mut().chain(&mut self.biases);
        own.zip(other.weights.iter().chain(&other.biases))
            .for_each(|(own, other)| *own += other * share);
    }

    /// The logarithm of the odds that a sentence asks.
    fn score(&self, features: &[u32]) -> f64 {
        self.biases[side(features)]
            + features.iter().map(|&at| self.weights[at as usize]).sum::<f64>()
    }

    /// The sentence of a text that scores highest, and its score.
    pub(crate) fn strongest(&self, row: &Row) -> Option<(usize, f64)> {
        let scores = row.sentences.iter().enumerate().map(|(at, own)| (at, self.score(&own.read)));
        scores.max_by(|one, other| one.1.total_cmp(&other.1))
    }

    /// The weights as whole steps.
    pub(crate) fn steps(&self) -> Vec<i8> {
        self.weights.iter().map(|&weight| step(weight)).collect()
    }

    /// The sums of steps that a sentence has to pass in English and in another language, where its
    /// odds are to pass `odds`.
    pub(crate) fn thresholds(&self, odds: [f64; 2]) -> [i32; 2] {
        [0, 1].map(|side| ((odds[side] - self.biases[side]) / STEP).round() as i32)
    }
}

/// 0 for a sentence in English, 1 for one in another language.
fn side(features: &[u32]) -> usize {
    usize::from(features.first().is_some_and(|&bucket| bucket as usize >= ENGLISH_BUCKETS))
}

fn step(weight: f64) -> i8 {
    (weight / STEP).round().clamp(-127.0, 127.0) as i8
}
