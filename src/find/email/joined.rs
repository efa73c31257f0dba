//! An address whose `@` was left out: `anna.weber92gmail.com`.
//!
//! The name before the provider ends in a digit or an underscore, so that no host is taken for one:
//! `loginhotmail.com` may be any page.

use super::{Address, around};
use crate::disguise::{Disguise, Disguises};
use crate::find::address::{provider, scan};
use crate::report::Certainty;

/// The fewest letters of a provider's name: `web2mail.com` is a page.
const SHORTEST_PROVIDER: usize = 5;
/// The most: what is longer is not looked at.
const LONGEST_PROVIDER: usize = 12;
/// The fewest characters of the name before it.
const SHORTEST_LOCAL: usize = 5;

/// Every such address of a folded text.
pub(super) fn scan(text: &str) -> Vec<Address> {
    around(text, '.', before)
}

/// The address whose provider's name ends at `dot`.
fn before(text: &str, dot: usize) -> Option<Address> {
    let head = text.get(..dot)?;
    let name = head.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let edge = dot.checked_sub(name)?;
    let ends = matches!(text.as_bytes().get(edge.checked_sub(1)?), Some(b'0'..=b'9' | b'_'));
    if !(SHORTEST_PROVIDER..=LONGEST_PROVIDER).contains(&name) || !ends {
        return None;
    }
    let host = scan::host_from(text, edge).filter(|host| host.has_tld)?;
    let said = text.get(host.start..host.end)?;
    let service = provider::of_host(said)?;
    let start = scan::local_start(text, edge);
    let local = text.get(start..edge)?.trim_end_matches('_');
    // A path or an address that goes on is something else.
    let beside = |byte: Option<&u8>| matches!(byte, Some(b'@' | b'/' | b':' | b'='));
    if local.len() < SHORTEST_LOCAL
        || beside(start.checked_sub(1).and_then(|at| text.as_bytes().get(at)))
        || beside(text.as_bytes().get(host.end))
    {
        return None;
    }
    let mut disguises = Disguises::default();
    disguises.insert(Disguise::ProviderHint);
    Some(Address {
        range: start..host.end,
        local: local.to_owned(),
        host: said.to_owned(),
        service: Some(service),
        disguises,
        rule: "email.hint",
        certainty: Certainty::Likely,
    })
}
