//! The texts that weights are learned from: `data/intent`, the examples of the rules, the cases.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A text and what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) text: String,
    /// Whether it asks for or proposes something that is to be flagged.
    pub(crate) asks: bool,
    /// Examples of one line belong together: they are learned from or tested on together.
    pub(crate) line: usize,
}

/// How many texts a line with alternatives stands for.
const EXPANSIONS: usize = 16;

/// Everything below `root`, in a fixed order.
pub(crate) fn read(root: &Path) -> io::Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut languages = Vec::new();
    for folder in entries(&root.join("data/intent"))?.iter().filter(|path| path.is_dir()) {
        lines(&folder.join("asks.txt"), true, &mut examples)?;
        lines(&folder.join("honest.txt"), false, &mut examples)?;
        languages.extend(folder.file_name().and_then(|tag| tag.to_str()).map(str::to_owned));
    }
    lines(&root.join("data/intent/everyday.txt"), false, &mut examples)?;
    for folder in entries(&root.join("rules/message"))?.iter().filter(|path| path.is_dir()) {
        for file in files(folder, "toml")? {
            rule(&file, &languages, &mut examples)?;
        }
    }
    for file in files(&root.join("rules/service"), "toml")? {
        service(&file, &mut examples)?;
    }
    for file in files(&root.join("tests/cases"), "jsonl")? {
        cases(&file, &languages, &mut examples)?;
    }
    Ok(examples)
}

/// FNV-1a of all that is learned from: the weights carry it, and are stale when it is another.
pub(crate) fn hash(examples: &[Example]) -> u32 {
    let bytes =
        examples.iter().flat_map(|example| example.text.bytes().chain([0, u8::from(example.asks)]));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.extension().is_some_and(|own| own == ending));
    Ok(paths)
}

fn next_line(examples: &[Example]) -> usize {
    examples.last().map_or(0, |last| last.line + 1)
}

fn push(examples: &mut Vec<Example>, text: impl Into<String>, asks: bool) {
    let line = next_line(examples);
    examples.push(Example { text: text.into(), asks, line });
}

fn lines(path: &Path, asks: bool, examples: &mut Vec<Example>) -> io::Result<()> {
    for texts in texts(path)? {
        let line = next_line(examples);
        examples.extend(texts.into_iter().map(|text| Example { text, asks, line }));
    }
    Ok(())
}

/// The texts that each line of a file stands for.
pub(crate) fn texts(path: &Path) -> io::Result<Vec<BTreeSet<String>>> {
    let source = fs::read_to_string(path)?;
    let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(expand).collect())
}

/// `{a|b} c` as `a c` and `b c`: some of the texts that a line stands for, always the same ones.
pub(crate) fn expand(line: &str) -> BTreeSet<String> {
    let mut state = line
        .bytes()
        .fold(1_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let mut choose = |count: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % count
    };
    let mut texts = BTreeSet::new();
    for _ in 0..EXPANSIONS * 4 {
        let mut text = String::new();
        let mut rest = line;
        while let Some((before, (inside, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            let alternatives: Vec<&str> = inside.split('|').collect();
            text.push_str(before);
            text.push_str(alternatives[choose(alternatives.len())]);
            rest = after;
        }
        text.push_str(rest);
        texts.insert(text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ","));
        if texts.len() == EXPANSIONS {
            break;
        }
    }
    texts
}

/// The rows of a list in a rule file.
fn list<'a>(rule: &'a toml::Table, key: &str) -> Vec<&'a str> {
    let rows = rule.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    rows.filter_map(toml::Value::as_str).collect()
}

/// The hits and misses of a file of rules. What it only takes for possible is no example, and of a
/// language that is not learned only what is honest.
fn rule(path: &Path, languages: &[String], examples: &mut Vec<Example>) -> io::Result<()> {
    let rule: toml::Table = fs::read_to_string(path)?.parse().map_err(io::Error::other)?;
    let word = |key: &str| rule.get(key).and_then(toml::Value::as_str).unwrap_or_default();
    let open = list(&rule, "open");
    let silences = word("kind") == "silence";
    let learned = languages.iter().any(|tag| tag == word("language"));
    for hit in list(&rule, "hits").iter().filter(|hit| !open.contains(hit)) {
        if silences {
            push(examples, *hit, false);
        } else if learned && word("certainty") != "possible" {
            // What stands around the mark may be anything.
            for marked in hit.split("[[").skip(1).filter_map(|rest| rest.split("]]").next()) {
                push(examples, marked.split_once(':').map_or(marked, |(_, text)| text), true);
            }
            push(examples, hit.replace("[[", "").replace("]]", ""), true);
        }
    }
    for miss in list(&rule, "misses").iter().filter(|miss| !open.contains(miss)) {
        if learned || !silences {
            push(examples, *miss, silences);
        }
    }
    Ok(())
}

/// The misses of a file about a service, and those of its hits that ask or propose.
fn service(path: &Path, examples: &mut Vec<Example>) -> io::Result<()> {
    let rule: toml::Table = fs::read_to_string(path)?.parse().map_err(io::Error::other)?;
    let open = list(&rule, "open");
    for hit in list(&rule, "hits").iter().filter(|hit| !open.contains(hit)) {
        for kind in ["[[request:", "[[payment:"] {
            if hit.contains(kind) {
                push(examples, hit.replace(kind, "").replace("]]", ""), true);
            }
        }
    }
    for miss in list(&rule, "misses").iter().filter(|miss| !open.contains(miss)) {
        push(examples, *miss, false);
    }
    Ok(())
}

/// Cases that only ask or propose, and those that are to be silent, in the inbox.
fn cases(path: &Path, languages: &[String], examples: &mut Vec<Example>) -> io::Result<()> {
    for line in fs::read_to_string(path)?.lines() {
        let case: serde_json::Value = serde_json::from_str(line).map_err(io::Error::other)?;
        if case.get("context").is_some() || case.get("earlier").is_some() {
            continue;
        }
        let expected = case["expect"].as_array().into_iter().flatten();
        let mut kinds = expected.map(|expected| expected["kind"].to_string());
        let learned = languages.iter().any(|tag| *tag == case["lang"]);
        let text = case["text"].as_str().unwrap_or_default();
        if case["expect"].as_array().is_some_and(Vec::is_empty) {
            push(examples, text, false);
        } else if learned && kinds.all(|kind| kind.contains("request") || kind.contains("payment"))
        {
            push(examples, text, true);
        }
    }
    Ok(())
}
