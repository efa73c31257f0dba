//! The service says of every case what the library says, byte for byte.

use std::fs;

use contact_guard::jsonl::{self, Message};
use contact_guard::{Context, Detector, Offsets};

use contact_guard_generator::{LANGUAGES, contacts, honest};

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
    assert_same(&server, &lines);
}

/// `MESSAGES=100000` in the environment asks for more.
#[test]
fn every_generated_message_has_the_same_report_over_http() {
    let server = Server::start(&[]);
    let count: usize =
        std::env::var("MESSAGES").ok().and_then(|count| count.parse().ok()).unwrap_or(5000);
    let each = count / LANGUAGES.len() + 1;
    let messages = LANGUAGES.into_iter().flat_map(|language| {
        let guilty = contacts(language, 5).into_iter().flatten().take(each / 2);
        guilty.chain(honest(language, 5).into_iter().flatten().take(each / 2))
    });
    let lines: Vec<String> =
        messages.map(|message| serde_json::json!({ "text": message.text }).to_string()).collect();
    assert_same(&server, &lines);
}

fn assert_same(server: &Server, lines: &[String]) {
    // No more a call than is answered within the client's patience.
    lines.chunks(5000).for_each(|part| assert_same_part(server, part));
}

fn assert_same_part(server: &Server, lines: &[String]) {
    let reply = server.post("/v1/scan", &[], lines.join("\n"));
    let detector = Detector::default();
    let mut answers = reply.body.lines();
    for line in lines {
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
