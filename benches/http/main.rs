//! The service over a socket, next to an empty handler of the same framework.
//!
//! ```sh
//! cargo bench --bench http
//! cargo bench --bench http -- memory 600   # what the process holds, over ten minutes of load
//! ```
//!
//! Both serve from one thread each, and one client thread keeps 64 connections busy, each with one
//! request at a time. Rounds of each come in turn and the best of each counts, so that a busy
//! machine slows both; the bar is a ratio.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a bench is where a clock belongs")]
#![expect(clippy::expect_used, reason = "a bench whose service fails has nothing to measure")]

mod client;
mod memory;
#[path = "../support/mod.rs"]
mod support;

use std::net::SocketAddr;
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use contact_guard::jsonl::Message;
use contact_guard::server::{Listening, Service, listen};
use contact_guard::{Context, Detector};
use support::stopwatch::{ratio, verdict};
use support::texts;

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 5;
/// The least part of the empty handler's requests a second that a check has to reach.
const BAR: f64 = 0.8;

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "memory").skip(1);
    if let Some(seconds) = arguments.next().and_then(|seconds| seconds.parse().ok()) {
        return memory::watch(std::time::Duration::from_secs(seconds));
    }
    let service = serve(None);
    let empty = serve(Some(Router::new().route("/v1/check", post(|_: Bytes| async {}))));
    println!(
        "{:11} {:8} {:>10} {:>9} {:>9} {:>9}",
        "text", "handler", "requests/s", "p50 µs", "p99 µs", "p99.9 µs"
    );
    for length in [200, 2_000] {
        let text = texts::benign(length);
        let check = client::post("/v1/check", &serde_json::json!({"text": text}).to_string());
        // As long a body without anything to judge: what the service itself costs.
        let bare = serde_json::json!({"text": "", "id": text}).to_string();
        let bare = client::post("/v1/check", &bare);
        let mut best: [client::Load; 3] = Default::default();
        for _ in 0..ROUNDS {
            let contenders = [(service, &check), (service, &bare), (empty, &check)];
            for (best, (address, request)) in best.iter_mut().zip(contenders) {
                let load = client::load(address, request, CONNECTIONS);
                if load.requests_a_second() > best.requests_a_second() {
                    *best = load;
                }
            }
        }
        for (name, load) in ["check", "bare", "empty"].into_iter().zip(&best) {
            let [half, most, nearly_all] = [0.5, 0.99, 0.999].map(|part| load.percentile(part));
            println!(
                "{length:5} chars {name:8} {:>10.0} {half:>9} {most:>9} {nearly_all:>9}",
                load.requests_a_second()
            );
        }
        let [check, bare, empty] = best;
        verdict(
            &format!("{length} chars: requests a second next to an empty handler"),
            check.requests_a_second() / empty.requests_a_second(),
            BAR,
            false,
        );
        verdict(
            &format!("{length} chars: the same without anything to judge"),
            bare.requests_a_second() / empty.requests_a_second(),
            BAR,
            false,
        );
    }
    scan(service);
}

/// A stream over one connection next to the same lines read in process, on one core.
fn scan(service: SocketAddr) {
    let texts = texts::honest();
    let lines: Vec<String> = (0..40)
        .flat_map(|_| &texts)
        .map(|text| serde_json::json!({"text": text}).to_string())
        .collect();
    let body = lines.join("\n");
    let megabytes = body.len() as f64 / 1e6;
    let began = Instant::now();
    let detector = Detector::default();
    for line in &lines {
        if let Ok(message) = Message::read(line.as_bytes()) {
            std::hint::black_box(message.check(&detector, &Context::default()));
        }
    }
    let inside = began.elapsed();
    let began = Instant::now();
    let answered = client::exchange(service, &client::post("/v1/scan", &body));
    let over = began.elapsed();
    println!(
        "scan: {:.1} MB/s over HTTP, {:.1} MB/s in process; {megabytes:.1} MB in, {:.1} MB out, ratio {:.2}",
        megabytes / over.as_secs_f64(),
        megabytes / inside.as_secs_f64(),
        answered as f64 / 1e6,
        ratio(inside, over),
    );
}

/// Serves `router`, or the service itself, from one thread until the process ends.
fn serve(router: Option<Router>) -> SocketAddr {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let address = SocketAddr::from(([127, 0, 0, 1], 0));
            match router {
                Some(router) => {
                    let socket = tokio::net::TcpListener::bind(address).await.expect("a port");
                    tell.send(socket.local_addr().expect("an address")).expect("a listener");
                    axum::serve(socket, router).await.expect("it serves");
                }
                None => {
                    let service = Service::default();
                    let ready = |address| tell.send(address).expect("a listener");
                    listen(service, Listening::on(address), ready).await.expect("it serves");
                }
            }
        });
    });
    told.recv().expect("an address")
}
