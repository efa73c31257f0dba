//! Why something was found, in words a support agent can read out.

use core::fmt;

/// One piece of evidence for a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// What kind of evidence it is, as the explanation puts it.
    pub reason: &'static str,
    /// The word or stretch that it is about, as folded; empty where it is the whole finding.
    pub word: String,
}

impl Clue {
    pub(crate) fn new(reason: &'static str) -> Clue {
        Clue { reason, word: String::new() }
    }

    pub(crate) fn about(reason: &'static str, word: impl Into<String>) -> Clue {
        Clue { reason, word: word.into() }
    }
}

impl fmt::Display for Clue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.word.is_empty() {
            f.write_str(self.reason)
        } else {
            write!(f, "{}: “{}”", self.reason, self.word)
        }
    }
}
