//! Stands before the way out: `beforeSend`, the form, the button, Enter.

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{
    Event, HtmlElement, HtmlFormElement, KeyboardEvent, KeyboardEventInit, MouseEvent, SubmitEvent,
};

use super::dom::after;
use super::engine::object;
use super::field::is_within;
use super::guard::Watch;
use super::notice::focus;
use super::settings::Enter;
use crate::compose::{Answer, Mark, Place};
use crate::report::Action;

/// How a message was to be sent.
pub(super) enum Via {
    /// The embedder asks, and sends by itself.
    Asked,
    Submit(HtmlFormElement, Option<HtmlElement>),
    Click(HtmlElement),
    Enter(KeyboardEventInit),
}

/// What became of an attempt to send.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    /// Nothing stood against it.
    Clean,
    /// It goes, though something was seen: the policy does not ask.
    Noticed,
    /// Its author is being asked.
    Asked,
    /// It goes: its author chose so.
    SentAnyway,
    /// Its author took out what was found, or went back to the draft.
    Mended,
    Kept,
    /// It does not go while a detail is in it.
    Blocked,
}

/// What the embedder is told of an attempt: no text.
#[derive(Serialize)]
struct Decision<'a> {
    action: Action,
    allowed: bool,
    outcome: Outcome,
    findings: Vec<Found>,
    rules: &'a str,
}

#[derive(Serialize)]
struct Found {
    kind: crate::report::Kind,
    category: Option<crate::report::Category>,
    service: Option<&'static str>,
    certainty: crate::report::Certainty,
    action: Action,
    rule: &'static str,
    answer: Option<&'static str>,
}

impl Found {
    fn new(mark: &Mark) -> Found {
        let finding = &mark.finding;
        Found {
            kind: finding.kind,
            category: finding.category,
            service: finding.service,
            certainty: finding.certainty,
            action: finding.action,
            rule: finding.rule,
            answer: mark.answer.map(|answer| match answer {
                Answer::Kept => "kept",
                Answer::Dismissed => "dismissed",
            }),
        }
    }
}

impl Watch {
    /// In the window's capture phase, before the page's own listeners further down.
    pub(super) fn hear_sending(self: &Rc<Self>) {
        let Some(view) = self.field.view() else { return };
        self.hear(&view, "submit", true, |watch, event| watch.on_submit(event.unchecked_ref()));
        self.hear(&view, "click", true, |watch, event| watch.on_click(event.unchecked_ref()));
        self.hear(&view, "keydown", true, |watch, event| watch.on_key(event.unchecked_ref()));
    }

    fn on_submit(self: &Rc<Self>, event: &SubmitEvent) {
        let Some(form) = self.form() else { return };
        let target: Option<HtmlFormElement> = event.target().map(JsCast::unchecked_into);
        if target.as_ref() == Some(&form) {
            let submitter = event.submitter();
            self.stop_unless(event, || Via::Submit(form, submitter));
        }
    }

    fn on_click(self: &Rc<Self>, event: &MouseEvent) {
        if let Some(button) = self.host.send()
            && is_within(event, &button)
        {
            self.stop_unless(event, || Via::Click(button));
        }
    }

    fn on_key(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.key() == "Enter" && is_within(event, self.field.element()) && self.sends(event) {
            self.stop_unless(event, || Via::Enter(again(event)));
        }
    }

    /// Whether this Enter would send. One that ends a composition never does.
    fn sends(&self, event: &KeyboardEvent) -> bool {
        const COMPOSITION: u32 = 229;
        if event.is_composing() || event.key_code() == COMPOSITION || event.alt_key() {
            return false;
        }
        let with_key = event.ctrl_key() || event.meta_key();
        match self.enter.get() {
            Enter::Newline => false,
            Enter::Mod => with_key,
            Enter::Send => !event.shift_key(),
            Enter::Auto => {
                let known = self.host.send().is_some() || self.form().is_some();
                let breaks = self.field.is_multiline() && self.breaks_lines.get();
                known && !event.shift_key() && (with_key || !breaks)
            }
        }
    }

    fn form(&self) -> Option<HtmlFormElement> {
        self.host.form()
    }

