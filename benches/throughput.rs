//! Chat text: the detector next to the fold alone, and next to the `regex` crate.
//!
//! ```sh
//! cargo bench --bench throughput --features bench-internals
//! ```
//!
//! Times are the best of several rounds in turn; the bars are ratios, so that they hold on
//! any machine.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod support;

use std::hint::black_box;
use std::time::Duration;

use contact_guard::{Context, Detector, internals};
use support::peer::Peer;
use support::stopwatch::{contender, race, ratio, verdict};
use support::texts;

fn main() {
    let peer = Peer::new();
    println!("{:8} {:24} {:>9} {:>12} {:>10}", "text", "reader", "MB/s", "messages/s", "found");
    let honest = measure("honest", &texts::honest(), &peer);
    let guilty = measure("guilty", &texts::guilty(), &peer);
    println!();
    for (name, times) in [("honest", honest), ("guilty", guilty)] {
        verdict(
            &format!("{name}: speed next to the fold alone"),
            ratio(times.fold, times.check),
            1.0 / 3.0,
            false,
        );
        verdict(
            &format!("{name}: speed next to regex, set and finds"),
            ratio(times.set, times.check),
            20.0,
            false,
        );
        verdict(
            &format!("{name}: speed next to regex, each pattern"),
            ratio(times.each, times.check),
            20.0,
            false,
        );
    }
}

struct Times {
    fold: Duration,
    check: Duration,
    set: Duration,
    each: Duration,
}

fn measure(name: &str, messages: &[String], peer: &Peer) -> Times {
    let (detector, context) = (Detector::default(), Context::default());
    let over = |read: &dyn Fn(&str) -> usize| messages.iter().map(|text| read(text)).sum::<usize>();
    let fold = |text: &str| black_box(internals::fold(text)).len();
    let tokens = |text: &str| internals::tokens(text);
    let check = |text: &str| black_box(detector.check(text, &context)).findings.len();
    let mut contenders = [
        contender("fold alone", || over(&fold)),
        contender("fold and tokens", || over(&tokens)),
        contender("check", || over(&check)),
        contender("regex, set and finds", || over(&|text| peer.find(text))),
        contender("regex, each pattern", || over(&|text| peer.find_with_each(text))),
    ];
    let found = [
        None,
        None,
        Some(over(&check)),
        Some(over(&|text| peer.find(text))),
        Some(over(&|text| peer.find_with_each(text))),
    ];
    let times = race(&mut contenders);
    for ((contender, time), found) in contenders.iter().zip(&times).zip(found) {
        let megabytes = texts::size(messages) as f64 / 1e6 / time.as_secs_f64();
        let rate = messages.len() as f64 / time.as_secs_f64();
        let found = found.map_or("-".to_owned(), |found| found.to_string());
        println!("{name:8} {:24} {megabytes:9.2} {rate:12.0} {found:>10}", contender.name());
    }
    Times { fold: times[0], check: times[2], set: times[3], each: times[4] }
}
