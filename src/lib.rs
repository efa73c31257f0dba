//! Finds contact details in marketplace messages.

mod find;
