//! What a draft in a message box comes to, without the box: which findings are shown, what was
//! answered to them, and whether the message may go.
//!
//! Platform-free, so that its behaviour is tested natively; `web` puts it on a page. Offsets
//! are UTF-16 code units, as the page counts.

mod draft;
mod fix;
mod mark;
mod notice;
mod session;
#[cfg(test)]
mod tests;

pub(crate) use crate::wording::{Mood, fill};
pub(crate) use fix::Replacement;
pub(crate) use mark::{Answer, Mark};
pub(crate) use notice::{Item, Notice, Place};
pub(crate) use session::{Edit, Session};
