//! What a screen reader is told, and when: the pattern of a character counter. Nothing while
//! keys come, one polite sentence after the pause, one when the draft is clear again; never the
//! same twice in a row, and nothing that interrupts.

use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Speaks for one field.
#[derive(Default)]
pub(super) struct Speaker {
    last: String,
}

impl Speaker {
    /// Says `sentence` unless it was the last thing said. `quiet` is the sentence of a draft in
    /// which nothing was ever said.
    pub(super) fn say(&mut self, field: &HtmlElement, region: &HtmlElement, sentence: &JsString) {
        let sentence = String::from(sentence);
        if sentence == self.last {
            return;
        }
        self.last = sentence;
        // One way or the other, never both: it would be said twice.
        if notify(field, &self.last).is_err() {
            region.set_text_content(Some(&self.last));
        }
    }

    /// Whether something was said that no longer holds.
    pub(super) fn has_spoken(&self) -> bool {
        !self.last.is_empty()
    }

    /// The draft is clear: the next finding is said whatever it is.
    pub(super) fn forget(&mut self) {
        self.last.clear();
    }
}

/// `ariaNotify`, where the browser has it.
fn notify(field: &HtmlElement, sentence: &str) -> Result<(), JsValue> {
    let notify: Function = Reflect::get(field, &"ariaNotify".into())?.dyn_into()?;
    notify.call1(field, &sentence.into()).map(|_| ())
}
