//! Reads a body as JSON, bounded, and says what is wrong with it where it stands.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::state::Service;

/// The body of a request as a `T`.
pub(super) struct Input<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Service> for Input<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, service: &Service) -> Result<Input<T>, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        // Who says nothing means JSON: there is nothing else to send here.
        if let Some(kind) = kind
            && !kind.to_str().is_ok_and(is_json)
        {
            return Err(Problem::media_type());
        }
        let bytes = Bytes::from_request(request, service).await;
        let bytes = bytes.map_err(|rejection| problem(rejection, service.limits.body_bytes))?;
        serde_json::from_slice(&bytes).map(Input).map_err(|error| Problem::json(error.to_string()))
    }
}

fn is_json(kind: &str) -> bool {
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json") || essence.ends_with("+json")
}

fn problem(rejection: BytesRejection, limit: usize) -> Problem {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(limit),
        _ => Problem::broken(),
    }
}
