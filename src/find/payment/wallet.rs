//! Addresses of wallets. Where an address carries a check it stands for itself; where not, a
//! word for the currency has to be near.

use super::Account;
use super::checksum::{is_base58_key, is_base58check, is_bech32};
use crate::disguise::Disguise;
use crate::report::Certainty;
use crate::text::lexicon::Class;
use crate::text::{Text, TokenKind};

/// The longest address, in characters: a Cardano one has 103, a Monero one 95.
const LONGEST: usize = 120;
/// How many addresses in pieces are tried in one text.
const MOST_TRIES: usize = 64;

/// Every wallet address of the text.
pub(super) fn find(text: &Text<'_>) -> Vec<Account> {
    let crypto = text.tokens.iter().any(|token| {
        token.lexeme.is(Class::CRYPTO)
            || token
                .lexeme
                .service()
                .and_then(crate::rules::service::by_index)
                .is_some_and(|service| matches!(service.id, "bitcoin" | "ethereum" | "usdt"))
    });
    let reversed = crypto && text.tokens.iter().any(|token| token.lexeme.is(Class::REVERSED));
    let mut found = Vec::new();
    let mut end = 0;
    for (index, token) in text.tokens.iter().enumerate() {
        if !token.is_wordlike() || (token.start as usize) < end {
            continue;
        }
        if let Some(account) = whole(text, index, crypto, reversed) {
            end = account.range.end;
            found.push(account);
        }
    }
    if found.is_empty()
        && (crypto || text.folded.text().contains("0x") || text.folded.text().contains("bc1"))
    {
        found.extend(pieces(text));
    }
    found
}

/// An address written in one piece.
fn whole(text: &Text<'_>, index: usize, crypto: bool, reversed: bool) -> Option<Account> {
    let start = text.token(index)?.start as usize;
    let bytes = text.folded.bytes();
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if start > 0 && is_inner(&bytes[start - 1]) {
        return None;
    }
    let mut end = start;
    while bytes.get(end).is_some_and(is_inner) && end - start <= LONGEST {
        end += 1;
    }
    if bytes[start..].starts_with(b"bitcoincash:") || bytes[start..].starts_with(b"bitcoincash") {
        return cash(text, start);
    }
    if let Some(account) = ens(text, start, end) {
        return Some(account);
    }
    if end - start < 25 || end - start > LONGEST {
        return None;
    }
    let address = cased(text, start, end);
    let turned: String = address.chars().rev().collect();
    let sure = is_address(&address);
    let backwards = !sure && reversed && is_address(&turned);
    if !sure && !backwards && !(crypto && is_uncheckable(&address)) {
        return None;
    }
    // `contract 0x…`, `commit 0x…`: an address that the work is about.
    let about = (index.saturating_sub(4)..index).filter_map(|at| text.token(at)).any(|token| {
        matches!(
            text.word(token),
            "contract"
                | "token"
                | "tx"
                | "hash"
                | "txid"
                | "transaction"
                | "commit"
                | "block"
                | "deployed"
        )
    });
    if about {
        return None;
    }
    Some(account(
        start..end,
        if backwards { turned } else { address },
        backwards.then_some(Disguise::Reversed),
    ))
}

fn account(range: core::ops::Range<usize>, address: String, disguise: Option<Disguise>) -> Account {
    Account {
        rule: "payment.wallet",
        range,
        canonical: address,
        certainty: Certainty::Certain,
        service: None,
        disguise,
        reason: "is the address of a wallet",
    }
}

/// An address in groups, on two lines, or letter by letter.
fn pieces(text: &Text<'_>) -> Option<Account> {
    let mut tries = 0;
    for (index, token) in text.tokens.iter().enumerate() {
        let word = text.word(*token);
        let begins = word.starts_with(['1', '3', 't', 'l', 'd', 'r']) && !token.lexeme.is_known()
            || word == "0x"
            || word.starts_with("bc1")
            || word == "b"
            || word == "0";
        if !token.is_wordlike() || !begins {
            continue;
        }
        tries += 1;
        if tries > MOST_TRIES {
            return None;
        }
        let start = token.start as usize;
        let mut address = String::new();
        for next in &text.tokens[index..] {
            match next.kind {
                TokenKind::Word | TokenKind::Number => {}
                TokenKind::Break | TokenKind::Sign(b'-' | b'.') => continue,
                _ => break,
            }
            let end = next.end as usize;
            if address.len() + text.word(*next).len() > LONGEST {
                break;
            }
            address.push_str(&cased(text, next.start as usize, end).replace(' ', ""));
            if address.len() >= 26 && is_address(&address) {
                return Some(account(start..end, address, Some(Disguise::Separators)));
            }
        }
    }
    None
}

/// Whether the shape and check of an address hold.
fn is_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    if let Some(hex) = lower.strip_prefix("0x") {
        let zeros = hex.bytes().filter(|&byte| byte == b'0').count();
        return hex.len() == 40 && zeros < 30 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    if ["bc1", "ltc1", "addr1", "tb1", "osmo1", "cosmos1"]
        .iter()
        .any(|prefix| lower.starts_with(prefix))
    {
        return is_bech32(&lower);
    }
    is_base58check(address)
}

/// Addresses without a check that is cheap to ask: Solana, Monero, Stellar, TON.
fn is_uncheckable(address: &str) -> bool {
    let all = |test: fn(u8) -> bool| address.bytes().all(test);
    let mixed = address.bytes().any(|byte| byte.is_ascii_digit())
        && address.bytes().any(|byte| byte.is_ascii_uppercase());
    mixed
        && (is_base58_key(address)
            || address.len() == 95
                && address.starts_with(['4', '8'])
                && all(|byte| byte.is_ascii_alphanumeric())
            || address.len() == 56
                && address.starts_with('G')
                && all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'7'))
            || address.len() == 48 && (address.starts_with("UQ") || address.starts_with("EQ")))
}

/// `bitcoincash:qz…`.
fn cash(text: &Text<'_>, start: usize) -> Option<Account> {
    let tail = text.folded.text().get(start..)?.strip_prefix("bitcoincash:")?;
    let len = tail.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    (len == 42 && tail.starts_with(['q', 'p']))
        .then(|| account(start..start + 12 + len, tail[..len].to_owned(), None))
}

/// `joe.eth`.
fn ens(text: &Text<'_>, start: usize, end: usize) -> Option<Account> {
    let all = text.folded.text();
    let name = all.get(start..end)?;
    let tail = all.get(end..)?;
    let (len, disguise) = if tail.starts_with(".eth") {
        (4, None)
    } else if tail.starts_with(" dot eth") {
        (8, Some(Disguise::DotWord))
    } else {
        return None;
    };
    let closed = tail[len..]
        .bytes()
        .next()
        .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'(' | b'='));
    let plain = name.len() >= 3
        && name != "web3"
        && !tail[len..].starts_with('.') | tail[len..].starts_with(". ");
    (closed && plain).then(|| account(start..end + len, format!("{name}.eth"), disguise))
}

/// The folded stretch in the case in which it is written: addresses have both.
fn cased(text: &Text<'_>, start: usize, end: usize) -> String {
    let folded = text.folded.slice(start, end);
    folded
        .char_indices()
        .map(|(at, c)| match text.folded.is_capitalised(start + at, start + at + c.len_utf8()) {
            true => c.to_ascii_uppercase(),
            false => c,
        })
        .collect()
}
