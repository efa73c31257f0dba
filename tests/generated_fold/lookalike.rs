//! Letters of living scripts that look like a Latin one: honest in their own words,
//! a disguise inside a Latin word. From the confusables of UTS #39 and `extra.tsv`.

use unicode_names2::name;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::derive;
use crate::extra::{Extra, Row};

pub(crate) fn all(extra: &Extra) -> Vec<Row> {
    ('\u{80}'..='\u{FFFF}')
        .filter_map(|from| Some(Row { from, to: lookalike(from, extra)?, technique: "homoglyph" }))
        .filter(|row| !is_implied(row, extra))
        .collect()
}

fn lookalike(c: char, extra: &Extra) -> Option<String> {
    if let Some(row) = extra.lookalike.get(&c) {
        return Some(row.to.clone());
    }
    // Scripts written without spaces, and Arabic and Hebrew, whose prefixes are glued to
    // Latin names ("الgmail"), are left out: their letters stand beside Latin honestly.
    use Script::*;
    let living = matches!(
        c.script(),
        Cyrillic
            | Greek
            | Armenian
            | Georgian
            | Tifinagh
            | Ethiopic
            | Devanagari
            | Bengali
            | Gurmukhi
            | Gujarati
            | Oriya
            | Telugu
            | Kannada
            | Malayalam
            | Sinhala
    );
    let polytonic = matches!(c, '\u{1F00}'..='\u{1FFF}');
    let letter = c.general_category_group() == GeneralCategoryGroup::Letter;
    (living && letter && !polytonic).then(|| ascii_skeleton(c).map(String::from))?
}

/// A row that the reader finds anyway, by asking for what the letter folds to.
fn is_implied(row: &Row, extra: &Extra) -> bool {
    let Some((folded, _)) = derive::fold(row.from, extra) else { return false };
    let mut folded = folded.chars();
    match (folded.next(), folded.next()) {
        (Some(c), None) if c.is_ascii() => true,
        (Some(c), None) => lookalike(c, extra).as_ref() == Some(&row.to),
        _ => false,
    }
}

/// The ASCII letter or digit that the confusables give. They write capital I, small l,
/// the digit one and the bar all as `l`; what is named or cased like an I is an `i`.
pub(crate) fn ascii_skeleton(c: char) -> Option<char> {
    let text: String = unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).collect();
    let found = match text.as_str() {
        "rn" => 'm',
        _ => skeleton(c)?,
    };
    let is_i = c.is_uppercase()
        || name(c).is_some_and(|name| {
            let name = name.to_string();
            name.ends_with(" I") || name.contains("IOTA")
        });
    match found {
        'l' if is_i => Some('i'),
        _ => Some(found.to_ascii_lowercase()).filter(char::is_ascii_alphanumeric),
    }
}

/// The single character that the confusables put in its place, marks left out.
pub(crate) fn skeleton(c: char) -> Option<char> {
    let text: String = c.encode_utf8(&mut [0; 4]).nfd().collect();
    let mut shape = unicode_security::skeleton(&text)
        .filter(|part| !unicode_normalization::char::is_combining_mark(*part));
    let first = shape.next()?;
    shape.next().is_none().then_some(first)
}
