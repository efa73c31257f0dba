//! Nothing is found in what redaction leaves of any text.

#![no_main]

#[allow(dead_code, reason = "sound reports have a target of their own")]
#[path = "../../tests/support/sound.rs"]
mod sound;

use contact_guard::{Action, Context};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    sound::assert_redacts(text, &Context::default(), Action::Warn);
});
