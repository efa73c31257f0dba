//! Identifiers together with a sign of the service they belong to: `skype: live:joe`,
//! `joe.d on discord`, `tg @joe`, `the app with the paper plane, @joe`.
//!
//! Begins at the services that a text mentions, by name, abbreviation, description or in
//! disguise, and looks a fixed number of tokens to either side. A service that is the subject
//! of work leads to nothing, and neither does a word that does not look like an identifier
//! unless it is firmly joined. Names that tell their service by their shape (`lone`) or are given
//! without one (`own`) need no mention. A text without a service and without `@` costs a pass over
//! its tokens for each of these.

mod around;
mod cue;
mod enough;
mod ident;
mod introduced;
mod left;
mod lone;
mod mention;
mod name;
mod number;
mod own;
mod spelled;

use super::{Candidate, Reading};
use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::report::{Certainty, Kind};
use crate::rules::service::ServiceKind;
use crate::text::Text;
use crate::text::lexicon::Class;
use cue::{Cue, How, Joined};
use ident::Look;
pub(crate) use ident::is_inner;
use mention::{Mention, Plain};

/// The rules of this finder with what they find.
pub(crate) static RULES: &[(&str, &str)] = &[
    ("handle.cue", "an identifier beside the name of its service"),
    ("handle.at", "an identifier with @ in a text that names a service"),
    ("handle.described", "an identifier beside the description of a service"),
    ("handle.name", "a display name on a service where people are found by it"),
    ("handle.number", "a number that identifies a person, meeting or computer on a service"),
    ("handle.spelled", "an identifier that is spelled, letter by letter or sign by sign"),
    ("handle.reversed", "an identifier that is written backwards"),
    ("handle.own", "an identifier that the author gives as theirs, without its service"),
    ("handle.lone", "an identifier whose own shape tells its service"),
];

/// The most mentions that are looked at; a message that names more services lists them.
const MOST_MENTIONS: usize = 400;
/// The most tokens of a message that says a service, a name and hardly more.
const FEW: usize = 4;
/// How far from a mention an identifier with `@` still belongs to it, in tokens.
const FAR: usize = 60;

/// Proposes every identifier that is joined to a service.
pub(crate) fn find(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut mentions = mention::mentions(text);
    mentions.truncate(MOST_MENTIONS);
    mentions.retain(|mention| mention.service.kind != ServiceKind::Payment);
    let mut found = lone::find(text);
    let backwards = text.tokens.iter().any(|token| token.lexeme.is(Class::REVERSED));
    for mention in &mentions {
        let described = mention.disguises.contains(Disguise::Nickname);
        if mention.service.handle.is_none() && mention.plain == Plain::Ambiguous
            || mention.subject && described
        {
            continue;
        }
        let joined = match cue::right(text, mention, &mentions) {
            Some(joined) => Some(joined),
            None => left::left(text, mention, &mentions),
        };
        let joined = joined.or_else(|| introduced::introduced(text, mention));
        if let Some(joined) = joined {
            push(&mut found, candidate(text, mention, joined, backwards));
        }
    }
    if text.folded.bytes().contains(&b'@') {
        at_signs(text, &mentions, &mut found);
    }
    for ident in own::invited(text) {
        push(&mut found, own::candidate(ident));
    }
    reading.add(found);
}

/// A name on a payment service, for the finder of accounts.
#[derive(Debug)]
pub(crate) struct PayName {
    pub(crate) range: core::ops::Range<usize>,
    pub(crate) canonical: String,
    pub(crate) service: &'static str,
    pub(crate) disguise: Option<Disguise>,
}

/// Names that are joined to payment services as identifiers are to messengers.
pub(crate) fn joined_names(text: &Text<'_>) -> Vec<PayName> {
    let mut mentions = mention::mentions(text);
    mentions.truncate(MOST_MENTIONS);
    let mut found: Vec<PayName> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.service.kind == ServiceKind::Payment) {
        if mention.service.handle.is_none() || mention.subject {
            continue;
        }
        let Some(joined) =
            cue::right(text, mention, &mentions).or_else(|| left::left(text, mention, &mentions))
        else {
            continue;
        };
        // Only what is plainly an identifier: `wise old owl` has a service in it too.
        // `venmo joehart`
        let firm = joined.cue == Cue::Firm && !joined.ident.canonical.contains('-');
        let brief = text.tokens.len() <= FEW || firm;
        let rare = mention.plain == Plain::Name && brief;
        if joined.ident.look < Look::Rare
            || joined.ident.look < Look::Marked && !rare
            || joined.ident.look < Look::Shaped && joined.cue < Cue::Close
        {
            continue;
        }
        if found.iter().all(|other| other.range != joined.ident.range) {
            found.push(PayName {
                range: joined.ident.range,
                canonical: joined.ident.canonical,
                service: mention.service.id,
                disguise: mention.disguises.iter().next(),
            });
        }
    }
    found
}

