//! What a finding is called and what to do instead, in the words of the notice: it never
//! accuses, and it names the platform's own way, because people leave in order to talk.

use crate::context::{Context, Direction, Surface};
use crate::report::{Action, Category, Certainty, Finding, Kind};

/// What it is, as sure as the reading.
pub(super) fn title(finding: &Finding) -> String {
    let verb = match finding.certainty {
        Certainty::Certain => "this is",
        Certainty::Likely => "this looks like",
        Certainty::Possible => "this could be",
    };
    format!("{verb} {}", noun(finding))
}

/// What to do instead.
pub(super) fn help(finding: &Finding, context: &Context) -> &'static str {
    if finding.action == Action::Allow {
        return "the order needs it: use it for the order alone";
    }
    if context.direction == Direction::Received {
        return received(finding.kind);
    }
    match (finding.kind, finding.category) {
        (_, Some(Category::Meeting)) => "leave it out and start the call from the platform",
        (_, Some(Category::Files)) => "leave it out and attach the files to the message",
        (Kind::Payment, _) | (Kind::Link, Some(Category::Payment)) => {
            "leave it out: an order paid on the platform is one that can be refunded"
        }
        (Kind::Link, Some(Category::Website)) => {
            "a link that the work needs can stay; one for getting in touch is better left out"
        }
        (Kind::Request, Some(Category::Asks)) if context.surface != Surface::Listing => {
            "ask here; what an order needs goes on its page, once the listing declares it"
        }
        (Kind::Request, _) => "go on here: messages, files and calls all work on the platform",
        _ if context.surface == Surface::Listing => {
            "leave it out: people reach you through the button on this page"
        }
        _ if context.surface == Surface::Order => {
            "leave it out unless the order needs it; then declare it in the listing first"
        }
        _ => "leave it out: messages, files and calls all work on the platform",
    }
}

fn received(kind: Kind) -> &'static str {
    match kind {
        Kind::Request => {
            "you are being asked: sharing it here can cost you the account, and it is how \
             many scams begin; answering here is enough"
        }
        Kind::Payment => "pay on the platform: outside of it nothing can be refunded",
        _ => "answer here: what is agreed elsewhere nobody can help with",
    }
}

fn noun(finding: &Finding) -> &'static str {
    match (finding.kind, finding.category) {
        (Kind::Email, _) => "an e-mail address",
        (Kind::Phone, _) => "a phone number",
        (Kind::Handle, _) => "a name on another service",
        (Kind::Link, category) => link(category),
        (Kind::Payment, _) if finding.canonical.is_some() => "an account to pay to",
        (Kind::Payment, _) => "a proposal to pay outside the platform",
        (Kind::Request, Some(Category::Asks)) => "a question for contact details",
        (Kind::Request, Some(Category::Offers)) => "an offer of contact elsewhere",
        (Kind::Request, _) => "a proposal to talk or deal elsewhere",
    }
}

fn link(category: Option<Category>) -> &'static str {
    match category {
        Some(Category::Profile) => "a link to a profile elsewhere",
        Some(Category::Invite) => "an invitation to chat elsewhere",
        Some(Category::Meeting) => "a link to a call or meeting elsewhere",
        Some(Category::Files) => "a link to files elsewhere",
        Some(Category::Payment) => "a link to pay elsewhere",
        Some(Category::Page) => "a link to a page of contact details",
        _ => "a link to another site",
    }
}
