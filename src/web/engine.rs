//! Single calls: the same answers as the native library's.

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::settings;
use crate::detector::Detector;
use crate::report::{Action, Offsets, Report};

/// The detector under one policy.
#[wasm_bindgen]
pub struct Engine {
    detector: Detector,
}

#[wasm_bindgen]
impl Engine {
    /// `policy` and `rules` are the published JSON shapes, or undefined for the default.
    ///
    /// # Errors
    ///
    /// A `TypeError` that names what is wrong in them.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: JsValue, rules: JsValue) -> Result<Engine, JsValue> {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let (policy, rules) = (settings::read_policy(policy)?, settings::read(rules)?);
        Ok(Engine { detector: settings::detector(policy, rules) })
    }

    /// The report on `text` after `earlier` messages, as the published JSON shape.
    ///
    /// # Errors
    ///
    /// A `TypeError` that names what is wrong in `context`, `earlier` or `offsets`.
    pub fn check(
        &self,
        text: &str,
        context: JsValue,
        earlier: JsValue,
        offsets: JsValue,
    ) -> Result<JsValue, JsValue> {
        let offsets: Option<Offsets> = settings::read(offsets)?;
        let report = self.read(text, context, earlier)?;
        let mut view = report.view(text, offsets.unwrap_or_default());
        view.rules = self.detector.rules();
        object(&view)
    }

    /// `text` without what would be found in it at or above `from`, by default `warn`.
    ///
    /// # Errors
    ///
    /// As for `check`.
    pub fn redact(
        &self,
        text: &str,
        context: JsValue,
        earlier: JsValue,
        from: JsValue,
    ) -> Result<String, JsValue> {
        let context = settings::read_context(context)?;
        let earlier: Option<Vec<String>> = settings::read(earlier)?;
        let from: Option<Action> = settings::read(from)?;
        let earlier = earlier.unwrap_or_default();
        Ok(self.detector.redact_after(&earlier, text, &context, from.unwrap_or(Action::Warn)))
    }

    /// Version and content hash of the rules.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn rules(&self) -> JsString {
        self.detector.rules().into()
    }

    fn read(&self, text: &str, context: JsValue, earlier: JsValue) -> Result<Report, JsValue> {
        let context = settings::read_context(context)?;
        let earlier: Option<Vec<String>> = settings::read(earlier)?;
        Ok(self.detector.check_after(&earlier.unwrap_or_default(), text, &context))
    }
}

/// A value of ours as an object of the page, in the shape of its JSON.
pub(super) fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
