//! The service says of every case what the library says, byte for byte.

use std::fs;

use contact_guard::jsonl::{self, Message};
use contact_guard::{Context, Detector, Offsets};

use crate::server::Server;

#[test]
fn every_case_has_the_same_report_over_http() {
    let server = Server::start(&[]);
    let mut lines = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            lines.extend(fs::read_to_string(path).unwrap().lines().map(str::to_owned));
        }
    }
    assert!(lines.len() > 1000, "{} cases", lines.len());
    let reply = server.post("/v1/scan", &[], lines.join("\n"));
    let detector = Detector::default();
    let mut answers = reply.body.lines();
    for line in &lines {
        let message = Message::read(line.as_bytes()).unwrap();
        let report = message.check(&detector, &Context::default());
        let mut expected = Vec::new();
        let view = report.view(&message.text, Offsets::Utf16);
        jsonl::write_report(&mut expected, &message.id, &view);
        let expected = String::from_utf8(expected).unwrap();
        assert_eq!(answers.next(), Some(expected.trim_end()), "{line}");
    }
    assert_eq!(answers.next(), None);
}
