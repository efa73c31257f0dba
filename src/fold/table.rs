//! What a single character folds to, whatever stands beside it.
//!
//! `build/fold.rs` packs `data/unicode/*.tsv` into runs; the first lookup unpacks them
//! once into pages of 128 code points, so that a lookup is two array reads. The runs take
//! about 4 KB of the download, the pages about 60 KB of memory.
//!
//! A table of single characters cannot compose: half-width `ﾃﾞ` folds to `テ` and U+3099,
//! and `й` written as `и` and U+0306 folds to `и`.

use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/fold.rs"));

/// What a code point above ASCII folds to. None: it stays as it is.
///
/// Costs a few nanoseconds, the first call some ten microseconds more.
#[inline]
pub(crate) fn fold(c: char) -> Option<Folding> {
    if c.is_ascii() {
        return None;
    }
    table().get(c)
}

/// The Latin letter or digit that a letter of another living script looks like.
///
/// True of honest words too, so it is only to be asked inside a word that has Latin
/// letters already. Capitals and accented letters that are not listed themselves look
/// like the letter they fold to; so do mathematical `𝛼` and other forms.
pub(crate) fn lookalike(c: char) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    let table = table();
    table.lookalike(c).or_else(|| {
        let mut folded = table.get(c)?.text.chars();
        let single = folded.next().filter(|_| folded.next().is_none())?;
        table.lookalike(single)
    })
}

/// What a character became, and what that says about the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Folding {
    text: &'static str,
    technique: Technique,
}

impl Folding {
    /// At most six characters, none where the character is dropped.
    #[inline]
    pub(crate) fn text(&self) -> &'static str {
        self.text
    }

    #[inline]
    pub(crate) fn technique(&self) -> Technique {
        self.technique
    }
}

/// How a character differs from the plain one. `build/fold.rs` knows the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Technique {
    /// Case, accents, typography: how people write.
    None,
    Fullwidth,
    Math,
    Circled,
    SmallLetters,
    Homoglyph,
    ZeroWidth,
    Combining,
    NativeDigits,
    AlternativeSign,
}

impl Technique {
    const ALL: [Self; 10] = [
        Self::None,
        Self::Fullwidth,
        Self::Math,
        Self::Circled,
        Self::SmallLetters,
        Self::Homoglyph,
        Self::ZeroWidth,
        Self::Combining,
        Self::NativeDigits,
        Self::AlternativeSign,
    ];
}

const PAGE: usize = 128;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::unpack)
}

struct Table {
    /// The page of each 128 code points; page 0 is empty.
    pages: Vec<u16>,
    /// All pages in one: 1 + an index into `foldings`, or 0.
    cells: Vec<u16>,
    foldings: Vec<Folding>,
    /// Sorted by character.
    lookalikes: Vec<(char, u8)>,
}

impl Table {
    #[inline]
    fn get(&self, c: char) -> Option<Folding> {
        let code = c as usize;
        let page = usize::from(*self.pages.get(code / PAGE)?);
        let cell = usize::from(*self.cells.get(page * PAGE + code % PAGE)?);
        self.foldings.get(cell.checked_sub(1)?).copied()
    }

    fn lookalike(&self, c: char) -> Option<u8> {
        let index = self.lookalikes.binary_search_by_key(&c, |(from, _)| *from).ok()?;
        self.lookalikes.get(index).map(|(_, to)| *to)
    }

    fn unpack() -> Self {
        let mut builder = Builder::new();
        for run in Runs::new(FOLD_HEADS, FOLD_GAPS, FOLD_LENGTHS, FOLD_TARGETS) {
            builder.add(&run);
        }
        let mut lookalikes = Vec::new();
        for run in Runs::new(LOOKALIKE_HEADS, LOOKALIKE_GAPS, LOOKALIKE_LENGTHS, LOOKALIKE_TARGETS)
        {
            for (index, code) in run.codes().enumerate() {
                let to = if run.kind == ASCENDING { run.to + index as u32 } else { run.to };
                lookalikes.extend(char::from_u32(code).map(|from| (from, to as u8)));
            }
        }
        builder.finish(lookalikes)
    }
}

// The kinds of run, as `build/fold.rs` numbers and explains them.
const DROP: u8 = 0;
const SAME: u8 = 1;
const ASCENDING: u8 = 2;
const SHIFT: u8 = 3;
const SHIFT_PAIRS: u8 = 4;
const SAME_WIDE: u8 = 5;
const TEXT: u8 = 6;

/// Neighbouring code points that fold alike.
struct Run {
    kind: u8,
    technique: Technique,
    first: u32,
    length: u32,
    /// The first target, where it is one character.
    to: u32,
    /// The target of a [`TEXT`] run.
    text: &'static str,
}

impl Run {
    fn stride(&self) -> u32 {
        if self.kind == SHIFT_PAIRS { 2 } else { 1 }
    }

    fn codes(&self) -> impl Iterator<Item = u32> {
        (self.first..).step_by(self.stride() as usize).take(self.length as usize)
    }
}

/// Reads the four streams side by side.
struct Runs {
    heads: &'static [u8],
    gaps: &'static [u8],
    lengths: &'static [u8],
    targets: &'static [u8],
    next: u32,
    last_wide: u32,
}

