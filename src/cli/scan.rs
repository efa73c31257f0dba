//! `contact-guard scan`: many messages, streamed through all cores in constant memory.
//!
//! One thread cuts the inputs into pieces of whole records ([`cut`]), workers answer a piece
//! each ([`answer`]), and the caller's thread writes the answers in the order of the pieces
//! ([`pipeline`]). Both queues between them are bounded, so a slow reader of the output slows
//! the reading of the input.

mod answer;
mod cut;
mod pipeline;
mod progress;
mod table;

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use super::error::{Failure, Outcome};
use super::options::{ContextArgs, FailOn, LanguageArgs, PolicyArgs, words};
use super::render::{self, Renderer};
use crate::report::Offsets;
use answer::{Answerer, Tally};
use cut::Records;
use pipeline::{Pipeline, Step};
use progress::Progress;

/// Check many messages: one JSON object a line in, one report a line out
///
/// A line has `text`, and optional `id` (passed through), `earlier` and `context`; other
/// fields are ignored. A line that cannot be read is answered by an object with `error` in
/// its place, and the rest goes on; it does not change the exit code.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files, or `-` for standard input (as without one where something is piped in)
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// What to read; without it CSV with `--format csv` and from files named *.csv
    #[arg(long, value_enum)]
    input: Option<Records>,
    /// Exit with 1 from this action on
    #[arg(long, value_name = "ACTION", default_value = "warn", value_parser = FailOn::words())]
    fail_on: FailOn,
    /// The unit of `start` and `end`
    #[arg(long, value_name = "UNIT", default_value = "utf16", value_parser = words!(Offsets))]
    offsets: Offsets,
    /// Workers; without it one a core
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Longest line that is read, in bytes or as in 512K, 16M
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = size)]
    max_line: usize,
    /// No progress bar and no summary
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    words: LanguageArgs,
    #[command(flatten)]
    policy: PolicyArgs,
    /// For messages that bring no context of their own
    #[command(flatten)]
    context: ContextArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One report a line
    Jsonl,
    /// One row a finding, and one for a message without any
    Csv,
    /// Diagnostics for what was found, and a summary
    Human,
}

pub(super) fn run(args: Args) -> Result<Outcome, Failure> {
    let files = inputs(&args)?;
    let answerer = Answerer {
        detector: args.policy.detector()?,
        context: args.context.context(),
        offsets: args.offsets,
        format: args.format,
        fail_on: args.fail_on,
        max_line: args.max_line,
        renderer: Renderer::for_terminal(args.words.language()),
    };
    let threads = args.threads.or_else(|| std::thread::available_parallelism().ok());
    let records = args.input.or((args.format == Format::Csv).then_some(Records::Csv));
    let pipeline = Pipeline { files, records, threads: threads.map_or(1, NonZeroUsize::get) };

    let progress = Progress::start(&pipeline.files, args.quiet);
    let mut total = Tally::default();
    let mut failed = false;
    // What people wrote must reach a program as it is; only diagnostics have colours to strip.
    let mut out: Box<dyn Write> = match args.format {
        Format::Human => Box::new(anstream::stdout()),
        _ => Box::new(io::stdout().lock()),
    };
    if args.format == Format::Csv {
        out.write_all(&table::head())?;
    }
    for step in pipeline.run(&Arc::new(answerer)) {
        match step {
            Step::Answer(answer) => {
                out.write_all(&answer.out)?;
                total.add(&answer.tally);
                progress.advance(&total);
            }
            Step::Failed(failure) => progress.aside(|| {
                failed = true;
                failure.report();
            }),
        }
    }
    if args.format == Format::Human && !args.quiet {
        writeln!(out, "{}", total.summary())?;
    }
    out.flush()?;
    drop(progress);
    if total.unread > 0 && !args.quiet {
        let _ = write!(anstream::stderr(), "{}", unread(&total, args.format));
    }
    Ok(if failed { Outcome::Failed } else { Outcome::flagged(total.reached > 0) })
}

/// The files as they are given; standard input where none is and something is piped in.
fn inputs(args: &Args) -> Result<Vec<PathBuf>, Failure> {
    if !args.files.is_empty() {
        return Ok(args.files.clone());
    }
    if io::stdin().is_terminal() {
        return Err(Failure::NoInput);
    }
    Ok(vec![PathBuf::from("-")])
}

fn unread(total: &Tally, format: Format) -> String {
    let messages = render::counted(total.messages + total.unread, "message");
    let remedy = match format {
        Format::Human => "",
        _ => "each has an `error` in its place in the output",
    };
    render::warning(&format!("{} of {messages} could not be read", total.unread), remedy)
}

fn size(word: &str) -> Result<usize, &'static str> {
    let (digits, unit) = match word.char_indices().last() {
        Some((at, 'k' | 'K')) => (at, 1 << 10),
        Some((at, 'm' | 'M')) => (at, 1 << 20),
        Some((at, 'g' | 'G')) => (at, 1 << 30),
        _ => (word.len(), 1),
    };
    let number = word.get(..digits).and_then(|digits| digits.parse::<usize>().ok());
    match number.and_then(|number| number.checked_mul(unit)) {
        Some(0) | None => Err("a size is a number of bytes above 0, or as in 512K, 16M, 1G"),
        Some(size) => Ok(size),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size("16M"), Ok(16 << 20));
        assert_eq!(size("100"), Ok(100));
        assert_eq!(size("2k"), Ok(2048));
        for wrong in ["", "0", "M", "-1", "16MB", "99999999999999999999", "99999999999999G"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
