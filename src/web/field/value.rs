//! `<textarea>` and `<input>`.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventInit, HtmlElement};

use crate::compose::Replacement;

#[wasm_bindgen]
extern "C" {
    /// What the two have in common.
    #[wasm_bindgen(extends = HtmlElement, js_name = HTMLElement)]
    pub(in crate::web) type ValueField;

    /// The text, without copying it into the module.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn value(this: &ValueField) -> JsString;

    /// `None` for kinds of `<input>` that do not tell.
    #[wasm_bindgen(method, getter, structural, js_name = selectionEnd)]
    pub(super) fn selection_end(this: &ValueField) -> Option<u32>;

    #[wasm_bindgen(method, structural, catch, js_name = setSelectionRange)]
    pub(super) fn set_selection_range(
        this: &ValueField,
        start: u32,
        end: u32,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = setRangeText)]
    fn set_range_text(this: &ValueField, text: &str, start: u32, end: u32) -> Result<(), JsValue>;
}

impl ValueField {
    /// Where the command does not work: the page hears of the edit, undo does not know it.
    pub(super) fn overwrite(&self, edit: &Replacement) {
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        if self.set_range_text(&edit.text, edit.start, edit.end).is_ok()
            && let Ok(event) = Event::new_with_event_init_dict("input", &init)
        {
            // Whether the page cancels it changes nothing: the edit is made.
            let _ = self.dispatch_event(&event);
        }
    }
}
