//! Measures the detector on generated messages: recall by technique, kind and language, false
//! alarms by category and language, how often a certainty is right, and the misses to read.
//!
//! ```sh
//! npm run quality                    # writes docs/quality.md
//! npm run quality -- --show 20 --language es --technique spaced
//! ```
//!
//! `--count N` messages a language (2,000), `--seed N`, `--language TAG`, `--kind NAME` and
//! `--technique NAME` narrow, `--show N` prints wrong answers a group instead of the page.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program of its own prints")]

mod page;
mod tally;

use std::process::ExitCode;

use contact_guard_generator::{LANGUAGES, contacts, honest};

use tally::{Tables, judge};

/// What was asked for.
struct Options {
    count: usize,
    seed: u64,
    language: Option<String>,
    kind: Option<String>,
    technique: Option<String>,
    show: usize,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options =
            Options { count: 2000, seed: 1, language: None, kind: None, technique: None, show: 0 };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} wants a value"))?;
            let number =
                || value.parse().map_err(|_| format!("{name} wants a number, not {value}"));
            match name.as_str() {
                "--count" => options.count = number()?,
                "--seed" => options.seed = number()? as u64,
                "--show" => options.show = number()?,
                "--language" => options.language = Some(value),
                "--kind" => options.kind = Some(value),
                "--technique" => options.technique = Some(value),
                _ => return Err(format!("there is no option {name}")),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(2);
        }
    };
    let mut tables = Tables::default();
    for (index, language) in LANGUAGES.into_iter().enumerate() {
        if options.language.as_deref().is_some_and(|asked| asked != language) {
            continue;
        }
        let seed = options.seed.wrapping_mul(1000).wrapping_add(index as u64);
        let guilty = contacts(language, seed).into_iter().flatten().take(options.count);
        let innocent = honest(language, seed).into_iter().flatten().take(options.count);
        for message in guilty.chain(innocent) {
            let kind = message.kind.map_or("honest", |kind| kind.label());
            if options.kind.as_deref().is_some_and(|asked| asked != kind)
                || options.technique.as_deref().is_some_and(|asked| asked != message.technique)
            {
                continue;
            }
            tables.add(&message, &judge(&message));
        }
    }
    if options.show > 0 {
        print!("{}", tables.wrong(options.show));
        return ExitCode::SUCCESS;
    }
    let page = page::page(&tables, options.count, options.seed);
    println!("{page}");
    if options.language.is_some() || options.kind.is_some() || options.technique.is_some() {
        return ExitCode::SUCCESS;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/quality.md");
    match std::fs::write(path, page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{path}: {why}");
            ExitCode::FAILURE
        }
    }
}
