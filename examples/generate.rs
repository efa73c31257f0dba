//! Prints generated messages as JSON Lines, half of them with a contact detail, in all languages
//! in turn: the input of `contact-guard scan`, and of whoever compares two builds.
//!
//! ```sh
//! cargo run --release --example generate --features serde -- 100000 7 > messages.jsonl
//! ```
//!
//! The arguments are how many (1,000) and the seed (1).
#![allow(clippy::print_stdout, reason = "a program of its own prints")]

use std::io::{BufWriter, Write};

use contact_guard_generator::{LANGUAGES, Message, contacts, honest};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let mut number = |usual: u64| arguments.next().and_then(Result::ok).unwrap_or(usual);
    let (count, seed) = (number(1000), number(1));
    type Source = Box<dyn Iterator<Item = Message>>;
    let mut sources: Vec<Source> = LANGUAGES
        .into_iter()
        .flat_map(|language| {
            let contacts = contacts(language, seed).map(|source| Box::new(source) as Source);
            let honest = honest(language, seed).map(|source| Box::new(source) as Source);
            contacts.into_iter().chain(honest)
        })
        .collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let turns = sources.len();
    for index in 0..count {
        let Some(message) = sources[index as usize % turns].next() else { continue };
        let line = serde_json::json!({ "id": index, "text": message.text });
        writeln!(out, "{line}")?;
    }
    out.flush()
}
