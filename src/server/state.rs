//! What every handler shares.

use std::path::PathBuf;
use std::sync::Arc;

use arc_swap::ArcSwap;
use axum::http::HeaderValue;

use serde_json::value::RawValue;

use super::auth::Token;
use super::events::{Event, Events};
use super::metrics::Metrics;
use crate::context::Context;
use crate::detector::Detector;
use crate::overlay::Overlay;
use crate::report::Report;

/// What one request may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest body of a check, decompressed, in bytes.
    pub body_bytes: usize,
    /// The longest line of a scan, in bytes.
    pub line_bytes: usize,
    /// How long a request may make no progress, in seconds.
    pub idle_seconds: u64,
    /// How many connections are open at once; more wait to be accepted.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { body_bytes: 1 << 20, line_bytes: 1 << 20, idle_seconds: 30, connections: 16_384 }
    }
}

/// The rules in use: one detector and what clients load of it.
#[derive(Debug)]
pub struct Rules {
    pub(super) detector: Detector,
    /// The overlay as clients take it, or the same for none.
    pub(super) client: String,
    pub(super) etag: HeaderValue,
}

impl Rules {
    /// The built-in rules under a policy.
    #[must_use]
    pub fn new(detector: Detector) -> Rules {
        let client = format!(r#"{{"version":1,"rules":"{}"}}"#, detector.rules());
        Rules { etag: etag(detector.rules()), detector, client }
    }

    /// The built-in rules with the platform's own.
    #[must_use]
    pub fn with_overlay(overlay: Overlay) -> Rules {
        let client = overlay.to_client_json().to_owned();
        let detector = Detector::with_overlay(overlay);
        Rules { etag: etag(detector.rules()), detector, client }
    }
}

/// A strong tag: the hash in the id, which is hexadecimal.
fn etag(id: &str) -> HeaderValue {
    let hash = id.rsplit(' ').next().unwrap_or(id);
    HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"unknown\""))
}

impl Default for Rules {
    fn default() -> Rules {
        Rules::new(Detector::default())
    }
}

/// All that the routes stand on. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Service {
    pub(super) rules: Arc<ArcSwap<Rules>>,
    pub(super) limits: Limits,
    pub(super) tokens: Arc<[Token]>,
    pub(super) cors: Arc<[HeaderValue]>,
    pub(super) www: Option<Arc<PathBuf>>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) events: Events,
}

impl Service {
    /// The same under other rules.
    #[must_use]
    pub fn with_rules(self, rules: Rules) -> Service {
        self.rules.store(Arc::new(rules));
        self
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Service {
        Service { limits, ..self }
    }

    /// The same, asking for one of these bearer tokens; none asks for nothing.
    #[must_use]
    pub fn with_tokens<S: AsRef<str>>(self, tokens: &[S]) -> Service {
        let tokens = tokens.iter().map(|token| Token::new(token.as_ref())).collect();
        Service { tokens, ..self }
    }

    /// The same for pages of these origins, as in `https://market.example`.
    #[must_use]
    pub fn with_cors(self, origins: Vec<HeaderValue>) -> Service {
        Service { cors: origins.into(), ..self }
    }

    /// The same with the demo inbox of this folder.
    #[must_use]
    pub fn with_www(self, www: PathBuf) -> Service {
        Service { www: Some(Arc::new(www)), ..self }
    }

    /// The same with a trail of decisions.
    #[must_use]
    pub fn with_events(self, events: Events) -> Service {
        Service { events, ..self }
    }

    /// Swaps the rules in one step: a request is judged by the old or by the new ones.
    pub fn replace_rules(&self, rules: Rules) {
        self.rules.store(Arc::new(rules));
    }

    /// Counts a decision, and writes it to the trail where there is one: before its reply.
    pub(super) fn decided(
        &self,
        report: &Report,
        rules: &str,
        caller: Caller<'_>,
        context: &Context,
    ) {
        self.metrics.found(report);
        if self.events.are_kept() {
            let id = caller.id.and_then(|id| serde_json::from_str::<&RawValue>(id).ok());
            let event = Event::new(report, rules, id, caller.request, context);
            if let Some(lost) = self.events.write(&event) {
                self.metrics.lost(lost);
            }
        }
    }

    /// The id of the rules in use.
    #[must_use]
    pub fn rules_id(&self) -> String {
        self.rules.load().detector.rules().to_owned()
    }
}

/// What the caller calls a message and its request.
#[derive(Clone, Copy)]
pub(super) struct Caller<'a> {
    /// The message's id, as JSON.
    pub(super) id: Option<&'a str>,
    pub(super) request: Option<&'a str>,
}
