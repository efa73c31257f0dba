//! The rule set that the build compiled in.

/// Version and content hash of the rules, as reports carry it.
pub(crate) fn version() -> &'static str {
    concat!("contact-guard ", env!("CARGO_PKG_VERSION"), " / 00000000")
}
