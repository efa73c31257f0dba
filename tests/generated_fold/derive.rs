//! Which code points fold without looking at their neighbours, and to what.
//!
//! Rules in the order of precedence: the hand-made rows, what is invisible, marks,
//! spaces and dashes, digits, enclosed forms, compatibility forms, Latin by name,
//! case, and last the letters of scripts that nobody writes messages in.

use unicode_names2::name;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory as Category, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::extra::{Extra, Row};
use crate::{latin, lookalike};

/// A target and the technique it betrays.
pub(crate) type Fold = (String, &'static str);

/// Longer targets (U+FDFA is a sentence) are typography, not disguise.
const LONGEST_TARGET: usize = 6;

pub(crate) fn all(extra: &Extra) -> Vec<Row> {
    ('\u{80}'..=char::MAX)
        .filter_map(|from| {
            let (to, technique) = fold(from, extra)?;
            Some(Row { from, to, technique })
        })
        .collect()
}

pub(crate) fn fold(c: char, extra: &Extra) -> Option<Fold> {
    if let Some(row) = extra.fold.get(&c) {
        return Some((row.to.clone(), row.technique));
    }
    if c.is_ascii() || is_kept(c) {
        return None;
    }
    if c.general_category() == Category::Unassigned {
        return invisible(c);
    }
    invisible(c)
        .or_else(|| mark(c))
        .or_else(|| space_or_dash(c))
        .or_else(|| digit(c))
        .or_else(|| enclosed(c))
        .or_else(|| compatible(c, extra))
        .or_else(|| latin(c, extra))
        .or_else(|| case(c, extra))
        .or_else(|| exotic(c, extra))
}

/// Ideographs, Hangul and whole kana: other tables, or nothing to undo. The Arabic
/// ligatures of two and more letters come from old fonts, not from people; their 500
/// irregular rows would cost 1 KB.
fn is_kept(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115E}' | '\u{1161}'..='\u{11FF}' | '\u{2E80}'..='\u{2FDF}'
        | '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{318F}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{FAFF}' | '\u{FFA1}'..='\u{FFDC}'
        | '\u{FBEA}'..='\u{FBFB}' | '\u{FC00}'..='\u{FDFC}' | '\u{20000}'..='\u{3FFFF}')
}

fn invisible(c: char) -> Option<Fold> {
    let visible = matches!(c, '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}'
        | '\u{8E2}' | '\u{110BD}' | '\u{110CD}');
    let listed = matches!(c, '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFF0}'..='\u{FFF8}' | '\u{80}'..='\u{9F}');
    let format = c.general_category() == Category::Format && !visible;
    (listed || format).then(|| (String::new(), "zero-width"))
}

/// Marks that only decorate. Vowel signs of Indic scripts and Thai spell, so they stay.
fn mark(c: char) -> Option<Fold> {
    use Category::{EnclosingMark, NonspacingMark};
    if !matches!(c.general_category(), NonspacingMark | EnclosingMark) {
        return None;
    }
    let technique = match c {
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5C7}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{2DE0}'..='\u{2DFF}'
        | '\u{302A}'..='\u{302D}'
        | '\u{A66F}'..='\u{A69F}'
        | '\u{FE20}'..='\u{FE2F}' => "combining",
        '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' => "-",
        _ if is_nukta(c) => "-",
        _ => return None,
    };
    Some((String::new(), technique))
}

/// The dot that Indic scripts put under a letter for a foreign sound; often left out.
fn is_nukta(c: char) -> bool {
    matches!(c, '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}')
}

fn space_or_dash(c: char) -> Option<Fold> {
    match c.general_category() {
        Category::SpaceSeparator => Some((" ".into(), "-")),
        Category::DashPunctuation => Some(("-".into(), "-")),
        _ => None,
    }
}

fn digit(c: char) -> Option<Fold> {
    const NAMES: [&str; 10] =
        ["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"];
    let name = name(c)?.to_string();
    let (head, value) = name.rsplit_once("DIGIT ")?;
    let value = NAMES.iter().position(|name| *name == value)?;
    let technique = if let Some(plain) = ascii_of(c) {
        plain.parse::<u8>().ok()?;
        form(c)
    } else if head.contains("CIRCLED") {
        "circled"
    } else {
        "native-digits"
    };
    Some((value.to_string(), technique))
}

