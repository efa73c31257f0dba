//! Text written backwards: `moc.liamg@eoj`, `moc tod liamg ta eoj`, `droffirg/moc.koobecaf`.

use super::decode::View;
use super::{scan, tld};
use crate::disguise::Disguise;

/// The longest line that is turned round.
const LONGEST: usize = 240;

/// A word turned round, if its front reads as the end of a host: `moc.`, `em.t` at its end.
pub(crate) fn turned(word: &str) -> Option<String> {
    // A plain address or host is not one written backwards, but for what reads both ways.
    let sign = word.rfind('@').map_or(0, |sign| sign + 1);
    let reads = |word: &str, from: usize| {
        word.get(from..)
            .and_then(|rest| {
                let from = from + rest.find("//").map_or(0, |at| at + 2);
                scan::host_from(word, from)
            })
            .is_some_and(|host| host.has_tld && !host.is_cut)
    };
    let back: String = word.chars().rev().collect();
    let back_sign = back.rfind('@').map_or(0, |sign| sign + 1);
    let is_plain = reads(word, sign) && (word.contains('@') || !word.contains('/'));
    (!is_plain && reads(&back, back_sign)).then_some(back)
}

/// Offers each line turned round that has a word for a dot or an end of a host in reverse.
pub(crate) fn lines(folded: &str, says_so: bool, views: &mut Vec<View>) {
    for line in folded.split('\n') {
        let hints = line.split_whitespace().any(|word| {
            matches!(word, "tod" | "otnup" | "otnop" | "tknup" | "hsals" | "akton" | "акчот")
        });
        if line.len() > LONGEST || !(hints || says_so) {
            continue;
        }
        let start = line.as_ptr() as usize - folded.as_ptr() as usize;
        let plain: String = line.chars().rev().collect();
        let ends = plain
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() > 1 && tld::is_tld(word));
        if ends {
            views.push(View {
                range: start..start + line.len(),
                plain,
                how: Disguise::Reversed,
                is_guess: !hints,
            });
        }
    }
}
