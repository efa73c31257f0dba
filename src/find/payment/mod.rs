//! Accounts to pay to outside the platform: bank accounts, wallets, tags and keys.
//!
//! What carries a check (IBAN, most wallets) needs no word beside it; everything else stands
//! beside its service or label. `sandbox`, `sample` and the like in the same sentence make an
//! account a placeholder. Proposals to pay are patterns of `rules/message`.

mod bank;
mod checksum;
mod iban;
mod tag;
mod wallet;

use core::ops::Range;

use super::{Candidate, Reading};
use crate::clue::Clue;
use crate::disguise::Disguise;
use crate::report::{Certainty, Kind};
use crate::text::Text;
use crate::text::lexicon::Class;

/// The rules of this finder with what they find.
pub(crate) static RULES: &[(&str, &str)] = &[
    ("payment.iban", "an international bank account number"),
    ("payment.wallet", "the address of a wallet"),
    ("payment.cashtag", "a $cashtag beside the name of its service"),
    ("payment.tag", "a user name on a payment service"),
    ("payment.upi", "a UPI id"),
    ("payment.pix", "a Pix key"),
    ("payment.bank", "an account or card number beside the word for it"),
];

/// Proposes every account.
pub(crate) fn find(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut found = Vec::new();
    for finder in [iban::find, wallet::find, tag::find, bank::find] {
        for account in finder(text) {
            let taken = found.iter().any(|other: &Account| {
                other.range.start < account.range.end && account.range.start < other.range.end
            });
            if !taken && !is_sample(text, account.range.start) {
                found.push(account);
            }
        }
    }
    reading.found.extend(found.into_iter().map(Account::candidate));
}

/// An account that was read.
#[derive(Debug)]
struct Account {
    rule: &'static str,
    range: Range<usize>,
    canonical: String,
    certainty: Certainty,
    service: Option<&'static str>,
    disguise: Option<Disguise>,
    reason: &'static str,
}

impl Account {
    fn candidate(self) -> Candidate {
        let mut candidate = Candidate::new(Kind::Payment, self.rule, self.range, self.certainty);
        candidate.canonical = Some(self.canonical);
        candidate.service = self.service;
        if let Some(disguise) = self.disguise {
            candidate.disguises.insert(disguise);
        }
        candidate.clues.push(Clue::new(self.reason));
        candidate
    }
}

/// Whether the sentence around a byte says that it is sample data.
fn is_sample(text: &Text<'_>, byte: usize) -> bool {
    let at = text.token_from(byte);
    let from = at.saturating_sub(12);
    (from..at + 16).filter_map(|at| text.token(at)).any(|token| token.lexeme.is(Class::SAMPLE))
}

#[cfg(test)]
mod tests;
