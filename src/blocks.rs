//! Long texts, cut into blocks that are read one by one.
//!
//! A message is read whole. What is longer than any message ([`WHOLE`]) is a document that was
//! pasted in, and what stands paragraphs away says nothing about a detail. It is read block by
//! block, so that a key typed into it costs one block and not the document, and so that no
//! input costs more than its length. The cut is part of what a check *is*: a draft that keeps
//! the blocks it has read (`compose`) ends in the same report as one check of the whole.

use core::ops::Range;

/// The longest text that is read whole, in bytes.
pub(crate) const WHOLE: usize = 8192;

/// From so many bytes on a block ends at an empty line, at any line, at a sentence, at white
/// space; at the last it ends wherever it is.
const EMPTY_LINE: usize = 1024;
const LINE: usize = 1536;
const SENTENCE: usize = 2048;
const SPACE: usize = 2560;
pub(crate) const LONGEST: usize = 4096;

/// The blocks of a text, in order; together they are the text. One for a text that is read
/// whole, none for an empty one.
pub(crate) fn blocks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    core::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let len = if text.len() <= WHOLE { rest.len() } else { end(rest) };
        let block = start..start + len;
        start = block.end;
        Some(block)
    })
}

/// The first block: what follows an earlier message most closely.
pub(crate) fn first(text: &str) -> &str {
    blocks(text).next().and_then(|block| text.get(block)).unwrap_or_default()
}

/// The length of the block that `text` begins with. It depends on nothing behind the block,
/// except that [`LONGEST`] or less is one block.
pub(crate) fn end(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let mut before = ' ';
    let mut blank = false;
    let mut last = text.len();
    for (at, c) in text.char_indices() {
        if at >= LONGEST {
            last = at;
            break;
        }
        let ends = match c {
            '\n' => at >= LINE || at >= EMPTY_LINE && blank,
            _ if c.is_whitespace() => {
                at >= SPACE || at >= SENTENCE && matches!(before, '.' | '!' | '?' | '…')
            }
            _ => at >= SENTENCE && matches!(c, '。' | '！' | '？'),
        };
        if ends {
            return at + c.len_utf8();
        }
        blank = if c == '\n' { true } else { blank && c.is_whitespace() };
        before = c;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, WHOLE, blocks, first};

    #[track_caller]
    fn cut(text: &str) -> Vec<&str> {
        let cut: Vec<&str> = blocks(text).map(|block| &text[block]).collect();
        assert_eq!(cut.concat(), text);
        assert_eq!(cut.first().copied().unwrap_or_default(), first(text));
        cut
    }

    #[test]
    fn a_message_is_one_block() {
        assert!(cut("").is_empty());
        assert_eq!(cut(&"line\n\n".repeat(WHOLE / 6)).len(), 1);
    }

    #[test]
    fn a_document_is_cut_between_paragraphs() {
        let paragraph = format!("{}\n\n", "Words of a brief, and more of them. ".repeat(12));
        let text = paragraph.repeat(40);
        let cut = cut(&text);
        assert!(cut.len() > 8);
        assert!(cut.iter().all(|block| block.ends_with("\n\n")), "{cut:?}");
    }

    #[test]
    fn a_text_without_lines_is_cut_between_sentences() {
        let text = "Words of a brief, and more of them. ".repeat(500);
        let cut = cut(&text);
        assert!(cut[..cut.len() - 1].iter().all(|block| block.ends_with(". ")), "{cut:?}");
    }

    #[test]
    fn what_has_no_place_to_cut_is_cut_between_characters() {
        for text in ["x".repeat(50_000), "é".repeat(30_000), "😀".repeat(20_000)] {
            assert!(cut(&text).iter().all(|block| block.len() <= LONGEST + 4));
        }
    }
}
