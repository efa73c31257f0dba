//! `contact-guard rules`: lists the rules, checks files that change them, and makes of an
//! overlay what clients load.

use std::io::Write;
use std::path::PathBuf;

use anstream::stdout;
use serde::Serialize;

use super::error::{Failure, Outcome};
use super::options::{is_json, read_overlay, read_policy};
use super::render;
use crate::rules::{self, RuleInfo};

/// List the rules, or check and build the platform's own
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Check overlays and policies; every fault is shown where it stands
    Check {
        /// An overlay or a policy in TOML, or a policy in JSON where its name ends in .json
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Make of an overlay what clients load, as `GET /v1/rules` gives it
    Build {
        /// The overlay, in TOML
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One rule a line
    Human,
    /// The version and all rules
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    match (&args.command, args.format) {
        (Some(Command::Check { files }), _) => check(files),
        (Some(Command::Build { file }), _) => {
            writeln!(stdout(), "{}", read_overlay(file)?.to_client_json())?;
            Ok(Outcome::Clean)
        }
        (None, Format::Human) => list(),
        (None, Format::Json) => list_json(),
    }
}

/// A fault in one file does not keep the others from being checked.
fn check(files: &[PathBuf]) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    for path in files {
        // Every policy in TOML is an overlay that has nothing else.
        let read = match is_json(path) {
            true => read_policy(path).map(drop),
            false => read_overlay(path).map(drop),
        };
        match read {
            Ok(()) => writeln!(stdout(), "{}: ok", render::shown_path(path))?,
            Err(failure) => outcome = failure.report(),
        }
    }
    Ok(outcome)
}

fn list() -> Result<Outcome, Failure> {
    let mut out = stdout().lock();
    let width = rules::all().map(|rule| rule.id.len()).max().unwrap_or_default();
    for RuleInfo { id, summary, .. } in rules::all() {
        writeln!(out, "{}  {summary}", render::bold(&format!("{id:width$}")))?;
    }
    Ok(Outcome::Clean)
}

fn list_json() -> Result<Outcome, Failure> {
    #[derive(Serialize)]
    struct Listing {
        version: &'static str,
        rules: Vec<&'static RuleInfo>,
    }
    let listing = Listing { version: rules::version(), rules: rules::all().collect() };
    let json = serde_json::to_string_pretty(&listing).map_err(std::io::Error::from)?;
    writeln!(stdout(), "{json}")?;
    Ok(Outcome::Clean)
}
