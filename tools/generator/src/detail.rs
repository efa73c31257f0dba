//! Plain details. Names and accounts are invented; English numbers are of the ranges that
//! their countries keep for fiction.

use fastrand::Rng;

use crate::data::{Language, pick};

/// What a message gives away or asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Email,
    Phone,
    Handle,
    Link,
    Payment,
    Request,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Email, Kind::Phone, Kind::Handle, Kind::Link, Kind::Payment, Kind::Request];

    /// Its name in reports and tables.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Handle => "handle",
            Kind::Link => "link",
            Kind::Payment => "payment",
            Kind::Request => "request",
        }
    }
}

/// A detail before it is disguised.
#[derive(Debug, Clone)]
pub struct Detail {
    pub kind: Kind,
    /// As it is written plainly; for a request, empty.
    pub text: String,
    /// The service that it is on or that the sentence names.
    pub service: String,
}

const FIRST: [&str; 24] = [
    "marta", "jonas", "wren", "tarik", "olive", "pavel", "nadia", "bruno", "ines", "kofi", "lena",
    "samir", "hugo", "yuki", "dario", "farah", "nils", "rosa", "amir", "petra", "ivo", "zara",
    "emil", "tess",
];
const LAST: [&str; 24] = [
    "brandt", "kowal", "lopes", "haddad", "winter", "moreau", "okafor", "silva", "novak", "tanaka",
    "ferri", "lund", "rahman", "castel", "vidal", "berg", "adeyemi", "horvat", "petrov", "mbeki",
    "sato", "dumont", "keller", "ortiz",
];
const CRAFT: [&str; 16] = [
    "design", "paints", "studio", "pixels", "audio", "codes", "writes", "films", "beats", "inks",
    "press", "render", "motion", "lingo", "sketch", "craft",
];
const PROVIDERS: [&str; 8] = [
    "gmail.com",
    "gmail.com",
    "yahoo.com",
    "outlook.com",
    "hotmail.com",
    "proton.me",
    "icloud.com",
    "mail.ru",
];
const ENDINGS: [&str; 8] = [".com", ".com", ".net", ".org", ".io", ".co", ".me", ".dev"];
const MESSENGERS: [&str; 10] = [
    "whatsapp",
    "telegram",
    "skype",
    "discord",
    "instagram",
    "signal",
    "viber",
    "snapchat",
    "facebook",
    "wechat",
];
const WALLETS: [&str; 5] = ["paypal", "venmo", "cash app", "zelle", "revolut"];

/// Links by which people meet, follow or exchange files elsewhere.
const ELSEWHERE: [&str; 12] = [
    "t.me/{}",
    "wa.me/1415555####",
    "https://instagram.com/{}",
    "linkedin.com/in/{}",
    "https://discord.gg/x#Kq##a",
    "https://zoom.us/j/9########1",
    "calendly.com/{}",
    "https://linktr.ee/{}",
    "facebook.com/{}",
    "https://drive.google.com/drive/folders/1a#B#c#D#e#F",
    "https://we.tl/t-a#B#c#D#",
    "meet.google.com/abc-defg-hij",
];

fn one<'a>(list: &[&'a str], rng: &mut Rng) -> &'a str {
    list[rng.usize(..list.len())]
}

/// A name as people choose one: `wren.paints`, `jonas_lund84`.
fn handle(rng: &mut Rng) -> String {
    let (first, last, craft) = (one(&FIRST, rng), one(&LAST, rng), one(&CRAFT, rng));
    let year = rng.u8(1..=99);
    match rng.u8(..7) {
        0 => format!("{first}.{last}"),
        1 => format!("{first}_{last}"),
        2 => format!("{first}{last}{year:02}"),
        3 => format!("{first}{craft}"),
        4 => format!("{first}_{craft}{year:02}"),
        5 => format!("{first}.{craft}"),
        _ => format!("{first}{last}"),
    }
}

/// A site of somebody's own: shown softly, no way of contact by itself.
pub(crate) fn company(rng: &mut Rng) -> String {
    format!("{}{}{}", one(&LAST, rng), one(&CRAFT, rng), one(&ENDINGS, rng))
}

/// A detail of that kind.
pub fn plain(kind: Kind, words: &Language, rng: &mut Rng) -> Detail {
    let service = match kind {
        Kind::Payment => one(&WALLETS, rng),
        _ => one(&MESSENGERS, rng),
    };
    let text = match kind {
        Kind::Email if rng.u8(..5) == 0 => {
            format!("{}@{}", ["hello", "info", "studio", "jobs"][rng.usize(..4)], company(rng))
        }
        Kind::Email => format!("{}@{}", handle(rng), one(&PROVIDERS, rng)),
        Kind::Phone => digits(pick(&words.phones, rng).unwrap_or("+1 415 555 01##"), rng),
        Kind::Handle => match rng.u8(..3) {
            0 => format!("@{}", handle(rng)),
            _ => handle(rng),
        },
        Kind::Link => digits(&one(&ELSEWHERE, rng).replace("{}", &handle(rng)), rng),
        Kind::Payment => match rng.u8(..2) {
            0 => format!("{}@{}", handle(rng), one(&PROVIDERS, rng)),
            _ => format!("@{}", handle(rng).replace('.', "-")),
        },
        Kind::Request => String::new(),
    };
    Detail { kind, text, service: service.to_owned() }
}

/// The pattern with a digit for every `#`.
pub fn digits(pattern: &str, rng: &mut Rng) -> String {
    pattern.chars().map(|c| if c == '#' { char::from(b'0' + rng.u8(..10)) } else { c }).collect()
}
