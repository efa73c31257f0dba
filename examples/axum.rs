//! The rules in a handler of your own, in process: no second service, and the last word stays
//! where messages are stored.
//!
//! ```sh
//! cargo run --example axum
//! curl -s localhost:3000/messages -H 'content-type: application/json' \
//!     -d '{"text": "write joe@gmx.net"}'
//! ```
//!
//! `contact_guard::server::app` is the whole service as a router, to be nested beside your routes.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use contact_guard::server::{Service, app};
use contact_guard::{Action, Context, Detector, Offsets};

#[derive(serde::Deserialize)]
struct NewMessage {
    text: String,
    /// The same author's last messages, from where you store them.
    #[serde(default)]
    earlier: Vec<String>,
}

/// Stores a message unless something in it has to be mended first.
async fn send(State(detector): State<Arc<Detector>>, Json(message): Json<NewMessage>) -> Response {
    let report = detector.check_after(&message.earlier, &message.text, &Context::default());
    if report.action >= Action::Confirm {
        let view = report.view(&message.text, Offsets::Utf16);
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(view)).into_response();
    }
    // Here it would be stored.
    StatusCode::CREATED.into_response()
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let router = Router::new()
        .route("/messages", post(send))
        .with_state(Arc::new(Detector::default()))
        .nest("/guard", app(Service::default()));
    let socket = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(socket, router).await
}
