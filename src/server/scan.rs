//! `POST /v1/scan`: newline-delimited JSON in and out, streamed both ways.
//!
//! One line is in memory at a time, and a handful of answers: where the client reads slowly,
//! nothing more is taken from it. A bad line is answered in its place.

use std::sync::Arc;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use hyper::body::Frame;
use tokio::sync::mpsc;

use super::problem::Problem;
use super::state::{Caller, Rules, Service};
use crate::jsonl::{self, LineError, Message};
use crate::report::Offsets;

/// Pieces of answers that wait for a slow reader.
const WAITING: usize = 4;
/// Bytes of answers that are sent together.
const PIECE: usize = 32 << 10;

/// Checks many messages, one a line.
#[utoipa::path(
    post, path = "/v1/scan", tag = "judging",
    request_body(content = String, content_type = "application/x-ndjson", description = "One object a line: `text`, and optional `id`, `earlier`, `context`"),
    responses(
        (status = 200, description = "One report a line, in the order of the input; a bad line gives `{id, line, error}` in its place", body = String, content_type = "application/x-ndjson"),
        (status = 401, description = "A token is needed", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn scan(State(service): State<Service>, request: Request) -> Response {
    let (answers, replies) = mpsc::channel::<Bytes>(WAITING);
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok());
    let scan = Scan {
        rules: service.rules.load_full(),
        service,
        request: id.map(str::to_owned),
        lines: Lines::default(),
        out: Vec::with_capacity(PIECE),
    };
    let mut body = request.into_body();
    tokio::spawn(async move {
        let mut scan = scan;
        loop {
            match body.frame().await {
                Some(Ok(frame)) => {
                    let Ok(data) = frame.into_data() else { continue };
                    scan = match scan.feed(data, &answers).await {
                        Some(scan) => scan,
                        // Nobody listens any more.
                        None => return,
                    };
                }
                Some(Err(_)) => {
                    scan.refuse("the body ended early; what came after this line is missing");
                    break;
                }
                None => {
                    scan.last();
                    break;
                }
            }
        }
        // Whoever left does not want it.
        let _ = answers.send(scan.out.into()).await;
    });
    let body = Body::new(Replies(replies));
    ([(header::CONTENT_TYPE, "application/x-ndjson")], body).into_response()
}

/// The answers as a body.
struct Replies(mpsc::Receiver<Bytes>);

impl HttpBody for Replies {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: core::pin::Pin<&mut Self>,
        context: &mut core::task::Context<'_>,
    ) -> core::task::Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.poll_recv(context).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}

struct Scan {
    service: Service,
    /// One scan is judged by one set of rules.
    rules: Arc<Rules>,
    /// The request's id.
    request: Option<String>,
    lines: Lines,
    out: Vec<u8>,
}

impl Scan {
    /// Answers what is whole in `data`, beside the threads that serve.
    async fn feed(self, data: Bytes, answers: &mpsc::Sender<Bytes>) -> Option<Scan> {
        let mut scan = self;
        let mut rest = data;
        while !rest.is_empty() {
            let part = rest.split_to(rest.len().min(PIECE));
            scan = tokio::task::spawn_blocking(move || scan.read(&part)).await.ok()?;
            if !scan.out.is_empty() {
                let full = core::mem::replace(&mut scan.out, Vec::with_capacity(PIECE));
                answers.send(full.into()).await.ok()?;
            }
        }
        Some(scan)
    }

    fn read(mut self, data: &[u8]) -> Scan {
        let limit = self.service.limits.line_bytes;
        let mut lines = core::mem::take(&mut self.lines);
        lines.push(data, limit, |line, number| self.answer(line, number));
        self.lines = lines;
        self
    }

    /// The end: a line without a line feed is one, too.
    fn last(&mut self) {
        let mut lines = core::mem::take(&mut self.lines);
        let limit = self.service.limits.line_bytes;
        if lines.holds() {
            lines.push(b"\n", limit, |line, number| self.answer(line, number));
        }
    }

    fn answer(&mut self, line: Line<'_>, number: u64) {
        let message = match line {
            Line::TooLong => {
                let limit = self.service.limits.line_bytes;
                Err(LineError::new(format!("longer than {limit} bytes; send the text in parts")))
            }
            Line::Whole(bytes) if bytes.trim_ascii().is_empty() => return,
            Line::Whole(bytes) => Message::read(bytes),
        };
        match message {
            Ok(message) => {
                let detector = &self.rules.detector;
                let context = message.context.clone().unwrap_or_default();
                let report = message.check(detector, &context);
                let caller =
                    Caller { id: Some(message.id.json()), request: self.request.as_deref() };
                self.service.decided(&report, detector.rules(), caller, &context);
                let view = detector.view(&report, &message.text, Offsets::Utf16);
                jsonl::write_report(&mut self.out, &message.id, &view);
            }
            Err(error) => jsonl::write_error(&mut self.out, &error, number, None),
        }
    }

    fn refuse(&mut self, why: &'static str) {
        let number = self.lines.number + 1;
        jsonl::write_error(&mut self.out, &LineError::new(why), number, None);
    }
}

/// Cuts what comes in pieces into lines.
#[derive(Default)]
struct Lines {
    /// The line that is not whole yet.
    held: Vec<u8>,
    /// It is longer than the limit and no longer kept.
    is_too_long: bool,
    /// How many lines were whole.
    number: u64,
}

enum Line<'a> {
    Whole(&'a [u8]),
    TooLong,
}

impl Lines {
    fn holds(&self) -> bool {
        !self.held.is_empty() || self.is_too_long
    }

    fn push(&mut self, data: &[u8], limit: usize, mut each: impl FnMut(Line<'_>, u64)) {
        let mut rest = data;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, behind) = rest.split_at(end);
            rest = behind.get(1..).unwrap_or_default();
            self.number += 1;
            let held = core::mem::take(&mut self.held);
            if core::mem::take(&mut self.is_too_long) || held.len() + line.len() > limit {
                each(Line::TooLong, self.number);
            } else if held.is_empty() {
                each(Line::Whole(line), self.number);
            } else {
                each(Line::Whole(&[&held, line].concat()), self.number);
            }
        }
        if self.held.len() + rest.len() > limit {
            self.held = Vec::new();
            self.is_too_long = true;
        } else if !self.is_too_long {
            self.held.extend_from_slice(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};

    #[test]
    fn lines_are_whole_however_they_come() {
        let text = b"one\ntwo two\n\nlonglonglong\nlast\n";
        for size in 1..text.len() {
            let mut lines = Lines::default();
            let mut seen = Vec::new();
            for piece in text.chunks(size) {
                lines.push(piece, 8, |line, number| {
                    let line = match line {
                        Line::Whole(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
                        Line::TooLong => "too long".to_owned(),
                    };
                    seen.push((number, line));
                });
            }
            let expected = ["one", "two two", "", "too long", "last"];
            let expected: Vec<(u64, String)> = (1..).zip(expected.map(str::to_owned)).collect();
            assert_eq!(seen, expected, "in pieces of {size}");
            assert!(!lines.holds());
        }
    }
}
