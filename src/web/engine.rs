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
    /// `policy` is the published JSON shape, or undefined for the default.
    ///
    /// # Errors
    ///
    /// A `TypeError` that names what is wrong in the policy.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: JsValue) -> Result<Engine, JsValue> {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        Ok(Engine { detector: Detector::with_policy(settings::read_policy(policy)?) })
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
        object(&report.view(text, offsets.unwrap_or_default()))
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

    fn read(&self, text: &str, context: JsValue, earlier: JsValue) -> Result<Report, JsValue> {
        let context = settings::read_context(context)?;
        let earlier: Option<Vec<String>> = settings::read(earlier)?;
        Ok(self.detector.check_after(&earlier.unwrap_or_default(), text, &context))
    }
}

/// Version and content hash of the rules.
#[wasm_bindgen(js_name = rulesVersion)]
#[must_use]
pub fn rules_version() -> JsString {
    crate::rules::version().into()
}

/// A value of ours as an object of the page, in the shape of its JSON.
pub(super) fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
