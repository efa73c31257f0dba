//! Plain hosts and addresses in the bytes of a text.
//!
//! Every look left or right is bounded by the lengths that the standards allow, so that a
//! text of nothing but `@` or `a.` costs a pass.

use super::tld;
use crate::disguise::{Disguise, Disguises};
use crate::fold::{is_word_char, table};
use crate::text::lexer::is_unspaced;

/// The longest local part, in bytes.
pub(crate) const LONGEST_LOCAL: usize = 64;
/// The longest host, in bytes.
pub(crate) const LONGEST_HOST: usize = 253;

/// A stretch of host characters and where in it the host ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether the last label is a delegated top-level domain.
    pub(crate) has_tld: bool,
    /// Whether labels behind it were cut off: a sentence that begins without a space.
    pub(crate) is_cut: bool,
    /// One past the last host character of the stretch.
    pub(crate) stretch_end: usize,
}

/// The host that begins at `start`: `gmail.com` of `gmail.com.Thanks`.
pub(crate) fn host_from(text: &str, start: usize) -> Option<Host> {
    let rest = text.get(start..)?;
    let mut end = 0;
    let mut label_ascii: Option<bool> = None;
    for (at, c) in rest.char_indices() {
        if at > LONGEST_HOST {
            break;
        }
        if c == '.' {
            label_ascii = None;
        } else if !is_host_char(c)
            || (c != '-'
                && !c.is_ascii_digit()
                && *label_ascii.get_or_insert(c.is_ascii()) != c.is_ascii())
        {
            break;
        }
        end = at + c.len_utf8();
    }
    let stretch_end = start + end;
    let stretch = rest.get(..end)?.trim_end_matches(['.', '-']);
    if stretch.is_empty() || stretch.starts_with(['.', '-']) {
        return None;
    }
    let stretch = stretch.split("..").next().unwrap_or(stretch);
    let labels: Vec<(usize, &str)> = stretch
        .split('.')
        .map(|label| (label.as_ptr() as usize - stretch.as_ptr() as usize, label))
        .collect();
    let ends = |label: &str| {
        tld::is_tld(label)
            || (!label.is_ascii()
                && tld::is_tld(&latin(&format!("a{label}"), &mut Disguises::default())[1..]))
    };
    let cut = (2..=labels.len()).rev().find(|&count| ends(labels[count - 1].1));
    let (at, last) = labels[cut.unwrap_or(labels.len()) - 1];
    let numeric =
        labels.iter().filter(|(_, label)| label.bytes().all(|byte| byte.is_ascii_digit())).count();
    if labels.iter().any(|(_, label)| label.is_empty() || label.len() > 63) || numeric > 1 {
        return None;
    }
    Some(Host {
        start,
        end: start + at + last.len(),
        has_tld: cut.is_some(),
        is_cut: cut.is_some_and(|cut| cut < labels.len()),
        stretch_end,
    })
}

