//! The `contact-guard` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    contact_guard::cli::run()
}
