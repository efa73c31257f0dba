//! One message box and all that stands around it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, HtmlElement};

use super::announce::Speaker;
use super::dom::{Hook, listen, on_resize};
use super::engine::object;
use super::field::Field;
use super::highlight::Highlighter;
use super::host::Host;
use super::notice::{Panel, focus};
use super::sending::Via;
use super::settings::{Enter, Highlights, Settings, refusal};
use crate::compose::Session;
use crate::report::Offsets;

/// What is known about one box. Its cells are borrowed for a moment at a time: the page calls
/// back in the middle of what it is asked to do.
pub(super) struct Watch {
    pub(super) field: Field,
    pub(super) host: Host,
    pub(super) session: RefCell<Session>,
    pub(super) enter: Cell<Enter>,
    pub(super) panel: RefCell<Panel>,
    highlights: Cell<Highlights>,
    pub(super) highlighter: RefCell<Highlighter>,
    pub(super) speaker: RefCell<Speaker>,
    /// What stood in the field when it was read last.
    pub(super) text: RefCell<JsString>,
    pub(super) composing: Cell<bool>,
    /// Something was composed that has not been read.
    pub(super) unread: Cell<bool>,
    /// An Enter was seen to begin a new line here.
    pub(super) breaks_lines: Cell<bool>,
    /// How the message was to be sent that waits for its author.
    pub(super) held: RefCell<Option<Via>>,
    /// A message is on its way out: what it sets off is not asked again.
    pub(super) passing: Cell<bool>,
    /// A finger or a mouse button is down.
    pub(super) pressed: Cell<bool>,
    pub(super) pause: RefCell<Option<Hook>>,
    pub(super) poll: RefCell<Option<Hook>>,
    pub(super) passed: RefCell<Option<Hook>>,
    pub(super) frame: RefCell<Option<Hook>>,
    hooks: RefCell<Vec<Hook>>,
}

impl Watch {
    /// Hangs `act` on an event for as long as the guard stands.
    pub(super) fn hear(
        self: &Rc<Self>,
        target: &EventTarget,
        kind: &str,
        capture: bool,
        act: fn(&Rc<Watch>, JsValue),
    ) {
        let watch = Rc::downgrade(self);
        let hook = listen(target, kind, capture, move |event| with(&watch, event, act));
        self.hooks.borrow_mut().push(hook);
    }

    /// The same for a callback without a target.
    pub(super) fn later(
        self: &Rc<Self>,
        hang: impl FnOnce(Box<dyn Fn(JsValue)>) -> Hook,
        act: fn(&Rc<Watch>, JsValue),
    ) -> Hook {
        let watch = Rc::downgrade(self);
        hang(Box::new(move |event| with(&watch, event, act)))
    }
}

fn with(watch: &Weak<Watch>, event: JsValue, act: fn(&Rc<Watch>, JsValue)) {
    if let Some(watch) = watch.upgrade() {
        act(&watch, event);
    }
}

/// The guard of one message box. Freeing it puts the page back.
#[wasm_bindgen]
pub struct Guard {
    watch: Rc<Watch>,
}

#[wasm_bindgen]
impl Guard {
    /// Stands guard over `field` as `settings` say.
    ///
    /// # Errors
    ///
    /// A `TypeError` where the settings cannot be read, or people cannot write in `field`.
    #[wasm_bindgen(constructor)]
    pub fn new(field: HtmlElement, settings: JsValue, host: Host) -> Result<Guard, JsValue> {
        let mut settings = Settings::read(settings)?;
        let field = Field::new(field).ok_or_else(|| {
            refusal("the field is no <textarea>, no <input> and not contenteditable")
        })?;
        let document = field.document().ok_or_else(|| refusal("the field is in no document"))?;
        let panel = Panel::new(&document).ok_or_else(|| refusal("the page takes no elements"))?;
        panel.dress(&settings);
        let session =
            Session::new(settings.detector(), settings.context.clone(), &settings.earlier);
        let watch = Rc::new(Watch {
            highlights: Cell::new(settings.highlights),
            highlighter: RefCell::new(Highlighter::new(&field, settings.highlights)),
            field,
            host,
            session: RefCell::new(session),
            enter: Cell::new(settings.enter),
            panel: RefCell::new(panel),
            speaker: RefCell::default(),
            text: RefCell::new("".into()),
            composing: Cell::new(false),
            unread: Cell::new(false),
            breaks_lines: Cell::new(false),
            held: RefCell::default(),
            passing: Cell::new(false),
            pressed: Cell::new(false),
            pause: RefCell::default(),
            poll: RefCell::default(),
            passed: RefCell::default(),
            frame: RefCell::default(),
            hooks: RefCell::default(),
        });
        watch.start();
        Ok(Guard { watch })
    }

    /// Follows other settings from now on.
    ///
    /// # Errors
    ///
    /// As for the constructor; then the old ones hold.
    pub fn update(&self, settings: JsValue) -> Result<(), JsValue> {
        let mut settings = Settings::read(settings)?;
        self.watch.follow(&mut settings);
        Ok(())
    }

    /// The report on the draft, in the published shape.
    ///
    /// # Errors
    ///
    /// None that a page can cause.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        self.watch.sync(false);
        self.watch.report()
    }

    /// Asks whether the draft may be sent. `true`: it may. `false`: its author is being asked,
    /// or the embedder took over, and `decided` of the host says what became of it.
    #[wasm_bindgen(js_name = beforeSend)]
    #[must_use]
    pub fn before_send(&self) -> bool {
        self.watch.attempt(Via::Asked)
    }
}

impl Watch {
    fn start(self: &Rc<Self>) {
        self.hear_typing();
        self.hear_sending();
        self.hear_notice();
        let element: &HtmlElement = self.field.element();
        let resized = self.later(|act| on_resize(element, act), |watch, _| watch.place());
        self.hooks.borrow_mut().push(resized);
        self.place();
        self.sync(false);
        self.settle();
    }

    fn follow(self: &Rc<Self>, settings: &mut Settings) {
        self.enter.set(settings.enter);
        self.panel.borrow().dress(settings);
        if self.highlights.replace(settings.highlights) != settings.highlights {
            self.highlighter.replace(Highlighter::new(&self.field, settings.highlights));
        }
        let changed =
            self.session.borrow_mut().judge_by(settings.detector(), settings.context.clone());
        if changed {
            self.tell();
        }
        let button = self.panel.borrow().render(&self.host);
        focus(button);
        self.place();
        self.show();
    }

    /// The report as an object of the page.
    pub(super) fn report(&self) -> Result<JsValue, JsValue> {
        let session = self.session.borrow();
        let mut view = session.report().view(session.text(), Offsets::Utf16);
        view.rules = session.rules();
        object(&view)
    }
}
