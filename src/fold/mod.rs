//! Undoes how characters are disguised.

#[cfg_attr(not(test), expect(dead_code, reason = "the fold that reads the table comes next"))]
pub(crate) mod table;
