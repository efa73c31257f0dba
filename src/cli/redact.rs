//! `contact-guard redact`: the text without what was found.

use std::io::Write;

use super::error::{Failure, Outcome};
use super::input::Input;
use super::options::{ContextArgs, PolicyArgs, words};
use crate::report::Action;

/// Print a text with every finding replaced, as in `[email removed]`
#[derive(clap::Args)]
pub(super) struct Args {
    /// The text, or `-` for standard input (as without one where something is piped in)
    text: Option<String>,
    /// Replace findings from this action on
    #[arg(long, value_name = "ACTION", default_value = "warn", value_parser = words!(Action))]
    from: Action,
    /// An earlier message of the same author; repeat it, oldest first
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    earlier: Vec<String>,
    #[command(flatten)]
    policy: PolicyArgs,
    #[command(flatten)]
    context: ContextArgs,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let detector = args.policy.detector()?;
    let context = args.context.context();
    let input = Input::read(args.text.as_deref())?;
    let mut redacted = detector.redact_after(&args.earlier, &input.text, &context, args.from);
    // What is piped through keeps its own last line as it is.
    if input.name == "text" {
        redacted.push('\n');
    }
    let mut out = std::io::stdout().lock();
    out.write_all(redacted.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Clean)
}
