//! Phone numbers.

pub(crate) mod plan;
