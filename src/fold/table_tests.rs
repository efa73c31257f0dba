use unicode_normalization::UnicodeNormalization;

use super::*;

#[track_caller]
fn check(cases: &[(&str, &str, Technique)]) {
    for (raw, folded, technique) in cases {
        let mut text = String::new();
        for c in raw.chars() {
            let folding = fold(c).unwrap_or_else(|| panic!("{c} does not fold"));
            assert_eq!(folding.technique(), *technique, "{c} in {raw}");
            text.push_str(folding.text());
        }
        assert_eq!(text, *folded, "{raw}");
    }
}

#[test]
fn folds_disguises() {
    use Technique::*;
    check(&[
        ("ｊｓｍｉｔｈＡＺ４１５", "jsmithaz415", Fullwidth),
        ("𝐣𝐬𝐦𝐢𝐭𝐡𝕛𝕤𝕞ℂℓ𝟒𝟙𝟝", "jsmithjsmcl415", Math),
        ("ⓙⓢⓜⒶ④⓪⑩➍❿⓿", "jsma40104100", Circled),
        ("🄰🅐🅰⒜🇦🆗⑴⒈", "aaaaaok11", Circled),
        ("⁴¹⁵₄₁₅ᴊꜱᴍɪᴛʜʲˢᵐⅣⅻ", "415415jsmithjsmivxii", SmallLetters),
        ("ɔᴉɐɯƃɥʇʍǝ", "ciamghtwe", SmallLetters),
        ("ꓐꓑᏟᗪⲞ", "bpcdo", Homoglyph),
        ("\u{200B}\u{AD}\u{2060}\u{FEFF}\u{202E}\u{FE0F}\u{E0041}\u{3164}", "", ZeroWidth),
        ("\u{301}\u{336}\u{20E3}\u{489}\u{5B0}", "", Combining),
        ("٤١٥۰۹०५๑", "41509051", NativeDigits),
        ("＠﹫．․•·／⁄", "@@....//", AlternativeSign),
    ]);
}

#[test]
fn folds_how_people_write() {
    check(&[
        ("éÉßøıİđŁæﬁªº", "eessoiidlaefiao", Technique::None),
        ("ПРИВЕТЁё", "приветее", Technique::None),
        ("ΈέΣς", "εεσσ", Technique::None),
        ("ԱՖႠᲐ", "աֆⴀა", Technique::None),
        ("أإآىةـﺏ\u{64B}", "اااي\u{647}ب", Technique::None),
        ("\u{958}ﾊｶ", "कハカ", Technique::None),
        ("–—‐−“”’…\u{A0}\u{3000}、，。＿：", "----\"\"'...  ,,._:", Technique::None),
        ("×№½㎏", "xno1/2kg", Technique::None),
    ]);
}

#[test]
fn leaves_the_rest_alone() {
    for c in "azAZ09@.йїўпабвαωշაבاپสวकिตาひらカガ漢字한글☎📧£€≠\u{3099}\u{10FFFF}".chars()
    {
        assert_eq!(fold(c), None, "{c}");
    }
}

#[test]
fn sees_latin_in_living_scripts() {
    let cases = [
        ("аеосрхуѕіјАЕОСРХ", "aeocpxysijaeocpx"),
        ("НнВвРрПптТкКмМзЗь", "hhbbppnnttkkmm33b"),
        ("αβηικνορτυωΡΗΜ", "abnikvoptuwphm"),
        ("օցսסנ𝛼άΆ", "oguojaaa"),
        ("€¢∂∪", "ecdu"),
    ];
    for (raw, latin) in cases {
        let seen: String = raw.chars().map(|c| lookalike(c).map_or('?', char::from)).collect();
        assert_eq!(seen, latin, "{raw}");
    }
    for c in "aZ9éßاב日カ한\u{200B}".chars() {
        assert_eq!(lookalike(c), None, "{c}");
    }
}

/// Every code point, so that nothing appears between the runs either.
#[test]
fn packed_tables_equal_their_sources() {
    let mut rows = rows(include_str!("../../data/unicode/fold.tsv")).peekable();
    for c in '\0'..=char::MAX {
        let expected = rows.next_if(|(from, ..)| *from == c).map(|(_, to, name)| (to, name));
        let actual = fold(c).map(|folding| (folding.text().to_owned(), folding.technique()));
        assert_eq!(actual, expected, "{:04X}", c as u32);
    }
    assert_eq!(rows.next(), None);

    let expected: Vec<_> = self::rows(include_str!("../../data/unicode/lookalike.tsv"))
        .map(|(from, to, _)| (from, to.as_bytes()[0]))
        .collect();
    assert_eq!(table().lookalikes, expected);
}

fn rows(table: &str) -> impl Iterator<Item = (char, String, Technique)> {
    table.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let [points, to, name] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line:?}");
        };
        let (first, last) = points.split_once("..").unwrap_or((points, points));
        let code = |hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap();
        let to = to.replace("\\s", " ").replace("\\n", "\n").replace("\\\\", "\\");
        (code(first)..=code(last)).map(move |from| (from, to.clone(), technique(name)))
    })
}

fn technique(name: &str) -> Technique {
    match name {
        "-" | "case" | "accent" => Technique::None,
        "fullwidth" => Technique::Fullwidth,
        "math-alphanumeric" => Technique::Math,
        "circled" => Technique::Circled,
        "small-letters" => Technique::SmallLetters,
        "homoglyph" => Technique::Homoglyph,
        "zero-width" => Technique::ZeroWidth,
        "combining" => Technique::Combining,
        "native-digits" => Technique::NativeDigits,
        "alternative-sign" => Technique::AlternativeSign,
        _ => panic!("no such technique: {name}"),
    }
}

#[test]
fn agrees_with_nfkd_on_letters_and_digits() {
    for c in '\u{80}'..=char::MAX {
        let plain: String = c.nfkd().collect();
        if plain.chars().all(|part| part.is_ascii_alphanumeric()) {
            let folded = fold(c).map(|folding| folding.text().to_owned());
            assert_eq!(folded, Some(plain.to_ascii_lowercase()), "{:04X}", c as u32);
        }
    }
}

/// Folding what came out of a fold changes nothing, so views may be folded twice.
#[test]
fn a_folded_text_folds_to_itself() {
    for c in '\u{80}'..=char::MAX {
        let Some(folding) = fold(c) else { continue };
        assert!(folding.text().chars().count() <= 6);
        for part in folding.text().chars() {
            assert_eq!(fold(part), None, "{part} from {:04X}", c as u32);
            assert!(!part.is_ascii_uppercase(), "{part} from {:04X}", c as u32);
        }
    }
}
