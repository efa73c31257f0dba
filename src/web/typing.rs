//! Hears what is written: keys, paste, dictation, composition, and what comes without an event.

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::InputEvent;

use super::dom::every;
use super::guard::Watch;
use crate::compose::Edit;

/// The pause after which a draft is explained, in milliseconds.
const PAUSE: u32 = 600;
/// How often a field in focus is looked at: dictation and autofill write without an event.
const POLL: u32 = 500;

#[wasm_bindgen(raw_module = "../src/boundary.js")]
extern "C" {
    fn difference(before: &JsString, after: &JsString, caret: u32) -> Difference;

    type Difference;

    #[wasm_bindgen(method, getter, structural)]
    fn start(this: &Difference) -> u32;

    #[wasm_bindgen(method, getter, structural)]
    fn removed(this: &Difference) -> u32;

    #[wasm_bindgen(method, getter, structural)]
    fn inserted(this: &Difference) -> String;
}

impl Watch {
    pub(super) fn hear_typing(self: &Rc<Self>) {
        let field = self.field.element();
        self.hear(field, "input", false, |watch, event| watch.on_input(event.unchecked_ref()));
        self.hear(field, "compositionstart", false, |watch, _| watch.composing.set(true));
        self.hear(field, "compositionend", false, |watch, _| {
            watch.composing.set(false);
            watch.sync(true);
        });
        self.hear(field, "focus", false, |watch, _| watch.on_focus());
        self.hear(field, "blur", false, |watch, _| watch.on_blur());
        if self.field.document().is_some_and(|document| {
            document.active_element().is_some_and(|active| active.is_same_node(Some(field)))
        }) {
            self.on_focus();
        }
    }

    fn on_input(self: &Rc<Self>, event: &InputEvent) {
        // Only real input events tell their type; a page's own `new Event("input")` does not.
        let kind = js_sys::Reflect::get(event, &"inputType".into()).ok();
        let kind = kind.and_then(|kind| kind.as_string()).unwrap_or_default();
        if matches!(kind.as_str(), "insertLineBreak" | "insertParagraph") {
            self.breaks_lines.set(true);
        }
        let pasted = matches!(
            kind.as_str(),
            "insertFromPaste" | "insertFromDrop" | "insertReplacementText" | "insertFromYank"
        );
        self.sync(!pasted && !kind.is_empty());
    }

    fn on_focus(self: &Rc<Self>) {
        let poll = self.later(|act| every(POLL, act), |watch, _| watch.on_poll());
        *self.poll.borrow_mut() = Some(poll);
    }

    fn on_poll(self: &Rc<Self>) {
        self.place();
        if !self.composing.get() {
            self.sync(false);
        }
    }

    fn on_blur(self: &Rc<Self>) {
        *self.poll.borrow_mut() = None;
        self.composing.set(false);
        self.sync(false);
        if !self.session.borrow().is_settled() {
            self.settle_after(PAUSE);
        }
    }

    /// Reads what changed in the field since the last look. `typed` where it came key by key.
    pub(super) fn sync(self: &Rc<Self>, typed: bool) {
        let text = self.field.read();
        let before = self.text.borrow().clone();
        let composing = self.composing.get();
        let changed = if text == before {
            if composing || !self.unread.replace(false) {
                return;
            }
            self.session.borrow_mut().catch_up()
        } else {
            let caret = self.field.caret();
            let change = difference(&before, &text, caret.unwrap_or(text.length()));
            *self.text.borrow_mut() = text;
            let inserted = change.inserted();
            let edit = Edit {
                start: change.start(),
                removed: change.removed(),
                inserted: &inserted,
                caret,
                typed,
            };
            self.unread.set(composing);
            if composing {
                self.session.borrow_mut().edit_unread(&edit);
                self.draw();
                return;
            }
            self.session.borrow_mut().edit(&edit)
        };
        if changed {
            self.tell();
        }
        self.on_change();
        self.settle_after(PAUSE);
    }
}
