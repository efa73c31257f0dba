//! Details that are spread over several messages.
//!
//! The core keeps no state: what a conversation must remember stands in a [`Carry`], which
//! the caller keeps beside the conversation and hands in with the next message. It holds the
//! tail of the author's last messages, a few hundred bytes at most, in memory only.

use crate::context::Context;
use crate::detector::Detector;
use crate::disguise::Disguise;
use crate::find::number::{self, ShapeKind};
use crate::order::sort_by_number;
use crate::report::{Category, Certainty, Finding, Kind, Report};
use crate::span::Span;
use crate::text::lexicon::Class;
use crate::text::{Text, Token};

/// The most messages that are remembered.
const MOST_MESSAGES: usize = 10;
/// The most bytes of one message that are remembered: its end.
const MOST_BYTES: usize = 160;

/// What is remembered of the messages that an author has just sent. Opaque.
///
/// ```
/// use contact_guard::{Carry, Context, Detector};
///
/// let detector = Detector::default();
/// let context = Context::default();
/// let carry = Carry::default().after("my number is 415").after("555");
/// let report = detector.check_carried(&carry, "0132", &context);
/// assert!(report.is_flagged());
/// assert_eq!(report.findings[0].span.of("0132"), "0132");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Carry {
    messages: Vec<String>,
}

/// What comes back from a caller is cut to what would have been remembered.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Carry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Carry, D::Error> {
        let messages = Vec::<String>::deserialize(deserializer)?;
        let first = messages.len().saturating_sub(MOST_MESSAGES);
        let last = messages.get(first..).unwrap_or_default();
        Ok(last.iter().fold(Carry::default(), |carry, message| carry.after(message)))
    }
}

impl Carry {
    /// What is remembered once `message` has been sent as well.
    #[must_use]
    pub fn after(&self, message: &str) -> Carry {
        let mut start = message.len().saturating_sub(MOST_BYTES);
        while !message.is_char_boundary(start) {
            start += 1;
        }
        let tail = message.get(start..).unwrap_or_default();
        let mut messages = self.messages.clone();
        messages.push(tail.to_owned());
        let surplus = messages.len().saturating_sub(MOST_MESSAGES);
        messages.drain(..surplus);
        Carry { messages }
    }

    /// Whether nothing is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }
}

/// A conversation that remembers by itself.
///
/// ```
/// use contact_guard::{Context, Conversation, Detector};
///
/// let mut conversation = Conversation::new(Detector::default(), Context::default());
/// assert!(!conversation.check("are you on insta?").findings.is_empty());
/// conversation.sent("are you on insta?");
/// assert!(conversation.check("im salted.lilac").is_flagged());
/// ```
#[derive(Clone, Debug)]
pub struct Conversation {
    detector: Detector,
    context: Context,
    carry: Carry,
}

impl Conversation {
    /// One that has not begun.
    #[must_use]
    pub fn new(detector: Detector, context: Context) -> Conversation {
        Conversation { detector, context, carry: Carry::default() }
    }

    /// Reads a draft as the next message; remembers nothing of it.
    #[must_use]
    pub fn check(&self, draft: &str) -> Report {
        self.detector.check_carried(&self.carry, draft, &self.context)
    }

    /// Remembers that `message` was sent.
    pub fn sent(&mut self, message: &str) {
        self.carry = self.carry.after(message);
    }
}

/// `report`, of `text` alone, with what shows only together with the messages before it. That
/// takes the place of a weaker reading of the same stretch.
pub(crate) fn complete(report: &mut Report, split: Vec<Finding>) {
    report.findings.retain(|finding| !split.iter().any(|other| is_rival(finding, other)));
    report.findings.extend(split);
    sort_by_number(&mut report.findings, Finding::order);
}

