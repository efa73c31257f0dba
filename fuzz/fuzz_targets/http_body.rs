//! Any body of a check is answered: by a report, or by a problem that says what to mend. Any body
//! of a scan is answered line by line.

#![no_main]

use std::sync::OnceLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use contact_guard::server::{Service, app};
use libfuzzer_sys::fuzz_target;
use tower::ServiceExt;

struct Stage {
    runtime: tokio::runtime::Runtime,
    router: Router,
}

fn stage() -> &'static Stage {
    static STAGE: OnceLock<Stage> = OnceLock::new();
    STAGE.get_or_init(|| Stage {
        runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        router: app(Service::default()),
    })
}

fn call(path: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let Stage { runtime, router } = stage();
    let request = Request::post(path)
        .header("content-type", "application/json")
        .body(Body::from(body.to_vec()))
        .unwrap();
    runtime.block_on(async {
        let response = router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
    })
}

fuzz_target!(|body: &[u8]| {
    let (status, answer) = call("/v1/check", body);
    let answer: serde_json::Value = serde_json::from_slice(&answer).expect("it answers in JSON");
    match status {
        200 => assert!(answer["action"].is_string()),
        400 => assert!(answer["detail"].as_str().is_some_and(|detail| !detail.is_empty())),
        _ => panic!("status {status}"),
    }
    let (status, answers) = call("/v1/scan", body);
    assert_eq!(status, 200);
    let lines = body.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let answers = String::from_utf8(answers).expect("it answers in UTF-8");
    assert_eq!(answers.lines().count(), lines.count());
    for line in answers.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON");
    }
});
