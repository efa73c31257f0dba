//! Finds contact details, plain and disguised, in marketplace messages.

mod clue;
mod context;
mod conversation;
mod detector;
mod disguise;
mod find;
mod fold;
#[cfg(feature = "bench-internals")]
#[doc(hidden)]
pub mod internals;
mod judge;
mod policy;
mod redact;
mod report;
mod rules;
mod span;
mod text;

pub use clue::Clue;
pub use context::{Context, Declared, Direction, Order, Surface};
pub use conversation::{Carry, Conversation};
pub use detector::{Detector, check};
pub use disguise::{Disguise, Disguises};
pub use policy::Policy;
pub use redact::redact;
pub use report::{
    Action, Category, Certainty, Finding, FindingView, Kind, Offsets, Report, ReportView,
};
pub use span::Span;
