//! Messages as JSON Lines: one object a line in, one report a line out.
//!
//! This is the one reading of a line for the command line, the HTTP service and whoever
//! keeps messages in files. A line that cannot be read is answered in its place.

use core::fmt;
use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::context::Context;
use crate::detector::Detector;
use crate::report::{Report, ReportView};

/// One message as a line gives it.
///
/// ```
/// use contact_guard::jsonl::Message;
///
/// let line = br#"{"id": 7, "text": "hello", "context": {"surface": "order"}}"#;
/// let message = Message::read(line)?;
/// assert_eq!((message.id.json(), &*message.text), ("7", "hello"));
///
/// let error = Message::read(br#"{"id": 8, "text": 5}"#).unwrap_err();
/// assert_eq!(error.id.json(), "8");
/// # Ok::<(), contact_guard::jsonl::LineError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// What the line calls itself, `null` where it does not.
    pub id: Id<'a>,
    /// What is checked.
    pub text: Cow<'a, str>,
    /// The same author's messages before it, oldest first.
    pub earlier: Vec<Cow<'a, str>>,
    /// Where it was written, if the line says.
    pub context: Option<Context>,
}

/// An id as it is passed through: any JSON value, in the spelling it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id<'a>(Cow<'a, str>);

/// Why a line is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError<'a> {
    /// The line's id, `null` where it has none or it cannot be made out.
    pub id: Id<'a>,
    message: Cow<'static, str>,
}

impl<'a> Message<'a> {
    /// Reads one line: `text`, and optional `id`, `earlier` and `context`. Other fields are
    /// ignored.
    ///
    /// # Errors
    ///
    /// Where the line is not UTF-8, not JSON or not such an object.
    pub fn read(line: &'a [u8]) -> Result<Message<'a>, LineError<'a>> {
        let line = core::str::from_utf8(line).map_err(|error| {
            LineError::new(format!("not UTF-8 from byte {} on", error.valid_up_to() + 1))
        })?;
        match serde_json::from_str::<Fields<'a>>(line) {
            Ok(fields) => Ok(Message {
                id: Id::raw(fields.id),
                text: fields.text,
                earlier: fields.earlier.unwrap_or_default(),
                context: fields.context,
            }),
            Err(error) => Err(LineError::json(&error).of(Id::of_line(line))),
        }
    }

    /// Checks it, in `context` unless it brings its own.
    #[must_use]
    pub fn check(&self, detector: &Detector, context: &Context) -> Report {
        let context = self.context.as_ref().unwrap_or(context);
        detector.check_after(&self.earlier, &self.text, context)
    }
}

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    earlier: Option<Vec<Cow<'a, str>>>,
    #[serde(default)]
    context: Option<Context>,
}

