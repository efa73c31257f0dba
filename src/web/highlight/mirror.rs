//! A copy of the field's text, laid out as the field lays it out and placed over it, of which
//! only the marks are seen.
//!
//! It stands beside the field in the same parent, so that zoom and transforms reach both.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Document, HtmlElement, Window};

use super::Stroke;
use crate::web::dom::{Hook, OwnNode, adopt, el};
use crate::web::field::Field;

/// What decides where a letter stands.
const COPIED: [&str; 54] = [
    "padding-top",
    "padding-right",
    "padding-bottom",
    "padding-left",
    "border-top-width",
    "border-right-width",
    "border-bottom-width",
    "border-left-width",
    "border-top-style",
    "border-right-style",
    "border-bottom-style",
    "border-left-style",
    "direction",
    "unicode-bidi",
    "writing-mode",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "font-stretch",
    "font-variant",
    "font-size-adjust",
    "font-kerning",
    "font-feature-settings",
    "font-variation-settings",
    "font-optical-sizing",
    "font-synthesis",
    "text-rendering",
    "letter-spacing",
    "word-spacing",
    "line-height",
    "line-break",
    "word-break",
    "overflow-wrap",
    "hyphens",
    "white-space-collapse",
    "text-wrap-mode",
    "white-space",
    "tab-size",
    "text-align",
    "text-align-last",
    "text-indent",
    "text-transform",
    "text-autospace",
    "hanging-punctuation",
    "text-size-adjust",
    "-webkit-text-size-adjust",
    "font-language-override",
    "zoom",
    "transform",
    "transform-origin",
    "translate",
    "rotate",
    "scale",
];
/// Those of them that move it without moving what `left` and `top` are counted from.
const MOVING: [&str; 3] = ["transform", "rotate", "scale"];

pub(in crate::web) struct Mirror {
    layer: OwnNode,
    page: HtmlElement,
    text: HtmlElement,
    drawn: Vec<Stroke>,
    _sheet: Hook,
}

