//! What diagnostics look like, on findings made by hand.

use super::*;
use crate::clue::Clue;
use crate::disguise::{Disguise, Disguises};
use crate::report::Kind;

fn plain(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    anstream::adapter::strip_str(text).to_string()
}

fn drawn(text: &str, found: &str, change: impl Fn(&mut Finding)) -> String {
    let mut report = Report::default();
    for (start, found) in text.match_indices(found) {
        let mut finding = Finding::example(Kind::Email, Span::new(start, start + found.len()));
        change(&mut finding);
        report.findings.push(finding);
    }
    let mut out = Vec::new();
    let renderer = Renderer { width: 120, explain: true, language: None };
    let place = |line, column| format!("text:{line}:{column}");
    renderer.write(&mut out, place, text, &report, &Context::default()).unwrap();
    plain(&out)
}

#[test]
fn a_finding_is_underlined_and_explained() {
    let shown = drawn("hi\nmail joe at gmx.net, ok?", "joe at gmx.net", |finding| {
        finding.canonical = Some("joe@gmx.net".to_owned());
        finding.service = Some("gmx");
        finding.disguises = Disguises::default().with(Disguise::AtWord);
        finding.clues = vec![Clue::about("names a provider", "gmx")];
    });
    let expected = "\
confirm[example]: this is an e-mail address
 --> text:2:6
  |
2 | mail joe at gmx.net, ok?
  |      ^^^^^^^^^^^^^^ email: joe@gmx.net (gmx)
  |
  = note: written with at-word
  = note: names a provider: “gmx”
  = help: leave it out: messages, files and calls all work on the platform

";
    assert_eq!(shown, expected);
}

#[test]
fn wide_characters_and_tabs_keep_the_underline_in_its_place() {
    let shown = drawn("電話\tX😀", "X", |_| {});
    assert!(shown.contains("1 | 電話    X😀\n  |         ^ email"), "{shown}");
}

#[test]
fn the_terminal_is_safe() {
    let text = "\u{1b}]0;pwned\u{7} \u{202e}joe@\u{200b}x\u{9b}31m.de\u{1b}[2J";
    let shown = drawn(text, "joe@\u{200b}x\u{9b}31m.de", |finding| {
        finding.canonical = Some("a\u{1b}[2J\nb".to_owned());
        finding.clues = vec![Clue::about("clue", "\u{1b}[31m")];
    });
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    assert!(!shown.contains(['\u{202e}', '\u{200b}']), "{shown:?}");
    assert!(shown.contains("joe@\\u{200b}x\\u{9b}31m.de"), "{shown}");
}

#[test]
fn a_long_line_is_cut_around_the_finding() {
    let text = format!("{}joe@gmx.net{}", "é".repeat(1_000_000), "x".repeat(1_000_000));
    let shown = drawn(&text, "joe@gmx.net", |_| {});
    assert!(shown.len() < 1000);
    assert!(shown.contains("--> text:1:1000001"), "{shown}");
    assert!(shown.contains("…éé") && shown.contains("xx…"), "{shown}");
}

#[test]
fn a_finding_may_span_lines_and_be_long() {
    let shown = drawn("a\r\njoe\r\n@gmx.net\r\nb", "joe\r\n@gmx.net", |_| {});
    assert!(shown.contains("--> text:2:1"), "{shown}");
    assert!(shown.contains("@gmx.net") && !shown.contains("\\r"), "{shown}");
    let long = "x".repeat(5_000);
    let shown = drawn(&long, &long, |_| {});
    assert!(shown.len() < 2_500, "{}", shown.len());
}

#[test]
fn many_findings_in_one_line_cost_one_pass() {
    let text = "joe@gmx.net ".repeat(2_000);
    let shown = drawn(&text, "joe@gmx.net", |_| {});
    assert!(shown.contains("--> text:1:23989"), "the last one");
}

#[test]
fn a_fault_in_a_policy_is_underlined() {
    let text = "version = 1\n[actions.fax]\n";
    let error = crate::policy::Policy::from_toml(text).unwrap_err();
    let shown = plain(file_fault("p.toml", text, error.span(), error.message()).as_bytes());
    assert!(shown.contains(" --> p.toml:2:10\n"), "{shown}");
    assert!(shown.contains("2 | [actions.fax]\n  |          ^^^\n"), "{shown}");
}