/// Appends the report on the message called `id` as one line.
pub fn write_report(out: &mut Vec<u8>, id: &Id<'_>, report: &ReportView<'_>) {
    out.extend_from_slice(br#"{"id":"#);
    out.extend_from_slice(id.0.as_bytes());
    let brace = out.len();
    append(out, report);
    // The report's fields go on where the id stands, without another map in between.
    if let Some(brace) = out.get_mut(brace) {
        *brace = b',';
    }
    out.push(b'\n');
}

/// Appends an answer in place of line `line` (from 1) of `file`, where there are several.
pub fn write_error(out: &mut Vec<u8>, error: &LineError<'_>, line: u64, file: Option<&str>) {
    out.extend_from_slice(format!(r#"{{"id":{},"line":{line},"#, error.id.0).as_bytes());
    if let Some(file) = file {
        out.extend_from_slice(br#""file":"#);
        append(out, file);
        out.push(b',');
    }
    out.extend_from_slice(br#""error":"#);
    append(out, &*error.message);
    out.extend_from_slice(b"}\n");
}

/// Labels, numbers and strings always become JSON, and a `Vec` takes them.
fn append<T: serde::Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    let written = serde_json::to_writer(out, value);
    debug_assert!(written.is_ok());
}

impl<'a> Id<'a> {
    /// No id.
    pub const NULL: Id<'static> = Id(Cow::Borrowed("null"));

    /// An id that is a text.
    #[must_use]
    pub fn text(text: &str) -> Id<'static> {
        Id(serde_json::Value::from(text).to_string().into())
    }

    /// The id as JSON.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }

    fn raw(value: Option<&'a RawValue>) -> Id<'a> {
        value.map_or(Id::NULL, |value| Id(value.get().into()))
    }

    /// The id of an object that is otherwise wrong.
    fn of_line(line: &'a str) -> Id<'a> {
        #[derive(Deserialize)]
        struct OnlyId<'a> {
            #[serde(borrow, default)]
            id: Option<&'a RawValue>,
        }
        serde_json::from_str::<OnlyId<'a>>(line).map_or(Id::NULL, |only| Id::raw(only.id))
    }
}

impl LineError<'_> {
    /// An error about a line whose id is not known.
    #[must_use]
    pub fn new(message: impl Into<Cow<'static, str>>) -> LineError<'static> {
        LineError { id: Id::NULL, message: message.into() }
    }

    /// The same about the line called `id`.
    #[must_use]
    pub fn of<'a>(self, id: Id<'a>) -> LineError<'a> {
        LineError { id, message: self.message }
    }

    fn json(error: &serde_json::Error) -> LineError<'static> {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(&*message, |(what, _)| what);
        LineError::new(format!("{message} at column {}", error.column()))
    }
}

impl fmt::Display for LineError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for LineError<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Offsets;

    fn answer(line: &[u8]) -> String {
        let mut out = Vec::new();
        match Message::read(line) {
            Ok(message) => {
                let report = Report::default();
                write_report(&mut out, &message.id, &report.view(&message.text, Offsets::Utf8));
            }
            Err(error) => write_error(&mut out, &error, 3, None),
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn ids_pass_through_as_they_are_spelled() {
        for id in ["1", "1.50", "12345678901234567890123", "\"a\\u00e9\"", "[1, 2]", "null", "{}"] {
            let line = format!("{{\"text\":\"\",\"id\":{id}}}");
            assert!(answer(line.as_bytes()).starts_with(&format!("{{\"id\":{id},\"action\"")));
        }
        assert!(answer(b"{\"text\":\"\"}").starts_with("{\"id\":null,\"action\":\"allow\""));
    }

    #[test]
    fn what_is_missing_is_like_null() {
        let line = br#"{"text":"a","earlier":null,"context":null,"other":[{}]}"#;
        let message = Message::read(line).unwrap();
        assert!(message.earlier.is_empty() && message.context.is_none());
    }

    #[test]
    fn a_wrong_line_says_why_and_which() {
        let check = |line: &[u8], expected| assert_eq!(answer(line), format!("{expected}\n"));
        check(
            br#"{"id":"x","text":5}"#,
            r#"{"id":"x","line":3,"error":"invalid type: integer `5`, expected a string at column 18"}"#,
        );
        check(br#"{"id":1}"#, r#"{"id":1,"line":3,"error":"missing field `text` at column 8"}"#);
        check(b"\"a\xff\"", r#"{"id":null,"line":3,"error":"not UTF-8 from byte 3 on"}"#);
        let cut = answer(br#"{"id":1,"text":"a"#);
        assert!(cut.contains("EOF") && cut.contains("\"id\":null"), "{cut}");
        let context = answer(br#"{"id":1,"text":"a","context":{"surfce":"inbox"}}"#);
        assert!(context.contains("unknown field `surfce`"), "{context}");
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = format!("{{\"text\":\"\",\"x\":{}", "[".repeat(100_000));
        let context = format!("{{\"text\":\"\",\"context\":{}", "[".repeat(100_000));
        for line in [deep, context] {
            assert!(answer(line.as_bytes()).contains("\"error\""));
        }
    }
}
