//! What the benches share: texts, a stop-watch, the peer's patterns, and how a ratio is told.

#![allow(dead_code, reason = "each bench uses its part")]

#[path = "../../tests/support/case.rs"]
pub(crate) mod case;
pub(crate) mod peer;
pub(crate) mod stopwatch;
pub(crate) mod texts;
