//! Things of ours in somebody else's page, each a value that takes itself down.

mod hook;
mod node;

pub(super) use hook::{Hook, adopt, after, every, highlight, listen, next_frame, on_resize};
pub(super) use node::{OwnNode, el};
