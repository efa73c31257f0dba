//! The library as the page has it, called from Rust. `tests/engines/wasm.test.mjs` runs these in
//! every engine:
//!
//! ```text
//! node --test tests/engines/wasm.test.mjs
//! ```

#![cfg(target_family = "wasm")]

mod guard;
mod refusals;
mod reports;
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