impl Runs {
    fn new(
        heads: &'static [u8],
        gaps: &'static [u8],
        lengths: &'static [u8],
        targets: &'static [u8],
    ) -> Self {
        Self { heads, gaps, lengths, targets, next: 0, last_wide: 0 }
    }
}

impl Iterator for Runs {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let head = byte(&mut self.heads)?;
        let first = self.next + number(&mut self.gaps);
        let mut run = Run {
            kind: head & 7,
            technique: *Technique::ALL.get(usize::from(head >> 3))?,
            first,
            length: number(&mut self.lengths) + 1,
            to: 0,
            text: "",
        };
        match run.kind {
            SAME | ASCENDING => run.to = u32::from(byte(&mut self.targets)?),
            SHIFT | SHIFT_PAIRS => run.to = distant(&mut self.targets, first),
            SAME_WIDE => {
                self.last_wide = distant(&mut self.targets, self.last_wide);
                run.to = self.last_wide;
            }
            TEXT => {
                let length = usize::from(byte(&mut self.targets)?);
                let (text, rest) = self.targets.split_at_checked(length)?;
                self.targets = rest;
                run.text = str::from_utf8(text).ok()?;
            }
            _ => {}
        }
        self.next = first + (run.length - 1) * run.stride() + 1;
        Some(run)
    }
}

fn byte(stream: &mut &'static [u8]) -> Option<u8> {
    stream.split_off_first().copied()
}

/// LEB128, as written by `build/fold.rs`.
fn number(stream: &mut &'static [u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some(byte) = byte(stream) {
        number |= u32::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            break;
        }
    }
    number
}

fn distant(stream: &mut &'static [u8], from: u32) -> u32 {
    let distance = number(stream);
    let size = distance >> 1;
    if distance & 1 == 0 { from + size } else { from - size }
}

struct Builder {
    pages: Vec<u16>,
    cells: Vec<u16>,
    /// Start and end in `texts`. The texts that are told by a character alone are
    /// collected there and leaked once, for a table that lives as long as the program.
    spans: Vec<(u16, u16, Technique)>,
    texts: String,
    /// The cell of each ASCII target of each technique, once it exists.
    ascii: [[u16; 128]; Technique::ALL.len()],
    /// The last page that is filled with one cell: 32 pages of plane 14 share it.
    full: (u16, u16),
}

impl Builder {
    fn new() -> Self {
        Self {
            pages: Vec::new(),
            cells: vec![0; PAGE],
            spans: Vec::new(),
            texts: String::new(),
            ascii: [[0; 128]; Technique::ALL.len()],
            full: (0, 0),
        }
    }

    fn add(&mut self, run: &Run) {
        match run.kind {
            DROP | TEXT => {
                let cell = self.cell(run.text, run.technique);
                self.fill(run, cell);
            }
            SAME | SAME_WIDE => {
                let cell = self.char_cell(run.to, run.technique);
                self.fill(run, cell);
            }
            _ => {
                for (code, to) in run.codes().zip((run.to..).step_by(run.stride() as usize)) {
                    let cell = self.char_cell(to, run.technique);
                    self.set(code as usize, cell);
                }
            }
        }
    }

    fn fill(&mut self, run: &Run, cell: u16) {
        let mut code = run.first as usize;
        let end = code + run.length as usize;
        while code < end {
            if code.is_multiple_of(PAGE) && end - code >= PAGE && self.full.0 == cell {
                self.open(code, self.full.1);
                code += PAGE;
            } else {
                self.set(code, cell);
                code += 1;
                if code.is_multiple_of(PAGE) && code - run.first as usize >= PAGE {
                    self.full = (cell, self.pages[code / PAGE - 1]);
                }
            }
        }
    }

    fn set(&mut self, code: usize, cell: u16) {
        let mut page = self.pages.get(code / PAGE).copied().unwrap_or(0);
        if page == 0 {
            page = (self.cells.len() / PAGE) as u16;
            self.open(code, page);
            self.cells.resize(self.cells.len() + PAGE, 0);
        }
        self.cells[usize::from(page) * PAGE + code % PAGE] = cell;
    }

    fn open(&mut self, code: usize, page: u16) {
        self.pages.resize(code / PAGE, 0);
        self.pages.push(page);
    }

    fn char_cell(&mut self, to: u32, technique: Technique) -> u16 {
        let Some(to) = char::from_u32(to) else { return 0 };
        let known = self.ascii[technique as usize].get(to as usize).copied();
        if let Some(cell @ 1..) = known {
            return cell;
        }
        let cell = self.cell(to.encode_utf8(&mut [0; 4]), technique);
        if let Some(known) = self.ascii[technique as usize].get_mut(to as usize) {
            *known = cell;
        }
        cell
    }

    /// A new cell for the text. Every drop run makes one, which is cheaper than looking.
    fn cell(&mut self, text: &str, technique: Technique) -> u16 {
        let start = self.texts.len() as u16;
        self.texts.push_str(text);
        self.spans.push((start, self.texts.len() as u16, technique));
        self.spans.len() as u16
    }

    fn finish(self, lookalikes: Vec<(char, u8)>) -> Table {
        let texts: &'static str = self.texts.leak();
        let folding = |(start, end, technique)| Folding {
            text: texts.get(usize::from(start)..usize::from(end)).unwrap_or(""),
            technique,
        };
        let foldings = self.spans.into_iter().map(folding).collect();
        Table { pages: self.pages, cells: self.cells, foldings, lookalikes }
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
