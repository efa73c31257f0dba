//! A number hidden in counts: `4 logos, 1 banner, 5 icons …, read only the numbers`.
//!
//! Only where the message says so; without the hint it is an order.

use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::find::{Candidate, Reading};
use crate::report::{Certainty, Kind};
use crate::text::TokenKind;
use crate::text::lexicon::Class;

/// Proposes the counts of the sentence that a hint to read only the numbers stands in.
pub(super) fn find(reading: &Reading<'_, '_>, found: &mut Vec<Candidate>) {
    const FEWEST: usize = 7;
    const MOST: usize = 15;
    const REACH: usize = 60;
    let text = reading.text;
    let hint = text.tokens.iter().position(|token| {
        token.lexeme.is(Class::WINK)
            && ["only the numbers", "only the digits", "just the digits", "only numbers"]
                .iter()
                .any(|words| text.word(*token).ends_with(words))
    });
    let Some(hint) = hint else { return };
    let around = hint.saturating_sub(REACH)..hint;
    let counts = text.tokens[around]
        .iter()
        .filter(|token| token.kind == TokenKind::Number && token.end - token.start == 1);
    let ends: Vec<(usize, usize)> =
        counts.map(|token| (token.start as usize, token.end as usize)).collect();
    let (Some(&(start, _)), Some(&(_, end))) = (ends.first(), ends.last()) else { return };
    if !(FEWEST..=MOST).contains(&ends.len()) {
        return;
    }
    // The thing that is counted last belongs to it.
    let end = text
        .token(text.token_from(end))
        .filter(|token| token.kind == TokenKind::Word)
        .map_or(end, |token| token.end as usize);
    let mut candidate = Candidate::new(Kind::Phone, "phone.counted", start..end, Certainty::Likely);
    candidate.disguises.insert(Disguise::Separators);
    candidate.clues.push(Clue::new("is hidden in a list of counts"));
    found.push(candidate);
}
