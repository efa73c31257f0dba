//! Turns `data/` and `rules/` into static tables before the crate is compiled.
//!
//! One module a table under `build/`; each writes one file into `OUT_DIR` that the
//! module of the same name under `src/` includes.

use std::env;
use std::path::PathBuf;

#[path = "build/fold.rs"]
mod fold;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fold::generate(&out_dir);
}
