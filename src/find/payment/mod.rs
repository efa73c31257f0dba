//! Accounts.
use super::Reading;
pub(crate) fn find(_reading: &mut Reading<'_, '_>) {}
