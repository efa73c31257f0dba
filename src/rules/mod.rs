//! The rules that the build compiled in: what a report's `rule` may say.

mod info;

pub use info::{RuleInfo, all};

/// Version and content hash of the rules, as reports carry it. Equal for equal rules wherever
/// they run.
#[must_use]
pub fn version() -> &'static str {
    concat!("contact-guard ", env!("CARGO_PKG_VERSION"), " / 00000000")
}
