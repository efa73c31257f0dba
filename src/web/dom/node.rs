//! Elements of ours.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::hook::{Hook, removal};

/// A node of ours in the page. Dropping it takes it out.
pub(in crate::web) struct OwnNode {
    pub(in crate::web) element: HtmlElement,
    _removal: Hook,
}

impl OwnNode {
    /// A `div` that says whose it is, so that the page's own scripts can tell; not yet in the page.
    pub(in crate::web) fn new(document: &Document, role: &str) -> Option<OwnNode> {
        let element = el(document, "div", "")?;
        element.set_attribute("data-contact-guard", role).ok()?;
        let removal = removal(&element);
        Some(OwnNode { element, _removal: removal })
    }
}

/// An element with the part name `part`, by which the page can style it.
pub(in crate::web) fn el(document: &Document, tag: &str, part: &str) -> Option<HtmlElement> {
    let element: Element = document.create_element(tag).ok()?;
    if !part.is_empty() {
        element.set_attribute("part", part).ok()?;
        element.set_class_name(part);
    }
    Some(element.unchecked_into())
}
