//! Times things next to each other: rounds of each in turn, and the best of each, so that a
//! busy machine slows all of them and the ratios stay.

use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 7;
/// What one round of one thing should take at least, for the clock to tell it.
const ROUND: Duration = Duration::from_millis(40);

/// One thing to time.
pub(crate) struct Contender<'a> {
    name: String,
    run: Box<dyn FnMut() -> usize + 'a>,
}

pub(crate) fn contender<'a>(
    name: impl Into<String>,
    run: impl FnMut() -> usize + 'a,
) -> Contender<'a> {
    Contender { name: name.into(), run: Box::new(run) }
}

/// The best time of one run of each, in order.
#[expect(clippy::disallowed_methods, reason = "a bench is where a clock belongs")]
pub(crate) fn race(contenders: &mut [Contender<'_>]) -> Vec<Duration> {
    let time = |contender: &mut Contender<'_>, times: u32| {
        let start = Instant::now();
        for _ in 0..times {
            black_box((contender.run)());
        }
        start.elapsed() / times
    };
    let mut best: Vec<Duration> = contenders.iter_mut().map(|one| time(one, 1)).collect();
    let times: Vec<u32> = best
        .iter()
        .map(|once| (ROUND.as_nanos() / once.as_nanos().max(1)).clamp(1, 1_000_000) as u32)
        .collect();
    for _ in 0..ROUNDS {
        for (at, contender) in contenders.iter_mut().enumerate() {
            best[at] = best[at].min(time(contender, times[at]));
        }
    }
    best
}

impl Contender<'_> {
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// How often `a` goes into `b`'s time.
pub(crate) fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64().max(1e-12)
}

/// A line that holds a ratio against its bar.
pub(crate) fn verdict(what: &str, got: f64, bar: f64, at_most: bool) {
    let (holds, word) = if at_most { (got <= bar, "≤") } else { (got >= bar, "≥") };
    let mark = if holds { "ok  " } else { "MISS" };
    println!("{mark} {what:64} {got:9.2}   {word} {bar:.2}");
}
