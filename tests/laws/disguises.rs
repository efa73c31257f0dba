//! The disguises that the fold claims to undo, put on.

/// One disguise: what becomes of a plain stretch, in each of its forms.
pub(crate) struct Disguise {
    pub(crate) name: &'static str,
    pub(crate) put_on: fn(&str) -> Vec<String>,
}

/// Every one, by the name of its technique in the report where it has one.
pub(crate) const ALL: &[Disguise] = &[
    Disguise { name: "fullwidth", put_on: fullwidth },
    Disguise { name: "math-letters", put_on: math_letters },
    Disguise { name: "circled", put_on: circled },
    Disguise { name: "zero-width", put_on: zero_width },
    Disguise { name: "homoglyph", put_on: one_cyrillic_letter },
    Disguise { name: "native-digits", put_on: native_digits },
    Disguise { name: "combining", put_on: combining },
    Disguise { name: "escaped", put_on: escaped_signs },
    Disguise { name: "keycap", put_on: keycaps },
    Disguise { name: "bidi", put_on: overridden },
    Disguise { name: "capitals", put_on: |plain| vec![plain.to_uppercase()] },
];

/// Printable ASCII in the width of Chinese text.
fn fullwidth(plain: &str) -> Vec<String> {
    vec![each(plain, |c| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0),
        _ => None,
    })]
}

/// Bold, sans-serif bold, monospace and script bold: the alphabets without holes.
fn math_letters(plain: &str) -> Vec<String> {
    let alphabets = [
        (0x1D400, Some(0x1D7CE)),
        (0x1D5D4, Some(0x1D7EC)),
        (0x1D670, Some(0x1D7F6)),
        (0x1D4D0, None),
    ];
    alphabets
        .into_iter()
        .map(|(capital, digit)| {
            each(plain, |c| {
                char::from_u32(match c {
                    'A'..='Z' => capital + (c as u32 - 'A' as u32),
                    'a'..='z' => capital + 26 + (c as u32 - 'a' as u32),
                    '0'..='9' => digit? + (c as u32 - '0' as u32),
                    _ => return None,
                })
            })
        })
        .collect()
}

fn circled(plain: &str) -> Vec<String> {
    vec![each(plain, |c| {
        char::from_u32(match c {
            'A'..='Z' => 0x24B6 + (c as u32 - 'A' as u32),
            'a'..='z' => 0x24D0 + (c as u32 - 'a' as u32),
            '1'..='9' => 0x2460 + (c as u32 - '1' as u32),
            '0' => 0x24EA,
            _ => return None,
        })
    })]
}

/// Something invisible between every two characters of a word.
fn zero_width(plain: &str) -> Vec<String> {
    ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}']
        .into_iter()
        .map(|unseen| {
            let mut dressed = String::new();
            for c in plain.chars() {
                if c.is_ascii_alphanumeric()
                    && dressed.ends_with(|c: char| c.is_ascii_alphanumeric())
                {
                    dressed.push(unseen);
                }
                dressed.push(c);
            }
            dressed
        })
        .collect()
}

/// One letter at a time from the Cyrillic alphabet, where the word keeps a Latin one: a word
/// that is Cyrillic altogether is a Cyrillic word.
fn one_cyrillic_letter(plain: &str) -> Vec<String> {
    let letters: Vec<char> = plain.chars().collect();
    let mut forms = Vec::new();
    for (at, &c) in letters.iter().enumerate() {
        let Some(twin) = cyrillic(c) else { continue };
        let is_letter = |at: usize| letters.get(at).is_some_and(|c| c.is_ascii_alphabetic());
        if is_letter(at + 1) || (at > 0 && is_letter(at - 1)) {
            let mut dressed = letters.clone();
            dressed[at] = twin;
            forms.push(dressed.into_iter().collect());
        }
    }
    forms
}

fn cyrillic(c: char) -> Option<char> {
    const TWINS: &str = "aаcсeеiіjјoоpрsѕxхyуAАBВCСEЕHНKКMМOОPРTТXХ";
    let twins: Vec<char> = TWINS.chars().collect();
    twins.chunks(2).find(|pair| pair[0] == c).map(|pair| pair[1])
}

/// Arabic, Persian, Devanagari, Bengali, Thai, and digits of the width of Chinese.
fn native_digits(plain: &str) -> Vec<String> {
    [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10]
        .into_iter()
        .map(|zero| each(plain, |c| char::from_u32(zero + c.to_digit(10)?)))
        .collect()
}

/// A stroke through every letter and digit, or an accent over it.
fn combining(plain: &str) -> Vec<String> {
    ['\u{336}', '\u{335}', '\u{332}', '\u{301}']
        .into_iter()
        .map(|mark| after_each(plain, |c| c.is_ascii_alphanumeric(), &mark.to_string()))
        .collect()
}

/// At-sign, full stop and slash as HTML entities, percent and `\u` escapes.
fn escaped_signs(plain: &str) -> Vec<String> {
    let named = |c| match c {
        '@' => Some("&commat;".to_owned()),
        '.' => Some("&period;".to_owned()),
        '/' => Some("&sol;".to_owned()),
        _ => None,
    };
    let sign = |c: char| matches!(c, '@' | '.' | '/').then_some(c as u32);
    vec![
        replaced(plain, named),
        replaced(plain, |c| Some(format!("&#{};", sign(c)?))),
        replaced(plain, |c| Some(format!("&#x{:X};", sign(c)?))),
        replaced(plain, |c| Some(format!("%{:02X}", sign(c)?))),
        replaced(plain, |c| Some(format!("\\u{:04x}", sign(c)?))),
    ]
}

fn keycaps(plain: &str) -> Vec<String> {
    ["\u{fe0f}\u{20e3}", "\u{20e3}"]
        .into_iter()
        .map(|cap| after_each(plain, |c| c.is_ascii_digit(), cap))
        .collect()
}

/// Written backwards under a right-to-left override, so that it shows forwards.
fn overridden(plain: &str) -> Vec<String> {
    let backwards: String = plain.chars().rev().collect();
    vec![format!("\u{202e}{backwards}\u{202c}")]
}

fn each(plain: &str, dress: impl Fn(char) -> Option<char>) -> String {
    plain.chars().map(|c| dress(c).unwrap_or(c)).collect()
}

fn replaced(plain: &str, dress: impl Fn(char) -> Option<String>) -> String {
    plain.chars().map(|c| dress(c).unwrap_or_else(|| c.to_string())).collect()
}

fn after_each(plain: &str, takes: impl Fn(char) -> bool, mark: &str) -> String {
    plain
        .chars()
        .flat_map(|c| [c.to_string(), if takes(c) { mark.to_owned() } else { String::new() }])
        .collect()
}
