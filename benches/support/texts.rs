//! Texts to time on: chat made of the labelled messages, and inputs made to hurt.

use super::case;

/// Honest messages of the cases: briefs, small talk and look-alikes.
pub(crate) fn honest() -> Vec<String> {
    messages(false)
}

/// Messages that share, ask for or propose contact.
pub(crate) fn guilty() -> Vec<String> {
    messages(true)
}

fn messages(guilty: bool) -> Vec<String> {
    let cases = case::all().into_iter();
    cases.filter(|case| case.is_guilty() == guilty).map(|case| case.text).collect()
}

/// How many bytes they hold together.
pub(crate) fn size(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}

/// Ordinary text of `length` bytes or a little less: honest messages one after the other, the
/// English ones, so that a character is a byte as in the worst inputs.
pub(crate) fn benign(length: usize) -> String {
    let ascii: Vec<String> = honest().into_iter().filter(|text| text.is_ascii()).collect();
    let mut text = String::with_capacity(length);
    for message in ascii.iter().cycle() {
        if text.len() + message.len() + 1 > length {
            break;
        }
        text.push_str(message);
        text.push('\n');
    }
    text
}

/// What is repeated to hurt, each by what it aims at.
pub(crate) const WORST: [(&str, &str); 21] = [
    ("labels of a host", "a."),
    ("groups of a number", "1-"),
    ("at-signs", "@"),
    ("addresses grown together", "a@"),
    ("addresses", "a@b.co "),
    ("one endless word", "a"),
    ("digits only", "7"),
    ("digits apart", "7 "),
    ("proposals", "call me "),
    ("at-words", "(at) "),
    ("at and dot", "at dot "),
    ("number words", "four "),
    ("multipliers", "double "),
    ("services", "whatsapp "),
    ("links", "t.me/a "),
    ("schemes", "http://"),
    ("letters apart", "j o e "),
    ("brackets", "(["),
    ("entities", "&#64;"),
    ("overrides", "\u{202e}a"),
    ("marks", "a\u{336}"),
];

/// `piece` again and again, to `length` bytes or a little less.
pub(crate) fn repeated(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len())
}
