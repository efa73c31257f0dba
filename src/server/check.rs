//! `POST /v1/check`: one message, its report.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::input::Input;
use super::openapi::{ContextSchema, ReportSchema};
use super::problem::Problem;
use super::state::{Caller, Rules, Service};
use crate::context::Context;
use crate::conversation::Carry;
use crate::report::{Action, Offsets, Report, ReportView};

/// From this length on a text is read beside the threads that serve, in bytes.
const LONG: usize = 16 << 10;

/// A message to check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    /// The message.
    text: String,
    /// The same author's messages before it, oldest first.
    #[serde(default)]
    earlier: Vec<String>,
    /// What an earlier reply gave as `carry`, instead of `earlier`.
    #[schema(value_type = Option<Vec<String>>)]
    carry: Option<Carry>,
    /// Where it was written.
    #[schema(value_type = Option<ContextSchema>)]
    context: Option<Context>,
    /// In what offsets count: `utf16` (the default), `utf8` or `codepoint`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    offsets: Option<Offsets>,
    /// Whether the reply brings the text with what was found taken out.
    #[serde(default)]
    redact: bool,
    /// Whether the reply brings a `carry` for the author's next message.
    #[serde(default)]
    remember: bool,
    /// The rules that the client has; the reply says where they are behind.
    rules: Option<String>,
    /// An id of the caller's own for the trail of decisions: any JSON value.
    #[schema(value_type = Option<String>)]
    id: Option<Box<RawValue>>,
}

/// The report, with what was asked for beside it.
#[derive(Serialize, ToSchema)]
pub(super) struct Checked<'a> {
    #[serde(flatten)]
    #[schema(value_type = ReportSchema)]
    report: ReportView<'a>,
    /// The text with every finding at or above `warn` replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<String>,
    /// What to send with the author's next message.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<String>>)]
    carry: Option<Carry>,
    /// The client's rules are not those that judged: load them anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_behind: Option<bool>,
}

/// Checks one message.
#[utoipa::path(
    post, path = "/v1/check", tag = "judging",
    request_body = Check,
    responses(
        (status = 200, description = "The report", body = Checked),
        (status = 400, description = "The body is not a check", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "A token is needed", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body came too slowly", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn check(
    State(service): State<Service>,
    headers: HeaderMap,
    Input(check): Input<Check>,
) -> Response {
    let length = check.text.len() + check.earlier.iter().map(String::len).sum::<usize>();
    let request = headers.get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    if length < LONG {
        return answer(&service, &check, request);
    }
    let judged = tokio::task::spawn_blocking(move || answer(&service, &check, request)).await;
    judged.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(service: &Service, check: &Check, request: Option<String>) -> Response {
    let rules = service.rules.load();
    let detector = &rules.detector;
    let context = check.context.clone().unwrap_or_default();
    let carry = match &check.carry {
        Some(carry) => carry.clone(),
        None => check.earlier.iter().fold(Carry::default(), |carry, text| carry.after(text)),
    };
    let report = detector.check_carried(&carry, &check.text, &context);
    let id = check.id.as_deref().map(RawValue::get);
    let caller = Caller { id, request: request.as_deref() };
    service.decided(&report, detector.rules(), caller, &context);
    let redacted = check.redact.then(|| redacted(&rules, check, &carry, &context, &report));
    let checked = Checked {
        report: detector.view(&report, &check.text, check.offsets.unwrap_or_default()),
        redacted,
        carry: check.remember.then(|| carry.after(&check.text)),
        rules_behind: check.rules.as_ref().map(|rules| rules != detector.rules()),
    };
    match serde_json::to_vec(&checked) {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Under the rules that judged, even if others have come since.
fn redacted(
    rules: &Rules,
    check: &Check,
    carry: &Carry,
    context: &Context,
    report: &Report,
) -> String {
    if report.action < Action::Warn {
        return check.text.clone();
    }
    rules.detector.redact_carried(carry, &check.text, context, Action::Warn)
}
