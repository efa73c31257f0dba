//! What is counted about a sentence: its words, what the lexicon says of them, and which stand
//! before which.
//!
//! Features are hashed into buckets, as Weinberger et al. do ("Feature Hashing for Large Scale
//! Multitask Learning", ICML 2009): no table of them is needed, and a new word needs no number.

use core::ops::Range;

use crate::rules::words::Words;
use crate::text::common::is_common;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, TokenKind};

/// How many buckets there are. English has its own, so that what is learned of it, which is most, is not
/// blurred by all the other languages, which share theirs.
pub(crate) const BUCKETS: usize = ENGLISH + FOREIGN;
pub(crate) const ENGLISH: usize = 1 << ENGLISH_BITS;
const FOREIGN: usize = 1 << FOREIGN_BITS;
const ENGLISH_BITS: u32 = 15;
const FOREIGN_BITS: u32 = 16;
const LARGER: usize = if FOREIGN > ENGLISH { FOREIGN } else { ENGLISH };
/// How many words apart the two of a pair may stand.
const REACH: usize = 4;
/// The most atoms of a word; what it is beyond that is left out.
const MOST_ATOMS: usize = 8;

/// The shared classes that a word is counted as, beside being itself.
const COUNTED: [Class; 27] = [
    Class::SERVICE,
    Class::MEETING,
    Class::FILES,
    Class::PAGE,
    Class::PAYSERVICE,
    Class::MAIL,
    Class::EMAIL,
    Class::PHONE,
    Class::CONTACT,
    Class::IDENT,
    Class::CALL,
    Class::CALLING,
    Class::MONEY,
    Class::OUTSIDE,
    Class::PLATFORM,
    Class::WORK,
    Class::APP,
    Class::LABEL,
    Class::UNIT,
    Class::CURRENCY,
    Class::MATERIAL,
    Class::INVITING,
    Class::ACT,
    Class::CRYPTO,
    Class::BANK,
    Class::ACCOUNT,
    Class::ROOM,
];

/// Those that it is counted as in other languages than English too, of which less is known: what is
/// learned of a word holds for the like of it in all of them.
const LENT: [Class; 26] = [
    Class::TALKING,
    Class::REACHING,
    Class::WAY,
    Class::PRIVATE,
    Class::PROFILE,
    Class::SEEKING,
    Class::GIVING,
    Class::NOT,
    Class::CAN,
    Class::MEET,
    Class::FEE,
    Class::RULE,
    Class::EASE,
    Class::WANT,
    Class::ME,
    Class::YOU,
    Class::MINE,
    Class::SELF,
    Class::PLACE,
    Class::NAMED,
    Class::PHONE_CUE,
    Class::EMAIL_CUE,
    Class::HANDLE_CUE,
    Class::WINK,
    Class::PART,
    Class::SAMPLE,
];

const COUNTED_BITS: u128 = bits(&COUNTED);
const LENT_BITS: u128 = bits(&LENT);

const fn bits(classes: &[Class]) -> u128 {
    let (mut bits, mut at) = (0, 0);
    while at < classes.len() {
        bits |= classes[at].bit();
        at += 1;
    }
    bits
}

// Atoms that are no hash of a word. Those of classes follow, by number.
const EDGE: u32 = 1;
const ASKED: u32 = 2;
const NUMBER: u32 = 3;
const SUBJECT: u32 = 4;
const CLASSES: u32 = 16;

/// What a word is counted as.
#[derive(Clone, Copy, Debug, Default)]
struct Atoms {
    atoms: [u32; MOST_ATOMS],
    len: usize,
}

impl Atoms {
    fn one(atom: u32) -> Atoms {
        let mut atoms = Atoms::default();
        atoms.push(atom);
        atoms
    }

