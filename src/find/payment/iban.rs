//! International bank account numbers, however they are set apart: `DE97 9999 …`,
//! `I E 1 8 A I B K …`, `B E zero four, 8107 …`.
//!
//! Begins at the two letters of a country, reads as many signs as its numbers have, and asks
//! the check digits. At most [`MOST`] tokens from each start.

use super::Account;
use super::checksum::is_iban;
use crate::disguise::Disguise;
use crate::report::Certainty;
use crate::text::lexicon::{Class, NumberWord};
use crate::text::{Text, Token, TokenKind};

/// The most tokens of one number.
const MOST: usize = 72;

/// How long the numbers of each country are: the registry of ISO 13616, release 99.
const LENGTHS: &str = "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 \
    cy28 cz24 de22 dj27 dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 \
    gt28 hn28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 \
    ly25 mc27 md24 me22 mk19 mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 pl28 ps29 pt25 qa29 \
    ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23 tn24 tr26 ua29 va22 \
    vg24 xk20 ye30";

/// The length for each pair of letters, 0 where they are no country's.
static BY_COUNTRY: [[u8; 26]; 26] = by_country(LENGTHS.as_bytes());

const fn by_country(list: &[u8]) -> [[u8; 26]; 26] {
    let mut table = [[0; 26]; 26];
    let mut at = 0;
    while at < list.len() {
        if list[at] == b' ' {
            at += 1;
            continue;
        }
        let (a, b) = (list[at] - b'a', list[at + 1] - b'a');
        table[a as usize][b as usize] = (list[at + 2] - b'0') * 10 + list[at + 3] - b'0';
        at += 4;
    }
    table
}

fn length(country: &[u8]) -> Option<usize> {
    let [a, b] = country else { return None };
    let row = BY_COUNTRY.get(usize::from(a.wrapping_sub(b'a')))?;
    let length = *row.get(usize::from(b.wrapping_sub(b'a')))?;
    (length > 0).then_some(usize::from(length))
}

/// Every IBAN of the text.
pub(super) fn find(text: &Text<'_>) -> Vec<Account> {
    let digits = text.tokens.iter().any(|token| {
        token.kind == TokenKind::Number
            || token.flags.has(crate::text::Flags::MIXED)
            || token.lexeme.is(Class::NUMBER)
    });
    if !digits {
        return Vec::new();
    }
    (0..text.tokens.len()).filter_map(|index| read(text, index)).collect()
}

fn read(text: &Text<'_>, index: usize) -> Option<Account> {
    let first = text.token(index).filter(|token| token.kind == TokenKind::Word)?;
    // Most words begin like no country; one letter may go on in the next token.
    let word = text.word(first).as_bytes();
    if word.len() >= 2 && length(&word[..2]).is_none() && !first.lexeme.is(Class::NUMBER) {
        return None;
    }
    let mut iban = String::new();
    append(text, first, &mut iban)?;
    if iban.len() > 34 || !iban.as_bytes()[0].is_ascii_lowercase() {
        return None;
    }
    let mut wanted = country(&iban).flatten();
    if iban.len() >= 2 && wanted.is_none() {
        return None;
    }
    // A word of four letters or more does not begin with a country and a check.
    let (mut end, mut at) = (index + 1, index + 1);
    while wanted.is_none_or(|wanted| iban.len() < wanted) && at < index + MOST {
        let token = text.token(at)?;
        match token.kind {
            TokenKind::Sign(b'.' | b'-' | b',' | b'/' | b':') | TokenKind::Break => {}
            TokenKind::Word | TokenKind::Number => {
                if !(iban.len() == 2 && token.lexeme.is(Class::FUNCTION)) {
                    append(text, token, &mut iban)?;
                    end = at + 1;
                }
            }
            _ => return None,
        }
        if iban.len() >= 2 && wanted.is_none() {
            wanted = Some(country(&iban).flatten()?);
        }
        if iban.len() >= 4
            && !iban.as_bytes()[2..4].iter().all(|byte| byte.is_ascii_digit() || *byte == b'o')
        {
            return None;
        }
        at += 1;
    }
    if Some(iban.len()) != wanted {
        return None;
    }
    let mended = format!("{}{}", &iban[..2], iban[2..].replace('o', "0"));
    let labelled = (index.saturating_sub(5)..index)
        .filter_map(|at| text.token(at))
        .any(|token| text.word(token).contains("iban"));
    let checked = is_iban(&iban) || is_iban(&mended);
    let digits = iban.bytes().filter(u8::is_ascii_digit).count();
    if !checked && !(labelled && digits >= 8) || digits < 6 {
        return None;
    }
    let range = first.start as usize..text.token(end - 1)?.end as usize;
    let words =
        (index..end).filter_map(|at| text.token(at)).any(|token| token.lexeme.is(Class::NUMBER));
    let canonical = if is_iban(&iban) { iban } else { mended };
    Some(Account {
        rule: "payment.iban",
        range,
        canonical: canonical.to_ascii_uppercase(),
        certainty: if checked { Certainty::Certain } else { Certainty::Likely },
        service: None,
        disguise: words.then_some(Disguise::NumberWords),
        reason: if checked {
            "is a bank account number whose check digits hold"
        } else {
            "is called an IBAN"
        },
    })
}

/// The length for the country that the first two letters name, once there are two.
fn country(iban: &str) -> Option<Option<usize>> {
    iban.as_bytes().get(..2).map(length)
}

/// Adds the letters and digits of a word, or the digit that it names.
fn append(text: &Text<'_>, token: Token, iban: &mut String) -> Option<()> {
    let word = text.word(token);
    if token.lexeme.is(Class::NUMBER) && word.len() > 1 && token.kind == TokenKind::Word {
        let digit = token.lexeme.numbers().find_map(|(_, number)| match number {
            NumberWord::Digit(digit) => Some(digit),
            _ => None,
        })?;
        iban.push(char::from(b'0' + digit));
        return Some(());
    }
    if word.len() > 34 {
        return None;
    }
    for c in word.chars().filter(|c| !matches!(c, ' ' | '-' | '.')) {
        if !c.is_ascii_alphanumeric() {
            return None;
        }
        iban.push(c);
    }
    Some(())
}
