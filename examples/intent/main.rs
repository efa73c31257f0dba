//! Learns the weights by which sentences without a pattern are read, and measures them.
//!
//! ```sh
//! npm run intent                     # writes data/intent/weights.bin
//! npm run intent -- --evaluate       # learns from four fifths and tests on the rest, five times
//! npm run intent -- --score < texts  # the logarithm of the odds of each line, by what is learned
//! ```
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program of its own prints")]

mod corpus;
mod learn;

use std::path::Path;
use std::process::ExitCode;

use contact_guard::internals::features;

use learn::{Model, Row};

/// What the logarithm of the odds has to pass, in English and in another language.
const ODDS: [f64; 2] = [2.0, 2.2];
const FOLDS: usize = 5;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = match corpus::read(root) {
        Ok(examples) => examples,
        Err(why) => {
            eprintln!("cannot read what to learn from: {why}");
            return ExitCode::FAILURE;
        }
    };
    let rows: Vec<Row> = examples
        .iter()
        .map(|example| Row {
            sentences: features(&example.text),
            asks: example.asks,
            line: example.line,
        })
        .collect();
    if std::env::args().any(|argument| argument == "--evaluate") {
        evaluate(&rows);
        return ExitCode::SUCCESS;
    }
    let model = Model::learn(&rows.iter().collect::<Vec<_>>());
    if std::env::args().any(|argument| argument == "--score") {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            let row = Row { sentences: features(&line), asks: false, line: 0 };
            println!("{:6.1}  {line}", model.strongest(&row).map_or(f64::MIN, |(_, score)| score));
        }
        return ExitCode::SUCCESS;
    }
    let mut bytes: Vec<u8> =
        model.thresholds(ODDS).iter().flat_map(|threshold| threshold.to_le_bytes()).collect();
    bytes.extend(corpus::hash(&examples).to_le_bytes());
    bytes.extend(model.steps().iter().map(|&step| step.cast_unsigned()));
    let path = root.join("data/intent/weights.bin");
    if let Err(why) = std::fs::write(&path, bytes) {
        eprintln!("cannot write {}: {why}", path.display());
        return ExitCode::FAILURE;
    }
    let used = model.steps().iter().filter(|&&step| step != 0).count();
    println!("{} texts, {used} weights that are not 0: {}", rows.len(), path.display());
    ExitCode::SUCCESS
}

/// Prints how many texts of lines that were not learned from pass each threshold.
fn evaluate(rows: &[Row]) {
    let mut scores: Vec<(bool, f64)> = Vec::new();
    for fold in 0..FOLDS {
        let (held, learned): (Vec<&Row>, Vec<&Row>) =
            rows.iter().partition(|row| row.line % FOLDS == fold);
        let model = Model::learn(&learned);
        let score = |row: &Row| model.strongest(row).map_or(f64::MIN, |(_, score)| score);
        scores.extend(held.iter().map(|row| (row.asks, score(row))));
    }
    println!("odds  asking that pass  honest that pass");
    for odds in [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0] {
        let share = |asks: bool| {
            let of: Vec<f64> =
                scores.iter().filter(|(own, _)| *own == asks).map(|(_, score)| *score).collect();
            let pass = of.iter().filter(|&&score| score > odds).count();
            format!("{pass:>6} of {:>6} ({:.2} %)", of.len(), 100.0 * pass as f64 / of.len() as f64)
        };
        println!("{odds:>4}  {}  {}", share(true), share(false));
    }
}
