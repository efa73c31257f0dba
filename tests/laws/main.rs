//! What holds for every text, not only for the cases: one law a file.
//!
//! Each law runs over all of `tests/cases`, where a failure names the case, and over texts
//! that `proptest` makes up, where it prints the shortest one that it found. Keep that one
//! under `tests/regressions`.

#[path = "../support/mod.rs"]
mod support;

mod canvas;
mod company;
mod disguise;
mod disguises;
mod exceptions;
mod leniency;
mod redaction;
mod repetition;
mod soundness;
mod typing;
