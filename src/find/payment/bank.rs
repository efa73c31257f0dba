//! Account and card numbers beside the words for them: `routing … account …`, `sort code`,
//! `на карту сбера 2202 …`, `transfer ke BCA 7340918265`.
//!
//! Needs two signs: a word for an account, and a word for a bank or for transferring.

use super::Account;
use super::checksum::is_luhn;
use crate::report::Certainty;
use crate::text::lexicon::{Class, NumberWord};
use crate::text::{Text, Token, TokenKind};

/// How far before the number the word for an account may stand, in tokens.
const NEAR: usize = 5;

/// Every account number.
pub(super) fn find(text: &Text<'_>) -> Vec<Account> {
    if !text
        .tokens
        .iter()
        .any(|token| token.lexeme.is(Class::BANK) || token.lexeme.is(Class::ACCOUNT))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut index = 0;
    while index < text.tokens.len() {
        let Some((end, digits)) = digits(text, index) else {
            index += 1;
            continue;
        };
        if let Some(account) = account(text, index, end, digits) {
            found.push(account);
        }
        index = end;
    }
    found
}

fn account(text: &Text<'_>, index: usize, end: usize, digits: String) -> Option<Account> {
    let before: Vec<Token> =
        (index.saturating_sub(NEAR)..index).filter_map(|at| text.token(at)).collect();
    let after = (end..end + 2).filter_map(|at| text.token(at));
    let labelled = before.iter().any(|token| token.lexeme.is(Class::ACCOUNT));
    let bank = |token: Token| token.lexeme.is(Class::BANK);
    let banked = before.iter().copied().any(bank) || after.clone().any(bank);
    let around = (index.saturating_sub(20)..end + 12).filter_map(|at| text.token(at));
    let far = around.into_iter().any(|token| token.lexeme.is(Class::BANK));
    let other = before.iter().rev().take(2).any(|token| {
        token.lexeme.is(Class::LABEL)
            && !token.lexeme.is(Class::ACCOUNT)
            && !token.lexeme.is(Class::BANK)
    });
    let phone = before
        .iter()
        .rev()
        .take(2)
        .any(|token| token.lexeme.is(Class::PHONE) && !token.lexeme.is(Class::ACCOUNT));
    let enough = match digits.len() {
        8..=20 if labelled && far => true,
        9..=14 if banked => true,
        16..=19 if banked || labelled => is_luhn(&digits) || labelled && far,
        _ => false,
    };
    let uniform = digits.as_bytes().windows(2).all(|pair| pair[0] == pair[1]);
    let counted = text
        .token(end)
        .is_some_and(|token| token.lexeme.is(Class::CURRENCY) || token.lexeme.is(Class::UNIT));
    if !enough || other || phone || uniform || counted {
        return None;
    }
    Some(Account {
        rule: "payment.bank",
        range: text.token(index)?.start as usize..text.token(end - 1)?.end as usize,
        canonical: digits,
        certainty: Certainty::Likely,
        service: None,
        disguise: None,
        reason: "is a number beside a bank and an account",
    })
}

/// A run of digits in figures or words from the token `index` on, and where it ends.
fn digits(text: &Text<'_>, index: usize) -> Option<(usize, String)> {
    const MOST: usize = 20;
    let mut run = String::new();
    let (mut at, mut end) = (index, index);
    while let Some(token) = text.token(at) {
        if run.len() > MOST {
            break;
        }
        match token.kind {
            TokenKind::Number => run.push_str(text.word(token)),
            TokenKind::Word
                if token.lexeme.is(Class::NUMBER)
                    && (at > index || !token.lexeme.is(Class::AMBIGUOUS_NUMBER)) =>
            {
                let digit = token.lexeme.numbers().find_map(|(_, number)| match number {
                    NumberWord::Digit(digit) => Some(digit),
                    _ => None,
                });
                let Some(digit) = digit else { break };
                run.push(char::from(b'0' + digit));
            }
            TokenKind::Sign(b'-') if at > index && !token.is_spaced() => {
                at += 1;
                continue;
            }
            _ => break,
        }
        at += 1;
        end = at;
    }
    (run.len() >= 8 && run.len() <= MOST).then_some((end, run))
}
