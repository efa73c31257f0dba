//! What a check says: findings, each with its range, its reading and what to do about it.
//!
//! Inside the crate ranges are UTF-8 bytes on character boundaries. They become UTF-16 code
//! units or code points only in [`ReportView`], the shape that leaves the process as JSON.

#[cfg(feature = "serde")]
mod json;
mod view;

use core::fmt;

use crate::clue::Clue;
use crate::disguise::Disguises;
use crate::span::Span;
#[cfg(feature = "serde")]
pub(crate) use json::read_label;
pub use view::{FindingView, ReportView};

/// The answer to one check.
///
/// ```
/// use contact_guard::{Action, Context, Kind, check};
///
/// let report = check("reach me at john (at) gmail (dot) com", &Context::default());
/// assert_eq!(report.action, Action::Confirm);
/// assert_eq!(report.findings[0].kind, Kind::Email);
/// assert_eq!(report.findings[0].canonical.as_deref(), Some("john@gmail.com"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The highest action of the findings, [`Action::Allow`] without any.
    pub action: Action,
    /// In order of start. They do not overlap unless one is a request or a payment proposal.
    pub findings: Vec<Finding>,
}

/// One stretch of the text that shares, asks for or proposes contact outside the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What was found.
    pub kind: Kind,
    /// Where it stands in the text, in UTF-8 bytes.
    pub span: Span,
    /// The detail undisguised: a lower-cased address, an E.164 number, an identifier
    /// without `@`, a URL. `None` where there is none, as for a request.
    pub canonical: Option<String>,
    /// The service or provider by its id in the rules (`whatsapp`, `gmail`).
    pub service: Option<&'static str>,
    /// What sort of link or request it is.
    pub category: Option<Category>,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// The techniques that were undone to read it.
    pub disguises: Disguises,
    /// The rule that found it; `contact-guard rules` lists them all.
    pub rule: &'static str,
    /// What the policy says to do about it in the context it was checked in.
    pub action: Action,
    /// Why it was found, in the order of the evidence.
    pub clues: Vec<Clue>,
    pub(crate) purpose: Purpose,
}

/// What a finding is about. The labels are those of the JSON report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// An address a person can write to.
    Email,
    /// A number given as a way to call or text.
    Phone,
    /// An identifier on a named service.
    Handle,
    /// A link to contact, meet, follow or exchange files elsewhere.
    Link,
    /// An account to pay to, or a proposal to pay, outside the platform.
    Payment,
    /// Asking for a detail, or offering or proposing contact elsewhere.
    Request,
}

/// What sort of link, or of request, a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// A person's page on a network.
    Profile,
    /// An invitation to a chat, group or server.
    Invite,
    /// A call, a meeting room or a booking page.
    Meeting,
    /// A file transfer or a shared folder or document.
    Files,
    /// A page to pay on.
    Payment,
    /// A page of links to contact details.
    Page,
    /// Any other site: shown softly, not flagged.
    Website,
    /// A request that asks for a detail.
    Asks,
    /// A request that offers contact.
    Offers,
    /// A request to deal or talk outside the platform.
    Elsewhere,
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// It could be meant otherwise: by default only noticed.
    Possible,
    /// A fair reader would take it so.
    Likely,
    /// There is no other sensible reading.
    Certain,
}

/// What to do about a finding, weakest first. From [`Action::Warn`] on a message counts as
/// flagged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Nothing: there is none, or the order needs it.
    #[default]
    Allow,
    /// Shown softly.
    Notice,
    /// Shown with the reason and the fix.
    Warn,
    /// Sending asks once more.
    Confirm,
    /// Sending is refused. No default reaches it.
    Block,
}

/// The unit in which [`ReportView`] counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Offsets {
    /// UTF-16 code units, as JavaScript counts.
    #[default]
    Utf16,
    /// Bytes of UTF-8.
    Utf8,
    /// Unicode code points.
    Codepoint,
}

/// What contact a request or a detail is for, where the context decides about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Nothing beyond the kind itself.
    #[default]
    Plain,
    /// Asks for an e-mail address.
    AskEmail,
    /// Asks for a telephone number.
    AskPhone,
    /// Asks for an identifier on a service.
    AskHandle,
    /// Proposes a call or a meeting.
    Meet,
    /// Exchanges files elsewhere.
    Files,
    /// Leads the conversation away from the platform.
    Move,
}

macro_rules! labels {
    ($type:ident: $($variant:ident = $label:literal),+ $(,)?) => {
        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// The word used in JSON, policies and the command line.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $($type::$variant => $label),+ }
            }

            /// The value with this label, if there is one.
            #[must_use]
            pub fn from_label(label: &str) -> Option<$type> {
                match label { $($label => Some($type::$variant),)+ _ => None }
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                let what = stringify!($type);
                crate::report::read_label(from, what, $type::from_label, &[$($label),+])
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.label())
            }
        }
    };
}
pub(crate) use labels;

labels!(Kind: Email = "email", Phone = "phone", Handle = "handle", Link = "link",
    Payment = "payment", Request = "request");
labels!(Category: Profile = "profile", Invite = "invite", Meeting = "meeting", Files = "files",
    Payment = "payment", Page = "page", Website = "website", Asks = "asks", Offers = "offers",
    Elsewhere = "elsewhere");
impl Certainty {
    /// Sorts what is more certain before what is less, and then what is longer before what is
    /// shorter.
    pub(crate) fn strongest_first(self, len: usize) -> u128 {
        let certain = Certainty::Certain as u128 - self as u128;
        certain << 64 | u128::from(u64::MAX - len as u64)
    }
}

labels!(Certainty: Possible = "possible", Likely = "likely", Certain = "certain");
labels!(Action: Allow = "allow", Notice = "notice", Warn = "warn", Confirm = "confirm",
    Block = "block");
labels!(Offsets: Utf16 = "utf16", Utf8 = "utf8", Codepoint = "codepoint");

impl Finding {
    /// Findings stand in a report by where they begin, then by where they end and by kind.
    pub(crate) fn order(&self) -> u128 {
        (self.span.start as u128) << 64 | (self.span.end as u128) << 8 | self.kind as u128
    }

    /// Whether it proposes or asks, rather than names a detail: such a one may overlap others.
    pub(crate) fn is_proposal(&self) -> bool {
        self.kind.proposes(self.category)
    }
}

impl Kind {
    /// Whether a finding of the kind asks or proposes, rather than names a detail: a payment does,
    /// unless it is an account or a page to pay on.
    pub(crate) fn proposes(self, category: Option<Category>) -> bool {
        self == Kind::Request
            || self == Kind::Payment
                && category.is_some_and(|category| category != Category::Payment)
    }

    /// What stands in a redacted text where a finding of the kind was taken out: `[email removed]`.
    pub(crate) fn placeholder(self) -> String {
        format!("[{} removed]", self.label())
    }
}

impl Report {
    /// Whether the message should be flagged: at least one finding reaches [`Action::Warn`].
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        self.action >= Action::Warn
    }
}

#[cfg(test)]
impl Finding {
    /// A finding to build others from: certain, plain, at [`Action::Confirm`].
    pub(crate) fn example(kind: Kind, span: crate::span::Span) -> Finding {
        Finding {
            kind,
            span,
            canonical: None,
            service: None,
            category: None,
            certainty: Certainty::Certain,
            disguises: Disguises::default(),
            rule: "example",
            action: Action::Confirm,
            clues: Vec::new(),
            purpose: Purpose::Plain,
        }
    }
}
