//! Reads `data/unicode/extra.tsv`, the hand-made rows.

use std::collections::BTreeMap;

/// One line of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) from: char,
    pub(crate) to: String,
    pub(crate) technique: &'static str,
}

/// The hand-made rows of both tables, which go before all that is derived.
pub(crate) struct Extra {
    pub(crate) fold: BTreeMap<char, Row>,
    pub(crate) lookalike: BTreeMap<char, Row>,
}

impl Extra {
    pub(crate) fn read() -> Self {
        let mut extra = Self { fold: BTreeMap::new(), lookalike: BTreeMap::new() };
        for line in include_str!("../../data/unicode/extra.tsv").lines() {
            if !line.starts_with('#') {
                extra.add(line);
            }
        }
        extra
    }

    fn add(&mut self, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [points, target, technique, reason] = columns[..] else {
            panic!("four columns, a tab between them: {line}");
        };
        assert!(reason.starts_with("# ") && reason.len() > 4, "a reason is missing: {line}");
        let (first, last) = points.split_once("..").unwrap_or((points, points));
        let table = if technique == "lookalike" { &mut self.lookalike } else { &mut self.fold };
        for code in parse_hex(first)..=parse_hex(last) {
            let from = char::from_u32(code).expect("a code point");
            let row = Row { from, to: unescape(target), technique: known(technique) };
            assert!(table.insert(from, row).is_none(), "listed twice: {line}");
        }
    }
}

/// Writes white space and the backslash so that a row stays one line of three columns.
pub(crate) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(' ', "\\s").replace('\n', "\\n")
}

fn unescape(text: &str) -> String {
    match text {
        "\\s" => " ".into(),
        "\\n" => "\n".into(),
        "\\\\" => "\\".into(),
        _ => text.into(),
    }
}

fn known(technique: &str) -> &'static str {
    match technique {
        "-" => "-",
        "accent" => "accent",
        "case" => "case",
        "alternative-sign" => "alternative-sign",
        "circled" => "circled",
        "homoglyph" | "lookalike" => "homoglyph",
        "small-letters" => "small-letters",
        "zero-width" => "zero-width",
        _ => panic!("no such technique: {technique}"),
    }
}

fn parse_hex(text: &str) -> u32 {
    u32::from_str_radix(text, 16).expect("a hexadecimal code point")
}
