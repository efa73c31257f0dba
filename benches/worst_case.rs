//! Inputs made to hurt, next to ordinary text of the same length, and next to half of
//! themselves.
//!
//! ```sh
//! cargo bench --bench worst_case
//! ```
//!
//! The bars: no input of 100,000 characters takes more than 4 times what ordinary text of
//! that length takes, and none more than twice as long when it is twice as long. A little is
//! added to the second for the clock.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod support;

use std::time::Duration;

use contact_guard::{Context, Detector};
use support::stopwatch::{contender, race, ratio, verdict};
use support::texts::{WORST, benign, repeated};

const LENGTH: usize = 100_000;

fn main() {
    let detector = Detector::default();
    let context = Context::default();
    let time = |texts: &[&str]| -> Vec<Duration> {
        let check = |text: &str| detector.check(text, &context).findings.len();
        let mut contenders: Vec<_> =
            texts.iter().map(|text| contender("", move || check(text))).collect();
        race(&mut contenders)
    };
    let ordinary = benign(LENGTH);
    let (mut worst, mut growth) = ((0.0, ""), (0.0, ""));
    println!(
        "{:28} {:>12} {:>12} {:>10} {:>8}",
        "100,000 characters of", "50,000 in µs", "100,000", "× ordinary", "doubled"
    );
    for (name, piece) in WORST {
        let (half, whole) = (repeated(piece, LENGTH / 2), repeated(piece, LENGTH));
        let times = time(&[&ordinary, &half, &whole]);
        let next_to_ordinary = ratio(times[2], times[0]);
        let doubled = ratio(times[2], times[1]);
        println!(
            "{name:28} {:12.0} {:12.0} {next_to_ordinary:10.2} {doubled:8.2}",
            times[1].as_secs_f64() * 1e6,
            times[2].as_secs_f64() * 1e6
        );
        if next_to_ordinary > worst.0 {
            worst = (next_to_ordinary, name);
        }
        if doubled > growth.0 {
            growth = (doubled, name);
        }
    }
    println!();
    verdict(&format!("worst input next to ordinary text ({})", worst.1), worst.0, 4.0, true);
    verdict(&format!("time when the input doubles ({})", growth.1), growth.0, 2.4, true);
}
