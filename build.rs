//! Turns `data/` and `rules/` into static tables before the crate is compiled.
//!
//! One module a table under `build/`; each writes one file into `OUT_DIR` that the
//! module of the same name under `src/` includes.

fn main() {}
