//! A guard over a field of a real page: hung up, heard, and taken down.

use contact_guard::web::{Guard, Host};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Event, HtmlTextAreaElement};

use crate::support::{evaluate, get, parse, stringify, thrown};

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// A host that says every word by its key and takes what it is told.
fn host() -> Host {
    evaluate(
        "return { word: (key) => key, reported() {}, attempted: () => true, decided() {}, \
         counted() {}, alternatives: () => [], choose() {} }",
    )
    .unchecked_into()
}

struct Page {
    field: HtmlTextAreaElement,
    nodes: u32,
}

impl Page {
    fn new() -> Page {
        let field: HtmlTextAreaElement =
            document().create_element("textarea").expect("an element").unchecked_into();
        document().body().expect("a body").append_child(&field).expect("it is taken");
        Page { field, nodes: nodes() }
    }

    fn guard(&self) -> Guard {
        Guard::new(self.field.clone().into(), parse("{}"), host()).expect("a guard")
    }

    fn write(&self, text: &str) {
        self.field.set_value(text);
        let event = Event::new("input").expect("an event");
        self.field.dispatch_event(&event).expect("it is heard");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.field.remove();
    }
}

fn nodes() -> u32 {
    document().query_selector_all("*").expect("a selector").length()
}

#[wasm_bindgen_test]
fn what_is_written_is_reported() {
    let page = Page::new();
    let guard = page.guard();
    page.write("my address is jonas.lund@gmail.com");
    let report = guard.report().expect("a report");
    let finding = get(&get(&report, "findings"), "0");
    assert_eq!(
        get(&finding, "kind").as_string().as_deref(),
        Some("email"),
        "{}",
        stringify(&report)
    );
    page.write("my address is in the brief");
    let report = guard.report().expect("a report");
    assert_eq!(get(&get(&report, "findings"), "length").as_f64(), Some(0.0));
}

#[wasm_bindgen_test]
fn dropping_the_guard_leaves_the_page_as_it_was() {
    let page = Page::new();
    let guard = page.guard();
    page.write("my address is jonas.lund@gmail.com");
    assert!(nodes() > page.nodes, "something is shown");
    drop(guard);
    assert_eq!(nodes(), page.nodes);
    page.write("and nobody listens to jonas.lund@gmail.com");
    assert_eq!(nodes(), page.nodes);
}

#[wasm_bindgen_test]
fn what_nobody_can_write_in_is_refused() {
    let heading = document().create_element("h1").expect("an element");
    let refused = Guard::new(heading.unchecked_into(), parse("{}"), host());
    let (name, message) = thrown(&refused.err().map(JsValue::from).expect("no field"));
    assert_eq!(name, "TypeError");
    assert!(message.contains("textarea"), "{message}");
}
