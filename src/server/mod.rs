//! The HTTP service: the same rules, natively, with the last word.
//!
//! [`app`] is the router, tested without a socket; [`listen()`] is the process around it. One
//! handler a file; what can go wrong stands in `problem`, as RFC 9457 says it. Nothing here
//! keeps or writes down the text of a message.

mod auth;
mod check;
mod demo;
mod events;
mod health;
mod input;
mod listen;
mod metrics;
mod openapi;
mod problem;
mod reload;
mod rules;
mod scan;
mod state;
#[cfg(feature = "tls")]
mod tls;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, StatusCode, header};
use axum::middleware;
use axum::routing::{get, post};
use tower_http::ServiceBuilderExt;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::request_id::MakeRequestUuid;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};
use tower_http::trace::TraceLayer;

pub use events::{EventSink, Events};
pub use listen::{Listening, listen};
pub use reload::ReloadError;
pub use state::{Limits, Rules, Service};
#[cfg(feature = "tls")]
pub use tls::{Tls, TlsError};

/// The routes over `service`, for a server, a test, or a router of your own.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use contact_guard::server::{Service, app};
///
/// let router = app(Service::default());
/// let socket = tokio::net::TcpListener::bind("127.0.0.1:8787").await?;
/// axum::serve(socket, router).await?;
/// # Ok(())
/// # }
/// ```
pub fn app(service: Service) -> Router {
    let limits = service.limits;
    let slow = Duration::from_secs(limits.idle_seconds);
    let checked = Router::new()
        .route("/v1/check", post(check::check))
        .route("/v1/rules", get(rules::rules))
        .route("/metrics", get(metrics::metrics))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, slow))
        .layer(DefaultBodyLimit::max(limits.body_bytes));
    // A stream may take as long as it is alive; each pause in it is bounded.
    let streamed =
        Router::new().route("/v1/scan", post(scan::scan)).layer(DefaultBodyLimit::disable());
    let asked = checked
        .merge(streamed)
        .route_layer(middleware::from_fn_with_state(service.clone(), auth::require_token));
    let mut router = asked
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/openapi.json", get(openapi::document))
        .route("/docs", get(openapi::page))
        .method_not_allowed_fallback(problem::wrong_method);
    router = match service.www.clone() {
        Some(www) => demo::serve(router, &www),
        None => router.fallback(problem::not_found),
    };
    if !service.cors.is_empty() {
        router = router.layer(cors(&service.cors));
    }
    router
        .layer(middleware::from_fn(problem::dress))
        .layer(RequestBodyTimeoutLayer::new(slow))
        .layer(RequestDecompressionLayer::new().gzip(true))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(service.clone(), metrics::count))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(()))
        .layer(
            tower::ServiceBuilder::new().set_x_request_id(MakeRequestUuid).propagate_x_request_id(),
        )
        .with_state(service)
}

/// What the log says of a request: its id, never what is in it, and no query either.
fn span(request: &axum::extract::Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok());
    tracing::debug_span!("request", method = %request.method(), path = request.uri().path(), id)
}

fn cors(origins: &[axum::http::HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().cloned()))
        .allow_methods([axum::http::Method::GET, axum::http::Method::POST])
        .allow_headers([
            header::CONTENT_TYPE,
            header::AUTHORIZATION,
            header::IF_NONE_MATCH,
            HeaderName::from_static("x-request-id"),
        ])
}
