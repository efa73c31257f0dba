//! What each call does, and what it says when it cannot.

use serde_json::{Value, json};

use crate::server::Server;

#[test]
fn a_check_gives_the_report() {
    let server = Server::start(&[]);
    let reply = server.check(&json!({"text": "😀 john (at) gmail (dot) com"}));
    let report = reply.json();
    assert_eq!(reply.header("content-type"), "application/json");
    assert_eq!(report["action"], "confirm");
    assert_eq!(report["findings"][0]["canonical"], "john@gmail.com");
    assert_eq!(report["findings"][0]["start"], 3, "UTF-16 code units");
    for (unit, start) in [("utf8", 5), ("codepoint", 2), ("utf16", 3)] {
        let report = server.check(&json!({"text": "😀 joe@gmx.net", "offsets": unit})).json();
        assert_eq!(report["findings"][0]["start"], start, "{unit}");
    }
}

#[test]
fn the_context_decides() {
    let server = Server::start(&[]);
    let text = "the number for the card is +44 20 7946 0018";
    let context = json!({"surface": "order", "order": "active", "declared": ["phone"]});
    assert_eq!(server.check(&json!({"text": text})).json()["action"], "confirm");
    assert_eq!(server.check(&json!({"text": text, "context": context})).json()["action"], "allow");
}

#[test]
fn parts_are_put_together_from_earlier_messages_or_a_carry() {
    let server = Server::start(&[]);
    let earlier = json!({"text": "0132", "earlier": ["my number is 415", "555"]});
    assert_eq!(server.check(&earlier).json()["findings"][0]["kind"], "phone");
    let first = server.check(&json!({"text": "my number is 415", "remember": true})).json();
    let second =
        server.check(&json!({"text": "555", "carry": first["carry"], "remember": true})).json();
    let last = server.check(&json!({"text": "0132", "carry": second["carry"]})).json();
    assert_eq!(last["findings"][0]["text"], "0132");
}

#[test]
fn redaction_shows_what_the_other_side_sees() {
    let server = Server::start(&[]);
    let reply = server.check(&json!({"text": "write joe@gmx.net", "redact": true})).json();
    assert_eq!(reply["redacted"], "write [email removed]");
    let honest = server.check(&json!({"text": "hello", "redact": true})).json();
    assert_eq!(honest["redacted"], "hello");
}

#[test]
fn what_is_wrong_is_said_as_a_problem() {
    let server = Server::start(&["--max-body", "2000"]);
    let check = |headers: &[(&str, &str)], body: &str, status: u16, word: &str| {
        let reply = server.post("/v1/check", headers, body);
        let problem = reply.json();
        assert_eq!(
            (reply.status, &problem["status"]),
            (status, &Value::from(status)),
            "{body:.80}"
        );
        assert_eq!(reply.header("content-type"), "application/problem+json");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(word), "{word} in {detail}");
    };
    let json_type = [("content-type", "application/json")];
    check(&json_type, "{", 400, "line 1 column 1");
    check(&json_type, "{\"txt\": \"a\"}", 400, "unknown field `txt`");
    check(&json_type, "{\"text\": 5}", 400, "invalid type");
    check(
        &json_type,
        "{\"text\": \"a\", \"context\": {\"surface\": \"chat\"}}",
        400,
        "inbox, order, listing",
    );
    check(&[("content-type", "text/plain")], "hello", 415, "application/json");
    check(&json_type, &format!("{{\"text\": \"{}\"}}", "a".repeat(3000)), 413, "2000 bytes");
    for (path, status) in [("/nowhere", 404), ("/v1/check", 405)] {
        let reply = server.get(path, &[]);
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (status, "application/problem+json")
        );
    }
}

#[test]
fn a_scan_answers_line_by_line_and_a_bad_line_costs_only_itself() {
    let server = Server::start(&["--max-line", "1000"]);
    let long = "a".repeat(2000);
    let body = format!(
        "{{\"id\":1,\"text\":\"joe@gmx.net\"}}\nnonsense\n\n{{\"id\":3,\"text\":\"{long}\"}}\n\
         {{\"id\":4,\"text\":\"hello\"}}"
    );
    let reply = server.post("/v1/scan", &[("content-type", "application/x-ndjson")], body);
    let lines: Vec<Value> =
        reply.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4, "{}", reply.body);
    assert_eq!((&lines[0]["id"], &lines[0]["action"]), (&json!(1), &json!("confirm")));
    assert_eq!((&lines[1]["line"], lines[1]["error"].is_string()), (&json!(2), true));
    assert_eq!(lines[2]["line"], 4);
    assert!(lines[2]["error"].as_str().unwrap().contains("longer than 1000 bytes"));
    assert_eq!((&lines[3]["id"], &lines[3]["action"]), (&json!(4), &json!("allow")));
}

