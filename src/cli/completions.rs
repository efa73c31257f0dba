//! `contact-guard completions` and `man`: what a packager installs beside the binary.

use std::io::Write;
use std::path::PathBuf;

use clap::CommandFactory;

use super::Cli;
use super::error::{Failure, Outcome};

/// Print the completions for a shell
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell to complete in
    shell: clap_complete::Shell,
}

/// Print the manual page, or write one page a command
#[derive(clap::Args)]
#[command(hide = true)]
pub(super) struct ManArgs {
    /// Write all pages into this directory instead
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "contact-guard", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Outcome::Clean)
}

pub(super) fn man(args: &ManArgs) -> Result<Outcome, Failure> {
    match &args.dir {
        Some(dir) => std::fs::create_dir_all(dir)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), dir))
            .map_err(|error| Failure::Write { path: dir.clone(), error })?,
        None => clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout())?,
    }
    Ok(Outcome::Clean)
}
