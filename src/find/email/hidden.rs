//! Addresses that a stretch says when it is decoded or turned round.

use super::{Address, plain, words};
use crate::disguise::Disguise;
use crate::find::address::decode::View;
use crate::find::address::{atom, provider, tld};
use crate::text::Text;
use crate::text::lexicon::Class;

/// Every address in what is encoded or written backwards.
pub(crate) fn scan(text: &Text<'_>, views: &[View]) -> Vec<Address> {
    views.iter().filter_map(|view| in_view(text, view)).collect()
}

fn in_view(text: &Text<'_>, view: &View) -> Option<Address> {
    let mut found = plain::scan(&view.plain);
    if found.is_empty() && view.how == Disguise::Reversed {
        let turned = Text::new(&view.plain);
        if turned.folded.text().len() != view.plain.len() {
            return None;
        }
        found = words::scan(&turned, &atom::read(&turned));
    }
    let mut address = found.into_iter().next()?;
    let known = provider::of_host(&address.host).is_some();
    let last = address.host.rsplit('.').next().unwrap_or_default();
    if !tld::is_tld(last)
        || (view.is_guess && !known)
        || address.disguises.contains(Disguise::MissingTld)
    {
        return None;
    }
    let says_so = || text.tokens.iter().any(|token| token.lexeme.is(Class::REVERSED));
    if view.how == Disguise::Reversed && !known && !says_so() {
        return None;
    }
    let range = view.range_of(&address.range);
    // What already reads forwards as an address is one.
    if view.how == Disguise::Reversed
        && !plain::scan(text.folded.slice(range.start, range.end)).is_empty()
        && !known
    {
        return None;
    }
    address.range = range;
    address.rule = if view.how == Disguise::Reversed { "email.reversed" } else { "email.encoded" };
    address.disguises.insert(view.how);
    Some(address)
}