/// Where the host around the full stop at `dot` begins.
pub(crate) fn host_start(text: &str, dot: usize) -> usize {
    let mut start = dot;
    let mut label_ascii: Option<bool> = None;
    for c in text.get(..dot).unwrap_or_default().chars().rev() {
        if dot - start > LONGEST_HOST {
            break;
        }
        if c == '.' {
            label_ascii = None;
        } else if !is_host_char(c)
            || (c != '-'
                && !c.is_ascii_digit()
                && *label_ascii.get_or_insert(c.is_ascii()) != c.is_ascii())
        {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

/// Where the local part before the `@` at `sign` begins; `sign` if there is none.
///
/// Latin letters end where another script begins: `发xiaoyu@163.com`.
pub(crate) fn local_start(text: &str, sign: usize) -> usize {
    let mut start = sign;
    let mut ascii: Option<bool> = None;
    for c in text.get(..sign).unwrap_or_default().chars().rev() {
        if sign - start > LONGEST_LOCAL {
            return sign;
        }
        if matches!(c, '.' | '_' | '-') {
            ascii = None;
        }
        let is_letter = c.is_alphabetic();
        let fits =
            is_local_char(c) && !(is_letter && *ascii.get_or_insert(c.is_ascii()) != c.is_ascii());
        if !fits {
            break;
        }
        start -= c.len_utf8();
    }
    let local = text.get(start..sign).unwrap_or_default();
    start
        + (local.len() - local.trim_start_matches(['.', '\'', '-', '+', '%', '&', '=', '*']).len())
}

/// A host or local part with labels of look-alike letters read as Latin, where another label
/// is Latin: `linktr.ее` with a Cyrillic `ее`.
pub(crate) fn latin(written: &str, disguises: &mut Disguises) -> String {
    let latin = |c: char| if c.is_ascii() { Some(c) } else { table::lookalike(c).map(char::from) };
    if !written.is_ascii()
        && written.bytes().any(|byte| byte.is_ascii_alphabetic())
        && let Some(read) = written.chars().map(latin).collect::<Option<String>>()
    {
        disguises.insert(Disguise::Homoglyph);
        return read;
    }
    written.to_owned()
}

fn is_local_char(c: char) -> bool {
    matches!(c, '.' | '_' | '-' | '+' | '\'' | '%' | '&') || (is_word_char(c) && !is_unspaced(c))
}

fn is_host_char(c: char) -> bool {
    c == '-' || (is_word_char(c) && !is_unspaced(c))
}

/// One past the path, query and fragment that begin at `start`, without the punctuation of the
/// sentence and brackets that do not close in it.
pub(crate) fn path_end(text: &str, start: usize) -> usize {
    const LONGEST: usize = 2048;
    let rest = text.get(start..).unwrap_or_default();
    if !rest.starts_with(['/', '?', '#']) {
        return start;
    }
    let mut open = [0i32; 3];
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        if at > LONGEST
            || c.is_whitespace()
            || c.is_control()
            || is_unspaced(c)
            || matches!(
                c,
                '<' | '>' | '"' | '`' | '|' | '^' | '“' | '”' | '»' | '«' | '،' | '。' | '\\'
            )
        {
            break;
        }
        let pair = match c {
            '(' | ')' => 0,
            '[' | ']' => 1,
            '{' | '}' => 2,
            _ => 3,
        };
        if let Some(count) = open.get_mut(pair) {
            *count += if matches!(c, '(' | '[' | '{') { 1 } else { -1 };
            if *count < 0 {
                break;
            }
        }
        end = at + c.len_utf8();
    }
    let path = rest.get(..end).unwrap_or_default();
    start
        + path
            .trim_end_matches(|c: char| {
                matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '~' | '(' | '[' | '{')
                    || (!c.is_ascii() && !c.is_alphanumeric() && !is_word_char(c))
            })
            .len()
}

#[cfg(test)]
mod tests {
    use super::{host_from, host_start, local_start, path_end};

    #[test]
    fn a_host_ends_at_its_top_level_domain() {
        for (text, host, has_tld, is_cut) in [
            ("gmail.com.thanks", "gmail.com", true, true),
            ("lowmoorprint.co.uk works", "lowmoorprint.co.uk", true, false),
            ("gmail, ok", "gmail", false, false),
            ("gmail.com吧", "gmail.com", true, false),
            ("next.config.js", "next.config.js", false, false),
            ("пример.рф,", "пример.рф", true, false),
        ] {
            let found = host_from(text, 0);
            let got = found.map(|found| {
                (text[found.start..found.end].to_owned(), found.has_tld, found.is_cut)
            });
            assert_eq!(got, Some((host.to_owned(), has_tld, is_cut)), "{text:?}");
        }
        assert_eq!(host_from("1.2.3.dev", 0), None);
        assert_eq!(host_from("..", 0), None);
    }

    #[test]
    fn finds_where_parts_begin() {
        assert_eq!(host_start("see t.me", 5), 4);
        assert_eq!(host_start("群链接t.me", 10), 9);
        assert_eq!(local_start("发xiaoyu_1996@163.com", 14), 3);
        assert_eq!(local_start("mail:'o'hara@x", 12), 6);
    }

    #[test]
    fn a_path_ends_before_the_sentence_does() {
        for (text, path) in [
            ("/in/joe.", "/in/joe"),
            ("/a_(b)) ok", "/a_(b)"),
            ("/x?y=1&z=2#w, so", "/x?y=1&z=2#w"),
            ("/joe的", "/joe"),
            (" x", ""),
        ] {
            assert_eq!(&text[..path_end(text, 0)], path);
        }
    }
}
