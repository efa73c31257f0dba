//! Any line, JSON or not, is answered by exactly one line of JSON, with its id if it has one.

#![no_main]

use contact_guard::jsonl::{self, Message};
use contact_guard::{Context, Detector, Offsets};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &[u8]| {
    let mut out = Vec::new();
    match Message::read(line) {
        Ok(message) => {
            let report = message.check(&Detector::default(), &Context::default());
            jsonl::write_report(&mut out, &message.id, &report.view(&message.text, Offsets::Utf16));
        }
        Err(error) => jsonl::write_error(&mut out, &error, 1, None),
    }
    assert_eq!(out.pop(), Some(b'\n'), "no line");
    assert!(!out.contains(&b'\n'), "more than a line: {:?}", String::from_utf8_lossy(&out));
    assert!(out.starts_with(b"{\"id\":") && out.ends_with(b"}"));
});