    fn push(&mut self, atom: u32) {
        if let Some(slot) = self.atoms.get_mut(self.len) {
            *slot = atom;
            self.len += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.atoms.iter().take(self.len).copied()
    }

    fn of(text: &Text<'_>, words: &Words, at: usize, foreign: bool) -> Atoms {
        let Some(token) = words.token(text, at) else { return Atoms::default() };
        if token.kind == TokenKind::Number {
            return Atoms::one(NUMBER);
        }
        let mut atoms = Atoms::default();
        if token.flags.has(Flags::SUBJECT) {
            atoms.push(SUBJECT);
        }
        let seen = classes(words, at);
        // One service is as good as another.
        if !Class::NAME.is_among(seen) && token.kind != TokenKind::Symbol {
            atoms.push(hash(text.word(token)));
        }
        let counted = seen & if foreign { COUNTED_BITS | LENT_BITS } else { COUNTED_BITS };
        for (base, mut half) in [(0, counted as u64), (64, (counted >> 64) as u64)] {
            while half != 0 {
                atoms.push(CLASSES + base + half.trailing_zeros());
                half &= half - 1;
            }
        }
        atoms
    }
}

/// The shared classes of a word and of the phrases that begin with it; those of services not where
/// it is an ordinary word too, like `line` and `signal`, which speak for themselves.
pub(crate) fn classes(words: &Words, at: usize) -> u128 {
    let own = words.shared_of(at);
    let own =
        if Class::AMBIGUOUS.is_among(own) { own & !(SERVICES | Class::NAME.bit()) } else { own };
    words.phrases(at).fold(own, |seen, (_, lexeme)| seen | lexeme.shared())
}

/// The sorts of services.
pub(crate) const SERVICES: u128 = Class::SERVICE.bit()
    | Class::MEETING.bit()
    | Class::FILES.bit()
    | Class::PAGE.bit()
    | Class::PAYSERVICE.bit()
    | Class::MAIL.bit();

/// One feature: the words that it is about, twice the same where it is about one, and its bucket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    pub(crate) first: usize,
    pub(crate) second: usize,
    pub(crate) bucket: usize,
}

/// Whether most of the longer words in `range` are no everyday English ones.
pub(crate) fn is_foreign(text: &Text<'_>, words: &Words, range: Range<usize>) -> bool {
    const LONGER: usize = 4;
    let (mut longer, mut foreign) = (0, 0);
    for at in range {
        let Some(token) = words.token(text, at) else { continue };
        let word = text.word(token);
        if word.len() >= LONGER && classes(words, at) & SERVICES == 0 {
            longer += 1;
            foreign += usize::from(!is_common(word));
        }
    }
    foreign * 2 > longer
}

/// Visits every feature of the words in `range`, which stand in one sentence, and each bucket once:
/// saying a thing twice says no more. Costs a bounded number of visits a word.
pub(crate) fn visit(
    text: &Text<'_>,
    words: &Words,
    range: Range<usize>,
    foreign: bool,
    mut visit: impl FnMut(Feature),
) {
    if range.is_empty() {
        return;
    }
    let (from, bits) = if foreign { (ENGLISH, FOREIGN_BITS) } else { (0, ENGLISH_BITS) };
    let mut seen = [0_u64; LARGER / 64];
    let mut visit = |first: usize, second: usize, hash: u32| {
        let bucket = (hash >> (32 - bits)) as usize;
        let bit = 1 << (bucket % 64);
        if seen[bucket / 64] & bit == 0 {
            seen[bucket / 64] |= bit;
            visit(Feature { first, second, bucket: from + bucket });
        }
    };
    // The edges belong to the words beside them.
    let mut all = Vec::with_capacity(range.len() + 2);
    all.push((range.start, Atoms::one(EDGE)));
    all.extend(range.clone().map(|at| (at, Atoms::of(text, words, at, foreign))));
    all.retain(|(_, atoms)| atoms.len > 0);
    all.push((range.end - 1, Atoms::one(if words.asks(range.end) { ASKED } else { EDGE })));
    for (at, (word, atoms)) in all.iter().enumerate() {
        let ahead = all.get(at + 1..).unwrap_or_default();
        for one in atoms.iter() {
            visit(*word, *word, mix(one, 0, 0));
            for (between, (other_word, others)) in ahead.iter().take(REACH).enumerate() {
                let order = 1 + u32::from(between > 0);
                for other in others.iter() {
                    visit(*word, *other_word, mix(one, other, order));
                }
            }
        }
    }
}

/// FNV-1a of a word without its apostrophes.
fn hash(word: &str) -> u32 {
    word.bytes()
        .filter(|&byte| byte != b'\'')
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A hash of two atoms, of which the second is 0 for one alone, and of how they stand: alone,
/// side by side, apart.
fn mix(one: u32, other: u32, order: u32) -> u32 {
    let mixed = one
        .wrapping_mul(0x9e37_79b1)
        .rotate_left(13)
        .wrapping_add(other.wrapping_mul(0x85eb_ca77))
        .wrapping_add(order.wrapping_mul(0xc2b2_ae3d));
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    (mixed ^ mixed >> 13).wrapping_mul(0x297a_2d39)
}
