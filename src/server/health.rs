//! `GET /healthz` and `GET /readyz`.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

use super::state::Service;
use crate::report::Action;

/// The process answers.
#[utoipa::path(get, path = "/healthz", tag = "operating", responses((status = 200, description = "It runs", body = String)))]
pub(super) async fn healthz() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n")
}

/// It judges: a message that must be flagged is.
#[utoipa::path(get, path = "/readyz", tag = "operating", responses((status = 200, description = "It judges", body = String), (status = 503, description = "It does not judge as it should")))]
pub(super) async fn readyz(State(service): State<Service>) -> impl IntoResponse {
    let rules = service.rules.load();
    let report = rules.detector.check("joe.doe@gmx.net", &crate::Context::default());
    match report.findings.iter().any(|finding| finding.action >= Action::Notice) {
        true => (StatusCode::OK, "ready\n"),
        // Only an overlay that allows everything comes to this.
        false => (StatusCode::SERVICE_UNAVAILABLE, "the rules let everything pass\n"),
    }
}
