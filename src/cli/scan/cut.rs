//! Cuts a stream into pieces of whole records, each in memory for as long as it is answered.

use std::io::{self, Read};
use std::mem;

/// Bytes read at once. A pipe gives less, and what it gives is passed on at once.
const READ: usize = 1 << 18;

/// How a stream separates its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Records {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated, with `text` (and `id`, `earlier`, `context`) in the first line
    Csv,
}

/// A part of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Line, from 1, on which it starts.
    pub(super) line: u64,
    pub(super) content: Content,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Whole records.
    Records(Vec<u8>),
    /// One record longer than the limit; it was passed over.
    TooLong,
    /// The last record, which opens a quote and never closes it.
    Unclosed,
}

/// The pieces of a stream, in order.
pub(super) struct Pieces<R> {
    input: R,
    limit: usize,
    ends: Ends,
    /// What was read and not yet given out: at most `limit` and one read.
    buffer: Vec<u8>,
    /// Line on which `buffer` starts.
    line: u64,
    /// Whether the record being read is too long to keep.
    skipping: bool,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(input: R, records: Records, limit: usize) -> Pieces<R> {
        let ends = match records {
            Records::Jsonl => Ends::Lines,
            Records::Csv => Ends::Csv(Field::Start),
        };
        let (buffer, line) = (Vec::new(), 1);
        Pieces { input, limit, ends, buffer, line, skipping: false }
    }

    /// Gives out `content`, which ends where line `next` starts.
    fn piece(&mut self, mut content: Content, next: u64) -> Piece {
        // A byte-order mark, as some editors write it.
        if let (1, Content::Records(bytes)) = (self.line, &mut content)
            && bytes.starts_with(b"\xef\xbb\xbf")
        {
            bytes.drain(..3);
        }
        Piece { line: mem::replace(&mut self.line, next), content }
    }

    /// Appends one read to the buffer; `None` at the end.
    fn fill(&mut self) -> io::Result<Option<usize>> {
        let start = self.buffer.len();
        self.buffer.resize(start + READ, 0);
        let read = loop {
            match self.input.read(self.buffer.get_mut(start..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => break done,
            }
        };
        self.buffer.truncate(start + *read.as_ref().unwrap_or(&0));
        Ok((read? > 0).then_some(start))
    }

    /// What is left when the stream ends.
    fn last(&mut self) -> Option<Piece> {
        if self.buffer.is_empty() {
            return None;
        }
        let content = match self.ends {
            Ends::Csv(Field::Quoted) => {
                self.buffer.clear();
                Content::Unclosed
            }
            _ => Content::Records(mem::take(&mut self.buffer)),
        };
        Some(self.piece(content, self.line))
    }

    /// Drops what belongs to a record that is too long; whether it ends in the buffer.
    fn skip(&mut self) -> bool {
        let end = self.ends.first(&self.buffer);
        let dropped = end.unwrap_or(self.buffer.len());
        self.line += lines(self.buffer.get(..dropped).unwrap_or_default());
        self.buffer.drain(..dropped);
        end.is_some()
    }
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<io::Result<Piece>> {
        loop {
            let mut start = match self.fill() {
                Ok(Some(start)) => start,
                Ok(None) => return self.last().map(Ok),
                Err(error) => return Some(Err(error)),
            };
            if self.skipping {
                if !self.skip() {
                    continue;
                }
                self.skipping = false;
                start = 0;
            }
            if let Some(end) = self.ends.last(self.buffer.get(start..).unwrap_or_default()) {
                let rest = self.buffer.split_off(start + end);
                let records = mem::replace(&mut self.buffer, rest);
                let next = self.line + lines(&records);
                return Some(Ok(self.piece(Content::Records(records), next)));
            }
            if self.buffer.len() > self.limit {
                let next = self.line + lines(&self.buffer);
                self.buffer.clear();
                self.skipping = true;
                return Some(Ok(self.piece(Content::TooLong, next)));
            }
        }
    }
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Finds where records end, going on from where it stopped.
enum Ends {
    Lines,
    /// A line feed inside quotes belongs to the field.
    Csv(Field),
}

#[derive(Clone, Copy)]
enum Field {
    Start,
    Plain,
    Quoted,
    /// After a quote inside quotes: the end, or the first of two that stand for one.
    Quote,
}

impl Ends {
    /// One past the first end in `bytes`; reads no further.
    fn first(&mut self, bytes: &[u8]) -> Option<usize> {
        let at = match self {
            Ends::Lines => bytes.iter().position(|byte| *byte == b'\n'),
            Ends::Csv(field) => bytes.iter().position(|byte| field.ends_record(*byte)),
        };
        at.map(|at| at + 1)
    }

    /// One past the last end in `bytes`; reads all of them.
    fn last(&mut self, bytes: &[u8]) -> Option<usize> {
        let at = match self {
            Ends::Lines => bytes.iter().rposition(|byte| *byte == b'\n'),
            Ends::Csv(field) => {
                let ends = bytes.iter().enumerate().filter(|(_, byte)| field.ends_record(**byte));
                ends.map(|(at, _)| at).last()
            }
        };
        at.map(|at| at + 1)
    }
}

impl Field {
    fn ends_record(&mut self, byte: u8) -> bool {
        *self = match (*self, byte) {
            (Field::Quoted, b'"') => Field::Quote,
            (Field::Quoted, _) | (Field::Start | Field::Quote, b'"') => Field::Quoted,
            (_, b',' | b'\n' | b'\r') => Field::Start,
            _ => Field::Plain,
        };
        byte == b'\n' && matches!(self, Field::Start)
    }
}

#[cfg(test)]
mod tests;
