//! The generated tables; `build/numbering.rs` says what each holds.

include!(concat!(env!("OUT_DIR"), "/numbering.rs"));
