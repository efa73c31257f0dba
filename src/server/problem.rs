//! Errors as RFC 9457 problem details that say what to mend.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong with a request.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// What sort of problem it is; stable.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The same in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What is wrong here and what would be right. Never the text of a message.
    detail: String,
}

const JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

impl Problem {
    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: String) -> Problem {
        Problem { kind, title, status: status.as_u16(), detail }
    }

    pub(super) fn json(detail: String) -> Problem {
        let status = StatusCode::BAD_REQUEST;
        Problem::new(status, "/problems/body", "The body is not what this call takes", detail)
    }

    pub(super) fn too_large(limit: usize) -> Problem {
        let detail = format!(
            "a body has at most {limit} bytes; send a longer text in parts, or many texts through /v1/scan"
        );
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "/problems/too-large",
            "The body is too large",
            detail,
        )
    }

    pub(super) fn media_type() -> Problem {
        let detail = "send JSON, with the header `content-type: application/json`".to_owned();
        Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "/problems/media-type",
            "The body is not JSON",
            detail,
        )
    }

    pub(super) fn broken() -> Problem {
        let detail = "the body ended early, or is compressed in a way that is not gzip".to_owned();
        Problem::new(
            StatusCode::BAD_REQUEST,
            "/problems/broken-body",
            "The body could not be read",
            detail,
        )
    }

    pub(super) fn token() -> Problem {
        let detail = "send `authorization: Bearer …` with one of the service's tokens".to_owned();
        Problem::new(StatusCode::UNAUTHORIZED, "/problems/token", "A token is needed", detail)
    }

    /// What a bare status means, for those that layers answer with.
    fn of_status(status: StatusCode) -> Problem {
        let (kind, title, detail) = match status {
            StatusCode::REQUEST_TIMEOUT => (
                "/problems/too-slow",
                "The request took too long",
                "the body came too slowly, or the connection stood still; send it again",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => {
                ("/problems/too-large", "The body is too large", "send less at once")
            }
            StatusCode::UNSUPPORTED_MEDIA_TYPE => (
                "/problems/encoding",
                "The body's encoding is not known",
                "send it plain, or with `content-encoding: gzip`",
            ),
            _ => ("about:blank", status.canonical_reason().unwrap_or("Error"), "see the status"),
        };
        Problem::new(status, kind, title, detail.to_owned())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, JSON)], body).into_response();
        if status == StatusCode::UNAUTHORIZED {
            let bearer = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
        }
        response
    }
}

pub(super) async fn not_found() -> Problem {
    let detail = "there are /v1/check, /v1/scan, /v1/rules, /healthz, /readyz, /metrics, \
                  /openapi.json and /docs";
    let status = StatusCode::NOT_FOUND;
    Problem::new(status, "/problems/not-found", "There is no such path", detail.to_owned())
}

pub(super) async fn wrong_method() -> Problem {
    let detail = "/v1/check and /v1/scan take POST, everything else GET; `allow` lists them";
    let status = StatusCode::METHOD_NOT_ALLOWED;
    Problem::new(status, "/problems/method", "The path takes another method", detail.to_owned())
}

/// Errors that a layer answers without a body get one.
pub(super) async fn dress(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let is_bare = (status.is_client_error() || status.is_server_error())
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")));
    if !is_bare {
        return response;
    }
    let mut dressed = Problem::of_status(status).into_response();
    for name in [header::ALLOW, header::RETRY_AFTER, header::ACCEPT_ENCODING] {
        if let Some(value) = response.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed
}