    fn stop_unless(self: &Rc<Self>, event: &Event, via: impl FnOnce() -> Via) {
        if !self.passing.get() && !self.attempt(via()) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    }

    /// Whether the draft may go now.
    pub(super) fn attempt(self: &Rc<Self>, via: Via) -> bool {
        self.sync(false);
        self.session.borrow_mut().settle();
        if self.passing.get() {
            return true;
        }
        let demand = self.session.borrow().demand();
        let outcome = match demand {
            Action::Block => Outcome::Blocked,
            Action::Confirm => Outcome::Asked,
            _ if self.session.borrow().report().findings.is_empty() => Outcome::Clean,
            _ => Outcome::Noticed,
        };
        if !self.attempted(outcome) {
            return false;
        }
        if matches!(outcome, Outcome::Blocked | Outcome::Asked) {
            *self.held.borrow_mut() = Some(via);
            self.show();
            let first = self.panel.borrow().first_action();
            focus(first);
            return false;
        }
        self.pass();
        self.decided(outcome);
        true
    }

    /// The author answered: the message goes the way it was to go.
    pub(super) fn release(self: &Rc<Self>) {
        let via = self.held.borrow_mut().take();
        self.pass();
        self.decided(Outcome::SentAnyway);
        match via {
            Some(Via::Asked) => {}
            Some(Via::Submit(form, submitter)) => submit(&form, submitter.as_ref()),
            Some(Via::Click(button)) => button.click(),
            Some(Via::Enter(init)) => self.press_enter(&init),
            None => self.send_now(),
        }
        self.show();
    }

    /// The author went back to the draft.
    pub(super) fn hold_back(self: &Rc<Self>, outcome: Outcome) {
        if self.held.borrow_mut().take().is_some() {
            self.decided(outcome);
            self.show();
        }
    }

    pub(super) fn place_of_notice(&self) -> Place {
        if self.held.borrow().is_some() { Place::Sending } else { Place::Writing }
    }

    fn pass(self: &Rc<Self>) {
        self.session.borrow_mut().passed();
        self.passing.set(true);
        let passed = self.later(|act| after(0, act), |watch, _| watch.passing.set(false));
        *self.passed.borrow_mut() = Some(passed);
    }

    /// Presses Enter again, for a page that sends by it; where nobody answers it, sends as a
    /// browser would.
    fn press_enter(self: &Rc<Self>, init: &KeyboardEventInit) {
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init);
        let answered = match event {
            Ok(event) => !self.field.element().dispatch_event(&event).unwrap_or(false),
            Err(_) => false,
        };
        if !answered {
            self.send_now();
        }
    }

    fn send_now(&self) {
        match (self.host.send(), self.form()) {
            (Some(button), _) => button.click(),
            (None, Some(form)) => submit(&form, None),
            (None, None) => {}
        }
    }

    /// Tells of an attempt; `false` where the embedder takes over.
    fn attempted(&self, outcome: Outcome) -> bool {
        self.decision(outcome).is_none_or(|decision| self.host.attempted(&decision))
    }

    fn decided(&self, outcome: Outcome) {
        if let Some(decision) = self.decision(outcome) {
            self.host.decided(&decision);
        }
    }

    fn decision(&self, outcome: Outcome) -> Option<JsValue> {
        let session = self.session.borrow();
        let decision = Decision {
            action: session.report().action,
            allowed: matches!(outcome, Outcome::Clean | Outcome::Noticed | Outcome::SentAnyway),
            outcome,
            findings: session.marks().iter().map(Found::new).collect(),
            rules: session.rules(),
        };
        object(&decision).ok()
    }
}

fn submit(form: &HtmlFormElement, submitter: Option<&HtmlElement>) {
    // A form that refuses shows its own reason.
    let _ = match submitter {
        Some(submitter) => form.request_submit_with_submitter(Some(submitter)),
        None => form.request_submit(),
    };
}

/// The same key once more.
fn again(event: &KeyboardEvent) -> KeyboardEventInit {
    let init = KeyboardEventInit::new();
    init.set_key(&event.key());
    init.set_code(&event.code());
    init.set_key_code(event.key_code());
    init.set_ctrl_key(event.ctrl_key());
    init.set_meta_key(event.meta_key());
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init
}
