//! Values of the page.

use js_sys::{Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub fn parse(json: &str) -> JsValue {
    JSON::parse(json).expect("JSON")
}

pub fn stringify(value: &JsValue) -> String {
    JSON::stringify(value).expect("a value of JSON").into()
}

/// A member of an object; undefined where it has none of that name.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("an object")
}

/// What the JavaScript `body` returns.
pub fn evaluate(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).expect("it does not throw")
}

/// What is thrown, as its name and message.
pub fn thrown(error: &JsValue) -> (String, String) {
    let error = error.dyn_ref::<js_sys::Error>().expect("an Error");
    (error.name().into(), error.message().into())
}
