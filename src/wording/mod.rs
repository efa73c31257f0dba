//! What a finding is called, why it matters, what to do instead and what speaks for it: keys into the
//! files of words, `www/package/locales`, which the widget and the command line share. No language
//! stands here.

mod fill;

pub(crate) use fill::fill;

use crate::context::{Context, Direction, Surface};
use crate::disguise::Disguise;
use crate::report::{Action, Category, Certainty, Finding, Kind};
use crate::visible::visible_line;

/// How much the notice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// The order needs the detail.
    Needed,
    /// A quiet line.
    Note,
    /// A warning; the message can go.
    Warn,
    /// Sending asks once more.
    Confirm,
    /// Sending waits until the detail is gone.
    Block,
}

impl Mood {
    /// How much a finding with this action asks for.
    pub(crate) fn of(action: Action, context: &Context) -> Mood {
        match action {
            Action::Allow => Mood::Needed,
            Action::Notice => Mood::Note,
            // Nobody can take out what somebody else wrote.
            _ if context.direction == Direction::Received => Mood::Warn,
            Action::Warn => Mood::Warn,
            Action::Confirm => Mood::Confirm,
            Action::Block => Mood::Block,
        }
    }

    /// The word used in CSS and telemetry.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Mood::Needed => "needed",
            Mood::Note => "note",
            Mood::Warn => "warn",
            Mood::Confirm => "confirm",
            Mood::Block => "block",
        }
    }
}

/// What it is called.
pub(crate) fn thing(finding: &Finding) -> &'static str {
    match (finding.kind, finding.category) {
        (Kind::Email, _) => "thing.email",
        (Kind::Phone, _) => "thing.phone",
        (Kind::Handle, _) => "thing.handle",
        (Kind::Link, Some(Category::Profile)) => "thing.link.profile",
        (Kind::Link, Some(Category::Invite)) => "thing.link.invite",
        (Kind::Link, Some(Category::Meeting)) => "thing.link.meeting",
        (Kind::Link, Some(Category::Files)) => "thing.link.files",
        (Kind::Link, Some(Category::Payment)) => "thing.link.payment",
        (Kind::Link, Some(Category::Page)) => "thing.link.page",
        (Kind::Link, _) => "thing.link.website",
        (Kind::Payment, _) if finding.canonical.is_some() => "thing.payment.account",
        (Kind::Payment, _) => "thing.payment.proposal",
        (Kind::Request, Some(Category::Asks)) => "thing.request.asks",
        (Kind::Request, Some(Category::Offers)) => "thing.request.offers",
        (Kind::Request, _) => "thing.request.elsewhere",
    }
}

/// Why it matters to the reader.
pub(crate) fn why(finding: &Finding, mood: Mood, context: &Context) -> &'static str {
    match (mood, finding.kind) {
        (Mood::Needed, _) => "why.needed",
        (Mood::Note, Kind::Link) => "why.website",
        (Mood::Note, _) => "why.note",
        _ if context.direction == Direction::Received => match finding.kind {
            Kind::Request => "why.received.request",
            Kind::Payment => "why.received.payment",
            _ => "why.received.detail",
        },
        (_, Kind::Payment) => "why.payment",
        (_, Kind::Request) => "why.request",
        _ if finding.category == Some(Category::Payment) => "why.payment",
        _ if context.surface == Surface::Listing => "why.listing",
        _ => "why.detail",
    }
}

/// What to do instead.
pub(crate) fn instead(finding: &Finding, mood: Mood, context: &Context) -> &'static str {
    match (finding.kind, finding.category) {
        _ if mood == Mood::Needed => "instead.needed",
        _ if mood == Mood::Note => "instead.note",
        _ if context.direction == Direction::Received => "instead.received",
        (_, Some(Category::Meeting)) => "instead.meeting",
        (_, Some(Category::Files)) => "instead.files",
        (Kind::Payment, _) | (_, Some(Category::Payment)) => "instead.payment",
        _ if context.surface == Surface::Listing => "instead.listing",
        _ if context.surface == Surface::Order => "instead.order",
        (Kind::Request, Some(Category::Asks)) => "instead.ask",
        _ => "instead.talk",
    }
}

/// The clues, strongest first: how it reads, whose it is, how it was written, how sure that is.
pub(crate) fn evidence(finding: &Finding) -> Vec<(&'static str, String)> {
    let mut clues = Vec::new();
    if let Some(canonical) = &finding.canonical {
        clues.push(("evidence.reads", visible_line(canonical)));
    }
    if let Some(service) = finding.service {
        clues.push(("evidence.service", service.to_owned()));
    }
    for (key, disguises) in WAYS {
        if disguises.iter().any(|&disguise| finding.disguises.contains(disguise)) {
            clues.push((key, String::new()));
        }
    }
    let sure = match finding.certainty {
        Certainty::Certain => "evidence.certain",
        Certainty::Likely => "evidence.likely",
        Certainty::Possible => "evidence.possible",
    };
    clues.push((sure, String::new()));
    clues
}

/// The disguises as people speak of them: few enough to be explained in every language.
pub(crate) const WAYS: [(&str, &[Disguise]); 7] = [
    (
        "evidence.words",
        &[
            Disguise::AtWord,
            Disguise::DotWord,
            Disguise::NumberWords,
            Disguise::MixedDigits,
            Disguise::Multiplier,
            Disguise::Homophone,
            Disguise::LinkWords,
            Disguise::Numerals,
        ],
    ),
    (
        "evidence.signs",
        &[
            Disguise::Brackets,
            Disguise::Separators,
            Disguise::AlternativeSign,
            Disguise::Emoji,
            Disguise::Lines,
        ],
    ),
    (
        "evidence.names",
        &[
            Disguise::ProviderTypo,
            Disguise::MissingTld,
            Disguise::ProviderHint,
            Disguise::MaskedName,
            Disguise::Abbreviation,
            Disguise::Nickname,
        ],
    ),
    ("evidence.spaced", &[Disguise::SpacedLetters]),
    (
        "evidence.letters",
        &[
            Disguise::Leet,
            Disguise::Fullwidth,
            Disguise::MathLetters,
            Disguise::Circled,
            Disguise::Keycap,
            Disguise::SmallLetters,
            Disguise::Homoglyph,
            Disguise::ZeroWidth,
            Disguise::Bidi,
            Disguise::Combining,
            Disguise::NativeDigits,
        ],
    ),
    (
        "evidence.encoded",
        &[
            Disguise::Encoded,
            Disguise::Escaped,
            Disguise::Vanity,
            Disguise::OtherNumber,
            Disguise::Reversed,
        ],
    ),
    ("evidence.split", &[Disguise::Split]),
];
