//! The embedder's options that are plain data.

use js_sys::{Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::context::Context;
use crate::detector::Detector;
use crate::overlay::Overlay;
use crate::policy::Policy;

/// What a guard is set to.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Settings {
    pub(super) context: Context,
    pub(super) policy: Option<Policy>,
    /// What the server mirror gives to clients.
    pub(super) rules: Option<Overlay>,
    pub(super) earlier: Vec<String>,
    pub(super) enter: Enter,
    pub(super) theme: Theme,
    /// The language of the words shown, as a BCP 47 tag.
    pub(super) locale: String,
    /// Whether it is written from right to left.
    pub(super) rtl: bool,
    pub(super) highlights: Highlights,
}

/// Which Enter sends.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Enter {
    /// One that has not been seen to begin a new line.
    #[default]
    Auto,
    /// Enter without Shift.
    Send,
    /// Enter with Control or Command.
    Mod,
    /// None.
    Newline,
}

/// The colours of the notice.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Theme {
    /// Those that the page asks for.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub(super) fn label(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// How findings are shown in the field.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Highlights {
    /// The best that the browser has.
    #[default]
    Auto,
    /// A copy of the field's text under the field's text.
    Mirror,
    /// Not at all; the notice quotes them.
    Off,
}

impl Settings {
    /// Reads what the package's JavaScript hands over.
    ///
    /// # Errors
    ///
    /// A `TypeError` that names the option and what it can be.
    pub(super) fn read(options: JsValue) -> Result<Settings, JsValue> {
        known(&options, "option", &SETTINGS)?;
        for (name, words) in [("context", CONTEXT.as_slice()), ("policy", POLICY.as_slice())] {
            if let Ok(part) = Reflect::get(&options, &name.into()) {
                known(&part, name, words)?;
            }
        }
        read(options)
    }

    /// The detector that judges by them.
    pub(super) fn detector(&mut self) -> Detector {
        detector(self.policy.take(), self.rules.take())
    }
}

/// A detector with the platform's own rules, whose policy one of the page's own goes before.
pub(super) fn detector(policy: Option<Policy>, rules: Option<Overlay>) -> Detector {
    let detector = match rules {
        Some(rules) => Detector::with_overlay(rules),
        None => Detector::default(),
    };
    match policy {
        Some(policy) => detector.and_policy(policy),
        None => detector,
    }
}

/// A context of the page.
///
/// # Errors
///
/// As for [`read`].
pub(super) fn read_context(value: JsValue) -> Result<Context, JsValue> {
    known(&value, "context", &CONTEXT)?;
    Ok(read::<Option<Context>>(value)?.unwrap_or_default())
}

/// A policy of the page.
///
/// # Errors
///
/// As for [`read`].
pub(super) fn read_policy(value: JsValue) -> Result<Option<Policy>, JsValue> {
    known(&value, "policy", &POLICY)?;
    tables(&value, "policy")?;
    read(value)
}

/// Refuses a word where a policy has a table: `serde-wasm-bindgen` reads a string as a list of its
/// letters, and says of them what nobody understands.
fn tables(section: &JsValue, path: &str) -> Result<(), JsValue> {
    let member = |object: &JsValue, name: &JsValue| Reflect::get(object, name).unwrap_or_default();
    let table = |value: &JsValue, path: &str| match value.as_string() {
        Some(word) => Err(refusal(&format!("{path} is the string `{word}`, expected a table"))),
        None => Ok(()),
    };
    for name in ["actions", "surface"] {
        let (rows, path) = (member(section, &name.into()), format!("{path}.{name}"));
        table(&rows, &path)?;
        for key in keys(&rows) {
            let (row, path) = (member(&rows, &key.clone().into()), format!("{path}.{key}"));
            table(&row, &path)?;
            if name == "surface" {
                tables(&row, &path)?;
            }
        }
    }
    Ok(())
}

/// A value of the page as one of ours.
///
/// # Errors
///
/// What [`refusal`] gives.
pub(super) fn read<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| refusal(&error.to_string()))
}

/// A `TypeError` marked as `refused`: the page's mistake, and no failure of ours.
pub(super) fn refusal(why: &str) -> JsValue {
    let error = js_sys::TypeError::new(why);
    // Setting a property of an object of ours cannot fail.
    let _ = Reflect::set(&error, &"refused".into(), &JsValue::TRUE);
    error.into()
}

const SETTINGS: [&str; 9] =
    ["context", "policy", "rules", "earlier", "enter", "theme", "locale", "rtl", "highlights"];
const CONTEXT: [&str; 7] =
    ["surface", "order", "declared", "direction", "region", "locale", "own_domains"];
const POLICY: [&str; 3] = ["version", "actions", "surface"];

/// Refuses a name that nobody reads: `serde-wasm-bindgen` asks an object for the names that it
/// knows, and never sees the others.
fn known(value: &JsValue, what: &str, names: &[&str]) -> Result<(), JsValue> {
    for name in keys(value) {
        if !names.contains(&name.as_str()) {
            return Err(refusal(&format!(
                "unknown {what} `{name}`; there are {}",
                names.join(", ")
            )));
        }
    }
    Ok(())
}

/// The names of an object's members; none of what is no object.
fn keys(value: &JsValue) -> Vec<String> {
    if !value.is_object() {
        return Vec::new();
    }
    // No cast that asks: an object of another frame is no `Object` of this one.
    let object = value.unchecked_ref::<Object>();
    Object::keys(object).iter().filter_map(|name| name.as_string()).collect()
}
