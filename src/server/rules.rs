//! `GET /v1/rules`: what clients load, so that page and server judge alike without a release.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::problem::Problem;
use super::state::Service;

/// The rules that clients load.
#[utoipa::path(
    get, path = "/v1/rules", tag = "rules",
    responses(
        (status = 200, description = "The platform's rules for `load({ rules })`, with a strong ETag", body = super::openapi::RulesSchema),
        (status = 304, description = "They are what the client has"),
        (status = 401, description = "A token is needed", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn rules(State(service): State<Service>, headers: HeaderMap) -> Response {
    let rules = service.rules.load();
    let cached = [
        (header::ETAG, rules.etag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|value| {
        value.to_str().is_ok_and(|value| {
            value
                .split(',')
                .map(|tag| tag.trim().trim_start_matches("W/"))
                .any(|tag| tag == "*" || rules.etag.to_str().is_ok_and(|etag| etag == tag))
        })
    });
    if known {
        return (StatusCode::NOT_MODIFIED, cached).into_response();
    }
    let json = HeaderValue::from_static("application/json");
    (cached, [(header::CONTENT_TYPE, json)], rules.client.clone()).into_response()
}
