//! Disguises that exchange characters for others that read the same.

use fastrand::Rng;

/// Fullwidth forms of ASCII (U+FF01 to U+FF5E).
pub fn fullwidth(text: &str, _: &mut Rng) -> String {
    map(text, |c| shifted(c, '!'..='~', 0xFF01))
}

/// One of the alphabets of Mathematical Alphanumeric Symbols that has no holes.
pub fn mathematical(text: &str, rng: &mut Rng) -> String {
    // Bold, sans-serif, sans-serif bold and monospace: capitals, small letters, digits.
    const ALPHABETS: [[u32; 3]; 4] = [
        [0x1D400, 0x1D41A, 0x1D7CE],
        [0x1D5A0, 0x1D5BA, 0x1D7E2],
        [0x1D5D4, 0x1D5EE, 0x1D7EC],
        [0x1D670, 0x1D68A, 0x1D7F6],
    ];
    let [upper, lower, digit] = ALPHABETS[rng.usize(..ALPHABETS.len())];
    map(text, |c| match c {
        'A'..='Z' => shifted(c, 'A'..='Z', upper),
        'a'..='z' => shifted(c, 'a'..='z', lower),
        _ => shifted(c, '0'..='9', digit),
    })
}

/// Letters and digits in circles.
pub fn circled(text: &str, _: &mut Rng) -> String {
    map(text, |c| match c {
        'A'..='Z' => shifted(c, 'A'..='Z', 0x24B6),
        'a'..='z' => shifted(c, 'a'..='z', 0x24D0),
        '0' => '⓪',
        _ => shifted(c, '1'..='9', 0x2460),
    })
}

/// Small capitals and superscript digits.
pub fn small(text: &str, _: &mut Rng) -> String {
    const CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ";
    const DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    map(text, |c| match c {
        'a'..='z' => CAPITALS.chars().nth(c as usize - 'a' as usize).unwrap_or(c),
        '0'..='9' => DIGITS.chars().nth(c as usize - '0' as usize).unwrap_or(c),
        _ => c,
    })
}

/// About half of the letters from the alphabets that look like ours.
pub fn lookalikes(text: &str, rng: &mut Rng) -> String {
    map(text, |c| {
        let other = match c {
            'a' => 'а',
            'c' => 'с',
            'e' => 'е',
            'i' => 'і',
            'o' => 'о',
            'p' => 'р',
            's' => 'ѕ',
            'x' => 'х',
            'y' => 'у',
            'A' => 'Α',
            'B' => 'В',
            'H' => 'Н',
            'M' => 'М',
            'T' => 'Т',
            _ => return c,
        };
        if rng.bool() { other } else { c }
    })
}

/// Something that is not seen after every character or two.
pub fn invisible(text: &str, rng: &mut Rng) -> String {
    const UNSEEN: [char; 5] = ['\u{200B}', '\u{200C}', '\u{2060}', '\u{00AD}', '\u{FEFF}'];
    let sign = UNSEEN[rng.usize(..UNSEEN.len())];
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if rng.bool() {
            out.push(sign);
        }
    }
    out
}

/// Every character struck through or underlined.
pub fn struck(text: &str, rng: &mut Rng) -> String {
    let mark = ['\u{0336}', '\u{0335}', '\u{0332}', '\u{0338}'][rng.usize(..4)];
    text.chars().flat_map(|c| [c, mark]).collect()
}

/// Digits on keycaps.
pub fn keycaps(text: &str, _: &mut Rng) -> String {
    text.chars()
        .flat_map(|c| {
            let cap = if c.is_ascii_digit() { "\u{FE0F}\u{20E3}" } else { "" };
            std::iter::once(c).chain(cap.chars())
        })
        .collect()
}

/// Digits of another script.
pub fn native(text: &str, rng: &mut Rng) -> String {
    let zero = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50][rng.usize(..5)];
    map(text, |c| shifted(c, '0'..='9', zero))
}

/// Letters for digits: `O` for zero, `l` for one.
pub fn letters_for_digits(text: &str, rng: &mut Rng) -> String {
    map(text, |c| match c {
        '0' if rng.bool() => 'O',
        '1' if rng.bool() => 'l',
        _ => c,
    })
}

/// Digits for letters: `t3l3gr4m`.
pub fn leet(text: &str, _: &mut Rng) -> String {
    map(text, |c| match c {
        'a' => '4',
        'e' => '3',
        'i' => '1',
        'o' => '0',
        's' => '5',
        _ => c,
    })
}

/// Other code points for the at sign and the full stop.
pub fn signs(text: &str, rng: &mut Rng) -> String {
    let (at, dot) = (['＠', '﹫'][rng.usize(..2)], ['。', '．', '․', '·'][rng.usize(..4)]);
    map(text, |c| match c {
        '@' => at,
        '.' => dot,
        _ => c,
    })
}

/// Capitals and small letters at random.
pub fn case(text: &str, rng: &mut Rng) -> String {
    map(text, |c| if rng.bool() { c.to_ascii_uppercase() } else { c })
}

fn map(text: &str, mut each: impl FnMut(char) -> char) -> String {
    text.chars().map(|c| each(c)).collect()
}

/// The character as far from `to` as it is from the start of the range; itself outside of it.
fn shifted(c: char, range: std::ops::RangeInclusive<char>, to: u32) -> char {
    if !range.contains(&c) {
        return c;
    }
    char::from_u32(to + c as u32 - *range.start() as u32).unwrap_or(c)
}
