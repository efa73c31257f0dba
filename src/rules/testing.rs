//! Runs the hits and misses that stand in the rule files.

use crate::context::Context;
use crate::detector::check as check_text;

/// Checks one file: what is marked in a hit with `[[…]]` is found, and a miss is not flagged.
/// What the file lists as open is answered wrongly, and says so the day it is not.
pub(super) fn check(path: &str, default_kind: &str, hits: &[&str], misses: &[&str], open: &[&str]) {
    let answers = hits
        .iter()
        .map(|hit| (hit, hit_answer(hit, default_kind)))
        .chain(misses.iter().map(|miss| (miss, miss_answer(miss, default_kind))));
    let mut wrong = Vec::new();
    for (text, answer) in answers {
        match (answer, open.contains(text)) {
            (Err(why), false) => wrong.push(why),
            (Ok(()), true) => wrong.push(format!("is right now, and no longer open: {text:?}")),
            _ => {}
        }
    }
    for text in open {
        if !hits.contains(text) && !misses.contains(text) {
            wrong.push(format!("is open, but neither a hit nor a miss: {text:?}"));
        }
    }
    assert!(wrong.is_empty(), "{path}:\n  {}", wrong.join("\n  "));
}

fn hit_answer(hit: &str, default_kind: &str) -> Result<(), String> {
    let (text, marks) = unmark(hit, default_kind);
    let report = check_text(&text, &Context::default());
    if default_kind == "silence" {
        return match report.is_flagged() {
            true => Err(format!("is not silent: {text:?}: {:?}", report.findings)),
            false => Ok(()),
        };
    }
    if !report.is_flagged() {
        return Err(format!("is not flagged: {text:?}"));
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
            return Err(format!("no {kind} at {:?} of {text:?}, but {got:?}", &text[start..end]));
        }
    }
    Ok(())
}

fn miss_answer(miss: &str, default_kind: &str) -> Result<(), String> {
    let report = check_text(miss, &Context::default());
    match report.is_flagged() == (default_kind == "silence") {
        true => Ok(()),
        false => Err(format!("{miss:?} gives {:?}", report.findings)),
    }
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
