//! `contact-guard check`: the findings in one text, as a compiler shows errors.

use std::io::Write;

use serde::Serialize;

use super::error::{Failure, Outcome};
use super::input::Input;
use super::options::{ContextArgs, FailOn, LanguageArgs, PolicyArgs, words};
use super::render::{self, Renderer};
use crate::clue::Clue;
use crate::report::{Action, FindingView, Offsets, Report, ReportView};

/// Show the contact details in a text, why each was found and what to do instead
#[derive(clap::Args)]
pub(super) struct Args {
    /// The text, or `-` for standard input (as without one where something is piped in)
    text: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Name the evidence for each finding
    #[arg(long)]
    explain: bool,
    /// Exit with 1 from this action on
    #[arg(long, value_name = "ACTION", default_value = "warn", value_parser = FailOn::words())]
    fail_on: FailOn,
    /// An earlier message of the same author; repeat it, oldest first
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    earlier: Vec<String>,
    /// The unit of `start` and `end` in JSON
    #[arg(long, value_name = "UNIT", default_value = "utf16", value_parser = words!(Offsets))]
    offsets: Offsets,
    #[command(flatten)]
    words: LanguageArgs,
    #[command(flatten)]
    policy: PolicyArgs,
    #[command(flatten)]
    context: ContextArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Diagnostics with the text underlined
    Human,
    /// The report
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let detector = args.policy.detector()?;
    let context = args.context.context();
    let input = Input::read(args.text.as_deref())?;
    let report = detector.check_after(&args.earlier, &input.text, &context);
    match args.format {
        Format::Json => {
            print_json(&report, detector.view(&report, &input.text, args.offsets), args.explain)?;
        }
        Format::Human => {
            let mut out = anstream::stdout().lock();
            let renderer =
                Renderer { explain: args.explain, ..Renderer::for_terminal(args.words.language()) };
            let place = |line, column| format!("{}:{line}:{column}", input.name);
            renderer.write(&mut out, place, &input.text, &report, &context)?;
            let summary = match &renderer.language {
                Some(language) => language.summary(report.findings.len()),
                None => summary(&report, args.fail_on),
            };
            writeln!(out, "{summary}")?;
        }
    }
    Ok(Outcome::flagged(args.fail_on.is_reached(report.action)))
}

fn summary(report: &Report, fail_on: FailOn) -> String {
    let count = report.findings.len();
    if count == 0 {
        return "no contact details found".to_owned();
    }
    let reach = |finding: &&crate::Finding| fail_on.is_reached(finding.action);
    let reached = report.findings.iter().filter(reach).count();
    format!("{}, {reached} at or above {fail_on}", render::counted(count, "finding"))
}

/// With `--explain` each finding has its clues as well.
fn print_json(report: &Report, view: ReportView<'_>, explain: bool) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Explained<'a> {
        action: Action,
        rules: &'a str,
        findings: Vec<ExplainedFinding<'a>>,
    }

    #[derive(Serialize)]
    struct ExplainedFinding<'a> {
        #[serde(flatten)]
        finding: FindingView<'a>,
        clues: Vec<String>,
    }

    let ReportView { action, rules, findings } = view;
    let json = if explain {
        let clues = report.findings.iter().map(|finding| &finding.clues);
        let explained = findings.into_iter().zip(clues).map(|(finding, clues)| ExplainedFinding {
            finding,
            clues: clues.iter().map(Clue::to_string).collect(),
        });
        serde_json::to_string_pretty(&Explained { action, rules, findings: explained.collect() })
    } else {
        serde_json::to_string_pretty(&ReportView { action, rules, findings })
    };
    // Stripping would look for colours in what people wrote.
    let json = json.map_err(std::io::Error::from)?;
    writeln!(std::io::stdout().lock(), "{json}")?;
    Ok(())
}