#[test]
fn clients_learn_whether_their_rules_are_behind() {
    let server = Server::start(&[]);
    let rules = server.get("/v1/rules", &[]);
    let etag = rules.header("etag").to_owned();
    assert!(etag.starts_with('"'), "a strong tag: {etag}");
    assert_eq!(server.get("/v1/rules", &[("if-none-match", &etag)]).status, 304);
    let id = rules.json()["rules"].clone();
    let current = server.check(&json!({"text": "a", "rules": id})).json();
    assert_eq!((&current["rules"], &current["rules_behind"]), (&id, &json!(false)));
    let old = server.check(&json!({"text": "a", "rules": "contact-guard 0.0.1 / 0"})).json();
    assert_eq!(old["rules_behind"], true);
}

#[test]
fn health_metrics_and_the_description() {
    let server = Server::start(&[]);
    assert_eq!((server.get("/healthz", &[]).status, server.get("/readyz", &[]).status), (200, 200));
    server.assert_well();
    let metrics = server.get("/metrics", &[]).body;
    for line in [
        "contact_guard_requests_total{path=\"/v1/check\",status=\"200\"} 1",
        "contact_guard_findings_total{kind=\"email\",action=\"confirm\"} 1",
        "contact_guard_request_seconds_count{path=\"/v1/check\"} 1",
        "contact_guard_rules_info{id=\"contact-guard ",
    ] {
        assert!(metrics.contains(line), "{line} in\n{metrics}");
    }
    let api = server.get("/openapi.json", &[]).json();
    for path in ["/v1/check", "/v1/scan", "/v1/rules", "/healthz", "/readyz", "/metrics"] {
        assert!(api["paths"][path].is_object(), "{path}");
    }
    assert!(server.get("/docs", &[]).body.contains("/v1/check"));
    let id = server.get("/healthz", &[("x-request-id", "7")]);
    assert_eq!(id.header("x-request-id"), "7");
}

#[test]
fn tokens_are_asked_for_and_can_be_changed_one_after_the_other() {
    let folder = tempdir("tokens");
    let file = folder.join("tokens");
    std::fs::write(&file, "first-token\nsecond-token\n").unwrap();
    let server = Server::start(&["--tokens", file.to_str().unwrap()]);
    let call = |token: &str| {
        let headers = [("authorization", token), ("content-type", "application/json")];
        server.post("/v1/check", &headers, "{\"text\":\"a\"}").status
    };
    assert_eq!(call("Bearer first-token"), 200);
    assert_eq!(call("bearer second-token"), 200);
    for wrong in ["Bearer first-toke", "Bearer ", "first-token", "Basic first-token"] {
        assert_eq!(call(wrong), 401, "{wrong}");
    }
    let reply = server.post("/v1/scan", &[], "{}");
    assert_eq!((reply.status, reply.header("www-authenticate")), (401, "Bearer"));
    assert_eq!(server.get("/healthz", &[]).status, 200, "a probe has no token");
}

#[test]
fn pages_of_other_origins_are_let_in_only_where_configured() {
    let server = Server::start(&["--cors", "https://market.example"]);
    let origin = |origin: &str| {
        let headers = [("origin", origin), ("content-type", "application/json")];
        let reply = server.post("/v1/check", &headers, "{\"text\":\"a\"}");
        reply.header("access-control-allow-origin").to_owned()
    };
    assert_eq!(origin("https://market.example"), "https://market.example");
    assert_eq!(origin("https://elsewhere.example"), "");
    let closed = Server::start(&[]);
    let headers = [("origin", "https://market.example"), ("content-type", "application/json")];
    let reply = closed.post("/v1/check", &headers, "{\"text\":\"a\"}");
    assert_eq!(reply.header("access-control-allow-origin"), "");
}

#[test]
fn decisions_leave_a_trail_without_text() {
    let folder = tempdir("events");
    let file = folder.join("events.jsonl");
    let server = Server::start(&["--events", file.to_str().unwrap()]);
    server.check(&json!({"text": "joe@gmx.net", "id": "message-7"}));
    let line = std::fs::read_to_string(&file).unwrap();
    let event: Value = serde_json::from_str(line.trim()).unwrap();
    assert_eq!((&event["id"], &event["action"]), (&json!("message-7"), &json!("confirm")));
    assert_eq!(event["findings"][0]["rule"], "email.plain");
    assert!(event["time"].as_u64().unwrap() > 1_600_000_000_000);
    assert!(!line.contains("joe"), "{line}");
}

#[test]
fn another_address_than_loopback_wants_leave() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_contact-guard"))
        .args(["serve", "--listen", "0.0.0.0:0"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--public"));
}

#[test]
fn the_demo_inbox_is_a_strict_page() {
    let www = concat!(env!("CARGO_MANIFEST_DIR"), "/www");
    let server = Server::start(&["--www", www]);
    let page = server.get("/", &[]);
    assert!(page.body.contains("<title>Inbox"), "{}", page.body);
    assert!(page.header("content-security-policy").contains("script-src 'self'"));
    assert_eq!(server.get("/../Cargo.toml", &[]).status, 404);
    assert_eq!(server.get("/nowhere", &[]).header("content-type"), "application/problem+json");
}

/// A folder for one test, new each time.
pub(crate) fn tempdir(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("contact-guard-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
