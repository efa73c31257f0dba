//! Any text, alone and after others, gives a sound report.
//!
//! A form feed parts the messages of one author; the last one is judged.

#![no_main]

#[allow(dead_code, reason = "redaction has a target of its own")]
#[path = "../../tests/support/sound.rs"]
mod sound;

use contact_guard::{Context, Detector};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (detector, context) = (Detector::default(), Context::default());
    sound::assert_sound(text, &detector.check(text, &context));
    let mut messages: Vec<&str> = text.split('\u{c}').collect();
    if let Some(last) = messages.pop().filter(|_| !messages.is_empty()) {
        sound::assert_sound(last, &detector.check_after(&messages, last, &context));
    }
});
