//! Names on payment services: `$cashtags`, `@tags` beside Venmo, Wise or Revolut, UPI ids,
//! Pix keys.

use super::Account;
use crate::disguise::Disguise;
use crate::find::handle::{self, joined_names};
use crate::report::Certainty;
use crate::rules::service::ServiceKind;
use crate::text::lexicon::Class;
use crate::text::{Text, TokenKind};

/// The banks behind UPI ids, as they stand after the `@`.
const UPI_BANKS: [&str; 38] = [
    "okaxis",
    "okhdfcbank",
    "okicici",
    "oksbi",
    "ybl",
    "ibl",
    "axl",
    "paytm",
    "upi",
    "apl",
    "yapl",
    "waicici",
    "wahdfcbank",
    "waaxis",
    "wasbi",
    "ptyes",
    "ptsbi",
    "pthdfc",
    "ptaxis",
    "freecharge",
    "jupiteraxis",
    "ikwik",
    "fbl",
    "kotak",
    "sbi",
    "hdfcbank",
    "icici",
    "axisbank",
    "barodampay",
    "idfcbank",
    "rbl",
    "pnb",
    "slice",
    "naviaxis",
    "superyes",
    "fam",
    "yesbank",
    "airtel",
];

/// Every tag and key.
pub(super) fn find(text: &Text<'_>) -> Vec<Account> {
    let mut found = upi(text);
    let services: Vec<(usize, &'static str)> = text
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| {
            token.lexeme.is(Class::PAYSERVICE) || token.lexeme.is(Class::ATTRIBUTE)
        })
        .filter_map(|(index, token)| {
            let service = crate::rules::service::by_index(token.lexeme.service()?)?;
            (service.kind == ServiceKind::Payment).then_some((index, service.id))
        })
        .collect();
    if services.is_empty() {
        return found;
    }
    if services.iter().any(|&(_, id)| id == "pix") {
        found.extend(pix(text));
    }
    if services.iter().any(|&(_, id)| matches!(id, "cashapp" | "venmo")) {
        found.extend(cashtags(text));
    }
    found.extend(joined_names(text).into_iter().map(|name| Account {
        rule: "payment.tag",
        range: name.range,
        canonical: name.canonical,
        certainty: Certainty::Certain,
        service: Some(name.service),
        disguise: name.disguise,
        reason: "stands beside a payment service",
    }));
    found
}

/// `name@ybl`, `name at oksbi`.
fn upi(text: &Text<'_>) -> Vec<Account> {
    let mut found = Vec::new();
    if !text.tokens.iter().any(|token| token.is_sign(b'@') || token.lexeme.is(Class::AT)) {
        return found;
    }
    for (index, token) in text.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word || !UPI_BANKS.contains(&text.word(*token)) || index < 2 {
            continue;
        }
        let bytes = text.folded.bytes();
        let next = bytes.get(token.end as usize).copied().unwrap_or(b' ');
        let after = bytes.get(token.end as usize + 1).copied().unwrap_or(b' ');
        if matches!(next, b'.' | b'-' | b'_' | b'/') && after.is_ascii_alphanumeric() {
            continue;
        }
        // The at-sign, plain, in brackets or as a word.
        let mut at = index - 1;
        while at > 0 && matches!(text.tokens[at].kind, TokenKind::Sign(b'(' | b')' | b'[' | b']')) {
            at -= 1;
        }
        let sign = text.tokens[at].is_sign(b'@');
        if !sign
            && !(text.tokens[at].lexeme.is(Class::AT) && text.word(*token).len() > 2 && index >= 2)
            || at == 0
        {
            continue;
        }
        let mut name = at - 1;
        while name > 0
            && matches!(text.tokens[name].kind, TokenKind::Sign(b'(' | b')' | b'[' | b']'))
        {
            name -= 1;
        }
        let end = text.tokens[name].end as usize;
        let mut start = end;
        while start > 0 && end - start < 64 && handle::is_inner(bytes[start - 1]) {
            start -= 1;
        }
        let name = text.folded.slice(start, end).trim_start_matches(['.', '-']);
        start = end - name.len();
        let word = text
            .token(text.token_from(start))
            .is_some_and(|token| token.lexeme.is(Class::FUNCTION));
        if name.len() < 3 || word && !sign {
            continue;
        }
        found.push(Account {
            rule: "payment.upi",
            range: start..token.end as usize,
            canonical: format!("{name}@{}", text.word(*token)),
            certainty: Certainty::Certain,
            service: Some("upi"),
            disguise: (!sign).then_some(Disguise::AtWord),
            reason: "is a UPI id",
        });
    }
    found
}

/// `$name` and `dollar sign name` in a text that names the service.
fn cashtags(text: &Text<'_>) -> Vec<Account> {
    let mut found = Vec::new();
    for (index, token) in text.tokens.iter().enumerate() {
        let spoken = text.word(*token) == "dollar" && text.word_at(index + 1) == "sign";
        if !(token.is_sign(b'$') || spoken) {
            continue;
        }
        let next = if spoken { index + 2 } else { index + 1 };
        let Some(first) = text.token(next).filter(|token| token.kind == TokenKind::Word) else {
            continue;
        };
        if first.lexeme.is(Class::CURRENCY) {
            continue;
        }
        let (end, name, disguise) = match handle::spelled(text, next) {
            Some(name) => (name.0, name.1, Some(Disguise::SpacedLetters)),
            None => {
                let bytes = text.folded.bytes();
                let from = first.start as usize;
                let mut end = from;
                while bytes.get(end).is_some_and(|&byte| handle::is_inner(byte) && byte != b'.')
                    && end - from < 21
                {
                    end += 1;
                }
                // `$ wilhelm tattoo without spaces`
                let apart = first.is_spaced() && text.folded.text().contains("space");
                let second = text.token(next + 1).filter(|token| {
                    apart && token.kind == TokenKind::Word && !token.lexeme.is(Class::FUNCTION)
                });
                let end = second.map_or(end, |second| second.end as usize);
                (end, text.folded.slice(from, end).replace(' ', ""), None)
            }
        };
        if name.len() < 3 || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        found.push(Account {
            rule: "payment.cashtag",
            range: token.start as usize..end,
            canonical: format!("${name}"),
            certainty: Certainty::Certain,
            service: Some("cashapp"),
            disguise,
            reason: "is a cashtag beside its service",
        });
    }
    found
}

/// A random key or a CPF in a text that names Pix.
fn pix(text: &Text<'_>) -> Vec<Account> {
    let mut found = Vec::new();
    for token in text.tokens.iter().filter(|token| token.is_wordlike()) {
        let start = token.start as usize;
        let key = text.folded.slice(start, start + 36);
        let uuid: Vec<usize> = key.split('-').map(str::len).collect();
        let hex = key.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let cpf = text.folded.slice(start, start + 14);
        let shape: Vec<usize> = cpf.split(['.', '-']).map(str::len).collect();
        let digits = cpf.bytes().filter(u8::is_ascii_digit).count() == 11;
        let len = if hex && uuid == [8, 4, 4, 4, 12] {
            36
        } else if digits && shape == [3, 3, 3, 2] {
            14
        } else {
            continue;
        };
        found.push(Account {
            rule: "payment.pix",
            range: start..start + len,
            canonical: text.folded.slice(start, start + len).to_owned(),
            certainty: Certainty::Certain,
            service: Some("pix"),
            disguise: None,
            reason: "is a Pix key",
        });
    }
    found
}
