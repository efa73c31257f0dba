//! What the laws, the cases, the regressions, the benches and the fuzz targets share.

#![allow(dead_code, reason = "each of them uses its part")]

pub(crate) mod case;
pub(crate) mod harmless;
pub(crate) mod sound;
