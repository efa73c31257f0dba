//! `data/words/common.txt` → `OUT_DIR/common.rs`: a Bloom filter of everyday words.
//!
//! 8 KB for some 4,400 stems at four probes: one word in three hundred is taken for an everyday
//! one that is not, which only makes a weak reading weaker.

use std::fmt::Write as _;
use std::path::Path;

#[path = "../src/text/filter.rs"]
mod filter;

/// Writes the filter.
pub fn generate(root: &Path, out_dir: &Path) {
    let path = root.join("data/words/common.txt");
    println!("cargo::rerun-if-changed={}", path.display());
    let source = std::fs::read_to_string(&path).expect("the word list is part of the crate");
    let mut bits = vec![0u8; filter::BYTES];
    for word in source.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        for bit in filter::probes(word) {
            bits[bit / 8] |= 1 << (bit % 8);
        }
    }
    let mut code = String::new();
    writeln!(code, "static BITS: [u8; {}] = {bits:?};", bits.len()).expect("writing to a string");
    std::fs::write(out_dir.join("common.rs"), code).expect("OUT_DIR is writable");
}
