//! The learned weights: made of what stands in the project today, and they read it as it is meant.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop"
)]

#[path = "../examples/intent/corpus.rs"]
mod corpus;

use std::path::Path;

use contact_guard::{Context, check};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_weights_were_learned_from_what_stands_here() {
    let bytes = std::fs::read(root().join("data/intent/weights.bin")).expect("the weights");
    let learned_from = bytes.get(8..12).expect("a head of twelve bytes");
    let here = corpus::hash(&corpus::read(root()).expect("what is learned from"));
    assert_eq!(learned_from, here.to_le_bytes(), "stale: run `npm run intent`");
}

/// The share of the texts of a file that is flagged, in percent.
fn flagged(file: &str) -> f64 {
    let path = root().join("data/intent").join(file);
    let lines = corpus::texts(&path).expect("a file of examples");
    let texts: Vec<String> = lines.into_iter().flatten().collect();
    let flagged = texts.iter().filter(|text| check(text, &Context::default()).is_flagged()).count();
    100.0 * flagged as f64 / texts.len() as f64
}

#[test]
fn what_was_learned_is_known() {
    for folder in std::fs::read_dir(root().join("data/intent")).expect("the folder") {
        let folder = folder.expect("an entry");
        if !folder.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let folder = folder.file_name().to_string_lossy().into_owned();
        let asks = flagged(&format!("{folder}/asks.txt"));
        let honest = flagged(&format!("{folder}/honest.txt"));
        // Of other languages the lexicon has fewer words without which no sentence is weighed, and the
        // examples are fewer.
        let (least, most) = if folder == "en" { (85.0, 1.0) } else { (65.0, 1.5) };
        assert!(asks > least, "{folder}: {asks:.1} % of what asks is flagged");
        assert!(honest < most, "{folder}: {honest:.1} % of what is honest is flagged");
    }
    let everyday = flagged("everyday.txt");
    assert!(everyday < 0.05, "{everyday:.2} % of everyday talk is flagged");
}

#[test]
fn a_line_with_alternatives_stands_for_some_texts() {
    let texts = corpus::expand("{call|text} me {tonight|}, {a|b|c|d|e|f|g|h}");
    assert_eq!(texts.len(), 16);
    assert!(texts.iter().all(|text| text.starts_with("call me") || text.starts_with("text me")));
    assert_eq!(texts, corpus::expand("{call|text} me {tonight|}, {a|b|c|d|e|f|g|h}"));
    assert_eq!(corpus::expand("as it stands").len(), 1);
}
