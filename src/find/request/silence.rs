//! What takes requests and proposals away: declining, talk about the rule, the platform's own
//! way, quoted material, and a call by a name.

use core::ops::Range;

use super::Match;
use crate::find::Reading;
use crate::find::ranges::Ranges;
use crate::fold::Folded;
use crate::order::sort_by_number;
use crate::rules::message::Scope;
use crate::text::lexicon::Class;

/// How many words behind a silencing match still belong to it.
const REACH: usize = 6;

/// Everything that is silent in one message.
#[derive(Debug, Default)]
pub(super) struct Silences {
    message: bool,
    /// Numbers of silent sentences, ascending, with the word behind what silences each.
    sentences: Vec<(u32, usize)>,
    /// Silent stretches, in words.
    words: Ranges,
}

impl Silences {
    pub(super) fn new<'m>(
        reading: &Reading<'_, '_>,
        matches: impl Iterator<Item = &'m Match>,
    ) -> Silences {
        let mut silences = Silences::default();
        for found in matches {
            match found.rule.scope {
                Scope::Message => silences.message = true,
                Scope::Sentence => {
                    silences.sentences.push((reading.words.sentence(found.start), found.end));
                }
                Scope::Words => silences.words.insert(&(found.start..found.end)),
                Scope::Match => silences.words.insert(&(found.start..found.end + REACH)),
            }
        }
        sort_by_number(&mut silences.sentences, |&(sentence, end)| {
            u128::from(sentence) << 64 | end as u128
        });
        silences
    }

    /// Whether a match stands in what is silent.
    pub(super) fn cover(&self, reading: &Reading<'_, '_>, found: &Match) -> bool {
        let sentence = reading.words.sentence(found.start);
        let first = self.sentences.partition_point(|&(number, _)| number < sentence);
        let behind = |end: usize| end <= found.start && begins_clause(reading, found.start);
        let mut silent = self.sentences[first..]
            .iter()
            .take_while(|&&(number, _)| number == sentence)
            .map(|&(_, end)| end)
            .peekable();
        self.message
            || silent.peek().is_some() && !silent.all(behind)
            || self.words.overlaps(&(found.start..found.end))
                && !(begins_clause(reading, found.start) && invites(reading, found.start))
    }

    /// Whether the sentence in which the words stand is silent as a whole.
    pub(super) fn cover_sentence(&self, reading: &Reading<'_, '_>, words: &Range<usize>) -> bool {
        let sentence = reading.words.sentence(words.start);
        self.message
            || self.sentences.binary_search_by_key(&sentence, |&(number, _)| number).is_ok()
    }

    /// Whether some of the words are silent by themselves.
    pub(super) fn touch(&self, words: &Range<usize>) -> bool {
        self.words.overlaps(words)
    }
}

/// Whether a comma stands before the word: `they block it here, find me elsewhere`.
fn begins_clause(reading: &Reading<'_, '_>, word: usize) -> bool {
    let token = reading.words.token(reading.text, word);
    let before = token.and_then(|token| {
        reading.text.folded.text().get(..token.start as usize).map(str::trim_end)
    });
    before.is_some_and(|before| before.ends_with([',', ';']))
}

/// `find me`, `text us`: what is asked of the reader, whatever was declined before.
fn invites(reading: &Reading<'_, '_>, word: usize) -> bool {
    let token = |at| reading.words.token(reading.text, at);
    token(word).is_some_and(|token| token.lexeme.is(Class::ACT))
        && token(word + 1).is_some_and(|next| matches!(reading.text.word(next), "me" | "us"))
}

/// `you can call me Thandiwe`, `I will call you "she"`: a call of another kind.
pub(super) fn names_somebody(reading: &Reading<'_, '_>, found: &Match) -> bool {
    const PRONOUN: u128 = Class::ME.bit() | Class::YOU.bit();
    let token = |word| reading.words.token(reading.text, word);
    let called = || {
        found.start + 1 == found.end
            || token(found.end - 1).is_some_and(|last| last.lexeme.shared() & PRONOUN != 0)
    };
    if found.rule.id != "request.call" || !called() {
        return false;
    }
    let folded = &reading.text.folded;
    let end = super::range(reading, found).end;
    let is_quoted = folded.text().get(end..).is_some_and(|rest| rest.starts_with(" \""));
    is_quoted
        || token(found.end).is_some_and(|next| {
            let (start, stop) = (next.start as usize, next.end as usize);
            folded.slice(end, start) == " "
                && !next.lexeme.is_known()
                && folded.is_capitalised(start, stop)
                && !folded.is_upper(start, stop)
        })
}

/// Where quoted speech and the lines of a script stand.
#[derive(Debug)]
pub(super) struct Quotes {
    /// Offsets of quotation marks, and of the blank lines that end what they open.
    marks: Vec<(usize, Mark)>,
    /// Offsets of the lines of a script, and of their ends.
    lines: Ranges,
    len: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Quote,
    Paragraph,
}

impl Quotes {
    pub(super) fn new(folded: &Folded<'_>) -> Quotes {
        let text = folded.text();
        let mut marks: Vec<(usize, Mark)> =
            text.match_indices(QUOTES).map(|(at, _)| (at, Mark::Quote)).collect();
        marks.extend(text.match_indices("\n\n").map(|(at, _)| (at, Mark::Paragraph)));
        sort_by_number(&mut marks, |mark| mark.0 as u128);
        Quotes { marks, lines: script_lines(folded), len: text.len() }
    }

    /// Whether the range is quoted within a text that says something else too, or is said by
    /// a character of a script: material, no request.
    pub(super) fn hold(&self, start: usize, end: usize) -> bool {
        if self.lines.overlaps(&(start..end.max(start + 1))) {
            return true;
        }
        let before = self.marks.partition_point(|mark| mark.0 < start);
        let opened = self.marks[..before]
            .iter()
            .rev()
            .take(MOST_QUOTES)
            .take_while(|mark| mark.1 == Mark::Quote);
        let count = opened.clone().count();
        let closing = self.marks[before..].iter().find(|mark| mark.1 == Mark::Quote);
        let (Some(opening), Some(closing)) = (opened.clone().next(), closing) else { return false };
        // What begins in a quotation and ends behind it is put together of two things.
        let outside = self.len - (closing.0.max(end) - opening.0);
        count % 2 == 1 && outside > MOST_OUTSIDE
    }
}

/// What is not folded to `"` stands beside it.
const QUOTES: [char; 5] = ['"', '«', '»', '「', '」'];
/// The most quotation marks of a paragraph that are counted.
const MOST_QUOTES: usize = 64;
/// A message that is nothing but its quotation is not quoted.
const MOST_OUTSIDE: usize = 6;

/// `SARAH: What's your number?`: lines with a speaker in capitals, where there are several.
fn script_lines(folded: &Folded<'_>) -> Ranges {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in folded.text().split_inclusive('\n') {
        if let Some((speaker, _)) = line.split_once(':')
            && (3..24).contains(&speaker.len())
            && speaker.chars().all(|c| c.is_alphabetic() || c == ' ')
            && folded.is_upper(start, start + speaker.len())
        {
            lines.push(start..start + line.len());
        }
        start += line.len();
    }
    let mut ranges = Ranges::default();
    if lines.len() > 1 {
        lines.iter().for_each(|line| ranges.insert(line));
    }
    ranges
}