/// Letters and numbers in a ring, a square or brackets: `⒜`, `🄰`, `🅐`, `➓`, `🆗`, `🇦`, `㊂`.
fn enclosed(c: char) -> Option<Fold> {
    if !matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}'
        | '\u{3251}'..='\u{325F}' | '\u{3280}'..='\u{3289}' | '\u{32B1}'..='\u{32BF}'
        | '\u{1F100}'..='\u{1F1FF}')
    {
        return None;
    }
    let compatible: String = c.nfkd().filter(|c| c.is_alphanumeric()).collect();
    let target = if compatible.is_ascii() && !compatible.is_empty() {
        compatible.to_ascii_lowercase()
    } else if compatible.chars().count() == 1 && !compatible.starts_with(c) {
        compatible
    } else {
        let name = name(c)?.to_string();
        match name.rsplit_once(' ')? {
            (_, "TEN") => "10".into(),
            (head, number) if head.ends_with("NUMBER") => teen(number)?.into(),
            (_, word) if word.len() <= LONGEST_TARGET => word.to_ascii_lowercase(),
            _ => return None,
        }
    };
    Some((target, "circled"))
}

fn teen(name: &str) -> Option<&'static str> {
    Some(match name {
        "ELEVEN" => "11",
        "TWELVE" => "12",
        "THIRTEEN" => "13",
        "FOURTEEN" => "14",
        "FIFTEEN" => "15",
        "SIXTEEN" => "16",
        "SEVENTEEN" => "17",
        "EIGHTEEN" => "18",
        "NINETEEN" => "19",
        "TWENTY" => "20",
        _ => return None,
    })
}

/// What NFKD and dropping marks make of it, each part folded in its turn.
fn compatible(c: char, extra: &Extra) -> Option<Fold> {
    let parts: String = c.nfkd().filter(|part| mark(*part).is_none()).collect();
    if parts.chars().eq([c]) || parts.starts_with(' ') || parts.is_empty() {
        return (parts.is_empty() || c.script() == Script::Arabic && parts.trim().is_empty())
            .then(|| (String::new(), "-"));
    }
    let mut target = String::new();
    for part in parts.chars() {
        match fold(part, extra) {
            Some((text, _)) => target.push_str(&text),
            None => target.push(part.to_ascii_lowercase()),
        }
    }
    if c.nfd().ne([c]) && !c.is_alphabetic() && !target.is_empty() && is_symbol(c) {
        return None; // `≠` is not `=`, `∄` is not `e`
    }
    let fits = target.chars().count() <= LONGEST_TARGET;
    let nukta = c.nfd().any(is_nukta);
    let written =
        matches!(c.script(), Script::Greek | Script::Armenian | Script::Hebrew | Script::Arabic)
            || nukta
            || form(c) == "math-alphanumeric" && target.chars().any(char::is_alphabetic)
            || matches!(c, '\u{FF66}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}')
            || c.script() == Script::Cyrillic && is_stressed_cyrillic(c);
    if !fits || !(target.is_ascii() || written) {
        return None;
    }
    let technique = match target.as_str() {
        "@" | "." | "/" => "alternative-sign",
        _ if !target.chars().all(char::is_alphanumeric) => "-",
        _ => form(c),
    };
    Some((target, technique))
}

fn is_symbol(c: char) -> bool {
    c.general_category() == Category::MathSymbol
}

/// `ѐ ё ѝ` are `е` and `и` with a sign that people leave out; `й ї ў` are letters.
fn is_stressed_cyrillic(c: char) -> bool {
    matches!(c, 'ѐ' | 'ё' | 'ѝ' | 'Ѐ' | 'Ё' | 'Ѝ')
}

/// The technique of a compatibility form, by block.
fn form(c: char) -> &'static str {
    match c {
        '\u{FF01}'..='\u{FF5E}' => "fullwidth",
        '\u{2100}'..='\u{214F}'
        | '\u{1CCD6}'..='\u{1CCF9}'
        | '\u{1D400}'..='\u{1D7FF}'
        | '\u{1EE00}'..='\u{1EEFF}'
        | '\u{1FBF0}'..='\u{1FBF9}' => "math-alphanumeric",
        '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{1F100}'..='\u{1F1FF}' => "circled",
        '\u{B2}'
        | '\u{B3}'
        | '\u{B9}'
        | '\u{2B0}'..='\u{2FF}'
        | '\u{1D00}'..='\u{1DBF}'
        | '\u{2070}'..='\u{209F}'
        | '\u{2160}'..='\u{2188}'
        | '\u{2C7C}'..='\u{2C7D}'
        | '\u{A7F0}'..='\u{A7F9}'
        | '\u{AB5C}'..='\u{AB69}'
        | '\u{10780}'..='\u{107BF}' => "small-letters",
        _ => match c.script() {
            Script::Latin | Script::Greek | Script::Cyrillic => "accent",
            _ => "-",
        },
    }
}

