//! Listeners, timers, observers, sheets and ranges.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, Window};

type Callback = Closure<dyn Fn(JsValue)>;

mod boundary {
    use super::{Array, Callback, Element, EventTarget, Function, Window};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(raw_module = "../src/boundary.js")]
    extern "C" {
        pub(super) fn listen(
            target: &EventTarget,
            kind: &str,
            capture: bool,
            callback: &Callback,
        ) -> Function;
        pub(super) fn after(milliseconds: u32, callback: &Callback) -> Function;
        pub(super) fn every(milliseconds: u32, callback: &Callback) -> Function;
        #[wasm_bindgen(js_name = nextFrame)]
        pub(super) fn next_frame(callback: &Callback) -> Function;
        #[wasm_bindgen(js_name = onResize)]
        pub(super) fn on_resize(element: &Element, callback: &Callback) -> Function;
        pub(super) fn adopt(root: &JsValue, sheet: &str) -> Function;
        pub(super) fn remover(node: &Element) -> Function;
        pub(super) fn highlight(view: &Window, name: &str, ranges: &Array) -> Function;
    }
}

/// Something hung up in the page. It hangs as long as this lives.
#[must_use = "what is dropped is taken down at once"]
pub(in crate::web) struct Hook {
    undo: Function,
    _callback: Option<Callback>,
}

impl Drop for Hook {
    fn drop(&mut self) {
        // It fails only where the page has replaced what it is made of.
        let _ = self.undo.call0(&JsValue::UNDEFINED);
    }
}

impl Hook {
    fn new(callback: impl Fn(JsValue) + 'static, hang: impl FnOnce(&Callback) -> Function) -> Hook {
        let callback = Closure::<dyn Fn(JsValue)>::new(callback);
        Hook { undo: hang(&callback), _callback: Some(callback) }
    }

    fn plain(undo: Function) -> Hook {
        Hook { undo, _callback: None }
    }
}

/// Hears events of `kind`, on the way down where `capture` is set.
pub(in crate::web) fn listen(
    target: &EventTarget,
    kind: &str,
    capture: bool,
    callback: impl Fn(JsValue) + 'static,
) -> Hook {
    Hook::new(callback, |callback| boundary::listen(target, kind, capture, callback))
}

/// Calls once, unless dropped before.
pub(in crate::web) fn after(milliseconds: u32, callback: impl Fn(JsValue) + 'static) -> Hook {
    Hook::new(callback, |callback| boundary::after(milliseconds, callback))
}

/// Calls again and again.
pub(in crate::web) fn every(milliseconds: u32, callback: impl Fn(JsValue) + 'static) -> Hook {
    Hook::new(callback, |callback| boundary::every(milliseconds, callback))
}

/// Calls before the next frame is drawn.
pub(in crate::web) fn next_frame(callback: impl Fn(JsValue) + 'static) -> Hook {
    Hook::new(callback, boundary::next_frame)
}

/// Calls when the size of `element` changes, which is also when it comes and goes.
pub(in crate::web) fn on_resize(element: &Element, callback: impl Fn(JsValue) + 'static) -> Hook {
    Hook::new(callback, |callback| boundary::on_resize(element, callback))
}

/// Puts one of the package's style sheets on a document or shadow root.
pub(in crate::web) fn adopt(root: &JsValue, sheet: &str) -> Hook {
    Hook::plain(boundary::adopt(root, sheet))
}

/// Has the page draw `ranges` as the highlight `name`.
pub(in crate::web) fn highlight(view: &Window, name: &str, ranges: &Array) -> Hook {
    Hook::plain(boundary::highlight(view, name, ranges))
}

/// Takes `node` out of the page when dropped.
pub(super) fn removal(node: &Element) -> Hook {
    Hook::plain(boundary::remover(node))
}
