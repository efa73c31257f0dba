//! The labelled messages of `tests/cases` against the detector.
//!
//! The floors are what a change must not fall below. Beside them every wrong answer of today
//! stands in `tests/cases/known_misses.txt` as it is, so that each change of an answer, for
//! better or worse, is seen in the diff: `UPDATE_DATA=1 cargo test --test cases` rewrites it.
//! `cargo run --release --example score` prints figures by kind, language and tag.

mod support;

use std::collections::BTreeMap;

use contact_guard::{Action, Finding, Report};
use support::case::{self, Case, Expectation};

#[test]
fn reaches_the_floors() {
    let tally = Tally::of(&case::all());
    let guilty = tally.flagged as f64 / tally.guilty as f64;
    let honest = tally.honest_flagged as f64 / tally.honest as f64;
    let split = tally.split_right as f64 / tally.split as f64;
    assert!(guilty >= 0.98, "{tally:?}: {guilty:.3} of the guilty are flagged");
    assert!(honest <= 0.005, "{tally:?}: {honest:.3} of the honest are flagged");
    assert!(split >= 0.95, "{tally:?}: {split:.3} of the split messages are judged right");
    assert_eq!(tally.context_right, tally.context, "{tally:?}");
}

#[test]
fn wrong_answers_are_the_known_ones() {
    let wrong: BTreeMap<String, String> = case::all().iter().filter_map(wrong_answer).collect();
    if std::env::var_os("UPDATE_DATA").is_some() {
        write(&wrong);
        return;
    }
    let known = read();
    let news: Vec<String> = wrong
        .iter()
        .filter(|(id, answer)| known.get(*id) != Some(answer))
        .map(|(id, answer)| format!("{id}\t{answer}\n      (known: {:?})", known.get(id)))
        .collect();
    let right: Vec<&String> = known.keys().filter(|id| !wrong.contains_key(*id)).collect();
    assert!(
        news.is_empty() && right.is_empty(),
        "{} answers are wrong in a new way:\n{}\n{} are right now: {right:?}\n\
         UPDATE_DATA=1 cargo test --test cases takes both over; read the diff.",
        news.len(),
        news.join("\n"),
        right.len()
    );
}

#[test]
fn every_rule_that_finds_something_is_listed() {
    for case in case::all() {
        support::sound::assert_sound(&case.text, &case.report());
    }
}

#[test]
fn cases_are_well_formed() {
    let cases = case::all();
    let mut ids = BTreeMap::new();
    for case in &cases {
        let other = ids.insert(&case.id, &case.file);
        assert!(other.is_none(), "{} stands in {other:?} and {}", case.id, case.file);
        assert!(!case.text.is_empty() && !case.tags.is_empty(), "{}", case.id);
        for expectation in &case.expect {
            assert!(!expectation.kinds.is_empty(), "{}", case.id);
            assert!(
                !expectation.value.is_empty() && case.text.contains(&expectation.value),
                "{}: {:?} is not in the text",
                case.id,
                expectation.value
            );
        }
    }
}

#[derive(Debug, Default)]
struct Tally {
    guilty: usize,
    flagged: usize,
    honest: usize,
    honest_flagged: usize,
    context: usize,
    context_right: usize,
    split: usize,
    split_right: usize,
}

impl Tally {
    fn of(cases: &[Case]) -> Tally {
        let mut tally = Tally::default();
        for case in cases {
            let flagged = case.report().is_flagged();
            let right = usize::from(flagged == case.is_guilty());
            let flagged = usize::from(flagged);
            match case.file.as_str() {
                "context" => {
                    tally.context += 1;
                    tally.context_right += right;
                }
                "split" => {
                    tally.split += 1;
                    tally.split_right += right;
                }
                _ => {}
            }
            if case.is_guilty() {
                tally.guilty += 1;
                tally.flagged += flagged;
            } else {
                tally.honest += 1;
                tally.honest_flagged += flagged;
            }
        }
        tally
    }
}

/// The case's id, and how today's answer is wrong; `None` where it is right.
fn wrong_answer(case: &Case) -> Option<(String, String)> {
    let report = case.report();
    let verdict = if report.is_flagged() != case.is_guilty() {
        if case.is_guilty() { "missed" } else { "false alarm" }
    } else if !case.expect.iter().all(|expected| is_found(expected, &case.text, &report)) {
        "other range or kind"
    } else if !case.expect.iter().all(|expected| has_canonical(expected, &report)) {
        "other canonical form"
    } else {
        return None;
    };
    let found: Vec<String> = flagging(&report).map(|finding| shown(finding, &case.text)).collect();
    let answer = format!("{verdict}\t{}", found.join(" "));
    Some((case.id.clone(), answer.trim_end().to_owned()))
}

fn shown(finding: &Finding, text: &str) -> String {
    let canonical = finding.canonical.as_deref().map(|canonical| format!("={canonical}"));
    format!("{}:{:?}{}", finding.kind, finding.span.of(text), canonical.unwrap_or_default())
}

fn flagging(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.action >= Action::Warn)
}

/// Two ranges agree when they share half of their union; a request, or a payment that is
/// proposed, when they share anything.
fn is_found(expected: &Expectation, text: &str, report: &Report) -> bool {
    let loose = expected.kinds.iter().any(|kind| kind == "request" || kind == "payment");
    text.match_indices(&expected.value).any(|(start, value)| {
        flagging(report)
            .filter(|finding| expected.kinds.iter().any(|kind| kind == finding.kind.label()))
            .any(|finding| {
                let (a, b) = (start..start + value.len(), finding.span.start..finding.span.end);
                let shared = units(text, a.start.max(b.start), a.end.min(b.end));
                let union = units(text, a.start.min(b.start), a.end.max(b.end));
                if loose { shared > 0 } else { shared * 2 >= union }
            })
    })
}

fn units(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end.max(start)).unwrap_or_default().encode_utf16().count()
}

fn has_canonical(expected: &Expectation, report: &Report) -> bool {
    expected.canonical.as_ref().is_none_or(|canonical| {
        flagging(report).any(|finding| finding.canonical.as_ref() == Some(canonical))
    })
}

const LIST: &str = "known_misses.txt";

fn read() -> BTreeMap<String, String> {
    let list = std::fs::read_to_string(case::directory().join(LIST)).unwrap_or_default();
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(id, answer)| (id.to_owned(), answer.to_owned()))
        .collect()
}

fn write(wrong: &BTreeMap<String, String>) {
    let mut list = String::from(
        "# Today's wrong answers: id, what is wrong, and what is flagged instead.\n\
         # Written by `UPDATE_DATA=1 cargo test --test cases`; a line goes when its answer improves.\n",
    );
    for (id, answer) in wrong {
        list.push_str(&format!("{id}\t{answer}\n"));
    }
    std::fs::write(case::directory().join(LIST), list)
        .unwrap_or_else(|why| panic!("{LIST}: {why}"));
}
