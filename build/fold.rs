//! Packs `data/unicode/{fold,lookalike}.tsv` into the byte streams of `OUT_DIR/fold.rs`.
//!
//! Neighbours fold alike: six variants of `a`, 26 letters in order, 33 capitals that lie
//! 32 before their small letter. So the table is a list of runs, and each property of a
//! run has a stream of its own, which is what makes the streams compress well. The reader
//! is `src/fold/table.rs`; both name the kinds of run alike.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const FOLD: &str = "data/unicode/fold.tsv";
const LOOKALIKE: &str = "data/unicode/lookalike.tsv";

/// Writes `fold.rs` into `out_dir`.
pub(crate) fn generate(out_dir: &Path) {
    println!("cargo::rerun-if-changed=build/fold.rs");
    println!("cargo::rerun-if-changed={FOLD}");
    println!("cargo::rerun-if-changed={LOOKALIKE}");

    let fold = Streams::pack(&read(FOLD));
    let lookalike = Streams::pack(&read(LOOKALIKE));
    let code = fold.to_rust("FOLD") + &lookalike.to_rust("LOOKALIKE");
    let path = out_dir.join("fold.rs");
    fs::write(&path, code).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

struct Row {
    from: u32,
    to: Vec<char>,
    technique: u8,
}

/// What a run's targets have in common. The numbers are read by `src/fold/table.rs`.
#[derive(Clone, Copy)]
enum Kind {
    /// Nothing is left.
    Drop = 0,
    /// One ASCII character for all.
    Same = 1,
    /// ASCII characters in order, from the first on.
    Ascending = 2,
    /// Every target lies equally far from its code point.
    Shift = 3,
    /// The same for every second code point; those between do not fold.
    ShiftPairs = 4,
    /// One other character for all, told by the distance from the last such one.
    SameWide = 5,
    /// Several characters, the same for all.
    Text = 6,
}

#[derive(Default)]
struct Streams {
    /// `technique << 3 | kind`
    heads: Vec<u8>,
    /// How many code points were skipped since the last run.
    gaps: Vec<u8>,
    lengths: Vec<u8>,
    targets: Vec<u8>,
}

impl Streams {
    fn pack(rows: &[Row]) -> Self {
        let mut streams = Self::default();
        let (mut rest, mut next, mut last_wide) = (rows, 0, 0);
        while let Some(first) = rest.first() {
            let (kind, length) = longest_run(rest);
            streams.heads.push(first.technique << 3 | kind as u8);
            push_number(&mut streams.gaps, first.from - next);
            push_number(&mut streams.lengths, length as u32 - 1);
            let to = first.to.first().map_or(0, |c| *c as u32);
            match kind {
                Kind::Drop => {}
                Kind::Same | Kind::Ascending => streams.targets.push(to as u8),
                Kind::Shift | Kind::ShiftPairs => {
                    push_distance(&mut streams.targets, first.from, to)
                }
                Kind::SameWide => {
                    push_distance(&mut streams.targets, last_wide, to);
                    last_wide = to;
                }
                Kind::Text => {
                    let text: String = first.to.iter().collect();
                    streams.targets.push(text.len() as u8);
                    streams.targets.extend_from_slice(text.as_bytes());
                }
            }
            next = rest[length - 1].from + 1;
            rest = &rest[length..];
        }
        streams
    }

    fn to_rust(&self, prefix: &str) -> String {
        let mut code = String::new();
        for (name, bytes) in [
            ("HEADS", &self.heads),
            ("GAPS", &self.gaps),
            ("LENGTHS", &self.lengths),
            ("TARGETS", &self.targets),
        ] {
            let _ = writeln!(code, "static {prefix}_{name}: &[u8] = &{bytes:?};");
        }
        code
    }
}

fn longest_run(rows: &[Row]) -> (Kind, usize) {
    let first = &rows[0];
    let run = |stride: u32, follows: &dyn Fn(u32, &Row) -> bool| {
        rows.iter()
            .zip(0u32..)
            .take_while(|(row, index)| {
                row.from == first.from + index * stride
                    && row.technique == first.technique
                    && follows(*index, row)
            })
            .count()
    };
    let same = run(1, &|_, row| row.to == first.to);
    let [to] = first.to[..] else {
        return (if first.to.is_empty() { Kind::Drop } else { Kind::Text }, same);
    };
    let to = to as u32;
    let rising = |step: u32| {
        move |index: u32, row: &Row| {
            row.to.len() == 1
                && row.to[0] as u32 == to + index * step
                && (to > 127 || row.to[0].is_ascii())
        }
    };
    let ascending = run(1, &rising(1));
    let (same_kind, rising_kind) =
        if to < 128 { (Kind::Same, Kind::Ascending) } else { (Kind::SameWide, Kind::Shift) };
    let pairs = if to < 128 { 0 } else { run(2, &rising(2)) };
    if pairs > same.max(ascending) {
        (Kind::ShiftPairs, pairs)
    } else if ascending > same || (same == 1 && to > 127 && first.from.abs_diff(to) < 64) {
        (rising_kind, ascending)
    } else {
        (same_kind, same)
    }
}

/// LEB128: seven bits a byte, the high bit says that more follow.
fn push_number(stream: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        stream.push(number as u8 | 128);
        number >>= 7;
    }
    stream.push(number as u8);
}

/// The sign goes into the lowest bit, so that small distances stay small numbers.
fn push_distance(stream: &mut Vec<u8>, from: u32, to: u32) {
    push_number(stream, from.abs_diff(to) << 1 | u32::from(to < from));
}

fn read(path: &str) -> Vec<Row> {
    let table = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let rows: Vec<Row> =
        table.lines().filter(|line| !line.starts_with('#')).flat_map(parse_line).collect();
    assert!(rows.is_sorted_by(|a, b| a.from < b.from), "{path} is not sorted");
    rows
}

fn parse_line(line: &str) -> impl Iterator<Item = Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [points, target, technique] = columns[..] else { panic!("three columns: {line:?}") };
    let (first, last) = points.split_once("..").unwrap_or((points, points));
    let code = |hex| u32::from_str_radix(hex, 16).unwrap_or_else(|_| panic!("{line:?}"));
    let to = target.replace("\\s", " ").replace("\\n", "\n").replace("\\\\", "\\");
    let (to, technique) = (to.chars().collect::<Vec<_>>(), technique_number(technique));
    (code(first)..=code(last)).map(move |from| Row { from, to: to.clone(), technique })
}

/// The order of `Technique` in `src/fold/table.rs`.
fn technique_number(name: &str) -> u8 {
    match name {
        "-" | "case" | "accent" => 0,
        "fullwidth" => 1,
        "math-alphanumeric" => 2,
        "circled" => 3,
        "small-letters" => 4,
        "homoglyph" => 5,
        "zero-width" => 6,
        "combining" => 7,
        "native-digits" => 8,
        "alternative-sign" => 9,
        _ => panic!("no such technique: {name}"),
    }
}
