//! Findings drawn in the field, by the best way that the browser has. The field's own content is
//! not touched.
//!
//! 1. Ranges over the value of a `<textarea>` (Chromium), or over the text nodes of an editable
//!    element, drawn by the CSS Custom Highlight API.
//! 2. A mirror: the same text with the field's computed styles, laid over it.
//! 3. Nothing; the notice quotes what it is about.

mod mirror;
mod ranges;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Window;

use super::field::Field;
use super::settings::Highlights;
use crate::report::Action;
use mirror::Mirror;
use ranges::Ranges;

/// A stretch to draw, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) level: Level,
}

/// How much it stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Note,
    Warn,
    Confirm,
}

impl Level {
    pub(super) const ALL: [Level; 3] = [Level::Note, Level::Warn, Level::Confirm];

    /// How a finding with this action is drawn.
    pub(super) fn of(action: Action) -> Level {
        match action {
            Action::Allow | Action::Notice => Level::Note,
            Action::Warn => Level::Warn,
            Action::Confirm | Action::Block => Level::Confirm,
        }
    }

    /// The name of the highlight, for the page's own style sheets: `::highlight(…)`.
    fn name(self) -> &'static str {
        match self {
            Level::Note => "contact-guard-note",
            Level::Warn => "contact-guard-warn",
            Level::Confirm => "contact-guard-confirm",
        }
    }
}

/// What draws in one field.
pub(super) enum Highlighter {
    Ranges(Ranges),
    Mirror(Mirror),
    Off,
}

impl Highlighter {
    pub(super) fn new(field: &Field, wish: Highlights) -> Highlighter {
        let Some(view) = field.view() else { return Highlighter::Off };
        match (wish, field) {
            (Highlights::Off, _) => Highlighter::Off,
            (_, Field::Editable(_)) if paints_ranges(&view) => Highlighter::Ranges(Ranges::new()),
            (_, Field::Editable(_)) => Highlighter::Off,
            (Highlights::Auto, Field::Value(value))
                if paints_ranges(&view) && has(value, "createValueRange") =>
            {
                Highlighter::Ranges(Ranges::new())
            }
            (_, Field::Value(_)) => {
                Mirror::new(field).map_or(Highlighter::Off, Highlighter::Mirror)
            }
        }
    }

    /// Draws `strokes` and nothing else.
    pub(super) fn draw(&mut self, field: &Field, strokes: &[Stroke]) {
        match self {
            Highlighter::Ranges(ranges) => ranges.draw(field, strokes),
            Highlighter::Mirror(mirror) => mirror.draw(field, strokes),
            Highlighter::Off => {}
        }
    }

    /// The field moved, scrolled or changed its looks.
    pub(super) fn place(&mut self, field: &Field) {
        if let Highlighter::Mirror(mirror) = self {
            mirror.place(field);
        }
    }

    /// Whether [`Highlighter::place`] has to be called when the page scrolls.
    pub(super) fn needs_place(&self) -> bool {
        matches!(self, Highlighter::Mirror(_))
    }
}

fn paints_ranges(view: &Window) -> bool {
    has(view, "Highlight")
        && Reflect::get(view, &"CSS".into()).is_ok_and(|css| has(&css, "highlights"))
}

fn has(object: &JsValue, name: &str) -> bool {
    Reflect::has(object, &name.into()).unwrap_or(false)
}

pub(super) use ranges::Ranges as TextRanges;