/// The findings about `text` that show only together with the messages before it.
pub(crate) fn split(
    detector: &Detector,
    carry: &Carry,
    text: &str,
    alone: &Report,
    context: &Context,
) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let whole: Vec<&str> = carry.messages.iter().map(String::as_str).collect();
    // What stands between the parts is left out: `nice logo btw!!`, `part two:`.
    let parts: Vec<&str> =
        whole.iter().map(|message| part(message)).filter(|message| holds_digits(message)).collect();
    let last = part(text);
    let lead = text.len() - last.len();
    // As separate sentences, as one, grown together, and the parts alone.
    for (messages, separator, lead) in
        [(&whole, "\n", 0), (&whole, " ", 0), (&whole, "", 0), (&parts, " ", lead)]
    {
        if separator.is_empty() && is_size(text) {
            continue;
        }
        // The nearest messages first, so that what they complete is not drowned by older ones.
        for first in (0..messages.len()).rev() {
            let mut joined = messages[first..].join(separator);
            joined.push_str(separator);
            let start = joined.len();
            joined.push_str(text.get(lead..).unwrap_or_default());
            let report = detector.read_block(&joined, context);
            for finding in report.findings {
                if let Some(finding) = clip(finding, start, text, lead)
                    && !known(&finding, &alone.findings)
                    && !known(&finding, &found)
                {
                    found.retain(|weaker| !is_rival(weaker, &finding));
                    found.push(finding);
                }
            }
        }
        if found.iter().any(|finding| strength(finding) >= Certainty::Likely) {
            break;
        }
    }
    found
}

/// A message without what only says that it is a part: `part two: 0377`.
fn part(message: &str) -> &str {
    const LONGEST_LEAD: usize = 24;
    match message.split_once(':') {
        Some((lead, rest)) if lead.len() <= LONGEST_LEAD && rest.len() <= MOST_BYTES => {
            let text = Text::new(lead);
            let says = |token: &Token| token.is(Class::PART) || text.word(*token) == "part";
            if text.tokens.iter().any(says) { rest.trim_start() } else { message }
        }
        _ => message,
    }
}

/// Whether a message begins with a size, `1179 x 2556`, whose first digits are no end of those before
/// it.
fn is_size(message: &str) -> bool {
    number::shapes(&Text::new(message))
        .first()
        .is_some_and(|shape| shape.range.start == 0 && shape.kind == ShapeKind::Dimension)
}

/// Whether a message can be part of a number.
fn holds_digits(message: &str) -> bool {
    let text = Text::new(message);
    text.tokens.iter().any(|token| is_digits(&text, *token))
}

fn is_digits(text: &Text<'_>, token: Token) -> bool {
    let word = text.word(token);
    token.is(Class::NUMBER) || word.contains(|c: char| c.is_ascii_digit())
}

/// The part of a finding that stands at or behind `start`, counted from `lead` in `text`.
fn clip(mut finding: Finding, start: usize, text: &str, lead: usize) -> Option<Finding> {
    if finding.span.end <= start {
        return None;
    }
    let is_split = finding.span.start < start;
    let mut span =
        Span::new(finding.span.start.max(start) - start + lead, finding.span.end - start + lead);
    if is_split {
        finding.disguises = finding.disguises.with(Disguise::Split);
        // `and then 0162` adds `0162`.
        if finding.kind == Kind::Phone {
            let read = Text::new(span.of(text));
            let first = read.tokens.iter().find(|token| is_digits(&read, **token))?;
            let ahead = read.folded.raw_span(first.start as usize, first.end as usize).start;
            span.start += ahead;
        }
    }
    finding.span = span;
    Some(finding)
}

fn known(finding: &Finding, others: &[Finding]) -> bool {
    others
        .iter()
        .any(|other| other.span.overlaps(finding.span) && strength(other) >= strength(finding))
}

/// Whether both name a detail, and the same stretch for it.
fn is_rival(finding: &Finding, other: &Finding) -> bool {
    finding.span.overlaps(other.span) && !finding.is_proposal() && !other.is_proposal()
}

/// How much a finding says, whatever the policy and the order make of it: what is found must
/// not depend on them.
fn strength(finding: &Finding) -> Certainty {
    match finding.category {
        Some(Category::Website) => Certainty::Possible,
        _ => finding.certainty,
    }
}
