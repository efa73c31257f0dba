//! One draft after another, as their author writes them.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::fix::{self, Replacement};
use super::mark::{Answer, Key, Mark, is_gap};
use crate::context::Context;
use crate::conversation::Carry;
use crate::detector::Detector;
use crate::report::{Action, Offsets, Report};

/// A change of the text, in UTF-16 code units.
#[derive(Clone, Debug)]
pub(crate) struct Edit<'a> {
    pub(crate) start: u32,
    pub(crate) removed: u32,
    pub(crate) inserted: &'a str,
    /// Where the caret stands now, if it stands in the field.
    pub(crate) caret: Option<u32>,
    /// Whether it came key by key, so that its last word may be half of one.
    pub(crate) typed: bool,
}

/// What stands in a message box, what was found in it, and what its author answered.
#[derive(Debug)]
pub(crate) struct Session {
    detector: Detector,
    context: Context,
    carry: Carry,
    text: String,
    /// The blocks of `text` that were read already.
    draft: Draft,
    report: Report,
    marks: Vec<Mark>,
    answers: BTreeMap<Key, Answer>,
    /// Findings whose notice was closed.
    closed: BTreeSet<Key>,
    /// The text that was let go, until the field shows that it went.
    sent: Option<String>,
}

impl Session {
    /// A draft that is empty, after `earlier` messages of the same author, oldest first.
    pub(crate) fn new<S: AsRef<str>>(
        detector: Detector,
        context: Context,
        earlier: &[S],
    ) -> Session {
        let carry =
            earlier.iter().fold(Carry::default(), |carry, message| carry.after(message.as_ref()));
        Session {
            detector,
            context,
            carry,
            text: String::new(),
            draft: Draft::default(),
            report: Report::default(),
            marks: Vec::new(),
            answers: BTreeMap::new(),
            closed: BTreeSet::new(),
            sent: None,
        }
    }

    /// The draft.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What was found in it.
    pub(crate) fn report(&self) -> &Report {
        &self.report
    }

    /// Version and content hash of the rules that it is judged by.
    pub(crate) fn rules(&self) -> &str {
        self.detector.rules()
    }

    /// The circumstances it is judged in.
    pub(crate) fn context(&self) -> &Context {
        &self.context
    }

    /// The findings as they stand in the draft.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Judges by other rules from now on. Whether the report changed.
    pub(crate) fn judge_by(&mut self, detector: Detector, context: Context) -> bool {
        self.detector = detector;
        self.context = context;
        self.draft.forget();
        self.read(None)
    }

    /// Reads the draft after a change. Whether the report changed.
    pub(crate) fn edit(&mut self, edit: &Edit<'_>) -> bool {
        self.splice(edit);
        self.read(Some(edit))
    }

    /// Takes over a change in the middle of a composition: nothing is read, what is marked
    /// moves along, and what the change touches is no longer marked.
    pub(crate) fn edit_unread(&mut self, edit: &Edit<'_>) {
        let inserted = utf16_len(edit.inserted);
        self.marks.retain_mut(|mark| mark.moved(edit.start, edit.removed, inserted));
        self.splice(edit);
    }

    /// Reads what a composition left unread. Whether the report changed.
    pub(crate) fn catch_up(&mut self) -> bool {
        self.read(None)
    }

    /// The author paused or left: nothing is half-typed any more. Whether that changed anything.
    pub(crate) fn settle(&mut self) -> bool {
        let open = self.marks.iter().any(|mark| !mark.settled);
        self.marks.iter_mut().for_each(|mark| mark.settled = true);
        open
    }

    /// Whether nothing in it is half-typed.
    pub(crate) fn is_settled(&self) -> bool {
        self.marks.iter().all(|mark| mark.settled)
    }

    /// The highest action that the draft still asks for.
    pub(crate) fn demand(&self) -> Action {
        self.marks.iter().map(Mark::demand).max().unwrap_or_default()
    }

    /// The author sends it as it is: nothing is asked again in this draft.
    pub(crate) fn keep(&mut self) {
        for mark in self.marks.iter_mut().filter(|mark| mark.action() > Action::Allow) {
            mark.answer.get_or_insert(Answer::Kept);
            self.answers.entry(mark.key.clone()).or_insert(Answer::Kept);
        }
    }

