//! What cannot be read is refused by name, and nothing is lost.

use contact_guard::web::Engine;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{parse, thrown};

#[wasm_bindgen_test]
fn an_unknown_key_of_a_context_is_named() {
    let engine = Engine::new(JsValue::UNDEFINED, JsValue::UNDEFINED).expect("the default policy");
    let none = JsValue::UNDEFINED;
    let error = engine.check("hello", parse(r#"{"surfaec":"inbox"}"#), none.clone(), none.clone());
    let (name, message) = thrown(&error.expect_err("no such key"));
    assert_eq!(name, "TypeError");
    assert!(message.contains("surfaec") && message.contains("surface"), "{message}");
    assert!(engine.check("hello", none.clone(), none.clone(), none).is_ok(), "it still answers");
}

#[wasm_bindgen_test]
fn a_wrong_value_says_what_it_can_be() {
    for (policy, words) in [
        (r#"{"version":1,"actions":{"email":{"certain":"shout"}}}"#, ["shout", "block"]),
        (r#"{"version":1,"actions":{"email":"warn"}}"#, ["policy.actions.email", "table"]),
        (
            r#"{"version":1,"surface":{"inbox":{"actions":{"email":"warn"}}}}"#,
            ["inbox.actions.email", "table"],
        ),
        (r#"{"version":2}"#, ["version 2", "version 1"]),
    ] {
        let refused = Engine::new(parse(policy), JsValue::UNDEFINED);
        let (name, message) = thrown(&refused.err().expect("no such policy"));
        assert_eq!(name, "TypeError");
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
    }
}
