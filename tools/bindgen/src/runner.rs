//! The test runner of `wasm-bindgen-test`, as a library for the same reason as in `main.rs`:
//!
//! ```text
//! contact-guard-test-runner TESTS.wasm
//! ```

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
