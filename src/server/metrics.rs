//! `GET /metrics`: Prometheus text.

use std::sync::Mutex;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use tokio::time::Instant;

use super::state::Service;
use crate::report::Report;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Call {
    path: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Path {
    path: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Found {
    kind: &'static str,
    action: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Judged {
    action: &'static str,
}

/// Seconds; a check takes some microseconds, a slow client some seconds.
const BUCKETS: [f64; 12] =
    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// What is counted.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Mutex<Registry>,
    calls: Family<Call, Counter>,
    latency: Family<Path, Histogram, fn() -> Histogram>,
    messages: Family<Judged, Counter>,
    findings: Family<Found, Counter>,
    lost: Counter,
    reloads: Counter,
    refused_reloads: Counter,
}

impl Default for Metrics {
    fn default() -> Metrics {
        let mut registry = Registry::with_prefix("contact_guard");
        let latency: Family<Path, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS));
        let metrics = Metrics {
            calls: Family::default(),
            latency,
            messages: Family::default(),
            findings: Family::default(),
            lost: Counter::default(),
            reloads: Counter::default(),
            refused_reloads: Counter::default(),
            registry: Mutex::default(),
        };
        registry.register("requests", "Requests by path and status", metrics.calls.clone());
        let help = "Seconds until the reply began, by path";
        registry.register("request_seconds", help, metrics.latency.clone());
        registry.register(
            "messages",
            "Messages by the action they came to",
            metrics.messages.clone(),
        );
        registry.register("findings", "Findings by kind and action", metrics.findings.clone());
        registry.register("events_lost", "Decisions that left no trail", metrics.lost.clone());
        registry.register("reloads", "Overlays that were taken over", metrics.reloads.clone());
        let help = "Overlays that were refused; the old one served on";
        registry.register("reloads_refused", help, metrics.refused_reloads.clone());
        let version = crate::rules::version().to_owned();
        registry.register("build", "The built-in rules", Info::new(vec![("rules", version)]));
        Metrics { registry: Mutex::new(registry), ..metrics }
    }
}

impl Metrics {
    pub(super) fn found(&self, report: &Report) {
        self.messages.get_or_create(&Judged { action: report.action.label() }).inc();
        for finding in &report.findings {
            let found = Found { kind: finding.kind.label(), action: finding.action.label() };
            self.findings.get_or_create(&found).inc();
        }
    }

    pub(super) fn lost(&self, decisions: u64) {
        self.lost.inc_by(decisions);
    }

    pub(super) fn reloaded(&self, taken: bool) {
        if taken {
            self.reloads.inc()
        } else {
            self.refused_reloads.inc()
        };
    }

    fn called(&self, path: String, status: u16, took: Duration) {
        self.calls.get_or_create(&Call { path: path.clone(), status }).inc();
        self.latency.get_or_create(&Path { path }).observe(took.as_secs_f64());
    }
}

/// Counts a request once its reply begins.
pub(super) async fn count(
    State(service): State<Service>,
    request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    // Only paths that exist are told apart: others would fill the memory.
    let path = match request.extensions().get::<MatchedPath>() {
        Some(path) => path.as_str().to_owned(),
        None => "other".to_owned(),
    };
    let response = next.run(request).await;
    service.metrics.called(path, response.status().as_u16(), began.elapsed());
    response
}

/// Everything that is counted, as Prometheus reads it.
#[utoipa::path(get, path = "/metrics", tag = "operating", responses((status = 200, description = "Prometheus text", body = String, content_type = "application/openmetrics-text")))]
pub(super) async fn metrics(State(service): State<Service>) -> Response {
    let mut text = String::new();
    if let Ok(registry) = service.metrics.registry.lock() {
        // A String takes everything.
        let _ = encode(&mut text, &registry);
    }
    // The overlay's id changes while the service runs, so it is no constant label of the registry.
    let id = service.rules_id();
    let line = format!(
        "# TYPE contact_guard_rules info\ncontact_guard_rules_info{{id=\"{id}\"}} 1\n# EOF"
    );
    let text = text.replace("# EOF", &line);
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}
