//! Finders: one kind of contact detail each.

pub(crate) mod phone;
