//! Tells a service, a datum or a channel that is the subject of work from one to be used:
//! `WhatsApp API`, `email template`, `a logo for my Discord server`.

use super::lexicon::Class;
use super::{Flags, Text, TokenKind};

/// Flags every token that is the subject of work.
pub(crate) fn mark(text: &mut Text<'_>) {
    for at in 0..text.tokens.len() {
        let token = text.tokens[at];
        let can_be = token.lexeme.shared() & Class::SUBJECTABLE_BITS != 0;
        if can_be && (is_variable(text, at) || work_follows(text, at) || work_precedes(text, at)) {
            text.tokens[at].flags.set(Flags::SUBJECT);
        }
    }
}

/// A letter that names a service only where it is written so: `on X`, but not `f(x)` and not `in X`,
/// which is a window system or an unknown.
fn is_variable(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    let placed = || {
        let capital = text.folded.is_upper(token.start as usize, token.end as usize);
        capital
            && at.checked_sub(1).is_some_and(|before| {
                text.tokens[before].lexeme.is(Class::PLACE) && text.word_at(before) != "in"
            })
    };
    token.end - token.start == 1 && token.lexeme.is(Class::AMBIGUOUS) && !placed()
}

/// `WhatsApp button`, `Instagram and Facebook ads`, `Gmail add-on`.
fn work_follows(text: &Text<'_>, at: usize) -> bool {
    let own = text.tokens[at]
        .lexeme
        .service()
        .and_then(crate::rules::service::by_index)
        .map(|service| service.work);
    if is_library(text, at) {
        return true;
    }
    let mut next = at + 1;
    // `Instagram and Facebook ads` goes on behind the `and`, `our WhatsApp and post` does not.
    let mut listed = false;
    while let Some(token) = text.token(next) {
        if token.flags.has(Flags::OPENS) {
            return false;
        }
        if token.lexeme.is(Class::WORK) || own.is_some_and(|work| token.lexeme.is(work)) {
            return true;
        }
        let subjectable = token.lexeme.shared() & Class::SUBJECTABLE_BITS != 0;
        let lists = token.is_sign(b'/')
            || token.is_sign(b'&')
            || token.is_sign(b',')
            || token.lexeme.is(Class::AND);
        if listed && !subjectable {
            return false;
        }
        listed = lists;
        let joins = token.is_sign(b'-')
            || lists
            || subjectable
            || (token.lexeme.is(Class::WORK_ADJECTIVE) && token.kind == TokenKind::Word);
        if !joins || next > at + 8 {
            return false;
        }
        next += 1;
    }
    false
}

/// `Discord.js`, `slack.net`: written in one with the end of a source file or of a library.
fn is_library(text: &Text<'_>, at: usize) -> bool {
    const ENDS: &[&str] = &["js", "ts", "py", "net", "rs", "rb", "php", "cs", "jar"];
    let (Some(dot), Some(end)) = (text.token(at + 1), text.token(at + 2)) else { return false };
    dot.is_sign(b'.')
        && text.tokens[at].end == dot.start
        && dot.end == end.start
        && ENDS.contains(&text.word(end))
}

/// `for my Discord`, `design a Telegram`, `like WhatsApp`: only where the work is named.
fn work_precedes(text: &Text<'_>, at: usize) -> bool {
    // No further than the words below look, so that a long sentence stays linear.
    const BACK: usize = 16;
    let opens = |index: &usize| text.tokens[*index].flags.has(Flags::OPENS);
    let from = at.saturating_sub(BACK);
    let start = (from..=at).rev().find(opens).unwrap_or(from);
    let words = (start..at).rev().filter(|&index| text.tokens[index].is_wordlike());
    let mut seen = 0;
    let mut linked = false;
    for index in words {
        let token = text.tokens[index];
        if seen == 0 && token.lexeme.is(Class::CLONE) {
            return true;
        }
        if token.lexeme.is(Class::FOR) {
            linked = true;
        } else if linked && token.lexeme.is(Class::WORK) {
            return true;
        } else if !token.lexeme.is(Class::FUNCTION)
            && !token.lexeme.is(Class::WORK_ADJECTIVE)
            && token.lexeme.shared() & Class::SUBJECTABLE_BITS == 0
        {
            return false;
        }
        seen += 1;
        if seen > 5 {
            return false;
        }
    }
    false
}

impl Class {
    /// Services, data and channels.
    pub(crate) const SUBJECTABLE_BITS: u128 = crate::rules::tables::HIDDEN;
}
