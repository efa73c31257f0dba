//! The rules that the build compiled in: what a report's `rule` may say.

mod info;
pub(crate) mod message;
pub(crate) mod pattern;
pub(crate) mod program;
pub(crate) mod service;
pub(crate) mod stream;
#[cfg(test)]
mod testing;
pub(crate) mod words;

pub use info::{RuleInfo, all};

/// The tables that the build script makes of `rules/`.
#[allow(clippy::all, missing_docs, unreachable_pub)]
pub(crate) mod tables {
    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

/// Version and content hash of the rules, as reports carry it. Equal for equal rules wherever
/// they run.
#[must_use]
pub fn version() -> &'static str {
    tables::VERSION
}

/// One test a rule file, of its hits and misses.
#[cfg(test)]
mod rule_files {
    include!(concat!(env!("OUT_DIR"), "/rule_tests.rs"));
}
