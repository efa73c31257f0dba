//! The detector and the widget in the page. For wasm32 alone: only here stands `web-sys`.
//!
//! [`engine`] answers single calls, as the native library does. [`guard`] stands behind one
//! message box: [`typing`] hears what is written, [`crate::compose`] says what it comes to,
//! [`highlight`] and [`notice`] show it, [`sending`] stands before the way out. [`annotation`]
//! explains messages that were received.
//!
//! What is hung up in the page is a value (`dom`): dropping it takes it down. Every call of
//! the page enters through `boundary.js` of the package, which switches the guards off should
//! something here trap.

mod annotation;
mod announce;
mod dom;
mod engine;
mod field;
mod guard;
mod highlight;
mod host;
mod notice;
mod sending;
mod settings;
mod showing;
mod typing;

pub use annotation::Annotation;
pub use engine::Engine;
pub use guard::Guard;
pub use host::Host;
