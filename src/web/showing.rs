//! Shows what the draft comes to: in the field, under it, and to a screen reader.

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Event, KeyboardEvent};

use super::dom::{after, next_frame};
use super::engine::object;
use super::guard::Watch;
use super::highlight::{Level, Stroke};
use super::notice::{Intent, focus, spoken};
use super::sending::Outcome;
use crate::compose::Notice;
use crate::report::Action;

/// How long a press is waited out, in milliseconds.
const PRESS: u32 = 200;

/// What is counted: no text.
#[derive(Serialize)]
struct Count {
    event: &'static str,
    mood: Option<&'static str>,
    findings: Vec<Counted>,
}

#[derive(Serialize)]
struct Counted {
    kind: crate::report::Kind,
    action: Action,
    rule: &'static str,
}

impl Watch {
    pub(super) fn hear_notice(self: &Rc<Self>) {
        let root = self.panel.borrow().root().clone();
        self.hear(&root, "click", false, |watch, event| {
            if let Some(intent) = Intent::of(event.unchecked_ref()) {
                watch.on_intent(intent);
            }
        });
        // The finger that fixes must not take the focus, or the keyboard goes down.
        self.hear(&root, "pointerdown", false, |_, event| {
            event.unchecked_ref::<Event>().prevent_default();
        });
        if let Some(view) = self.field.view() {
            self.hear(&view, "pointerdown", true, |watch, _| watch.pressed.set(true));
            self.hear(&view, "pointerup", true, |watch, _| watch.pressed.set(false));
            self.hear(&view, "pointercancel", true, |watch, _| watch.pressed.set(false));
        }
        self.hear(&root, "keydown", false, |watch, event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                watch.on_escape(event.unchecked_ref());
            }
        });
        self.hear(self.field.element(), "keydown", false, |watch, event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                watch.on_escape(event.unchecked_ref());
            }
        });
        self.hear(self.field.element(), "scroll", false, |watch, _| watch.place_soon());
        if let Some(view) = self.field.view() {
            self.hear(&view, "scroll", true, |watch, _| watch.place_soon());
            self.hear(&view, "resize", false, |watch, _| watch.place_soon());
            self.hear(&view, "transitionend", true, |watch, _| watch.place_soon());
            if let Some(fonts) = self
                .field
                .document()
                .and_then(|document| js_sys::Reflect::get(&document, &"fonts".into()).ok())
                && !fonts.is_undefined()
            {
                self.hear(fonts.unchecked_ref(), "loadingdone", false, |watch, _| {
                    watch.place_soon();
                });
            }
        }
    }

    fn on_intent(self: &Rc<Self>, intent: Intent) {
        match intent {
            Intent::Fix(index) => self.fix(Some(index)),
            Intent::FixAll => self.fix(None),
            Intent::Send => {
                self.count("sent-anyway");
                self.session.borrow_mut().keep();
                self.focus_field();
                self.release();
            }
            Intent::Dismiss => self.dismiss(),
            Intent::Back => {
                self.focus_field();
                self.hold_back(Outcome::Kept);
            }
            Intent::Close => {
                self.count("closed");
                self.session.borrow_mut().close();
                self.focus_field();
                self.show();
            }
            Intent::Alternative(index) => {
                self.count("alternative");
                self.hold_back(Outcome::Kept);
                self.host.choose(index);
            }
            Intent::Explain => {
                let button = self.panel.borrow_mut().explain(&self.host);
                focus(button);
                if self.panel.borrow().is_explained() {
                    self.count("explained");
                }
            }
        }
    }

    fn fix(self: &Rc<Self>, index: Option<usize>) {
        self.sync(false);
        let edit = match index {
            Some(index) => self.session.borrow().fix(index),
            None => {
                let shown = self.panel.borrow().shown().map(|notice| notice.items.len());
                let from = if shown.is_some() { Action::Warn } else { Action::Notice };
                self.session.borrow().fix_all(from)
            }
        };
        let Some(edit) = edit else { return };
        self.count("fixed");
        self.field.replace(&edit);
        self.sync(false);
        self.settle();
        if self.session.borrow().demand() < Action::Confirm {
            self.hold_back(Outcome::Mended);
        }
    }

    fn dismiss(self: &Rc<Self>) {
        self.count("dismissed");
        let indices: Vec<usize> = match self.panel.borrow().shown() {
            Some(notice) => notice.items.iter().map(|item| item.index).collect(),
            None => Vec::new(),
        };
        for index in indices {
            self.session.borrow_mut().dismiss(index);
        }
        self.focus_field();
        if self.held.borrow().is_some() && self.session.borrow().demand() < Action::Confirm {
            self.release();
        }
        self.show();
    }

    fn on_escape(self: &Rc<Self>, event: &KeyboardEvent) {
        if self.held.borrow().is_some() {
            event.prevent_default();
            event.stop_propagation();
            self.focus_field();
            self.hold_back(Outcome::Kept);
        } else if self.panel.borrow().has_focus() {
            event.stop_propagation();
            self.focus_field();
        }
    }

    /// Back to the draft, where the caret still is.
    fn focus_field(&self) {
        // A field that is gone takes no focus.
        let _ = self.field.element().focus();
    }

    /// The draft changed under the author's hands: what holds no longer goes at once, what is new
    /// waits for the pause.
    pub(super) fn on_change(self: &Rc<Self>) {
        if self.held.borrow().is_some() {
            self.hold_back(Outcome::Kept);
        }
        self.draw();
        let notice = self.notice();
        let seen = |notice: &Notice| {
            notice.items.iter().map(|item| (item.thing, item.quote.clone())).collect::<Vec<_>>()
        };
        let shown = self.panel.borrow().shown().map(seen).unwrap_or_default();
        let is_new = notice
            .as_ref()
            .is_some_and(|notice| seen(notice).iter().any(|item| !shown.contains(item)));
        if !is_new {
            let button = self.panel.borrow_mut().show(notice, &self.host);
            focus(button);
        }
    }

    /// The author paused: everything is explained. Not under a finger that is just pressing a
    /// button, which would move away.
    pub(super) fn settle(self: &Rc<Self>) {
        if self.pressed.get() {
            self.settle_after(PRESS);
            return;
        }
        *self.pause.borrow_mut() = None;
        self.session.borrow_mut().settle();
        self.show();
    }

    /// Settles after so many milliseconds, unless something is written before.
    pub(super) fn settle_after(self: &Rc<Self>, milliseconds: u32) {
        let pause = self.later(|act| after(milliseconds, act), |watch, _| watch.settle());
        *self.pause.borrow_mut() = Some(pause);
    }

    /// Shows all there is.
    pub(super) fn show(self: &Rc<Self>) {
        self.draw();
        let notice = self.notice();
        let is_new = notice.is_some() && self.panel.borrow().shown() != notice.as_ref();
        let button = self.panel.borrow_mut().show(notice.clone(), &self.host);
        focus(button);
        self.speak(notice.as_ref());
        if is_new {
            self.count("shown");
        }
    }

    fn notice(&self) -> Option<Notice> {
        self.session.borrow().notice(self.place_of_notice())
    }

    fn speak(&self, notice: Option<&Notice>) {
        let mut speaker = self.speaker.borrow_mut();
        let panel = self.panel.borrow();
        let field = self.field.element();
        match notice {
            Some(notice) if notice.place == crate::compose::Place::Writing => {
                speaker.say(field, &panel.voice, &spoken(notice, &self.host));
            }
            // Who is asked has the focus on the question, which the reader reads.
            Some(_) => {}
            None if speaker.has_spoken() && self.session.borrow().marks().is_empty() => {
                speaker.say(field, &panel.voice, &self.host.word("spoken.clear", None).into());
                speaker.forget();
            }
            None => {}
        }
    }

    pub(super) fn draw(&self) {
        let strokes: Vec<Stroke> = self
            .session
            .borrow()
            .marks()
            .iter()
            .filter(|mark| mark.is_drawn())
            .map(|mark| Stroke {
                start: mark.start,
                end: mark.end,
                level: Level::of(mark.action()),
            })
            .collect();
        self.highlighter.borrow_mut().draw(&self.field, &strokes);
    }

    /// Everything of ours stands where the field stands.
    pub(super) fn place(&self) {
        let mount = self.host.mount();
        self.panel.borrow().place(self.field.element(), mount.as_ref());
        self.highlighter.borrow_mut().place(&self.field);
    }

    fn place_soon(self: &Rc<Self>) {
        if self.highlighter.borrow().needs_place() {
            let frame = self.later(next_frame, |watch, _| {
                watch.highlighter.borrow_mut().place(&watch.field);
            });
            *self.frame.borrow_mut() = Some(frame);
        }
    }

    /// Tells the embedder of the report.
    pub(super) fn tell(&self) {
        if let Ok(report) = self.report() {
            self.host.reported(&report);
        }
    }

    fn count(&self, event: &'static str) {
        let count = {
            let session = self.session.borrow();
            let panel = self.panel.borrow();
            let marks = session.marks();
            let shown = panel.shown();
            let listed = shown.iter().flat_map(|notice| &notice.items);
            Count {
                event,
                mood: shown.map(|notice| notice.mood.label()),
                findings: listed
                    .filter_map(|item| marks.get(item.index))
                    .map(|mark| Counted {
                        kind: mark.finding.kind,
                        action: mark.action(),
                        rule: mark.finding.rule,
                    })
                    .collect(),
            }
        };
        if let Ok(count) = object(&count) {
            self.host.counted(&count);
        }
    }
}
