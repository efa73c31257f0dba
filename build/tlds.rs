//! `data/tlds/` → `OUT_DIR/tlds.rs`: top-level domains and how people say parts of a host.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::fold_words::FoldWords;

/// Writes the tables that `src/find/address/tld.rs` reads.
pub fn generate(root: &Path, out_dir: &Path) {
    let data = root.join("data/tlds");
    println!("cargo::rerun-if-changed={}", data.display());
    let fold = FoldWords::load(&root.join("data/unicode/fold.tsv"));
    let read = |name: &str| std::fs::read_to_string(data.join(name)).expect("data/tlds is whole");
    let mut code = String::from("// Made by build/tlds.rs from data/tlds.\n");

    let list = read("tlds.txt");
    let names: BTreeSet<String> = rows(&list).map(|name| fold.fold(name)).collect();
    let mut lengths: BTreeMap<usize, String> = BTreeMap::new();
    for name in &names {
        lengths.entry(name.len()).or_default().push_str(name);
    }
    let longest = lengths.keys().max().copied().unwrap_or_default();
    let columns: Vec<&str> =
        (0..=longest).map(|length| lengths.get(&length).map_or("", String::as_str)).collect();
    writeln!(code, "/// At each length its names, sorted, one behind the other.\npub(crate) static TLDS: &[&str] = &{columns:?};").expect("string");

    let list = read("spoken.tsv");
    let spoken: BTreeMap<String, &str> = rows(&list)
        .map(|row| row.split_once('\t').expect("word, tab, part"))
        .map(|(word, part)| (fold.fold(word), part))
        .collect();
    let pairs: Vec<(&String, &&str)> = spoken.iter().collect();
    writeln!(code, "/// Words for parts of a host, sorted.\npub(crate) static SPOKEN: &[(&str, &str)] = &{pairs:?};").expect("string");
    std::fs::write(out_dir.join("tlds.rs"), code).expect("tlds: OUT_DIR is not writable");
}

fn rows(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}
