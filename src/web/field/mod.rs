//! The message box: what stands in it, where the caret is, and how to change it so that the
//! author can undo it.

mod editable;
mod value;

use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node, Range, Window};

pub(super) use editable::Pieces;
use value::ValueField;

use crate::compose::Replacement;

/// A message box. Told by its tag and not by its class: a field in a frame has classes of its own.
pub(super) enum Field {
    /// `<textarea>` or `<input>`.
    Value(ValueField),
    /// An element with `contenteditable`.
    Editable(HtmlElement),
}

impl Field {
    /// `None` where `element` is none in which people write.
    pub(super) fn new(element: HtmlElement) -> Option<Field> {
        match element.tag_name().to_ascii_lowercase().as_str() {
            "textarea" | "input" => Some(Field::Value(element.unchecked_into())),
            _ if element.is_content_editable() => Some(Field::Editable(element)),
            _ => None,
        }
    }

    pub(super) fn element(&self) -> &HtmlElement {
        match self {
            Field::Value(field) => field,
            Field::Editable(element) => element,
        }
    }

    /// Whether Enter can begin a new line in it.
    pub(super) fn is_multiline(&self) -> bool {
        match self {
            Field::Value(field) => field.tag_name().eq_ignore_ascii_case("textarea"),
            Field::Editable(element) => {
                element.get_attribute("aria-multiline").as_deref() != Some("false")
            }
        }
    }

    pub(super) fn document(&self) -> Option<Document> {
        self.element().owner_document()
    }

    pub(super) fn view(&self) -> Option<Window> {
        self.document()?.default_view()
    }

    /// The document or shadow root that it stands in: there a style sheet reaches it.
    pub(super) fn root(&self) -> Node {
        self.element().get_root_node()
    }

    /// The text in it. Of a text field it is the page's own string, not copied.
    pub(super) fn read(&self) -> JsString {
        match self {
            Field::Value(field) => field.value(),
            Field::Editable(element) => Pieces::of(element).text().into(),
        }
    }

    /// Where the caret stands, in UTF-16 code units; `None` where it stands elsewhere.
    pub(super) fn caret(&self) -> Option<u32> {
        match self {
            Field::Value(field) => field.selection_end(),
            Field::Editable(element) => {
                let (node, offset) = self.selection()?;
                Pieces::of(element).offset(&node, offset)
            }
        }
    }

    /// Makes one edit as if its author had made it: it can be undone, and the page hears of it.
    /// The caret stays at the text it stood at.
    pub(super) fn replace(&self, edit: &Replacement) {
        let caret = self.caret();
        // A field that is not in focus would not take the command.
        if self.element().focus().is_err() {
            return;
        }
        let done = self.select(edit.start, edit.end) && self.insert(&edit.text);
        if !done && let Field::Value(field) = self {
            field.overwrite(edit);
        }
        if let Some(caret) = caret {
            let inserted: usize = edit.text.chars().map(char::len_utf16).sum();
            let inserted = u32::try_from(inserted).unwrap_or(u32::MAX);
            let caret = match caret {
                caret if caret <= edit.start => caret,
                caret if caret >= edit.end => caret - (edit.end - edit.start) + inserted,
                _ => edit.start + inserted,
            };
            self.select(caret, caret);
        }
    }

    fn select(&self, start: u32, end: u32) -> bool {
        match self {
            Field::Value(field) => field.set_selection_range(start, end).is_ok(),
            Field::Editable(element) => {
                let Some(range) = Pieces::of(element).range(start, end) else { return false };
                let selection = self.view().and_then(|view| view.get_selection().ok().flatten());
                let Some(selection) = selection else { return false };
                selection.remove_all_ranges().is_ok() && selection.add_range(&range).is_ok()
            }
        }
    }

    /// `execCommand` is the one way that keeps the author's undo, in all engines.
    fn insert(&self, text: &str) -> bool {
        let Some(document) = self.document() else { return false };
        let command = document.unchecked_into::<Commands>();
        let done = match text {
            "" => command.exec("delete", false, ""),
            _ => command.exec("insertText", false, text),
        };
        done.unwrap_or(false)
    }

    /// Where the selection of the page ends, if it is in this element; also in a shadow root.
    fn selection(&self) -> Option<(Node, u32)> {
        let selection = self.view()?.get_selection().ok()??;
        let root = self.root();
        if root.node_type() == Node::DOCUMENT_FRAGMENT_NODE
            && let Ok(range) = composed(&selection, &root)
        {
            return Some((range.end_container().ok()?, range.end_offset().ok()?));
        }
        Some((selection.focus_node()?, selection.focus_offset()))
    }
}

/// The first range of the selection inside of `root`, where the browser tells.
fn composed(selection: &web_sys::Selection, root: &Node) -> Result<Range, JsValue> {
    let get = Reflect::get(selection, &"getComposedRanges".into())?;
    let get: js_sys::Function = get.dyn_into()?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"shadowRoots".into(), &js_sys::Array::of1(root))?;
    let ranges = js_sys::Array::from(&get.call1(selection, &options)?);
    let range: StaticRange = ranges.get(0).unchecked_into();
    let document = root.owner_document().ok_or(JsValue::UNDEFINED)?;
    let live = document.create_range()?;
    live.set_start(&range.end_container(), range.end_offset())?;
    Ok(live)
}

/// Whether `event` happened in `element`, shadow roots included.
pub(super) fn is_within(event: &web_sys::Event, element: &Element) -> bool {
    event.composed_path().includes(element, 0)
}

#[wasm_bindgen]
extern "C" {
    type Commands;

    #[wasm_bindgen(method, structural, catch, js_name = execCommand)]
    fn exec(this: &Commands, name: &str, ui: bool, text: &str) -> Result<bool, JsValue>;

    type StaticRange;

    #[wasm_bindgen(method, getter, structural, js_name = endContainer)]
    fn end_container(this: &StaticRange) -> Node;

    #[wasm_bindgen(method, getter, structural, js_name = endOffset)]
    fn end_offset(this: &StaticRange) -> u32;
}
