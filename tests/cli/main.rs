//! The command-line tool as people and scripts meet it: the real binary, its output, its
//! exit codes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![allow(clippy::disallowed_methods, reason = "a test may look at the clock")]

mod bad_input;
mod check;
mod csv;
mod others;
mod overlay;
mod policy;
mod run;
mod scan;
