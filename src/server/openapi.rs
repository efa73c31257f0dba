//! `GET /openapi.json`, made from the types, and `GET /docs`, a page to read it.

use axum::Json;
use axum::http::header;
use axum::response::IntoResponse;
use utoipa::{OpenApi, ToSchema};

/// Where a message was written; every field may be left out.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes `Context`, which knows nothing of HTTP")]
pub(super) struct ContextSchema {
    /// `inbox` (the default), `order` or `listing`.
    surface: Option<String>,
    /// `none` (the default), `active` or `completed`.
    order: Option<String>,
    /// What the listing declares as needed: kinds, and `meeting`.
    declared: Option<Vec<String>>,
    /// `sent` (the default) or `received`.
    direction: Option<String>,
    /// ISO 3166 region in which numbers without a country code are read.
    region: Option<String>,
    /// BCP 47 tag of the author's language.
    locale: Option<String>,
    /// The platform's own domains.
    own_domains: Option<Vec<String>>,
}

/// The answer to one check.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes `ReportView`, which knows nothing of HTTP")]
pub(super) struct ReportSchema {
    /// The highest action of the findings: `allow`, `notice`, `warn`, `confirm` or `block`.
    action: String,
    /// Version and content hash of the rules that judged.
    rules: String,
    /// In order of `start`.
    findings: Vec<FindingSchema>,
}

/// One stretch of the text.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes `FindingView`, which knows nothing of HTTP")]
struct FindingSchema {
    /// `email`, `phone`, `handle`, `link`, `payment` or `request`.
    kind: String,
    /// Where it begins, in UTF-16 code units unless asked otherwise.
    start: usize,
    /// Where it ends.
    end: usize,
    /// The stretch as written.
    text: String,
    /// The detail undisguised.
    canonical: Option<String>,
    /// The service or provider.
    service: Option<String>,
    /// What sort of link or request it is.
    category: Option<String>,
    /// `certain`, `likely` or `possible`.
    certainty: String,
    /// The techniques undone to read it.
    disguises: Vec<String>,
    /// The rule that found it.
    rule: String,
    /// What the policy says to do about it.
    action: String,
}

/// What clients load.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `Overlay` writes")]
pub(super) struct RulesSchema {
    /// The version of the shape.
    version: u64,
    /// The id of the rules, as reports carry it.
    rules: String,
    /// The platform's own domains.
    own_domains: Option<Vec<String>>,
    /// Details that are never flagged.
    allow: Option<Vec<String>>,
    /// The platform's patterns and services, compiled.
    patterns: Option<Vec<PatternSchema>>,
    /// What to do about each kind.
    policy: Option<utoipa::openapi::Object>,
}

/// A pattern that clients run.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `Overlay` writes")]
struct PatternSchema {
    /// Its name in the overlay.
    id: String,
    /// What a match is, as in a report.
    kind: String,
    /// What sort of link or request it is.
    category: Option<String>,
    /// How sure a match is.
    certainty: String,
    /// The automaton that finds the ends of its matches, in base64.
    ends: String,
    /// The automaton that finds their beginnings.
    begins: String,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "contact-guard",
        description = "Finds contact details, plain and disguised, in marketplace messages. Keeps no text."
    ),
    paths(
        super::check::check,
        super::scan::scan,
        super::rules::rules,
        super::metrics::metrics,
        super::health::healthz,
        super::health::readyz,
    ),
    components(schemas(
        super::problem::Problem,
        ContextSchema,
        ReportSchema,
        FindingSchema,
        PatternSchema,
        RulesSchema
    ))
)]
struct Description;

/// The description of this service.
pub(super) async fn document() -> impl IntoResponse {
    Json(Description::openapi())
}

/// A page that reads it out.
pub(super) async fn page() -> impl IntoResponse {
    let mut html = String::from(HEAD);
    let api = Description::openapi();
    for (path, item) in &api.paths.paths {
        let operations = [("GET", &item.get), ("POST", &item.post)];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            html.push_str(&format!("<h2><code>{method} {path}</code></h2>"));
            if let Some(summary) = &operation.summary {
                html.push_str(&format!("<p>{}</p>", escape(summary)));
            }
            html.push_str("<dl>");
            for (status, response) in &operation.responses.responses {
                let text = match response {
                    utoipa::openapi::RefOr::T(response) => response.description.as_str(),
                    utoipa::openapi::RefOr::Ref(_) => "",
                };
                html.push_str(&format!("<dt>{status}</dt><dd>{}</dd>", escape(text)));
            }
            html.push_str("</dl>");
        }
    }
    html.push_str("<p>The shapes stand in <a href=\"/openapi.json\">/openapi.json</a>.</p></html>");
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, html)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width\"><title>contact-guard API</title>\
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}\
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}dd{margin:0}h2{margin-top:2rem}</style><h1>contact-guard API</h1>";
