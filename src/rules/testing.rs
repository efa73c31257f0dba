//! Runs the hits and misses that stand in the rule files.

use crate::context::Context;
use crate::detector::check as check_text;

/// Checks one file: what is marked in a hit with `[[…]]` is found, and a miss is not flagged.
pub(super) fn check(path: &str, default_kind: &str, hits: &[&str], misses: &[&str]) {
    let mut wrong = Vec::new();
    for hit in hits {
        let (text, marks) = unmark(hit, default_kind);
        let report = check_text(&text, &Context::default());
        if default_kind == "silence" {
            if report.is_flagged() {
                wrong.push(format!("is not silent: {text:?}: {:?}", report.findings));
            }
            continue;
        }
        if !report.is_flagged() {
            wrong.push(format!("is not flagged: {text:?}"));
        }
        for (kind, start, end) in marks {
            let found = report.findings.iter().any(|finding| {
                kind.split('|').any(|kind| kind == finding.kind.label())
                    && finding.span.start < end
                    && start < finding.span.end
            });
            if !found {
                let got: Vec<_> = report
                    .findings
                    .iter()
                    .map(|finding| (finding.kind, finding.span.of(&text), finding.rule))
                    .collect();
                wrong
                    .push(format!("no {kind} at {:?} of {text:?}, but {got:?}", &text[start..end]));
            }
        }
    }
    for miss in misses {
        let report = check_text(miss, &Context::default());
        if report.is_flagged() != (default_kind == "silence") {
            wrong.push(format!("{miss:?} gives {:?}", report.findings));
        }
    }
    assert!(wrong.is_empty(), "{path}:\n  {}", wrong.join("\n  "));
}

/// The text without its marks, and each mark's kind and byte range.
fn unmark(marked: &str, default_kind: &str) -> (String, Vec<(String, usize, usize)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let Some((inner, tail)) = after.split_once("]]") else { break };
        let kinds = ["email", "phone", "handle", "link", "payment", "request"];
        let (kind, value) = match inner.split_once(':') {
            Some((kind, value)) if kind.split('|').all(|kind| kinds.contains(&kind)) => {
                (kind, value)
            }
            _ => (default_kind, inner),
        };
        let start = text.len();
        text.push_str(value);
        marks.push((kind.to_owned(), start, text.len()));
        rest = tail;
    }
    text.push_str(rest);
    if marks.is_empty() {
        let len = text.len();
        marks.push((default_kind.to_owned(), 0, len));
    }
    (text, marks)
}
