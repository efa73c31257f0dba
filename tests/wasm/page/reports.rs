//! What is found is what the native library finds.

use contact_guard::web::Engine;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{get, parse, stringify};

/// A message and what the native binary said of it, in turn.
const COMPARED: &str = include_str!(env!("CONTACT_GUARD_COMPARED"));

fn engine() -> Engine {
    Engine::new(JsValue::UNDEFINED, JsValue::UNDEFINED).expect("the default policy")
}

#[wasm_bindgen_test]
fn every_case_has_the_report_of_the_native_binary() {
    let engine = engine();
    let lines: Vec<&str> = COMPARED.lines().collect();
    assert!(lines.len() > 2000, "{} lines", lines.len());
    for pair in lines.chunks_exact(2) {
        let case = parse(pair[0]);
        let text = get(&case, "text").as_string().expect("a text");
        let (context, earlier) = (get(&case, "context"), get(&case, "earlier"));
        let report = engine.check(&text, context, earlier, JsValue::UNDEFINED).expect("a report");
        let native: Object = parse(pair[1]).unchecked_into();
        Reflect::delete_property(&native, &"id".into()).expect("an object");
        assert_eq!(stringify(&report), stringify(&native), "{}", pair[0]);
    }
}

#[wasm_bindgen_test]
fn what_redaction_leaves_is_clean() {
    let engine = engine();
    for text in [
        "write to jonas.lund@gmail.com or call 415 555 0132",
        "my t e l e g r a m is @jonaslund, same on insta",
        "jonas dot lund at gmail dot com",
    ] {
        let none = || JsValue::UNDEFINED;
        let clean = engine.redact(text, none(), none(), none()).expect("a text");
        assert_ne!(clean, text);
        let report = engine.check(&clean, none(), none(), none()).expect("a report");
        assert_eq!(get(&report, "action").as_string().as_deref(), Some("allow"), "{clean}");
    }
}

#[wasm_bindgen_test]
fn offsets_are_in_utf16_unless_asked_otherwise() {
    let engine = engine();
    let text = "🙂🙂 jonas.lund@gmail.com";
    for (offsets, start) in [(JsValue::UNDEFINED, 5.0), ("utf16".into(), 5.0), ("utf8".into(), 9.0)]
    {
        let none = JsValue::UNDEFINED;
        let report = engine.check(text, none.clone(), none, offsets).expect("a report");
        let finding = get(&get(&report, "findings"), "0");
        assert_eq!(get(&finding, "start").as_f64(), Some(start), "{}", stringify(&report));
    }
}
