//! An explanation under a message that was received: the person who is asked is warned by the
//! same rules.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::dom::{Hook, listen};
use super::field::Pieces;
use super::highlight::{Level, Stroke, TextRanges};
use super::host::Host;
use super::notice::{Intent, Panel, focus};
use super::settings::{Settings, refusal};
use crate::compose::{Edit, Place, Session};
use crate::context::{Context, Direction};

/// What stands under one received message. Freeing it puts the page back.
#[wasm_bindgen]
pub struct Annotation {
    inner: Rc<Inner>,
    _click: Hook,
}

struct Inner {
    element: HtmlElement,
    host: Host,
    session: RefCell<Session>,
    panel: RefCell<Panel>,
    ranges: RefCell<TextRanges>,
}

#[wasm_bindgen]
impl Annotation {
    /// Reads the text of `element` as a message to its reader.
    ///
    /// # Errors
    ///
    /// A `TypeError` where the settings cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, settings: JsValue, host: Host) -> Result<Annotation, JsValue> {
        let mut settings = Settings::read(settings)?;
        let document = element.owner_document();
        let panel = document.as_ref().and_then(Panel::new);
        let panel = panel.ok_or_else(|| refusal("the page takes no elements"))?;
        let root = panel.root().clone();
        let session =
            Session::new(settings.detector(), received(&settings.context), &settings.earlier);
        let inner = Rc::new(Inner {
            element,
            host,
            session: RefCell::new(session),
            panel: RefCell::new(panel),
            ranges: RefCell::new(TextRanges::new()),
        });
        let weak = Rc::downgrade(&inner);
        let click = listen(&root, "click", false, move |event| {
            if let (Some(inner), Some(intent)) = (weak.upgrade(), Intent::of(event.unchecked_ref()))
            {
                inner.on_intent(intent);
            }
        });
        inner.panel.borrow().dress(&settings);
        inner.read();
        Ok(Annotation { inner, _click: click })
    }

    /// Follows other settings, and the message where it was changed.
    ///
    /// # Errors
    ///
    /// As for the constructor; then the old ones hold.
    pub fn update(&self, settings: JsValue) -> Result<(), JsValue> {
        let mut settings = Settings::read(settings)?;
        let context = received(&settings.context);
        self.inner.session.borrow_mut().judge_by(settings.detector(), context);
        self.inner.panel.borrow().dress(&settings);
        let button = self.inner.panel.borrow().render(&self.inner.host);
        focus(button);
        self.inner.read();
        Ok(())
    }
}

impl Inner {
    fn read(&self) {
        let text = Pieces::of(&self.element).into_text();
        let removed = self.session.borrow().text().chars().map(char::len_utf16).sum::<usize>();
        let edit = Edit {
            start: 0,
            removed: u32::try_from(removed).unwrap_or(u32::MAX),
            inserted: &text,
            caret: None,
            typed: false,
        };
        self.session.borrow_mut().edit(&edit);
        self.show();
    }

    fn on_intent(&self, intent: Intent) {
        match intent {
            Intent::Close => self.session.borrow_mut().keep(),
            Intent::Dismiss => {
                let marks = self.session.borrow().marks().len();
                (0..marks).for_each(|index| self.session.borrow_mut().dismiss(index));
            }
            Intent::Alternative(index) => self.host.choose(index),
            Intent::Explain => {
                let button = self.panel.borrow_mut().explain(&self.host);
                focus(button);
            }
            _ => {}
        }
        self.show();
    }

    /// Only what warns is shown: a received message is not the reader's to mend.
    fn show(&self) {
        let session = self.session.borrow();
        let notice =
            session.report().is_flagged().then(|| session.notice(Place::Received)).flatten();
        let strokes: Vec<Stroke> = match &notice {
            Some(_) => session
                .marks()
                .iter()
                .filter(|mark| mark.is_drawn())
                .map(|mark| Stroke {
                    start: mark.start,
                    end: mark.end,
                    level: Level::of(mark.action()),
                })
                .collect(),
            None => Vec::new(),
        };
        self.ranges.borrow_mut().draw_in(&self.element, &strokes);
        if notice.is_some() {
            self.panel.borrow().place(&self.element, self.host.mount().as_ref());
        }
        drop(session);
        let button = self.panel.borrow_mut().show(notice, &self.host);
        focus(button);
    }
}

fn received(context: &Context) -> Context {
    Context { direction: Direction::Received, ..context.clone() }
}
