//! Shapes that one stretch without white space shows by itself.

use super::ShapeKind;

/// The shape of a stretch, if it is plain.
pub(super) fn kind(word: &str) -> Option<ShapeKind> {
    let bytes = word.as_bytes();
    if word.starts_with('+') || word.starts_with("tel:") {
        return None;
    }
    date(bytes)
        .or_else(|| time(bytes))
        .or_else(|| dimension(word))
        .or_else(|| version(word))
        .or_else(|| quantity(bytes))
        .or_else(|| code(word))
}

/// The groups of digits between single signs, if there is nothing else.
fn groups(bytes: &[u8], signs: &[u8]) -> Option<Vec<(usize, u32, u8)>> {
    const MOST_GROUPS: usize = 8;
    let mut found = Vec::new();
    let (mut len, mut value) = (0usize, 0u32);
    for &byte in bytes {
        if byte.is_ascii_digit() {
            len += 1;
            value = value.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        } else if signs.contains(&byte) && len > 0 && found.len() < MOST_GROUPS {
            found.push((len, value, byte));
            (len, value) = (0, 0);
        } else {
            return None;
        }
    }
    if len == 0 {
        return None;
    }
    found.push((len, value, 0));
    Some(found)
}

/// `05.10.1986`, `2024-11-03`, `3/14/25`, `20250131`, `20250131_143000`.
fn date(bytes: &[u8]) -> Option<ShapeKind> {
    let is_year = |len: usize, value: u32| len == 4 && (1000..2200).contains(&value);
    if let Some(all) = groups(bytes, b"./-_") {
        let is_day = |(len, value, _): (usize, u32, u8)| len <= 2 && (1..=31).contains(&value);
        match all[..] {
            [a, b, c] if a.2 == b.2 => {
                let ends = is_day(a) && is_day(b) && (is_year(c.0, c.1) || c.0 == 2);
                let begins = is_year(a.0, a.1) && is_day(b) && is_day(c);
                if (ends || begins) && (a.1 <= 12 || b.1 <= 12) {
                    return Some(ShapeKind::Date);
                }
            }
            [a, b] if is_year(a.0, a.1) && is_year(b.0, b.1) => return Some(ShapeKind::Date),
            _ => {}
        }
    }
    let head = bytes.split(|byte| matches!(byte, b'_' | b'-' | b't')).next().unwrap_or_default();
    let compact = head.len() == 8 && head.iter().all(u8::is_ascii_digit) && {
        let number = |from: usize, to: usize| {
            head[from..to].iter().fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
        };
        (1900..2100).contains(&number(0, 4))
            && (1..=12).contains(&number(4, 6))
            && (1..=31).contains(&number(6, 8))
    };
    compact.then_some(ShapeKind::Date)
}

/// Digits on both sides of a colon: a time, a ratio, a verse, a port.
fn time(bytes: &[u8]) -> Option<ShapeKind> {
    let colon = bytes
        .windows(3)
        .any(|three| three[1] == b':' && three[0].is_ascii_digit() && three[2].is_ascii_digit());
    let port = bytes.iter().filter(|&&byte| byte == b'.').count() == 3;
    (colon && !port).then_some(ShapeKind::Time)
}

