//! Turns `data/` and `rules/` into static tables before the crate is compiled.
//!
//! One module a table under `build/`; each writes one file into `OUT_DIR` that the
//! module of the same name under `src/` includes.

#![expect(clippy::expect_used, reason = "a build script stops with a message")]

#[path = "build/numbering.rs"]
mod numbering;

fn main() {
    let out_dir = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    numbering::generate(std::path::Path::new(&out_dir));
}
