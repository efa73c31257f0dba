//! Reads what may be an identifier at one place of the text, and says how much it looks like
//! one: `joe_d` does, `joe` hardly, `down` not at all.
//!
//! Looks at no more than [`LONGEST`] bytes.

use core::ops::Range;

use crate::rules::service::Handle;
use crate::text::Text;
use crate::text::common::is_common;
use crate::text::lexicon::Class;

/// The longest identifier that is read, in bytes: a Session id has 66.
pub(super) const LONGEST: usize = 72;

/// What may be an identifier.
#[derive(Clone, Debug)]
pub(super) struct Ident {
    /// Bytes of the folded text, with the `@`.
    pub(super) range: Range<usize>,
    /// Without `@`, lower case.
    pub(super) canonical: String,
    pub(super) look: Look,
}

/// How much it looks like an identifier, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// An everyday word.
    Word,
    /// A word that is none of the everyday ones.
    Rare,
    /// Capitals within, digits at the end, a hyphen beside an unusual word.
    Marked,
    /// Underscores, full stops within, a tag, a prefix of the service.
    Shaped,
    /// Begins with `@`.
    At,
}

/// Endings after a full stop that make a file or a site of it, not an identifier.
const OTHER_ENDINGS: [&str; 74] = [
    "com", "net", "org", "io", "co", "app", "dev", "ru", "de", "fr", "es", "it", "uk", "edu",
    "gov", "info", "biz", "shop", "store", "site", "online", "gg", "tv", "me", "ly", "eth", "js",
    "ts", "py", "rs", "go", "php", "html", "htm", "css", "json", "xml", "yml", "yaml", "toml",
    "md", "txt", "pdf", "doc", "docx", "xls", "xlsx", "csv", "ppt", "pptx", "png", "jpg", "jpeg",
    "gif", "svg", "webp", "psd", "ai", "eps", "mp3", "mp4", "wav", "mov", "avi", "mkv", "zip",
    "rar", "sh", "exe", "dll", "so", "log", "cfg", "conf",
];

/// What stands for an identifier in a template: `@username`, `@yourbrand`.
const PLACEHOLDERS: [&str; 30] = [
    "username",
    "user",
    "handle",
    "brand",
    "brandname",
    "name",
    "account",
    "client",
    "clientname",
    "example",
    "company",
    "companyname",
    "profile",
    "someone",
    "somebody",
    "everyone",
    "here",
    "channel",
    "all",
    "media",
    "import",
    "param",
    "return",
    "returns",
    "nombre",
    "usuario",
    "usuário",
    "benutzername",
    "nickname",
    "placeholder",
];

/// Systems, which a number makes a version of: `Windows10`.
const SYSTEMS: [&str; 8] =
    ["windows", "android", "macos", "ios", "linux", "ubuntu", "debian", "chrome"];

/// Reads an identifier that begins at the token `index`, perhaps with its `@`.
pub(super) fn read(text: &Text<'_>, index: usize, grammar: Option<&Handle>) -> Option<Ident> {
    read_at(text, text.token(index)?.start as usize, grammar)
}

/// Reads an identifier that ends with the token `index`.
pub(super) fn read_back(text: &Text<'_>, index: usize, grammar: Option<&Handle>) -> Option<Ident> {
    let bytes = text.folded.bytes();
    let end = text.token(index)?.end as usize;
    let mut start = end;
    while start > 0
        && end - start < LONGEST
        && (is_inner(bytes[start - 1])
            || matches!(bytes[start - 1], b'@' | b'#' | b':' | b'/' | b'~'))
    {
        start -= 1;
    }
    while start < end && matches!(bytes[start], b':' | b'-' | b'#') {
        start += 1;
    }
    // `telegram:@joe` was read from too far left.
    let from = text.folded.slice(start, end).rfind('@').filter(|&at| at > 0);
    let ident = read_at(text, start + from.unwrap_or(0), grammar)?;
    let tail = text.folded.slice(ident.range.end, end);
    tail.bytes().all(|byte| !byte.is_ascii_alphanumeric()).then_some(ident)
}

