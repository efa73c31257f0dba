//! Shows what people wrote so that neither a terminal nor a page obeys or hides it.

use std::fmt::Write;

/// `text` with controls, direction marks and invisible characters spelled as `\u{202e}`.
/// Line feeds and tabs stay; a carriage return before a line feed goes.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        match character {
            '\n' | '\t' => shown.push(character),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => shown.push_str("\\r"),
            // Joiners belong to emoji and to several scripts; between others they only hide.
            '\u{200c}' | '\u{200d}' if before.is_some_and(|c: char| !c.is_ascii()) => {
                shown.push(character);
            }
            _ if is_hidden(character) => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "{}", character.escape_unicode());
            }
            _ => shown.push(character),
        }
        before = Some(character);
    }
    shown
}

/// The same on one line.
pub(crate) fn visible_line(text: &str) -> String {
    visible(text).replace('\n', "\\n").replace('\t', " ")
}

fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn nothing_reaches_the_terminal_as_a_command() {
        check("a\u{1b}[2Jb", "a\\u{1b}[2Jb");
        check("a\u{9b}2Jb\u{7f}\u{7}", "a\\u{9b}2Jb\\u{7f}\\u{7}");
        check("\u{202e}moc.liamg", "\\u{202e}moc.liamg");
        check("a\rb\r\nc", "a\\rb\nc");
    }

    #[test]
    fn what_hides_is_shown_and_what_is_ordinary_stays() {
        check("j\u{200b}o\u{200d}e", "j\\u{200b}o\\u{200d}e");
        check("👩\u{200d}💻 naïve\tمرحبا 電話", "👩\u{200d}💻 naïve\tمرحبا 電話");
        assert_eq!(visible_line("a\tb\nc"), "a b\\nc");
    }
}