/// `1920x1080`, `30.5x22.8x14.2`, with any of the crosses.
fn dimension(word: &str) -> Option<ShapeKind> {
    let mut parts = word.split(['x', '×', 'х', '*']);
    let starts = |part: &str| part.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let number = |part: &str| {
        starts(part)
            && part.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    let first = parts.next().filter(|part| number(part) && part.len() <= 6)?;
    let rest: Vec<&str> = parts.take(4).collect();
    let fits = (1..=2).contains(&rest.len())
        && rest.iter().all(|part| starts(part) && part.len() <= 9)
        && (first.len() > 1 || rest.iter().any(|part| part.len() > 1));
    fits.then_some(ShapeKind::Dimension)
}

/// `v2.14.0`, `10.4.2.1187`, `192.168.1.100:8080`, `10.0.0.0/24`.
fn version(word: &str) -> Option<ShapeKind> {
    let tagged =
        word.strip_prefix('v').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let plain = tagged.unwrap_or(word);
    // `joe@192.168.1.100`, `http://192.168.1.100:8080`, `100.1.168.192.in-addr.arpa`
    let plain = plain.rsplit_once(['@', '/']).map_or(plain, |(_, host)| host);
    let plain = plain.split(".in-addr").next().unwrap_or_default();
    let head = plain.split([':', '/', '-', '+', 'b', 'r', 'f']).next().unwrap_or_default();
    let all = groups(head.as_bytes(), b".")?;
    let is_ip = all.len() == 4 && all.iter().all(|&(len, value, _)| len <= 3 && value <= 255);
    let singles = all.iter().all(|&(len, ..)| len == 1);
    let is_version = tagged.is_some()
        || (all.len() == 4 && !singles && (all[1].0 == 1 || all[2].0 == 1))
        || (all.len() == 4 && all[0].0 <= 2 && all[1].0 == 2 && all[2].0 <= 2 && all[3].0 >= 3)
        || (all.len() == 3 && all[0].0 <= 2 && all[1].0 <= 2);
    if is_ip && !singles {
        return Some(ShapeKind::Address);
    }
    is_version.then_some(ShapeKind::Version)
}

/// Thousands set apart, a decimal fraction, a share.
fn quantity(bytes: &[u8]) -> Option<ShapeKind> {
    let bytes = bytes.strip_suffix(b"%").unwrap_or(bytes);
    let all = groups(bytes, b".,'")?;
    let (first, last) = (all.first()?, all.last()?);
    let middle = all.get(1..all.len() - 1).unwrap_or_default();
    let thousands = (1..=3).contains(&first.0)
        && bytes[0] != b'0'
        && all.len() >= 2
        && middle.iter().all(|group| group.0 == 3 || (group.0 == 2 && group.2 == b','))
        && (last.0 == 3 || (all.len() >= 3 && last.0 <= 2 && all[0].2 != all[all.len() - 2].2))
        // One sign sets thousands apart, another begins the fraction.
        && middle.iter().rev().skip(1).all(|group| group.2 == first.2);
    let fraction = all.len() == 2
        && matches!(first.2, b'.' | b',')
        && (bytes[0] != b'0' || first.0 == 1)
        && !(first.0 == 3 && last.0 >= 4 && last.0 <= 7)
        && (first.0 < 3 || last.0 != 10);
    (thousands || fraction).then_some(ShapeKind::Quantity)
}

/// Digits tied to letters by a sign or without any: `inv-2024-000123`, `fo51a2b3c4d5`,
/// `/questions/11227809`, `main.py:12`.
fn code(word: &str) -> Option<ShapeKind> {
    let bytes = word.as_bytes();
    if word.starts_with("#") && bytes[1..].iter().all(u8::is_ascii_hexdigit) && word.len() <= 9 {
        return Some(ShapeKind::Code);
    }
    if word.starts_with("0x") {
        return Some(ShapeKind::Code);
    }
    let hexadecimal = bytes.len() >= 16
        && bytes.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-')
        && bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count() >= 2;
    let tied = |pair: &[u8]| {
        let letter = |byte: u8| byte.is_ascii_lowercase();
        (letter(pair[0]) && matches!(pair[1], b'-' | b'_' | b'/' | b'='))
            || (matches!(pair[0], b'_' | b'/' | b'=' | b'.') && letter(pair[1]))
    };
    let letters = bytes.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let begins = bytes.first().is_some_and(|byte| byte.is_ascii_lowercase() || *byte == b'/');
    let file = letters >= 2 && begins && bytes.windows(2).any(tied) && digits > 0;
    (hexadecimal || file).then_some(ShapeKind::Code)
}
