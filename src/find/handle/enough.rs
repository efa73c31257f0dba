//! Whether what stands beside a service looks enough like a name, for the way that it is joined.

use super::FEW;
use super::around::{Around, closes, fills_line, is_brief};
use super::cue::{Cue, Way};
use super::ident::{Ident, Look};
use super::mention::{Mention, Plain};
use crate::disguise::Disguise;
use crate::rules::service::ServiceKind;
use crate::text::lexicon::Class;
use crate::text::{Text, TokenKind};

/// Whether the look of an identifier is enough for the way it is joined.
pub(super) fn is_enough(
    text: &Text<'_>,
    mention: &Mention,
    around: &Around,
    way: &Way,
    cue: Cue,
    ident: &Ident,
) -> bool {
    let hidden = !text.folded.disguises(ident.range.start, ident.range.end).is_empty();
    // A slip is no mask, and words of other languages look like slips.
    let masked = mention.disguises.contains(Disguise::MaskedName)
        && !text.word_at(mention.index).chars().all(char::is_alphabetic);
    let sly = hidden || masked;
    let ends = closes(text, ident.range.end);
    let clear = mention.plain > Plain::Ambiguous;
    let beside = ident.look == Look::At && way.content == 0 && way.steps <= 2;
    if mention.subject && cue < Cue::Firm && !beside {
        return false;
    }
    match (ident.look, cue) {
        (Look::At, Cue::Firm | Cue::Close) => true,
        (Look::At, Cue::Loose) => {
            (clear || way.named || way.self_is || around.act) && !mention.subject
        }
        (Look::Shaped, Cue::Firm) => true,
        (Look::Shaped, Cue::Close) => {
            clear
                || around.placed && around.act
                || around.noun
                || around.mine
                || around.opens && (way.steps == 1 || around.act && way.content == 0)
        }
        (Look::Shaped, Cue::Loose) => {
            clear && (way.parted || around.act || way.named || way.self_is) && !mention.subject
        }
        (Look::Marked, Cue::Firm) => true,
        (Look::Marked, Cue::Close) => {
            !mention.subject
                && !way.prep
                && way.steps <= 4
                && (ends || around.act)
                && (clear && (sly || around.act || is_digits(ident))
                    || (around.mine && around.act || around.present) && is_digits(ident)
                    || around.opens && (clear || way.pointed || is_digits(ident)))
        }
        (Look::Marked, Cue::Loose) => clear && way.asked && ends && way.content <= 2,
        (Look::Rare, Cue::Firm)
            if way.content > 0
                || !clear
                    && !around.mine
                    && !(way.pointed && around.opens && ends && is_brief(text)) =>
        {
            false
        }
        (Look::Rare, Cue::Firm) if way.prep && !way.self_is && !way.copula => false,
        (Look::Rare, Cue::Firm)
            if way.crossed && !way.noun
                || way.parted && !(way.pointed || way.self_is || way.named) =>
        {
            false
        }
        (Look::Rare, Cue::Firm) => {
            ends || way.named || way.self_is || around.acting || way.pointed && around.opens
        }
        (Look::Rare, Cue::Close) => {
            let told = around.act && is_of_another_script(text, mention, ident)
                || is_followed(text, ident, Class::NAMED.bit());
            let beside = way.steps <= 2 && !way.prep && ends;
            let brief = || around.opens && (is_brief(text) || fills_line(text, mention, ident));
            // `my snap joehart`
            let owned = || around.mine && way.steps == 1 && ends && text.tokens.len() <= FEW;
            !mention.subject
                && (owned() || clear && (told || beside && (sly || around.acting || brief())))
        }
        (Look::Word, Cue::Firm) => {
            !mention.subject
                && (hidden
                    || (sly || mention.service.kind == ServiceKind::Voice)
                        && way.pointed
                        && ident.canonical.contains('.'))
        }
        (Look::Word, Cue::Close) => clear && hidden && way.steps == 1,
        (Look::Rare | Look::Word, Cue::Loose) => false,
    }
}

/// `在telegram上搜 dariopetrov`: a lone word in Latin letters in a sentence that has none but the name of
/// the service, where nothing but a sign follows.
fn is_of_another_script(text: &Text<'_>, mention: &Mention, ident: &Ident) -> bool {
    let is_other = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.kind == TokenKind::Word && !text.word(token).is_ascii())
    };
    let behind = text.token(text.token_from(ident.range.end));
    behind.is_none_or(|token| !token.is_wordlike())
        && (is_other(mention.index + 1) || mention.index > 0 && is_other(mention.index - 1))
}

/// Whether it ends in digits, as a product or a class hardly does.
fn is_digits(ident: &Ident) -> bool {
    ident.canonical.len() >= 6 && ident.canonical.ends_with(|c: char| c.is_ascii_digit())
}

/// `Priya Sharma Art search karo`, `ayse.demir diye ara`: what tells of the name stands behind it.
pub(super) fn is_followed(text: &Text<'_>, ident: &Ident, classes: u128) -> bool {
    text.token(text.token_from(ident.range.end))
        .is_some_and(|next| next.kind == TokenKind::Word && next.lexeme.shared() & classes != 0)
}
