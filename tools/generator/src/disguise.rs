//! Which disguise a kind can carry, and how two go together.

use fastrand::Rng;

use crate::data::Language;
use crate::detail::{Detail, Kind};
use crate::{letters, placing, spoken};

/// A detail as it is written in the message.
#[derive(Debug, Clone)]
pub struct Disguised {
    pub text: String,
    /// The service's name, where that is what is disguised.
    pub service: Option<String>,
    /// Words that say how it is to be read: `(read backwards)`.
    pub hint: Option<&'static str>,
    /// Whether it stands without a sentence around it.
    pub bare: bool,
    pub technique: String,
}

/// An exchange of characters, which every kind can carry, alone or over another disguise.
pub type Letters = fn(&str, &mut Rng) -> String;

/// The exchanges that the fold undoes, whatever the text is.
pub const FOLDED: [(&str, Letters); 6] = [
    ("fullwidth", letters::fullwidth),
    ("mathematical", letters::mathematical),
    ("circled", letters::circled),
    ("lookalikes", letters::lookalikes),
    ("invisible", letters::invisible),
    ("struck", letters::struck),
];

type Worded = fn(&str, &Language, &mut Rng) -> Option<String>;

const EMAIL_WORDS: [(&str, Worded); 2] =
    [("at-dot-words", spoken::address), ("at-word", spoken::at)];
const EMAIL_SIGNS: [(&str, Letters); 9] = [
    ("spaced", placing::spaced),
    ("loose", placing::loose),
    ("lines", placing::lines),
    ("override", placing::overridden),
    ("entities", placing::entities),
    ("percent", placing::percent),
    ("small", letters::small),
    ("signs", letters::signs),
    ("case", letters::case),
];
const PHONE_WORDS: [(&str, Worded); 4] = [
    ("digit-words", spoken::digits),
    ("some-words", spoken::some_digits),
    ("repeated", spoken::repeated),
    ("homophones", spoken::homophones),
];
const PHONE_SIGNS: [(&str, Letters); 8] = [
    ("digits-apart", placing::digits_apart),
    ("groups", placing::groups),
    ("lines", placing::lines),
    ("override", placing::overridden),
    ("small", letters::small),
    ("keycaps", letters::keycaps),
    ("native-digits", letters::native),
    ("letters-for-digits", letters::letters_for_digits),
];
const NAME: [(&str, Letters); 5] = [
    ("leet", letters::leet),
    ("spaced", placing::spaced),
    ("masked", placing::masked),
    ("misspelt", placing::misspelt),
    ("case", letters::case),
];

/// The detail, plain or disguised; `None` where the disguise drawn changes nothing or cannot
/// be carried.
pub fn disguise(detail: &Detail, words: &Language, rng: &mut Rng) -> Option<Disguised> {
    let plain = Disguised {
        text: detail.text.clone(),
        service: None,
        hint: None,
        bare: false,
        technique: "plain".to_owned(),
    };
    if rng.u8(..10) < 3 {
        return Some(plain);
    }
    let mut disguised = match detail.kind {
        Kind::Email => email(plain, words, rng)?,
        Kind::Phone => phone(plain, words, rng)?,
        Kind::Handle | Kind::Payment | Kind::Request => name(plain, detail, rng),
        Kind::Link => link(plain, words, rng)?,
    };
    if disguised.text == detail.text
        && disguised.service.as_ref().is_none_or(|name| *name == detail.service)
    {
        return None;
    }
    let again = rng.u8(..6) == 0 && disguised.hint.is_none();
    if again && !FOLDED.iter().any(|(name, _)| disguised.technique == *name) {
        let (named, over) = pick(&FOLDED, rng);
        disguised.technique = format!("{}+{named}", disguised.technique);
        match &mut disguised.service {
            Some(service) => *service = over(service, rng),
            None => disguised.text = over(&disguised.text, rng),
        }
    }
    Some(disguised)
}

fn email(plain: Disguised, words: &Language, rng: &mut Rng) -> Option<Disguised> {
    let text = plain.text.clone();
    Some(match rng.u8(..20) {
        0..5 => worded(plain, &EMAIL_WORDS, words, rng)?,
        5..13 => signed(plain, &EMAIL_SIGNS, rng),
        13..17 => signed(plain, &FOLDED, rng),
        17 => told(plain, placing::reversed(&text), "reversed", "(read it backwards)"),
        18 => told(plain, placing::base64(&text), "base64", "(decode base64)"),
        _ => Disguised { text: placing::cut(&text)?, technique: "no-ending".to_owned(), ..plain },
    })
}

fn phone(plain: Disguised, words: &Language, rng: &mut Rng) -> Option<Disguised> {
    let text = plain.text.clone();
    Some(match rng.u8(..20) {
        0..7 => worded(plain, &PHONE_WORDS, words, rng)?,
        7..15 => signed(plain, &PHONE_SIGNS, rng),
        15..19 => signed(plain, &FOLDED, rng),
        _ => told(plain, placing::reversed(&text), "reversed", "(backwards)"),
    })
}

fn link(plain: Disguised, words: &Language, rng: &mut Rng) -> Option<Disguised> {
    let text = plain.text.clone();
    Some(match rng.u8(..8) {
        0..2 => Disguised {
            text: spoken::link(&text, words, rng)?,
            technique: "dot-words".to_owned(),
            ..plain
        },
        2..4 => Disguised {
            text: placing::defanged(&text, rng),
            technique: "defanged".to_owned(),
            ..plain
        },
        4 => Disguised { text: letters::signs(&text, rng), technique: "signs".to_owned(), ..plain },
        _ => signed(plain, &FOLDED, rng),
    })
}

/// Where a service is named, its name is what people disguise.
fn name(plain: Disguised, detail: &Detail, rng: &mut Rng) -> Disguised {
    let (technique, exchange) = match rng.u8(..10) {
        0..6 => pick(&NAME, rng),
        _ => pick(&FOLDED, rng),
    };
    let service = Some(exchange(&detail.service, rng));
    Disguised { service, technique: technique.to_owned(), ..plain }
}

fn worded(
    plain: Disguised,
    list: &[(&str, Worded)],
    words: &Language,
    rng: &mut Rng,
) -> Option<Disguised> {
    let (technique, write) = pick(list, rng);
    Some(Disguised {
        text: write(&plain.text, words, rng)?,
        technique: technique.to_owned(),
        ..plain
    })
}

fn signed(plain: Disguised, list: &[(&str, Letters)], rng: &mut Rng) -> Disguised {
    let (technique, exchange) = pick(list, rng);
    Disguised { text: exchange(&plain.text, rng), technique: technique.to_owned(), ..plain }
}

fn told(plain: Disguised, text: String, technique: &str, hint: &'static str) -> Disguised {
    Disguised { text, hint: Some(hint), technique: technique.to_owned(), ..plain }
}

fn pick<T: Copy>(list: &[T], rng: &mut Rng) -> T {
    list[rng.usize(..list.len())]
}
