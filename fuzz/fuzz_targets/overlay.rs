//! Any overlay is read or refused with a place inside of it, and what clients load of one that is
//! read judges as it does.

#![no_main]

use contact_guard::{Context, Detector, Overlay};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "my desk code abc-1234, plauder: joe_d, joe@gmx.net, market.example/joe";

fuzz_target!(|text: &str| {
    let overlay = match Overlay::from_toml(text) {
        Ok(overlay) => overlay,
        Err(error) => {
            assert!(error.line() <= text.matches('\n').count() + 1);
            assert!(text.get(error.span().start..error.span().end).is_some());
            assert!(!error.message().is_empty());
            return;
        }
    };
    let loaded: Overlay = serde_json::from_str(overlay.to_client_json()).expect("clients read it");
    assert_eq!(loaded.id(), overlay.id());
    let context = Context::default();
    assert_eq!(
        Detector::with_overlay(overlay).check(TEXT, &context),
        Detector::with_overlay(loaded).check(TEXT, &context),
    );
});
