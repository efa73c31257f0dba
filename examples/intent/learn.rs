//! Logistic regression over hashed features, by stochastic gradient descent with the step sizes of
//! Duchi et al. ("Adaptive Subgradient Methods", JMLR 2011).

use contact_guard::internals::BUCKETS;

/// A text, by sentences, and whether it asks.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) sentences: Vec<Vec<u16>>,
    pub(crate) asks: bool,
    pub(crate) line: usize,
}

/// What was learned.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    weights: Vec<f64>,
    bias: f64,
}

/// What one step of a stored weight is worth.
pub(crate) const STEP: f64 = 0.1;
/// How little weights are held back: larger follows the examples closer.
const FREEDOM: f64 = 0.3;
const EPOCHS: usize = 30;
const RATE: f64 = 0.2;

impl Model {
    /// Learns from `rows`. Of a text that asks, the sentence that does so is the one that scores
    /// highest; which one that is gets clear in a first round.
    pub(crate) fn learn(rows: &[&Row]) -> Model {
        let longest = |row: &Row| {
            let lengths = row.sentences.iter().enumerate();
            lengths.max_by_key(|(_, sentence)| sentence.len()).map_or(0, |(at, _)| at)
        };
        let first = Model::fit(rows, longest);
        Model::fit(rows, |row| first.strongest(row).map_or(0, |(at, _)| at))
    }

    fn fit(rows: &[&Row], asking: impl Fn(&Row) -> usize) -> Model {
        let mut samples: Vec<(&[u16], f64)> = Vec::new();
        for row in rows {
            if row.asks {
                samples.extend(row.sentences.get(asking(row)).map(|own| (own.as_slice(), 1.0)));
            } else {
                samples.extend(row.sentences.iter().map(|own| (own.as_slice(), 0.0)));
            }
        }
        let mut often = vec![0.0_f64; BUCKETS];
        for (features, _) in &samples {
            features.iter().for_each(|&at| often[at as usize] += 1.0);
        }
        let mut model = Model { weights: vec![0.0; BUCKETS], bias: 0.0 };
        let mut squares = vec![1e-3; BUCKETS + 1];
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut state = 1_u64;
        for _ in 0..EPOCHS {
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
                squares[BUCKETS] += error * error;
                model.bias -= RATE * error / squares[BUCKETS].sqrt();
            }
        }
        for weight in &mut model.weights {
            *weight = f64::from(step(*weight)) * STEP;
        }
        model
    }

    /// The logarithm of the odds that a sentence asks.
    fn score(&self, features: &[u16]) -> f64 {
        self.bias + features.iter().map(|&at| self.weights[at as usize]).sum::<f64>()
    }

    /// The sentence of a text that scores highest, and its score.
    pub(crate) fn strongest(&self, row: &Row) -> Option<(usize, f64)> {
        let scores = row.sentences.iter().enumerate().map(|(at, own)| (at, self.score(own)));
        scores.max_by(|one, other| one.1.total_cmp(&other.1))
    }

    /// The weights as whole steps.
    pub(crate) fn steps(&self) -> Vec<i8> {
        self.weights.iter().map(|&weight| step(weight)).collect()
    }

    /// The sum of steps that a sentence has to pass, where its odds are to pass `odds`.
    pub(crate) fn threshold(&self, odds: f64) -> i32 {
        ((odds - self.bias) / STEP).round() as i32
    }
}

fn step(weight: f64) -> i8 {
    (weight / STEP).round().clamp(-127.0, 127.0) as i8
}
