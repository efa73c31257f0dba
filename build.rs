//! Turns `data/` and `rules/` into static tables before the crate is compiled.
//!
//! One module a table under `build/`; each writes into `OUT_DIR` what the module of the same
//! name under `src/` includes.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    reason = "what is banned in the library does no harm here: a build may stop, and keep maps"
)]
#![expect(
    unreachable_pub,
    clippy::expect_used,
    reason = "a build script is no API and ends with its reason"
)]

#[path = "build/common.rs"]
mod common;
#[path = "build/fold.rs"]
mod fold;
#[path = "build/fold_words.rs"]
mod fold_words;
#[path = "build/intent.rs"]
mod intent;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/messages.rs"]
mod messages;
#[path = "build/numbering.rs"]
mod numbering;
#[path = "src/rules/pattern.rs"]
mod op;
#[path = "build/pattern.rs"]
mod pattern;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/schema.rs"]
mod schema;
#[path = "build/services.rs"]
mod services;
#[path = "build/stream.rs"]
mod stream;
#[path = "build/tlds.rs"]
mod tlds;

use std::path::PathBuf;

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    common::generate(&root, &out_dir);
    fold::generate(&out_dir);
    numbering::generate(&out_dir);
    tlds::generate(&root, &out_dir);
    rules::generate(&root, &out_dir);
}