fn read_at(text: &Text<'_>, from: usize, grammar: Option<&Handle>) -> Option<Ident> {
    let (all, bytes) = (text.folded.text(), text.folded.bytes());
    let mut start = from;
    let at = bytes.get(start) == Some(&b'@');
    // `<@joe>`: how chats write who speaks, or who is meant.
    if at && start.checked_sub(1).is_some_and(|before| bytes[before] == b'<') {
        return None;
    }
    start += usize::from(at);
    if bytes.get(start) == Some(&b'~') {
        start += 1;
    }
    let mut prefix = 0;
    for listed in grammar.map_or(&[][..], |grammar| grammar.prefixes).iter().chain(&["u/", "in/"]) {
        if listed.len() > 1 && all.get(start..).is_some_and(|rest| rest.starts_with(listed)) {
            prefix = prefix.max(listed.len());
        }
    }
    let mut end = start + prefix;
    let mut server = !at && grammar.is_some_and(|grammar| grammar.has('@'));
    while let Some(&byte) = bytes.get(end).filter(|_| end - start < LONGEST) {
        if byte == b'@' && server && end > start + prefix {
            server = false;
        } else if !is_inner(byte) {
            break;
        }
        end += 1;
    }
    let tag = tag_len(&bytes[end..]);
    if tag > 0 {
        end += tag;
    } else {
        while end > start && matches!(bytes[end - 1], b'.' | b'-') {
            end -= 1;
        }
    }
    let word = all.get(start + prefix..end)?;
    let first = from.checked_sub(1).and_then(|before| bytes.get(before));
    let joined = first.is_some_and(|&byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'@' | b'\\' | b'$' | b'%')
            || byte == b'/' && !follows_service(text, from)
    });
    let next = bytes.get(end).copied().unwrap_or(b' ');
    let after = bytes.get(end + 1).copied().unwrap_or(b' ');
    // `joe@gmx.net`, `instagram.com/joe`, `@app.route(`, `@scope/pkg`, `std::fs`.
    let is_other = next == b'@' && after.is_ascii_alphanumeric()
        || next == b'/' && after.is_ascii_alphanumeric() && !word.contains('.') && at
        || next == b'/' && word.contains('.')
        || matches!(next, b'(' | b'\\' | b'=') && !word.is_empty() && at
        || next == b':' && matches!(after, b'/' | b':')
        || next == b'\'' && after.is_ascii_alphabetic();
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let least = grammar.map_or(3, |grammar| grammar.min as usize).clamp(2, 5);
    if joined
        || is_other
        || letters == 0 && prefix == 0
        || word.len() < least
        || word.len() + prefix > LONGEST
    {
        return None;
    }
    if is_placeholder(word) {
        return None;
    }
    let look = if at { Look::At } else { look(text, start..end, word, prefix > 0, tag > 0) };
    let canonical = all.get(start..end)?;
    let canonical =
        canonical.strip_prefix("u/").or(canonical.strip_prefix("skype:")).unwrap_or(canonical);
    Some(Ident { range: from..end, canonical: canonical.to_owned(), look })
}

/// `insta/joe.d`: the slash before `from` has nothing but the name of a service before it.
fn follows_service(text: &Text<'_>, from: usize) -> bool {
    let Some(index) = text.token_from(from).checked_sub(2) else { return false };
    text.token(index).is_some_and(|service| {
        service.lexeme.service().is_some()
            && !service.lexeme.is(Class::AMBIGUOUS)
            && (index == 0 || service.is_spaced())
    })
}

/// What an identifier consists of on one service or another.
pub(crate) fn is_inner(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')
}

/// `#1234` right behind.
fn tag_len(bytes: &[u8]) -> usize {
    if bytes.first() != Some(&b'#') {
        return 0;
    }
    let digits = bytes[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (3..=6).contains(&digits) { 1 + digits } else { 0 }
}

pub(super) fn is_placeholder(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_ascii_alphabetic()).collect();
    PLACEHOLDERS.contains(&plain.as_str())
        || ["your", "example", "placeholder", "xxxx"].iter().any(|part| plain.starts_with(part))
        || plain.ends_with("yourname")
}

fn look(text: &Text<'_>, range: Range<usize>, word: &str, prefixed: bool, tagged: bool) -> Look {
    if prefixed || tagged || word.contains('@') && !word.ends_with('@') {
        return Look::Shaped;
    }
    let parts: Vec<&str> = word.split(['_', '.', '-']).filter(|part| !part.is_empty()).collect();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    if word.contains('_') {
        return Look::Shaped;
    }
    if word.starts_with('.') && letters >= 4 && !word[1..].contains('.') {
        return Look::Marked;
    }
    if let Some((_, ending)) = word.rsplit_once('.')
        && parts.len() > 1
    {
        let site = OTHER_ENDINGS.contains(&ending);
        let short = parts.iter().all(|part| part.len() <= 2) || letters < 3;
        let version =
            parts.iter().filter(|part| part.starts_with(|c: char| c.is_ascii_digit())).count() > 1
                || word.starts_with('v') && word[1..].starts_with(|c: char| c.is_ascii_digit());
        return match site || short || version {
            true => Look::Word,
            // `end.Next sentence` lacks a space rather than being a name.
            false if parts.iter().all(|part| is_common(part)) => Look::Marked,
            false => Look::Shaped,
        };
    }
    let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
    // `Windows-949`, `XEP-0203`
    let numbered = parts.len() == 2
        && (parts[0].len() <= 4 || is_common(parts[0]))
        && parts[0].bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts[1].bytes().all(|byte| byte.is_ascii_digit());
    let system = SYSTEMS.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()));
    if numbered || system {
        return Look::Word;
    }
    if digits >= 6 && letters >= 2 && !starts_with_digit {
        return Look::Marked;
    }
    let code = starts_with_digit && word.len() >= 8 && letters >= 2;
    if digits > 0 && letters >= 3 && !(starts_with_digit && letters < 5) || code {
        return Look::Marked;
    }
    if digits > 0 {
        return Look::Word;
    }
    if parts.len() > 1 {
        let unusual = parts.iter().filter(|part| part.len() > 3 && !is_common(part)).count();
        return if unusual > 0 && word.len() >= 9 { Look::Rare } else { Look::Word };
    }
    let index = text.token_from(range.start);
    let known = text.token(index).is_some_and(|token| {
        token.start as usize == range.start
            && token.end as usize == range.end
            && token.lexeme.is_known()
    });
    let raw = text.folded.raw_slice(range.start, range.end);
    let inner = raw
        .as_bytes()
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    if inner > 0 && word.len() >= 6 && !known {
        return Look::Marked;
    }
    // No service takes letters with accents: `des idées sur Pinterest`.
    let accented = raw.chars().any(|c| ('\u{c0}'..='\u{24f}').contains(&c));
    if known || accented || is_common(word) {
        return Look::Word;
    }
    Look::Rare
}
