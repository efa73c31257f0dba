//! Answers one piece of a stream: every record of it, in the format asked for.

use std::borrow::Cow;

use super::Format;
use super::cut::{Content, Piece};
use super::table::{self, Columns};
use crate::cli::options::FailOn;
use crate::cli::render::{Renderer, counted, warning};
use crate::context::Context;
use crate::detector::Detector;
use crate::jsonl::{self, LineError, Message};
use crate::report::{Action, Offsets};
use crate::visible::visible_line;

/// All that an answer depends on besides the record itself.
pub(super) struct Answerer {
    pub(super) detector: Detector,
    /// For messages without their own.
    pub(super) context: Context,
    pub(super) offsets: Offsets,
    pub(super) format: Format,
    pub(super) fail_on: FailOn,
    pub(super) max_line: usize,
    pub(super) renderer: Renderer,
}

/// The stream that a piece is of.
pub(super) struct Source {
    pub(super) name: String,
    /// Whether it is one of several, so that a line number alone says too little.
    pub(super) several: bool,
    /// Where the fields stand, in a table.
    pub(super) columns: Option<Columns>,
}

/// What a piece becomes.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) out: Vec<u8>,
    pub(super) tally: Tally,
}

/// What was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) bytes: u64,
    pub(super) messages: usize,
    /// Records that are no messages.
    pub(super) unread: usize,
    /// Messages at or above [`Action::Warn`].
    pub(super) flagged: usize,
    /// Messages at [`Action::Notice`].
    pub(super) noticed: usize,
    /// Messages at or above `--fail-on`.
    pub(super) reached: usize,
}

impl Answerer {
    pub(super) fn answer(&self, piece: &Piece, source: &Source) -> Answer {
        let mut answer = Answer::default();
        let bytes = match &piece.content {
            Content::Records(bytes) => bytes,
            Content::TooLong => {
                self.refuse(&self.too_long(), piece.line, source, &mut answer);
                return answer;
            }
            Content::Unclosed => {
                let error = LineError::new("a quote is opened here and never closed");
                self.refuse(&error, piece.line, source, &mut answer);
                return answer;
            }
        };
        answer.tally.bytes = bytes.len() as u64;
        answer.out.reserve(bytes.len());
        let mut record = |line, length, message: Result<Message<'_>, LineError<'_>>| {
            let message = if length > self.max_line { Err(self.too_long()) } else { message };
            match message {
                Ok(message) => self.check(&message, line, source, &mut answer),
                Err(error) => self.refuse(&error, line, source, &mut answer),
            }
        };
        match &source.columns {
            Some(columns) => columns.read(bytes, piece.line, &mut record),
            None => {
                for (line, bytes) in (piece.line..).zip(bytes.split(|byte| *byte == b'\n')) {
                    if bytes.len() > self.max_line {
                        record(line, bytes.len(), Err(self.too_long()));
                    } else if !bytes.trim_ascii().is_empty() {
                        record(line, bytes.len(), Message::read(bytes));
                    }
                }
            }
        }
        answer
    }

    fn check(&self, message: &Message<'_>, line: u64, source: &Source, answer: &mut Answer) {
        let report = message.check(&self.detector, &self.context);
        answer.tally.messages += 1;
        answer.tally.flagged += usize::from(report.is_flagged());
        answer.tally.noticed += usize::from(report.action == Action::Notice);
        answer.tally.reached += usize::from(self.fail_on.is_reached(report.action));
        let text = &*message.text;
        match self.format {
            Format::Jsonl => {
                let view = self.detector.view(&report, text, self.offsets);
                jsonl::write_report(&mut answer.out, &message.id, &view);
            }
            Format::Csv => {
                let view = self.detector.view(&report, text, self.offsets);
                table::write_report(&mut answer.out, &message.id, line, source.file(), &view);
            }
            Format::Human => {
                let place = |_, _| format!("{}:{line}", source.name);
                let context = message.context.as_ref().unwrap_or(&self.context);
                // A Vec takes everything.
                let _ = self.renderer.write(&mut answer.out, place, text, &report, context);
            }
        }
    }

    fn refuse(&self, error: &LineError<'_>, line: u64, source: &Source, answer: &mut Answer) {
        answer.tally.unread += 1;
        match self.format {
            Format::Jsonl => jsonl::write_error(&mut answer.out, error, line, source.file()),
            Format::Csv => table::write_error(&mut answer.out, error, line, source.file()),
            Format::Human => {
                let place = format!("{}:{line}: {error}", source.name);
                answer.out.extend_from_slice(warning(&visible_line(&place), "").as_bytes());
                answer.out.push(b'\n');
            }
        }
    }

    fn too_long(&self) -> LineError<'static> {
        let message = format!("longer than {} bytes; see --max-line", self.max_line);
        LineError::new(Cow::Owned(message))
    }
}

impl Source {
    /// Its name where it has to be told from others.
    fn file(&self) -> Option<&str> {
        self.several.then_some(&*self.name)
    }
}

impl Tally {
    pub(super) fn add(&mut self, other: &Tally) {
        self.bytes += other.bytes;
        self.messages += other.messages;
        self.unread += other.unread;
        self.flagged += other.flagged;
        self.noticed += other.noticed;
        self.reached += other.reached;
    }

    pub(super) fn summary(&self) -> String {
        let Tally { messages, flagged, noticed, .. } = self;
        let messages = counted(*messages, "message");
        format!("{messages}: {flagged} flagged, {noticed} noticed")
    }
}
