//! A progress bar on standard error, while a person watches and the output goes elsewhere.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

use super::answer::Tally;

/// Shows how far a scan is; gone when dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn start(files: &[PathBuf], quiet: bool) -> Progress {
        // On one terminal the bar would be drawn into the reports.
        if quiet || !io::stderr().is_terminal() || io::stdout().is_terminal() {
            return Progress(ProgressBar::hidden());
        }
        let (bar, template) = match total(files) {
            Some(total) => (
                ProgressBar::new(total),
                "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta} {wide_msg}",
            ),
            None => (ProgressBar::no_length(), "{spinner} {bytes} {bytes_per_sec} {wide_msg}"),
        };
        // The templates are ours; a wrong one falls back to the plain bar.
        let style = ProgressStyle::with_template(template);
        Progress(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    pub(super) fn advance(&self, total: &Tally) {
        if self.0.is_hidden() {
            return;
        }
        self.0.set_position(total.bytes);
        self.0.set_message(total.summary());
    }

    /// Runs `print` with the bar out of the way.
    pub(super) fn aside(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Bytes of all files; `None` where one is a pipe or cannot be asked.
fn total(files: &[PathBuf]) -> Option<u64> {
    files
        .iter()
        .map(|path| fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| file.len()))
        .sum()
}
