//! The blocks of a draft that were read already.
//!
//! A key changes one block of a long text: the others are as they were, and so is what was
//! found in them. Costs a comparison of the text with itself and one block read.

use crate::blocks::{self, LONGEST, WHOLE};
use crate::context::Context;
use crate::detector::{Detector, append};
use crate::report::Report;

/// What was read last, block by block.
#[derive(Debug, Default)]
pub(super) struct Draft {
    blocks: Vec<Block>,
    /// Of all blocks, in bytes.
    len: usize,
}

#[derive(Debug, Default)]
struct Block {
    start: usize,
    text: String,
    /// It is what was left, and ends where the text does.
    is_rest: bool,
    report: Report,
}

impl Block {
    /// Whether the text that is left begins with this block.
    fn fits(&self, rest: &str) -> bool {
        match rest.len() <= LONGEST {
            true => rest == self.text,
            false => !self.is_rest && !self.text.is_empty() && rest.starts_with(&self.text),
        }
    }
}

impl Draft {
    /// The same report as [`Detector::read`] gives. The detector and the context must be those
    /// of the last time, else [`Draft::forget`] comes first.
    pub(super) fn read(&mut self, detector: &Detector, context: &Context, text: &str) -> Report {
        if text.len() <= WHOLE {
            self.forget();
            return detector.read(text, context);
        }
        let Draft { blocks: mut old, len } = core::mem::take(self);
        let mut report = Report::default();
        let mut start = 0;
        while start < text.len() {
            let rest = text.get(start..).unwrap_or_default();
            // What stood here before the change, or as far from the end.
            let places = [Some(start), (start + len).checked_sub(text.len())];
            let same = places.into_iter().flatten().find_map(|place| {
                let at = old.binary_search_by_key(&place, |block| block.start).ok()?;
                old.get(at).filter(|block| block.fits(rest)).map(|_| at)
            });
            let same = same.and_then(|at| old.get_mut(at));
            let block = match same {
                Some(block) => Block {
                    start,
                    text: core::mem::take(&mut block.text),
                    report: core::mem::take(&mut block.report),
                    is_rest: block.is_rest,
                },
                None => {
                    let part = rest.get(..blocks::end(rest)).unwrap_or(rest);
                    Block {
                        start,
                        text: part.to_owned(),
                        is_rest: part.len() == rest.len(),
                        report: detector.read_block(part, context),
                    }
                }
            };
            append(&mut report, block.report.clone(), start);
            start += block.text.len();
            self.blocks.push(block);
        }
        self.len = text.len();
        report
    }

    /// Forgets what was read.
    pub(super) fn forget(&mut self) {
        *self = Draft::default();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Draft;
    use crate::context::Context;
    use crate::detector::Detector;

    /// Long enough to be cut, with details on every page.
    fn document(lines: usize) -> String {
        (0..lines)
            .map(|line| match line % 7 {
                0 => "write to jonas.lund@gmail.com about it\n".to_owned(),
                3 => "\n".to_owned(),
                _ => format!("line {line} of a brief that says this and that. And more of it.\n"),
            })
            .collect()
    }

    #[test]
    fn typing_into_a_document_ends_in_the_report_of_the_whole() {
        let (detector, context) = (Detector::default(), Context::default());
        let mut text = document(400);
        let mut draft = Draft::default();
        let mut at = text.find("line 200").unwrap_or_default();
        for key in " call me on 415 555 0132 ok\n\n".chars() {
            text.insert(at, key);
            at += key.len_utf8();
            assert_eq!(draft.read(&detector, &context, &text), detector.check(&text, &context));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_edits_end_in_the_report_of_the_whole(
            lines in 100..260usize,
            edits in prop::collection::vec(
                (0.0..1.0f64, 0..900usize, "[a-z0-9@. \n]{0,40}"), 1..8),
        ) {
            let (detector, context) = (Detector::default(), Context::default());
            let mut text = document(lines);
            let mut draft = Draft::default();
            for (place, removed, inserted) in edits {
                let start = (place * text.len() as f64) as usize;
                let end = (start + removed).min(text.len());
                text.replace_range(start..end, &inserted);
                prop_assert_eq!(
                    draft.read(&detector, &context, &text),
                    detector.check(&text, &context)
                );
            }
        }
    }
}