impl Mirror {
    /// `None` where the page cannot be written to.
    pub(super) fn new(field: &Field) -> Option<Mirror> {
        let document = field.document()?;
        let layer = OwnNode::new(&document, "mirror")?;
        layer.element.set_attribute("aria-hidden", "true").ok()?;
        let init = web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open);
        let shadow = layer.element.attach_shadow(&init).ok()?;
        let sheet = adopt(&shadow, "mirror");
        let page = el(&document, "div", "page")?;
        let text = el(&document, "div", "text")?;
        page.append_child(&text).ok()?;
        shadow.append_child(&page).ok()?;
        Some(Mirror { layer, page, text, drawn: Vec::new(), _sheet: sheet })
    }

    pub(super) fn draw(&mut self, field: &Field, strokes: &[Stroke]) {
        if strokes.is_empty() {
            self.drawn.clear();
            self.layer.element.remove();
            return;
        }
        let Some(document) = field.document() else { return };
        if self.fill(&document, &String::from(field.read()), strokes).is_some() {
            self.drawn = strokes.to_vec();
            self.place(field);
        }
    }

    /// Lays the copy over the field: styles, size, place, scrolling.
    pub(super) fn place(&mut self, field: &Field) {
        if !self.drawn.is_empty() {
            // Where the field has no place, nothing is drawn.
            let _ = self.lay(field);
        }
    }

    fn lay(&self, field: &Field) -> Option<()> {
        let element = field.element();
        if !self.layer.element.is_connected() {
            element.parent_node()?.insert_before(&self.layer.element, Some(element)).ok()?;
        }
        let view: Window = field.view()?;
        let looks = view.get_computed_style(element).ok()??;
        let page = self.page.style();
        for name in COPIED {
            if let Ok(value) = looks.get_property_value(name) {
                set(&page, name, &value);
            }
        }
        if !field.is_multiline() {
            set(&page, "white-space", "pre");
            set(&page, "line-height", &format!("{}px", element.client_height()));
        }
        set(&self.text.style(), "unicode-bidi", &looks.get_property_value("unicode-bidi").ok()?);
        if field.is_multiline() {
            self.leave_scroll_bars(element, &looks);
        }
        self.cover(element, &looks);
        let scrolled: &Scrolled = element.unchecked_ref();
        let (left, top) = (-scrolled.scroll_left(), -scrolled.scroll_top());
        let shift = format!("translate({left}px,{top}px)");
        set(&self.text.style(), "transform", &shift);
        Some(())
    }

    /// Text stands beside a scroll bar, not under it. It is where the field has it, or keeps room
    /// for it: at the end of lines, at their start, or both.
    fn leave_scroll_bars(&self, element: &HtmlElement, looks: &CssStyleDeclaration) {
        let length = |name: &str| number(&looks.get_property_value(name).ok()?);
        let (Some(left), Some(right)) = (length("border-left-width"), length("border-right-width"))
        else {
            return;
        };
        let before = f64::from(element.client_left()) - left;
        let inside = f64::from(element.client_width()) + left + right;
        let after = f64::from(element.offset_width()) - inside - before;
        for (side, bar) in [("padding-left", before), ("padding-right", after)] {
            if bar > 0.5
                && let Some(padding) = length(side)
            {
                set(&self.page.style(), side, &px(padding + bar));
            }
        }
    }

    /// Gives the copy the field's size, and moves it onto the field by what is seen of both.
    fn cover(&self, element: &HtmlElement, looks: &CssStyleDeclaration) {
        let page = self.page.style();
        let wide = f64::from(element.offset_width());
        set(&page, "width", &px(wide));
        set(&page, "height", &px(f64::from(element.offset_height())));
        let (field, copy) =
            (element.get_bounding_client_rect(), self.page.get_bounding_client_rect());
        // Both stand in the same parent, so one factor takes what is seen to their own units.
        let scale = if wide > 0.0 && copy.width() > 0.0 { copy.width() / wide } else { 1.0 };
        // The field's size was rounded.
        set(&page, "width", &px(field.width() / scale));
        set(&page, "height", &px(field.height() / scale));
        let at = |side: &str| page.get_property_value(side).ok().and_then(|at| number(&at));
        let (left, top) = (at("left").unwrap_or(0.0), at("top").unwrap_or(0.0));
        let moved = MOVING
            .iter()
            .any(|name| looks.get_property_value(name).is_ok_and(|value| !is_none(&value)));
        let step = if moved { self.step(left, &copy) } else { scale };
        let copy = if moved { self.page.get_bounding_client_rect() } else { copy };
        set(&page, "left", &px(left + (field.left() - copy.left()) / step));
        set(&page, "top", &px(top + (field.top() - copy.top()) / step));
    }

    /// How far one unit of `left` moves the copy, where it is scaled itself.
    fn step(&self, left: f64, before: &web_sys::DomRect) -> f64 {
        const PROBE: f64 = 100.0;
        set(&self.page.style(), "left", &px(left + PROBE));
        let step = (self.page.get_bounding_client_rect().left() - before.left()) / PROBE;
        set(&self.page.style(), "left", &px(left));
        if step.abs() > f64::EPSILON { step } else { 1.0 }
    }

    /// The text of the field as nodes, its marked stretches in elements.
    fn fill(&self, document: &Document, text: &str, strokes: &[Stroke]) -> Option<()> {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.text.set_text_content(None);
        let piece = |from: u32, to: u32| {
            let slice = units.get(from as usize..to as usize).unwrap_or_default();
            document.create_text_node(&String::from_utf16_lossy(slice))
        };
        let mut done = 0;
        for stroke in strokes.iter().filter(|stroke| stroke.start < stroke.end) {
            let start = stroke.start.max(done);
            if stroke.end <= start {
                continue;
            }
            self.text.append_child(&piece(done, start)).ok()?;
            let mark = el(document, "span", stroke.level.name())?;
            mark.append_child(&piece(start, stroke.end)).ok()?;
            self.text.append_child(&mark).ok()?;
            done = stroke.end;
        }
        let len = u32::try_from(units.len()).unwrap_or(u32::MAX);
        self.text.append_child(&piece(done, len)).ok()?;
        // An empty last line is one of the field, too.
        self.text.append_child(&document.create_text_node("\u{200b}")).ok()?;
        Some(())
    }
}

fn set(style: &CssStyleDeclaration, name: &str, value: &str) {
    // A value that the engine does not know is left out, as the field leaves it out.
    let _ = style.set_property(name, value);
}

/// An engine without the property says nothing.
fn is_none(value: &str) -> bool {
    value.is_empty() || value == "none"
}

/// Read by the page: the table that Rust reads a fraction with weighs ten kilobytes.
fn number(value: &str) -> Option<f64> {
    let number = js_sys::Number::parse_float(value.strip_suffix("px")?);
    (!number.is_nan()).then_some(number)
}

fn px(value: f64) -> String {
    format!("{value}px")
}

// web-sys takes these for whole numbers; on fine screens, and zoomed, they are not.
#[wasm_bindgen]
extern "C" {
    type Scrolled;

    #[wasm_bindgen(method, getter, structural, js_name = scrollLeft)]
    fn scroll_left(this: &Scrolled) -> f64;

    #[wasm_bindgen(method, getter, structural, js_name = scrollTop)]
    fn scroll_top(this: &Scrolled) -> f64;
}
