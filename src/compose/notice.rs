//! What the notice says. Words are keys into the locale files; no language stands here.

use super::mark::Mark;
use super::session::Session;
use crate::context::{Context, Direction, Surface};
use crate::disguise::Disguise;
use crate::report::{Action, Category, Certainty, Finding, Kind};
use crate::visible::visible_line;

/// The most findings that one notice lists; the others are counted.
const MOST_ITEMS: usize = 3;
/// The most characters of a finding that are quoted.
const MOST_QUOTED: usize = 48;

/// When the notice is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// While the draft is written.
    Writing,
    /// The draft was to be sent, and waits for its author.
    Sending,
    /// Under a message that was received.
    Received,
}

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

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) place: Place,
    pub(crate) mood: Mood,
    /// At least one, in order of the draft.
    pub(crate) items: Vec<Item>,
    /// How many more there are.
    pub(crate) more: usize,
    /// Why it matters to the reader.
    pub(crate) why: &'static str,
    /// What to do instead.
    pub(crate) instead: &'static str,
}

/// One finding as the notice lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Which of the session's marks it is.
    pub(crate) index: usize,
    /// What it is called.
    pub(crate) thing: &'static str,
    /// The text of it, safe to show.
    pub(crate) quote: String,
    /// Why it was found: keys, with what each is about.
    pub(crate) evidence: Vec<(&'static str, String)>,
}

impl Session {
    /// What the notice says now; `None` where there is nothing to say.
    pub(crate) fn notice(&self, place: Place) -> Option<Notice> {
        let listed: Vec<(usize, &Mark)> = self.listed(place);
        let action = listed.iter().map(|(_, mark)| mark.action()).max()?;
        let received = self.context().direction == Direction::Received;
        let mood = match action {
            Action::Allow => Mood::Needed,
            Action::Notice => Mood::Note,
            _ if received => Mood::Warn,
            Action::Warn => Mood::Warn,
            Action::Confirm => Mood::Confirm,
            Action::Block => Mood::Block,
        };
        let (_, gravest) = listed
            .iter()
            .copied()
            .max_by_key(|(index, mark)| (mark.action(), core::cmp::Reverse(*index)))?;
        let items = listed.iter().take(MOST_ITEMS).map(|&(index, mark)| Item {
            index,
            thing: thing(&mark.finding),
            quote: quote(mark.finding.span.of(self.text())),
            evidence: evidence(&mark.finding),
        });
        Some(Notice {
            place,
            mood,
            items: items.collect(),
            more: listed.len().saturating_sub(MOST_ITEMS),
            why: why(&gravest.finding, mood, self.context()),
            instead: instead(&gravest.finding, mood, self.context()),
        })
    }

    /// The marks that a notice is about: those of the highest sort that there is. Who is asked
    /// for something grave is not bothered with what is only noted.
    fn listed(&self, place: Place) -> Vec<(usize, &Mark)> {
        let open = |mark: &Mark| {
            mark.settled && mark.answer.is_none() && (place != Place::Writing || !mark.closed)
        };
        let all: Vec<(usize, &Mark)> =
            self.marks().iter().enumerate().filter(|(_, mark)| open(mark)).collect();
        let sort = |action: Action| match action {
            Action::Allow => 0,
            Action::Notice => 1,
            _ => 2,
        };
        let highest = all.iter().map(|(_, mark)| sort(mark.action())).max().unwrap_or_default();
        let repeats = |at: usize, mark: &Mark| {
            let said_before = all.iter().take(at).any(|(_, other)| other.key == mark.key);
            // A request that only introduces a detail is one thing with it.
            let introduces = all.iter().any(|(_, other)| mark.introduces(other, self.text()));
            said_before || introduces
        };
        all.iter()
            .enumerate()
            .filter(|(at, (_, mark))| sort(mark.action()) == highest && !repeats(*at, mark))
            .map(|(_, listed)| *listed)
            .collect()
    }
}

/// The text of a finding as it can be shown: on one line, not too long, nothing hidden in it.
fn quote(text: &str) -> String {
    let shown = visible_line(text);
    if shown.chars().count() <= MOST_QUOTED {
        return shown;
    }
    let head: String = shown.chars().take(MOST_QUOTED - 1).collect();
    format!("{}…", head.trim_end())
}

fn thing(finding: &Finding) -> &'static str {
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

fn why(finding: &Finding, mood: Mood, context: &Context) -> &'static str {
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

fn instead(finding: &Finding, mood: Mood, context: &Context) -> &'static str {
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
fn evidence(finding: &Finding) -> Vec<(&'static str, String)> {
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
pub(super) const WAYS: [(&str, &[Disguise]); 7] = [
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
