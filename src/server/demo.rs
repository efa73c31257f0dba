//! The demo inbox, for a browser on the same machine.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::problem;
use super::state::Service;

/// A strict page: nothing from elsewhere, no inline script or style.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; \
                      form-action 'self'";

/// Serves `www` at the root and the built npm package under `/package`.
pub(super) fn serve(router: Router<Service>, www: &Path) -> Router<Service> {
    let files = |folder: &Path| {
        let set = |name: HeaderName, value: &'static str| {
            SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
        };
        ServiceBuilder::new()
            .layer(set(header::CONTENT_SECURITY_POLICY, POLICY))
            .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .layer(set(header::REFERRER_POLICY, "no-referrer"))
            .layer(set(header::CACHE_CONTROL, "no-cache"))
            .service(ServeDir::new(folder).fallback(tower::service_fn(|_| async {
                use axum::response::IntoResponse;
                Ok(problem::not_found().await.into_response())
            })))
    };
    router.nest_service("/package", files(&www.join("package/dist"))).fallback_service(files(www))
}
