//! Makes messages whose truth is known: a contact detail, disguised at random and set into a
//! sentence that people write, or an honest look-alike of one.
//!
//! [`contacts`] and [`honest`] never end, and give the same messages for the same seed. The
//! sentences, the words and the details stand in `data/`, one file a language; the disguises
//! are code, since each is a mechanism: [`letters`] exchanges characters, [`spoken`] writes
//! words for signs, [`placing`] moves characters about.
//!
//! ```
//! let message = contact_guard_generator::contacts("en", 7).unwrap().next().unwrap();
//! assert!(message.text.contains(&message.detail));
//! ```

pub mod data;
pub mod detail;
pub mod disguise;
mod honest;
pub mod letters;
pub mod placing;
pub mod spoken;

use fastrand::Rng;

pub use data::LANGUAGES;
pub use detail::Kind;
pub use honest::honest;

/// A message and what is true of it.
#[derive(Debug, Clone)]
pub struct Message {
    pub text: String,
    /// What it gives away; `None` where it is honest.
    pub kind: Option<Kind>,
    /// The detail as it stands in the text; empty where it is honest.
    pub detail: String,
    /// How it is disguised, or what it looks like: `at-words+fullwidth`, `price`.
    pub technique: String,
    /// The language of the sentence, as in [`LANGUAGES`].
    pub language: &'static str,
}

/// Messages that give a detail away or ask for one, without end; `None` for a language that
/// there is no data for. Three in ten carry the detail plain, one in six two disguises.
pub fn contacts(language: &str, seed: u64) -> Option<impl Iterator<Item = Message>> {
    let words = data::language(language)?;
    let mut rng = Rng::with_seed(seed);
    Some(std::iter::from_fn(move || {
        loop {
            if let Some(message) = contact(words, &mut rng) {
                return Some(message);
            }
        }
    }))
}

fn contact(words: &'static data::Language, rng: &mut Rng) -> Option<Message> {
    let kind = Kind::ALL[rng.usize(..Kind::ALL.len())];
    let detail = detail::plain(kind, words, rng);
    let disguised = disguise::disguise(&detail, words, rng)?;
    let service = disguised.service.as_deref().unwrap_or(&detail.service);
    let carrier = data::pick(words.carriers(kind, &disguised), rng)?;
    let mut text = carrier.replace("{service}", service).replace("{}", &disguised.text);
    if rng.u8(..10) < 3 {
        text = format!("{}. {text}", data::pick(&words.filler, rng)?);
    }
    if rng.u8(..10) < 2 {
        text = format!("{text}. {}", data::pick(&words.filler, rng)?);
    }
    if let Some(hint) = disguised.hint {
        text = format!("{text} {hint}");
    }
    Some(Message {
        text,
        kind: Some(kind),
        detail: if carrier.contains("{}") { disguised.text } else { service.to_owned() },
        technique: disguised.technique,
        language: words.tag,
    })
}
