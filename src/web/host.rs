//! What the package's JavaScript does for the module: it knows the embedder's options that are
//! live objects, and tells the embedder what happened.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlFormElement};

#[wasm_bindgen]
extern "C" {
    /// `Host` of `www/package/src/host.js`.
    pub type Host;

    /// The words for `key` in the language shown; `count` chooses among plurals.
    #[wasm_bindgen(method, structural)]
    pub(super) fn word(this: &Host, key: &str, count: Option<u32>) -> String;

    /// Tells that the report changed.
    #[wasm_bindgen(method, structural)]
    pub(super) fn reported(this: &Host, report: &JsValue);

    /// Tells what becomes of an attempt to send. `false` where the embedder takes over.
    #[wasm_bindgen(method, structural)]
    pub(super) fn attempted(this: &Host, decision: &JsValue) -> bool;

    /// Tells what became of it in the end.
    #[wasm_bindgen(method, structural)]
    pub(super) fn decided(this: &Host, decision: &JsValue);

    /// Counts what happened: kinds, actions and times, never text.
    #[wasm_bindgen(method, structural)]
    pub(super) fn counted(this: &Host, event: &JsValue);

    /// The labels of the embedder's own ways.
    #[wasm_bindgen(method, structural)]
    pub(super) fn alternatives(this: &Host) -> Vec<String>;

    /// One of them was chosen.
    #[wasm_bindgen(method, structural)]
    pub(super) fn choose(this: &Host, index: u32);

    /// The form that sends.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn form(this: &Host) -> Option<HtmlFormElement>;

    /// The button that sends.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn send(this: &Host) -> Option<HtmlElement>;

    /// Where the notice is to stand, if not under the field.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn mount(this: &Host) -> Option<HtmlElement>;
}
