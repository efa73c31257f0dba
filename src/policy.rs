//! What to do about a finding: kind × certainty × surface → action.
//!
//! A policy never sees the text. The default never blocks: certain is `confirm`, likely is
//! `warn`, possible is `notice`.

#[cfg(feature = "policy-file")]
mod file;
#[cfg(feature = "serde")]
mod shape;

#[cfg(feature = "policy-file")]
pub use file::PolicyError;

#[cfg(feature = "overlay")]
pub(crate) use shape::{Actions, BySurface, PolicyShape};

use crate::context::Surface;
use crate::report::{Action, Certainty, Kind};

/// A table of actions.
///
/// ```
/// use contact_guard::{Action, Certainty, Kind, Policy, Surface};
///
/// let mut policy = Policy::default();
/// policy.set(Kind::Payment, Certainty::Certain, Surface::Inbox, Action::Block);
/// assert_eq!(
///     policy.action(Kind::Payment, Certainty::Certain, Surface::Inbox),
///     Action::Block
/// );
/// assert_eq!(
///     policy.action(Kind::Email, Certainty::Certain, Surface::Inbox),
///     Action::Confirm
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    actions: [[[Action; CERTAINTIES]; KINDS]; SURFACES],
}

const SURFACES: usize = 3;
const KINDS: usize = 6;
const CERTAINTIES: usize = 3;

impl Default for Policy {
    fn default() -> Policy {
        let row = [Action::Notice, Action::Warn, Action::Confirm];
        Policy { actions: [[row; KINDS]; SURFACES] }
    }
}

impl Policy {
    /// What to do about a finding of `kind` and `certainty` on `surface`.
    #[must_use]
    pub fn action(&self, kind: Kind, certainty: Certainty, surface: Surface) -> Action {
        self.actions[surface as usize][kind as usize][certainty as usize]
    }

    /// Changes one entry.
    pub fn set(&mut self, kind: Kind, certainty: Certainty, surface: Surface, action: Action) {
        self.actions[surface as usize][kind as usize][certainty as usize] = action;
    }
}
