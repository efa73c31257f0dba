//! A copy of the field's text, laid out as the field lays it out and placed over it, of which
//! only the marks are seen.
//!
//! It stands beside the field in the same parent, so that zoom and transforms reach both.

use web_sys::{CssStyleDeclaration, Document, HtmlElement, Window};

use super::Stroke;
use crate::web::dom::{Hook, OwnNode, adopt, el};
use crate::web::field::Field;

/// What decides where a letter stands.
const COPIED: [&str; 50] = [
    "box-sizing",
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
    "scrollbar-gutter",
    "font-language-override",
];

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
        // The box that text is laid out in: without the scroll bar, and as wide as measured.
        let (wide, high) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
        let bar = wide - f64::from(element.client_width()) - borders(&looks);
        set(&page, "width", &px(wide));
        set(&page, "height", &px(high));
        let side = if looks.get_property_value("direction").is_ok_and(|way| way == "rtl") {
            "padding-left"
        } else {
            "padding-right"
        };
        if bar > 0.5 && field.is_multiline() {
            let padding = looks.get_property_value(side).ok().and_then(|value| number(&value))?;
            set(&page, side, &px(padding + bar));
        }
        // Both stand in the same parent, so one factor brings what is seen back to its units.
        let seen = element.get_bounding_client_rect();
        let scale = if wide > 0.0 { seen.width() / wide } else { 1.0 };
        let at = self.layer.element.get_bounding_client_rect();
        set(&page, "left", &px((seen.left() - at.left()) / scale));
        set(&page, "top", &px((seen.top() - at.top()) / scale));
        let shift = format!("translate({}px,{}px)", -element.scroll_left(), -element.scroll_top());
        set(&self.text.style(), "transform", &shift);
        Some(())
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

fn borders(looks: &CssStyleDeclaration) -> f64 {
    ["border-left-width", "border-right-width"]
        .iter()
        .filter_map(|name| number(&looks.get_property_value(name).ok()?))
        .sum()
}

fn number(value: &str) -> Option<f64> {
    value.strip_suffix("px")?.parse().ok()
}

fn px(value: f64) -> String {
    format!("{value}px")
}
