//! What belongs to a number before and behind its digits: a plus, a word for it, the name of
//! the part, a sum to be done.

use crate::find::Candidate;
use crate::text::lexicon::Class;
use crate::text::{Text, Token, TokenKind};

/// Where the plus sign, the word for it, or `country code` before the token begins.
pub(super) fn plus_before(text: &Text<'_>, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        let before = text.token(at)?;
        match before.kind {
            TokenKind::Sign(b'+') => return Some(before.start as usize),
            TokenKind::Sign(b'(' | b'[' | b'*' | b'_') => {}
            TokenKind::Word if before.lexeme.is(Class::PLUS) => return Some(before.start as usize),
            TokenKind::Word if is_country_code(text, before) => return Some(before.start as usize),
            _ => return None,
        }
    }
    None
}

fn is_country_code(text: &Text<'_>, token: Token) -> bool {
    matches!(text.word(token), "country code" | "dial code")
}

/// Where `area code` or `first half` before the token begins.
pub(super) fn part_before(text: &Text<'_>, token: usize) -> Option<usize> {
    let before = text.token(token.checked_sub(1)?)?;
    (before.lexeme.is(Class::PART)
        && text.word(before).contains(' ')
        && text.word(before).contains("code"))
    .then_some(before.start as usize)
}

/// `4155550130 + 2`, `0161 496 0801 minus 1`: takes the sum into the range and does it.
pub(super) fn arithmetic(text: &Text<'_>, candidate: &mut Candidate, spoken: bool) {
    let at = text.token_from(candidate.range.end);
    let (Some(sign), Some(amount)) = (text.token(at), text.token(at + 1)) else { return };
    let adds = sign.is_sign(b'+') || sign.lexeme.is(Class::PLUS);
    let takes = sign.is_spaced() && (sign.is_sign(b'-') || text.word(sign) == "minus");
    if !(adds || takes) || spoken {
        return;
    }
    let value: i64 = match amount.kind {
        TokenKind::Number if amount.end - amount.start <= 2 => {
            text.word(amount).parse().unwrap_or(0)
        }
        TokenKind::Word => {
            let digit = amount.lexeme.numbers().find_map(|(_, word)| match word {
                crate::text::lexicon::NumberWord::Digit(digit) => Some(i64::from(digit)),
                _ => None,
            });
            match digit {
                Some(digit) => digit,
                None => return,
            }
        }
        _ => return,
    };
    candidate.range.end = amount.end as usize;
    let number = candidate
        .canonical
        .as_deref()
        .and_then(|number| number.strip_prefix('+')?.parse::<i64>().ok());
    candidate.canonical =
        number.map(|number| format!("+{}", if adds { number + value } else { number - value }));
}
