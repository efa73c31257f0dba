//! The base letter of a Latin character, from its Unicode name: `ø` is named
//! LATIN SMALL LETTER O WITH STROKE, `ᴀ` LATIN LETTER SMALL CAPITAL A.

use crate::derive::Fold;

pub(crate) fn by_name(name: &str) -> Option<Fold> {
    let mut technique = "accent";
    let mut rest = name;
    for prefix in ["MODIFIER LETTER ", "LATIN SUBSCRIPT ", "LATIN "] {
        if let Some(tail) = rest.strip_prefix(prefix) {
            if prefix != "LATIN " {
                technique = "small-letters";
            }
            rest = tail;
            break;
        }
    }
    while let Some((word, tail)) = rest.split_once(' ') {
        match word {
            "SMALL" if tail.starts_with("CAPITAL ") => technique = "small-letters",
            "TURNED" | "REVERSED" | "SIDEWAYS" | "INVERTED" => technique = "small-letters",
            "SCRIPT" | "BLACKLETTER" | "INSULAR" | "STIRRUP" | "BARRED" | "HALF" => {
                technique = technique_or(technique, "homoglyph");
            }
            "LETTER" | "LIGATURE" | "CAPITAL" | "SMALL" | "DOTLESS" | "LONG" | "OPEN"
            | "CLOSED" | "AFRICAN" | "VOLAPUK" | "EGYPTOLOGICAL" | "ANGLICANA" | "STRETCHED"
            | "DIAERESIZED" | "BASELINE" | "TOP" | "BOTTOM" | "MIDDLE-WELSH" | "SAKHA"
            | "SHARP" => {}
            _ => break,
        }
        rest = tail;
    }
    let base = rest.split_once(' ').map_or(rest, |(base, _)| base);
    Some((letter(base, name)?, technique))
}

fn letter(base: &str, name: &str) -> Option<String> {
    let target = match base {
        _ if name.contains("SHARP S") => "ss",
        _ if base.len() == 1 => return Some(base.to_ascii_lowercase()),
        "AA" | "AE" | "AO" | "AU" | "AV" | "AY" | "DZ" | "FF" | "FI" | "FL" | "IJ" | "LJ"
        | "LL" | "LS" | "LZ" | "NJ" | "OE" | "OI" | "OO" | "OU" | "TC" | "TH" | "TS" | "TZ"
        | "UE" | "UI" | "UO" | "VY" | "YR" => return Some(base.to_ascii_lowercase()),
        "ALPHA" => "a",
        "BETA" => "b",
        "CHI" => "x",
        "ESH" => "s",
        "DEZH" | "DZH" => "dz",
        "ENG" | "ENGMA" => "n",
        "EPSILON" | "SCHWA" => "e",
        "ETH" => "d",
        "EZH" => "z",
        "GAMMA" | "GHA" => "y",
        "IOTA" => "i",
        "KRA" => "k",
        "LAMBDA" => "a",
        "OMEGA" => "w",
        "THORN" => "th",
        "UPSILON" => "u",
        "VEND" | "V-WITH" => "v",
        "YOGH" => "3",
        "WYNN" => "p",
        _ => return None,
    };
    Some(target.into())
}

/// Keeps what an earlier, stronger word of the name has said.
fn technique_or(current: &'static str, weaker: &'static str) -> &'static str {
    if current == "accent" { weaker } else { current }
}
