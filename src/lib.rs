//! Finds contact details in marketplace messages.
