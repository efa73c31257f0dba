//! Tells a page that is to be worked on or looked at from one to be contacted on.

use core::ops::Range;

use crate::report::Category;
use crate::text::Text;
use crate::text::lexicon::Class;

/// How many words before and behind a link are looked at.
const REACH: usize = 7;

/// `can you fix my instagram.com/x page`, and no word of writing or following.
pub(crate) fn is_material(text: &Text<'_>, range: &Range<usize>, category: Category) -> bool {
    if !matches!(category, Category::Profile | Category::Page) {
        return false;
    }
    let first = text.token_from(range.start);
    let end = text.token_from(range.end);
    let sentence = text.sentence(first);
    let before =
        text.tokens.get(sentence.start.max(first.saturating_sub(REACH))..first).unwrap_or_default();
    // What the next sentence is about is not what the link is.
    let after_end = (end + REACH).min(sentence.end.max(end)).min(text.tokens.len());
    let after = text.tokens.get(end..after_end).unwrap_or_default();
    let near = || before.iter().chain(after);
    let invites = text
        .tokens
        .get(sentence.start..after_end)
        .unwrap_or_default()
        .iter()
        .any(|token| token.lexeme.is(Class::INVITING));
    let work_behind = after.iter().take(2).any(|token| {
        token.lexeme.is(Class::WORK)
            && !token.lexeme.is(Class::FOR)
            && !token.lexeme.is(Class::FUNCTION)
    });
    !invites && (work_behind || near().any(|token| token.lexeme.is(Class::MATERIAL)))
}
