//! CSV in and out, for people with spreadsheets.

use std::borrow::Cow;

use csv::{ByteRecord, Position, ReaderBuilder, StringRecord, WriterBuilder};

use crate::jsonl::{Id, LineError, Message};
use crate::report::ReportView;

/// The columns of the output. A message without findings has one row, else one a finding.
const HEAD: [&str; 16] = [
    "id",
    "file",
    "line",
    "error",
    "action",
    "kind",
    "start",
    "end",
    "text",
    "canonical",
    "service",
    "category",
    "certainty",
    "disguises",
    "rule",
    "finding_action",
];

/// The first line of the output.
pub(super) fn head() -> Vec<u8> {
    let mut out = Vec::new();
    write_row(&mut out, HEAD);
    out
}

/// Appends the rows of one message.
pub(super) fn write_report(
    out: &mut Vec<u8>,
    id: &Id<'_>,
    line: u64,
    file: Option<&str>,
    report: &ReportView<'_>,
) {
    let id = plain(id);
    let line = line.to_string();
    let place = [&*id, file.unwrap_or_default(), &*line, "", report.action.label()];
    if report.findings.is_empty() {
        write_row(out, place.into_iter().chain([""; 11]));
    }
    for finding in &report.findings {
        let (start, end) = (finding.start.to_string(), finding.end.to_string());
        let disguises: Vec<_> = finding.disguises.iter().map(|disguise| disguise.label()).collect();
        let disguises = disguises.join(" ");
        let columns = [
            finding.kind.label(),
            &*start,
            &*end,
            finding.text,
            finding.canonical.unwrap_or_default(),
            finding.service.unwrap_or_default(),
            finding.category.map_or("", |category| category.label()),
            finding.certainty.label(),
            &*disguises,
            finding.rule,
            finding.action.label(),
        ];
        write_row(out, place.into_iter().chain(columns));
    }
}

/// Appends the row for a record that is no message.
pub(super) fn write_error(out: &mut Vec<u8>, error: &LineError<'_>, line: u64, file: Option<&str>) {
    let (id, line) = (plain(&error.id), line.to_string());
    let place = [&*id, file.unwrap_or_default(), &*line, &*error.to_string()].map(str::to_owned);
    write_row(out, place.into_iter().chain(vec![String::new(); 12]));
}

fn write_row<T: AsRef<[u8]>>(out: &mut Vec<u8>, row: impl IntoIterator<Item = T>) {
    // A Vec takes everything, and rows have no fixed length to miss.
    let written = WriterBuilder::new().flexible(true).from_writer(out).write_record(row);
    debug_assert!(written.is_ok());
}

/// An id as a cell: a string without its quotes, null as nothing.
fn plain<'a>(id: &'a Id<'a>) -> Cow<'a, str> {
    match serde_json::from_str::<Option<String>>(id.json()) {
        Ok(text) => text.unwrap_or_default().into(),
        Err(_) => id.json().into(),
    }
}

/// What is done with a record: its line, its length in bytes, and what it says.
type OnRecord<'a> = dyn FnMut(u64, usize, Result<Message<'_>, LineError<'_>>) + 'a;

/// Where the fields of a message stand in a record.
pub(super) struct Columns {
    text: usize,
    id: Option<usize>,
    earlier: Option<usize>,
    context: Option<usize>,
}

impl Columns {
    /// Takes the first record off `bytes`, which start on `line`, and reads the names in it.
    /// Without a column `text` the error is the names there are.
    pub(super) fn take(bytes: &mut Vec<u8>, line: &mut u64) -> Result<Columns, Vec<String>> {
        let mut names = ByteRecord::new();
        let mut reader = reader().from_reader(&**bytes);
        // A slice gives no errors, and any bytes are some record.
        let _ = reader.read_byte_record(&mut names);
        let at = |name: &str| names.iter().position(|cell| cell.trim_ascii() == name.as_bytes());
        let Some(text) = at("text") else {
            let names = names.iter().map(|cell| String::from_utf8_lossy(cell).into_owned());
            return Err(names.collect());
        };
        let columns =
            Columns { text, id: at("id"), earlier: at("earlier"), context: at("context") };
        let rest = reader.position().byte() as usize;
        *line += bytes.drain(..rest).filter(|byte| *byte == b'\n').count() as u64;
        Ok(columns)
    }

    /// Reads the records in `bytes`, which start on `first_line`: gives each one's line, its
    /// length in bytes and its message.
    pub(super) fn read(&self, bytes: &[u8], first_line: u64, record: &mut OnRecord<'_>) {
        let mut cells = ByteRecord::new();
        let mut reader = reader().from_reader(bytes);
        while let Ok(true) = reader.read_byte_record(&mut cells) {
            let start = cells.position().map_or(0, Position::byte);
            let line = cells.position().map_or(1, Position::line);
            let length = reader.position().byte() - start;
            let cells = StringRecord::from_byte_record(std::mem::take(&mut cells));
            let message = match &cells {
                Ok(cells) => self.message(cells),
                Err(error) => {
                    let column = error.utf8_error().field() + 1;
                    Err(LineError::new(format!("column {column} is not UTF-8")))
                }
            };
            record(first_line + line - 1, length as usize, message);
        }
    }

    fn message<'a>(&self, cells: &'a StringRecord) -> Result<Message<'a>, LineError<'a>> {
        let cell = |column: Option<usize>| column.and_then(|column| cells.get(column));
        let id = cell(self.id).filter(|id| !id.is_empty()).map_or(Id::NULL, Id::text);
        let fail = |message: String| LineError::new(message).of(id.clone());
        let text = cells.get(self.text).ok_or_else(|| fail("no cell for `text`".to_owned()))?;
        let earlier: Option<Vec<Cow<'a, str>>> =
            json(cell(self.earlier)).map_err(|error| fail(format!("`earlier`: {error}")))?;
        let context =
            json(cell(self.context)).map_err(|error| fail(format!("`context`: {error}")))?;
        Ok(Message { id, text: text.into(), earlier: earlier.unwrap_or_default(), context })
    }
}

/// A cell that holds JSON; an empty one holds nothing.
fn json<'a, T: serde::Deserialize<'a>>(cell: Option<&'a str>) -> serde_json::Result<Option<T>> {
    cell.filter(|cell| !cell.trim().is_empty()).map(serde_json::from_str).transpose()
}

fn reader() -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true);
    builder
}