    /// The author says that the finding `index` is no contact detail; what only introduced it
    /// is answered with it.
    pub(crate) fn dismiss(&mut self, index: usize) {
        let Some(meant) = self.marks.get(index) else { return };
        let same = |mark: &&Mark| mark.key == meant.key || mark.introduces(meant, &self.text);
        // Not collected, which would sort: the code for it weighs more than all the keys.
        let mut keys = BTreeSet::new();
        keys.extend(self.marks.iter().filter(same).map(|mark| mark.key.clone()));
        for mark in self.marks.iter_mut().filter(|mark| keys.contains(&mark.key)) {
            mark.answer = Some(Answer::Dismissed);
        }
        self.answers.extend(keys.into_iter().map(|key| (key, Answer::Dismissed)));
    }

    /// The author has seen the notice: it is not shown again for the same findings.
    pub(crate) fn close(&mut self) {
        for mark in self.marks.iter_mut().filter(|mark| mark.settled) {
            mark.closed = true;
            self.closed.insert(mark.key.clone());
        }
    }

    /// The edit that takes the finding `index` out.
    pub(crate) fn fix(&self, index: usize) -> Option<Replacement> {
        let span = self.marks.get(index)?.finding.span;
        fix::without(&self.text, &[(span.start, span.end)])
    }

    /// The edit that takes out every finding that still asks for `from` or more.
    pub(crate) fn fix_all(&self, from: Action) -> Option<Replacement> {
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for mark in self.marks.iter().filter(|mark| mark.demand() >= from) {
            let span = mark.finding.span;
            match stretches.last_mut() {
                Some(last) if is_gap(&self.text, last.1, span.start) => {
                    last.1 = last.1.max(span.end);
                }
                _ => stretches.push((span.start, span.end)),
            }
        }
        fix::without(&self.text, &stretches)
    }

    /// The draft was let go. Once the field is emptied it counts as sent, and the next message
    /// is read as the one after it.
    pub(crate) fn passed(&mut self) {
        self.sent = Some(self.text.clone());
    }

    fn splice(&mut self, edit: &Edit<'_>) {
        let whole = edit.start == 0 && edit.removed > 0 && edit.removed >= utf16_len(&self.text);
        if whole && let Some(sent) = self.sent.take() {
            self.carry = self.carry.after(&sent);
            self.forget_answers();
        }
        let start = byte_of(&self.text, edit.start);
        let end = byte_of(&self.text, edit.start.saturating_add(edit.removed));
        self.text.replace_range(start..end.max(start), edit.inserted);
        if self.text.trim().is_empty() {
            self.forget_answers();
        }
    }

    fn forget_answers(&mut self) {
        self.answers.clear();
        self.closed.clear();
    }

    fn read(&mut self, edit: Option<&Edit<'_>>) -> bool {
        let alone = self.draft.read(&self.detector, &self.context, &self.text);
        let report = self.detector.complete(&self.carry, &self.text, alone, &self.context);
        let changed = report != self.report;
        let view = report.view(&self.text, Offsets::Utf16);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let marks = report.findings.iter().zip(&view.findings).map(|(finding, view)| {
            let (start, end) = (offset(view.start), offset(view.end));
            let key = Key::new(finding, &self.text);
            let answer = self.answers.get(&key).copied();
            let settled = match edit {
                Some(edit) => self.is_done(start, end, edit),
                // Judged anew, not written anew: a half-typed word stays one.
                None => !self
                    .marks
                    .iter()
                    .any(|mark| !mark.settled && mark.start == start && mark.end == end),
            };
            let closed = self.closed.contains(&key);
            Mark { key, start, end, finding: finding.clone(), settled, answer, closed }
        });
        self.marks = marks.collect();
        self.report = report;
        changed
    }

    /// Whether the author is done with what stands at `start..end`: the caret is elsewhere, or
    /// it came in one piece, or it was marked already and is only being mended.
    fn is_done(&self, start: u32, end: u32, edit: &Edit<'_>) -> bool {
        let touched = edit.caret.is_some_and(|caret| start < caret && caret <= end);
        !touched
            || !edit.typed
            || self.marks.iter().any(|mark| mark.settled && mark.start == start && mark.end >= end)
    }
}

fn utf16_len(text: &str) -> u32 {
    u32::try_from(text.chars().map(char::len_utf16).sum::<usize>()).unwrap_or(u32::MAX)
}

/// The byte at which the UTF-16 code unit `at` of `text` stands: the end where there are fewer,
/// the start of its character where it is the second half of one.
fn byte_of(text: &str, at: u32) -> usize {
    let at = at as usize;
    let ascii = text.as_bytes().iter().take(at).take_while(|byte| byte.is_ascii()).count();
    let mut units = ascii;
    if units == at {
        return ascii.min(text.len());
    }
    for (byte, character) in text.get(ascii..).unwrap_or_default().char_indices() {
        units += character.len_utf16();
        if units > at {
            return ascii + byte;
        }
    }
    text.len()
}
