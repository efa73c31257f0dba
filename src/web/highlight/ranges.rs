//! Ranges that the browser keeps and draws.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Node};

use super::{Level, Stroke};
use crate::web::dom::{Hook, adopt, highlight};
use crate::web::field::{Field, Pieces};

/// The most ranges that are drawn: thousands of them would cost each key.
const MOST: usize = 100;

/// The highlights of one field, or of one text.
pub(in crate::web) struct Ranges {
    drawn: Vec<Stroke>,
    hooks: Vec<Hook>,
    /// The sheet that gives them their colours, where they stand, and that place.
    sheet: Option<(Node, Hook)>,
}

impl Ranges {
    pub(in crate::web) fn new() -> Ranges {
        Ranges { drawn: Vec::new(), hooks: Vec::new(), sheet: None }
    }

    pub(super) fn draw(&mut self, field: &Field, strokes: &[Stroke]) {
        match field {
            Field::Value(value) => {
                let value: &ValueRanges = value.unchecked_ref();
                // The browser moves these with the text: only what changed is drawn anew.
                if self.drawn == strokes {
                    return;
                }
                self.show(field.element(), strokes, |stroke| {
                    value.create_value_range(stroke.start, stroke.end).ok()
                });
            }
            Field::Editable(element) => self.draw_in(element, strokes),
        }
    }

    /// Draws in the text of `element`.
    pub(in crate::web) fn draw_in(&mut self, element: &HtmlElement, strokes: &[Stroke]) {
        let pieces = if strokes.is_empty() { None } else { Some(Pieces::of(element)) };
        self.show(element, strokes, |stroke| {
            pieces.as_ref()?.range(stroke.start, stroke.end).map(JsValue::from)
        });
    }

    fn show(
        &mut self,
        element: &HtmlElement,
        strokes: &[Stroke],
        range: impl Fn(&Stroke) -> Option<JsValue>,
    ) {
        self.hooks.clear();
        self.drawn = strokes.to_vec();
        let Some(view) = element.owner_document().and_then(|document| document.default_view())
        else {
            return;
        };
        if !strokes.is_empty() {
            self.dress(element);
        }
        for level in Level::ALL {
            let ranges: Array = strokes
                .iter()
                .take(MOST)
                .filter(|stroke| stroke.level == level)
                .filter_map(&range)
                .collect();
            if ranges.length() > 0 {
                self.hooks.push(highlight(&view, level.name(), &ranges));
            }
        }
    }

    /// A rule of the document does not reach into shadow roots in every engine, so the sheet
    /// stands where the field does.
    fn dress(&mut self, element: &HtmlElement) {
        let root = element.get_root_node();
        let stands = |(node, _): &(Node, Hook)| node.is_same_node(Some(&root));
        if !self.sheet.as_ref().is_some_and(stands) {
            let hook = adopt(&root, "marks");
            self.sheet = Some((root, hook));
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type ValueRanges;

    #[wasm_bindgen(method, structural, catch, js_name = createValueRange)]
    fn create_value_range(this: &ValueRanges, start: u32, end: u32) -> Result<JsValue, JsValue>;
}