fn latin(c: char, extra: &Extra) -> Option<Fold> {
    if c.script() != Script::Latin {
        return None;
    }
    if let Some(small) = small(c) {
        if small.is_ascii() {
            return Some((small.into(), "accent"));
        }
        if let Some(found) = fold(small, extra) {
            return Some(found);
        }
    }
    latin::by_name(&name(c)?.to_string())
        .map(|(to, technique)| {
            if is_phonetic(c) && technique == "accent" {
                (to, "homoglyph")
            } else {
                (to, technique)
            }
        })
        .or_else(|| lookalike::ascii_skeleton(c).map(|to| (to.into(), "homoglyph")))
}

/// Letters of phonetic notation that no orthography writes; African languages share a few.
fn is_phonetic(c: char) -> bool {
    matches!(c, '\u{250}'..='\u{2AF}' | '\u{1D00}'..='\u{1DBF}' | '\u{AB30}'..='\u{AB6F}' | '\u{1DF00}'..='\u{1DFFF}')
        && !"əɛɓɖɗɣɨʉɩʊʋɲ".contains(c)
}

fn case(c: char, extra: &Extra) -> Option<Fold> {
    if !matches!(c.script(), Script::Cyrillic | Script::Greek | Script::Armenian | Script::Georgian)
    {
        return None;
    }
    let small = small(c)?;
    fold(small, extra).or_else(|| Some((small.into(), "case")))
}

/// Scripts that no marketplace message is written in: their letters stand for Latin ones.
fn exotic(c: char, extra: &Extra) -> Option<Fold> {
    use Script::*;
    let listed = matches!(
        c.script(),
        Lisu | Cherokee
            | Deseret
            | Coptic
            | Gothic
            | Canadian_Aboriginal
            | Runic
            | Old_Italic
            | Ogham
            | Carian
            | Lycian
            | Lydian
            | Elbasan
            | Caucasian_Albanian
            | Warang_Citi
            | Osage
            | Vai
            | Bamum
            | Miao
            | Pau_Cin_Hau
            | Phoenician
            | Old_Permic
            | Shavian
            | Glagolitic
            | Mende_Kikakui
            | Linear_B
            | Duployan
            | Buginese
            | Tai_Le
            | Old_South_Arabian
    );
    if !listed || !c.is_alphabetic() {
        return None;
    }
    // Small Cherokee and Coptic letters are shrunken capitals; the confusables see less in them.
    if let Some(found) = capital(c).and_then(|capital| exotic_or_extra(capital, extra)) {
        return Some(found);
    }
    let to = lookalike::ascii_skeleton(c)
        .or_else(|| {
            let shape = lookalike::skeleton(c).filter(|shape| *shape != c)?;
            fold(shape, extra)?.0.chars().next().filter(char::is_ascii_alphanumeric)
        })
        .or_else(|| lookalike::ascii_skeleton(small(c)?))?;
    Some((to.into(), "homoglyph"))
}

fn exotic_or_extra(c: char, extra: &Extra) -> Option<Fold> {
    let by_hand = extra.fold.get(&c).map(|row| (row.to.clone(), row.technique));
    by_hand.or_else(|| exotic(c, extra))
}

fn capital(c: char) -> Option<char> {
    c.to_uppercase().next().filter(|capital| *capital != c)
}

fn small(c: char) -> Option<char> {
    let mut small = c.to_lowercase();
    let first = small.next().filter(|small| *small != c)?;
    small.all(|rest| mark(rest).is_some()).then_some(first)
}

fn ascii_of(c: char) -> Option<String> {
    Some(c.nfkd().filter(char::is_ascii_alphanumeric).collect())
        .filter(|text: &String| !text.is_empty())
}
