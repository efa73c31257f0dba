//! Finds contact details, plain and disguised, in marketplace messages.

#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
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
#[cfg(feature = "jsonl")]
pub mod jsonl;
mod judge;
mod policy;
mod redact;
mod report;
pub mod rules;
mod span;
mod text;

pub use clue::Clue;
pub use context::{Context, Declared, Direction, Order, Surface};
pub use conversation::{Carry, Conversation};
pub use detector::{Detector, check};
pub use disguise::{Disguise, Disguises};
pub use policy::Policy;
#[cfg(feature = "policy-file")]
pub use policy::PolicyError;
pub use redact::redact;
pub use report::{
    Action, Category, Certainty, Finding, FindingView, Kind, Offsets, Report, ReportView,
};
pub use span::Span;
