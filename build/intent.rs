//! The weights of `data/intent/weights.bin` as a table.

use std::fmt::Write as _;
use std::path::Path;

use crate::rules::fnv1a;

/// Writes the table that `src/find/request/intent.rs` reads.
pub fn write(root: &Path, code: &mut String) {
    let path = root.join("data/intent/weights.bin");
    println!("cargo::rerun-if-changed={}", path.display());
    let bytes = std::fs::read(&path).expect("the weights are part of the crate");
    // The version of the rules is a hash of the code: it has to tell other weights, and to be the same
    // wherever the project stands.
    writeln!(
        code,
        "// {:08x}\npub(crate) static INTENT: &[u8] = include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data/intent/weights.bin\"));",
        fnv1a(&bytes)
    )
    .expect("writing to a string");
}

/// Whether there are examples to learn from in a language.
pub fn is_learned(root: &Path, tag: &str) -> bool {
    root.join("data/intent").join(tag).is_dir()
}
