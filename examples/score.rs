//! Scores the detector on labelled messages: what must be flagged and is, which details are
//! found with kind and range, and what honest text is flagged.
//!
//! ```sh
//! cargo run --release --example score --features serde -- tests/cases/*.jsonl --by tag
//! ```
//!
//! `--by kind|lang|tag` adds a table, `--misses N` prints the first wrong answers.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a program of its own prints and stops"
)]

use std::collections::BTreeMap;
use std::process::ExitCode;

use contact_guard::{Action, Context, Detector, Finding};
use serde_json::Value;

#[derive(Default, Clone)]
struct Tally {
    guilty: usize,
    flagged: usize,
    expected: usize,
    found: usize,
    canonical: usize,
    canonical_found: usize,
    honest: usize,
    honest_flagged: usize,
}

fn main() -> ExitCode {
    let mut files = Vec::new();
    let (mut by, mut misses) = (None, 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--by" => by = arguments.next(),
            "--misses" => misses = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(20),
            _ => files.push(argument),
        }
    }
    let mut total = Tally::default();
    let mut groups: BTreeMap<String, Tally> = BTreeMap::new();
    let mut wrong = Vec::new();
    println!("{:24} {HEADINGS}", "file");
    for file in &files {
        let source = match std::fs::read_to_string(file) {
            Ok(source) => source,
            Err(why) => {
                eprintln!("{file}: {why}");
                return ExitCode::from(2);
            }
        };
        let mut tally = Tally::default();
        for line in source.lines().filter(|line| !line.trim().is_empty()) {
            let case: Value = match serde_json::from_str(line) {
                Ok(case) => case,
                Err(why) => {
                    eprintln!("{file}: {why}");
                    return ExitCode::from(2);
                }
            };
            let one = score(&case, &mut wrong);
            tally.add(&one);
            for group in groups_of(&case, by.as_deref()) {
                groups.entry(group).or_default().add(&one);
            }
        }
        println!("{:24} {}", file.rsplit('/').next().unwrap_or(file), tally.row());
        total.add(&tally);
    }
    println!("{:24} {}", "all", total.row());
    for (group, tally) in &groups {
        println!("  {group:22} {}", tally.row());
    }
    wrong.iter().take(misses).for_each(|line| println!("{line}"));
    ExitCode::SUCCESS
}

fn groups_of(case: &Value, by: Option<&str>) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    match by {
        Some("lang") => vec![text(&case["lang"])],
        Some("tag") => case["tags"].as_array().into_iter().flatten().map(text).collect(),
        Some("kind") => expectations(case)
            .iter()
            .flat_map(|expected| kinds(expected).into_iter().take(1))
            .collect(),
        _ => Vec::new(),
    }
}

fn expectations(case: &Value) -> Vec<Value> {
    case["expect"].as_array().cloned().unwrap_or_default()
}

fn kinds(expected: &Value) -> Vec<String> {
    match &expected["kind"] {
        Value::Array(kinds) => {
            kinds.iter().filter_map(|kind| Some(kind.as_str()?.to_owned())).collect()
        }
        kind => kind.as_str().map(str::to_owned).into_iter().collect(),
    }
}

fn score(case: &Value, wrong: &mut Vec<String>) -> Tally {
    let text = case["text"].as_str().unwrap_or_default();
    let context: Context = match case.get("context") {
        Some(context) => serde_json::from_value(context.clone()).unwrap_or_default(),
        None => Context::default(),
    };
    let earlier: Vec<&str> =
        case["earlier"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let report = Detector::default().check_after(&earlier, text, &context);
    let findings: Vec<&Finding> =
        report.findings.iter().filter(|finding| finding.action >= Action::Warn).collect();
    let said: Vec<_> = findings
        .iter()
        .map(|finding| (finding.kind.label(), finding.span.of(text), finding.rule))
        .collect();
    let mut tally = Tally::default();
    let expected = expectations(case);
    let id = case["id"].as_str().unwrap_or("-");
    if expected.is_empty() {
        tally.honest = 1;
        if report.is_flagged() {
            tally.honest_flagged = 1;
            wrong.push(format!("FALSE {id} {earlier:?} {text:?}\n      {said:?}"));
        }
        return tally;
    }
    tally.guilty = 1;
    tally.flagged = usize::from(report.is_flagged());
    for expectation in &expected {
        tally.expected += 1;
        let value = expectation["value"].as_str().unwrap_or_default();
        if is_found(expectation, value, text, &findings) {
            tally.found += 1;
        } else {
            let mark = if report.is_flagged() { "SPAN " } else { "MISS " };
            wrong.push(format!(
                "{mark} {id} {earlier:?} {text:?}\n      want {:?} {value:?} got {said:?}",
                kinds(expectation)
            ));
        }
        if let Some(canonical) = expectation["canonical"].as_str() {
            tally.canonical += 1;
            let right =
                findings.iter().any(|finding| finding.canonical.as_deref() == Some(canonical));
            tally.canonical_found += usize::from(right);
            if !right {
                let got: Vec<_> = findings.iter().map(|finding| &finding.canonical).collect();
                wrong.push(format!("CANON {id} {text:?}\n      want {canonical:?} got {got:?}"));
            }
        }
    }
    tally
}

/// Two ranges agree when they share half of their union; a request, or a payment that is
/// proposed, when they share anything.
fn is_found(expectation: &Value, value: &str, text: &str, findings: &[&Finding]) -> bool {
    let kinds = kinds(expectation);
    let loose = kinds.iter().any(|kind| kind == "request" || kind == "payment");
    let least = if loose { 1e-9 } else { 0.5 };
    text.match_indices(value).any(|(start, _)| {
        findings.iter().any(|finding| {
            kinds.iter().any(|kind| kind == finding.kind.label())
                && overlap(
                    text,
                    (start, start + value.len()),
                    (finding.span.start, finding.span.end),
                ) >= least
        })
    })
}

fn overlap(text: &str, a: (usize, usize), b: (usize, usize)) -> f64 {
    let units = |start: usize, end: usize| {
        text.get(start..end.max(start)).unwrap_or_default().encode_utf16().count() as f64
    };
    let shared = units(a.0.max(b.0), a.1.min(b.1));
    shared / units(a.0.min(b.0), a.1.max(b.1)).max(1.0)
}

const HEADINGS: &str = "      flagged guilty       found details   canonical forms  flagged honest";

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.guilty += other.guilty;
        self.flagged += other.flagged;
        self.expected += other.expected;
        self.found += other.found;
        self.canonical += other.canonical;
        self.canonical_found += other.canonical_found;
        self.honest += other.honest;
        self.honest_flagged += other.honest_flagged;
    }

    fn row(&self) -> String {
        let share = |part: usize, whole: usize| match whole {
            0 => "-".to_owned(),
            _ => format!("{part}/{whole} {:.1}%", 100.0 * part as f64 / whole as f64),
        };
        format!(
            "{:>20} {:>19} {:>17} {:>15}",
            share(self.flagged, self.guilty),
            share(self.found, self.expected),
            share(self.canonical_found, self.canonical),
            share(self.honest_flagged, self.honest)
        )
    }
}