/// A spelled name from the token `index` on: where it ends, and the name.
pub(crate) fn spelled(text: &Text<'_>, index: usize) -> Option<(usize, String)> {
    let ident = spelled::read(text, index, true)?;
    Some((ident.range.end, ident.canonical))
}

fn push(found: &mut Vec<Candidate>, candidate: Candidate) {
    let taken = found.iter().any(|other| {
        other.range.start < candidate.range.end && candidate.range.start < other.range.end
    });
    if !taken {
        found.push(candidate);
    }
}

fn candidate(text: &Text<'_>, mention: &Mention, joined: Joined, backwards: bool) -> Candidate {
    let Joined { ident, cue, how, reversed } = joined;
    let reversed = reversed || backwards && how == How::Plain;
    let rule = match how {
        _ if reversed => "handle.reversed",
        How::Name => "handle.name",
        How::Number => "handle.number",
        How::Spelled => "handle.spelled",
        How::Plain if mention.disguises.contains(Disguise::Nickname) => "handle.described",
        How::Plain if ident.look == Look::At && cue < Cue::Firm => "handle.at",
        How::Plain => "handle.cue",
    };
    // `ig mara.design` would be a site otherwise.
    let dotted = mention.plain == Plain::Short
        && ident.canonical.contains('.')
        && text.token_from(ident.range.start) == mention.index + 1;
    let named = mention.plain == Plain::Name || dotted;
    let certain = named && ident.look >= Look::Shaped && cue >= Cue::Close
        || cue == Cue::Firm && ident.look >= Look::Marked;
    let certainty = if certain { Certainty::Certain } else { Certainty::Likely };
    let mut candidate = Candidate::new(Kind::Handle, rule, ident.range.clone(), certainty);
    candidate.canonical = Some(match reversed {
        true => ident.canonical.chars().rev().collect(),
        false => ident.canonical,
    });
    candidate.service = Some(mention.service.id);
    candidate.disguises = mention.disguises;
    if reversed {
        candidate.disguises.insert(Disguise::Reversed);
    }
    if how == How::Spelled {
        candidate.disguises.insert(Disguise::SpacedLetters);
    }
    candidate.clues.push(Clue::about("names a service", text.word_at(mention.index)));
    candidate.clues.push(Clue::new(match cue {
        Cue::Firm => "says that it is an account there",
        Cue::Close => "stands right beside it",
        Cue::Loose => "stands near it",
    }));
    candidate.clues.push(Clue::new(match ident.look {
        Look::At => "begins with an @",
        Look::Shaped => "has the shape of an identifier",
        Look::Marked => "looks like an identifier",
        Look::Rare | Look::Word => "is no everyday word",
    }));
    candidate
}

/// `@joe` anywhere in a text that names a service as a place, or that a person gives as
/// theirs.
fn at_signs(text: &Text<'_>, mentions: &[Mention], found: &mut Vec<Candidate>) {
    for (index, token) in text.tokens.iter().enumerate() {
        if !token.is_sign(b'@') {
            continue;
        }
        let Some(ident) = ident::read(text, index, None) else { continue };
        let from = index.saturating_sub(4);
        let before: Vec<_> = (from..index)
            .rev()
            .map_while(|at| text.token(at))
            .take_while(|token| token.kind != crate::text::TokenKind::Break)
            .collect();
        if before.iter().any(|token| {
            token.lexeme.is(Class::CREDIT)
                || token.lexeme.is(Class::WORK) && !token.lexeme.is(Class::IDENT)
                || token.lexeme.is(Class::SAMPLE)
        }) {
            continue;
        }
        let clear = mentions.iter().filter(|mention| {
            let far = mention.index.abs_diff(index);
            !mention.subject
                && (mention.plain == Plain::Name && far <= FAR
                    || (mention.plain == Plain::Short || mention.placed) && far <= FAR / 4)
        });
        let Some(mention) = clear.min_by_key(|mention| mention.index.abs_diff(index)) else {
            if own::is_own(text, index) {
                push(found, own::candidate(ident));
            }
            continue;
        };
        let joined = Joined { ident, cue: Cue::Loose, how: How::Plain, reversed: false };
        push(found, candidate(text, mention, joined, false));
    }
}

#[cfg(test)]
mod tests;
