//! The command-line tool: one command a file. Only this module and the binary print.

mod advice;
mod check;
mod completions;
mod error;
mod input;
mod language;
mod options;
mod redact;
mod render;
mod rules;
mod scan;
#[cfg(feature = "server")]
mod serve;

use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

use error::{Failure, Outcome};

/// Finds contact details, plain and disguised, in marketplace messages.
#[derive(Parser)]
#[command(name = "contact-guard", version, long_version = long_version())]
#[command(after_help = "Exit codes: 0 nothing to report, 1 something at or above --fail-on, \
                        2 wrong usage or unreadable input.")]
struct Cli {
    /// When to use colours. Without it NO_COLOR, CLICOLOR and the terminal decide.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true
    )]
    color: ColorChoice,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Scan(scan::Args),
    Redact(redact::Args),
    Rules(rules::Args),
    #[cfg(feature = "server")]
    Serve(serve::Args),
    Completions(completions::Args),
    Man(completions::ManArgs),
}

/// Runs the command that the process was called with.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    color_choice(cli.color).write_global();
    let outcome = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Scan(args) => scan::run(args),
        Command::Redact(args) => redact::run(&args),
        Command::Rules(args) => rules::run(&args),
        #[cfg(feature = "server")]
        Command::Serve(args) => serve::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => completions::man(&args),
    };
    outcome.unwrap_or_else(|failure: Failure| failure.report()).into()
}

fn color_choice(choice: ColorChoice) -> anstream::ColorChoice {
    match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

fn long_version() -> &'static str {
    crate::rules::version().trim_start_matches("contact-guard ")
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome as u8)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_options_are_sound() {
        <super::Cli as clap::CommandFactory>::command().debug_assert();
    }
}
