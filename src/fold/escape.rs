//! Escapes that a browser, a form or a programming language would undo.

/// The character that `bytes` begin with an escape of, and how many bytes it takes.
///
/// Reads HTML entities (`&#64;`, `&#x40;`, `&commat;`), percent escapes of ASCII (`%40`) and
/// `\u0040`, `\x40`. Only characters that can carry a detail are decoded, so that `R&D` and
/// `50%` stay as they are.
pub(crate) fn decode(bytes: &[u8]) -> Option<(char, usize)> {
    match bytes {
        [b'&', b'#', b'x' | b'X', rest @ ..] => numeric(rest, 16, 3),
        [b'&', b'#', rest @ ..] => numeric(rest, 10, 2),
        [b'&', rest @ ..] => named(rest),
        [b'%', rest @ ..] => percent(rest),
        [b'\\', b'u', rest @ ..] => fixed(rest, 4, 2),
        [b'\\', b'x', rest @ ..] => fixed(rest, 2, 2),
        _ => None,
    }
}

fn numeric(digits: &[u8], radix: u32, before: usize) -> Option<(char, usize)> {
    let mut value = 0u32;
    let mut len = 0;
    while let Some(digit) = digits.get(len).and_then(|&byte| char::from(byte).to_digit(radix)) {
        value = value.checked_mul(radix)?.checked_add(digit)?;
        len += 1;
        if len > 7 {
            return None;
        }
    }
    let closed = digits.get(len) == Some(&b';');
    let c = carries(char::from_u32(value)?)?;
    (len > 0).then_some((c, before + len + usize::from(closed)))
}

fn named(rest: &[u8]) -> Option<(char, usize)> {
    const NAMES: [(&[u8], char); 8] = [
        (b"commat;", '@'),
        (b"period;", '.'),
        (b"sol;", '/'),
        (b"lowbar;", '_'),
        (b"nbsp;", ' '),
        (b"colon;", ':'),
        (b"amp;", '&'),
        (b"plus;", '+'),
    ];
    NAMES.iter().find(|(name, _)| rest.starts_with(name)).map(|(name, c)| (*c, name.len() + 1))
}

/// Signs, and letters only in a run of escapes: `20%de` is a price, `%6a%6f` is not.
fn percent(rest: &[u8]) -> Option<(char, usize)> {
    let (c, len) = fixed(rest, 2, 1)?;
    let in_run = rest.get(2) == Some(&b'%');
    (c.is_ascii() && (in_run || !c.is_ascii_alphanumeric())).then_some((c, len))
}

fn fixed(digits: &[u8], len: usize, before: usize) -> Option<(char, usize)> {
    let mut value = 0u32;
    for &byte in digits.get(..len)? {
        value = value * 16 + char::from(byte).to_digit(16)?;
    }
    Some((carries(char::from_u32(value)?)?, before + len))
}

fn carries(c: char) -> Option<char> {
    (c.is_ascii_alphanumeric() || "@._-+:/ ".contains(c) || (!c.is_ascii() && c.is_alphanumeric()))
        .then_some(c)
}
