//! What the circumstances make of a finding, before and beside the policy.
//!
//! Judges kinds, purposes and contexts; never the text. The rules are those of the labelling
//! guide: what an order needs and declares is allowed on its page while it is active, leading
//! the conversation away never is.

use crate::context::{Context, Order, Surface};
use crate::policy::Policy;
use crate::report::{Action, Category, Certainty, Finding, Kind, Purpose};

/// What to do about `finding` under `policy` in `context`.
pub(crate) fn action(finding: &Finding, policy: &Policy, context: &Context) -> Action {
    let usual = policy.action(finding.kind, finding.certainty, context.surface);
    if finding.kind == Kind::Link && finding.category == Some(Category::Website) {
        return usual.min(Action::Notice);
    }
    if context.surface != Surface::Order || context.order != Order::Active {
        return usual;
    }
    if is_needed(finding, context) {
        return Action::Allow;
    }
    let files = finding.category == Some(Category::Files) || finding.purpose == Purpose::Files;
    if files && matches!(finding.kind, Kind::Link) {
        return usual.min(Action::Notice);
    }
    usual
}

/// Whether the listing declares what the finding gives or asks for.
fn is_needed(finding: &Finding, context: &Context) -> bool {
    let declared = context.declared;
    match (finding.kind, finding.purpose) {
        (_, Purpose::Move) => false,
        (Kind::Request, Purpose::AskEmail) => declared.contains(Kind::Email),
        (Kind::Request, Purpose::AskPhone) => declared.contains(Kind::Phone),
        (Kind::Request, Purpose::AskHandle) => declared.contains(Kind::Handle),
        (Kind::Request, Purpose::Meet) => declared.meeting(),
        (Kind::Request, _) => false,
        (Kind::Link, _) => match finding.category {
            Some(Category::Meeting) => declared.meeting(),
            Some(Category::Profile | Category::Page) => {
                declared.contains(Kind::Link) || declared.contains(Kind::Handle)
            }
            _ => false,
        },
        (Kind::Payment, _) => false,
        (kind, _) => declared.contains(kind) && finding.certainty >= Certainty::Possible,
    }
}
