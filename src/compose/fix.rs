//! Taking a finding out of the draft, as one edit that the author can undo.

/// An edit to be made in the field, in UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) text: String,
}

/// One edit of `text` that takes `stretches` out: byte ranges in order. What was between
/// two spaces leaves one, what stood in brackets or behind a colon takes them along.
pub(super) fn without(text: &str, stretches: &[(usize, usize)]) -> Option<Replacement> {
    let (first, last) = (stretches.first()?, stretches.last()?);
    let from = widened(text, *first).0;
    let mut to = from;
    let mut left = String::new();
    for &stretch in stretches {
        let (start, end) = widened(text, stretch);
        left.push_str(text.get(to..start).unwrap_or_default());
        to = end.max(to);
    }
    to = to.max(last.1);
    Some(Replacement { start: utf16(text, from), end: utf16(text, to), text: left })
}

/// The stretch with the brackets around it and the space that would be one too many.
fn widened(text: &str, (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let before = |at: usize| text.get(..at).and_then(|head| head.chars().next_back());
    let behind = |at: usize| text.get(at..).and_then(|tail| tail.chars().next());
    while let (Some(open), Some(close)) = (before(start), behind(end))
        && matches!((open, close), ('(', ')') | ('[', ']') | ('<', '>') | ('"', '"') | ('“', '”'))
    {
        start -= open.len_utf8();
        end += close.len_utf8();
    }
    let ends_clause = |next: Option<char>| {
        next.is_none_or(|next| next.is_whitespace() || matches!(next, ',' | '.' | '!' | '?' | ';'))
    };
    if before(start).is_none() {
        while let Some(' ') = behind(end) {
            end += 1;
        }
    } else if before(start) == Some(' ') && ends_clause(behind(end)) {
        start -= 1;
    }
    (start, end)
}

/// How many UTF-16 code units stand before the byte `at`.
pub(super) fn utf16(text: &str, at: usize) -> u32 {
    let units: usize = text.get(..at).unwrap_or_default().chars().map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}
