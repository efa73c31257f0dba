//! Makes the JavaScript bindings of the browser build:
//!
//! ```text
//! contact-guard-bindgen MODULE.wasm FOLDER
//! ```
//!
//! `wasm-bindgen` as a library: its command-line tool comes as a prebuilt binary or as a much
//! longer build.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: contact-guard-bindgen MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    let made = Bindgen::new().input_path(module).typescript(false).web(true).and_then(|bindgen| {
        bindgen.omit_default_module_path(true).out_name("bindings").generate(folder)
    });
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no bindings from {module}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
