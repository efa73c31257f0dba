//! Where streams are cut, whatever the size of the reads.

use super::*;

/// Gives at most `step` bytes a read.
struct Drip<'a> {
    bytes: &'a [u8],
    step: usize,
}

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.step.min(into.len());
        (&mut self.bytes).take(count as u64).read(into)
    }
}

/// The pieces as text, a record piece joined with the one before it.
fn cut(bytes: &[u8], step: usize, records: Records, limit: usize) -> Vec<(u64, String)> {
    let mut all: Vec<(u64, String)> = Vec::new();
    let mut joins = false;
    for piece in Pieces::new(Drip { bytes, step }, records, limit) {
        let Piece { line, content } = piece.unwrap();
        match content {
            Content::Records(bytes) => {
                let text = String::from_utf8(bytes).unwrap();
                match all.last_mut().filter(|_| joins) {
                    Some((_, before)) => before.push_str(&text),
                    None => all.push((line, text)),
                }
                joins = true;
            }
            other => {
                all.push((line, format!("{other:?}")));
                joins = false;
            }
        }
    }
    all
}

#[track_caller]
fn check(text: &str, records: Records, limit: usize, expected: &[(u64, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
    for step in [1, 2, 3, 7, 1000] {
        assert_eq!(cut(text.as_bytes(), step, records, limit), expected, "reads of {step}");
    }
}

#[test]
fn lines_stay_whole() {
    check("a\nbb\n\nccc", Records::Jsonl, 100, &[(1, "a\nbb\n\nccc")]);
    check("", Records::Jsonl, 100, &[]);
}

#[test]
fn a_line_too_long_is_passed_over_in_its_place() {
    let long = "x".repeat(READ * 2);
    let text = format!("a\nb\n{long}\nc\n{long}");
    for step in [1 << 10, 4097, usize::MAX] {
        let pieces = cut(text.as_bytes(), step, Records::Jsonl, 100);
        let expected: [(u64, &str); 4] =
            [(1, "a\nb\n"), (3, "TooLong"), (4, "c\n"), (5, "TooLong")];
        assert_eq!(pieces, expected.map(|(line, text)| (line, text.to_owned())), "{step}");
    }
}

#[test]
fn the_buffer_stays_small() {
    let mut pieces = Pieces::new(io::repeat(b'x').take(100 << 20), Records::Jsonl, 1 << 20);
    let mut most = 0;
    while pieces.next().is_some() {
        most = most.max(pieces.buffer.capacity());
    }
    assert!(most <= 4 << 20, "{most}");
}

#[test]
fn a_quoted_line_feed_belongs_to_its_field() {
    check(
        "id,text\n1,\"a\nb \"\"c\"\"\n\"\n2,5\" wide\n",
        Records::Csv,
        100,
        &[(1, "id,text\n1,\"a\nb \"\"c\"\"\n\"\n2,5\" wide\n")],
    );
    let mut pieces = Pieces::new(&b"a,\"\n"[..], Records::Csv, 100);
    assert_eq!(pieces.next().unwrap().unwrap().content, Content::Unclosed);
}

#[test]
fn an_open_quote_ends_with_the_stream() {
    check("text\na\n\"b\nc\n", Records::Csv, 100, &[(1, "text\na\n"), (3, "Unclosed")]);
}
