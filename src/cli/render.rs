//! Draws diagnostics: the line, the span underlined, the reason, the fix.
//!
//! Each finding is shown with what stands around it, cut to a window, so that a message of
//! megabytes costs no more per finding than a short one. All that people wrote goes through
//! [`visible`] first.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use annotate_snippets::renderer::{AnsiColor, DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{
    AnnotationKind, Group, Level, Message, Renderer as Drawer, Snippet, Title,
};

use super::advice;
use super::language::Language;
use crate::context::Context;
use crate::report::{Action, Finding, Report};
use crate::span::{Place, Span};
use crate::visible::{visible, visible_line};

/// Characters shown before and after a finding on its line.
const AROUND: usize = 48;
/// Characters shown of a finding itself.
const INSIDE: usize = 240;
/// Columns where standard output is no terminal.
const WIDTH: usize = 120;

/// How diagnostics are drawn.
pub(super) struct Renderer {
    /// Columns of the terminal.
    pub(super) width: usize,
    /// Whether to name the evidence.
    pub(super) explain: bool,
    /// The language of the words, where it is not English.
    pub(super) language: Option<Language>,
}

impl Renderer {
    pub(super) fn for_terminal(language: Option<Language>) -> Renderer {
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = width.filter(|_| io::stdout().is_terminal()).unwrap_or(WIDTH);
        Renderer { width: width.max(40), explain: false, language }
    }

    /// Writes the findings of `report` on `text`, with an empty line after each. `place`
    /// names a place by its line and column (from 1) in the text.
    pub(super) fn write(
        &self,
        out: &mut impl Write,
        place: impl Fn(usize, usize) -> String,
        text: &str,
        report: &Report,
        context: &Context,
    ) -> io::Result<()> {
        let mut cursor = Cursor::default();
        for finding in &report.findings {
            cursor.advance(text, finding.span.start);
            let excerpt = Excerpt::around(text, finding.span, cursor.line_start);
            let notes = self.notes(finding, context).into_iter();
            let notes = notes.map(|note| Level::NOTE.message(note));
            let (title, help) = match &self.language {
                Some(language) => (language.title(finding), language.help(finding, context)),
                None => (advice::title(finding), advice::help(finding, context).to_owned()),
            };
            let diagnostic = Diagnostic {
                title: level(finding.action).primary_title(title).id(finding.rule),
                place: place(cursor.line, cursor.column),
                line: cursor.line,
                excerpt,
                label: Some(label(finding)),
                notes: notes.chain([Level::HELP.message(help)]).collect(),
            };
            writeln!(out, "{}\n", diagnostic.draw(self.width))?;
        }
        Ok(())
    }

    fn notes(&self, finding: &Finding, context: &Context) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(language) = &self.language {
            notes.push(language.why(finding, context));
            if self.explain {
                notes.extend(language.evidence(finding));
            }
            return notes;
        }
        if !finding.disguises.is_empty() {
            let names: Vec<_> = finding.disguises.iter().map(|disguise| disguise.label()).collect();
            notes.push(format!("written with {}", names.join(", ")));
        }
        if self.explain {
            notes.extend(finding.clues.iter().map(|clue| visible_line(&clue.to_string())));
        }
        notes
    }
}

/// One diagnostic, in parts.
struct Diagnostic<'a> {
    title: Title<'a>,
    place: String,
    /// The line that the excerpt starts on.
    line: usize,
    excerpt: Excerpt,
    label: Option<String>,
    notes: Vec<Message<'a>>,
}

impl Diagnostic<'_> {
    fn draw(self, width: usize) -> String {
        let drawer = Drawer::styled().term_width(width);
        let title = drawer.render(&[Group::with_title(self.title)]);
        // The library would count the column in the excerpt, which may start amid the line.
        let last_line = self.line + self.excerpt.text.matches('\n').count();
        let gutter = last_line.to_string().len();
        let arrow = format!("{:gutter$}{DEFAULT_LINE_NUM_STYLE}-->{DEFAULT_LINE_NUM_STYLE:#}", "");
        let Excerpt { text, start, end } = self.excerpt;
        let annotation = AnnotationKind::Primary.span(start..end).label(self.label);
        let snippet =
            Snippet::source(text).line_start(self.line).fold(false).annotation(annotation);
        let body = Group::with_level(Level::ERROR).element(snippet).elements(self.notes);
        let body = drawer.render(&[body]);
        format!("{title}\n{arrow} {}\n{body}", visible_line(&self.place))
    }
}

/// A fault in a file of rules, underlined.
pub(super) fn file_fault(name: &str, text: &str, span: Span, message: &str) -> String {
    let place = Place::new(text, span.start, span.end);
    let before = text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let diagnostic = Diagnostic {
        title: Level::ERROR.primary_title(visible_line(message)),
        place: format!("{name}:{}:{}", place.line, place.column),
        line: place.line,
        excerpt: Excerpt::around(text, span, line_start),
        label: None,
        notes: Vec::new(),
    };
    format!("{}\n", diagnostic.draw(WIDTH))
}

/// Something that went wrong, and what would be right.
pub(super) fn failure(what: &str, remedy: &str) -> String {
    message(Level::ERROR, what, remedy)
}

/// Something to know.
pub(super) fn warning(what: &str, remedy: &str) -> String {
    message(Level::WARNING, what, remedy)
}

fn message(level: Level<'_>, what: &str, remedy: &str) -> String {
    let lines = [(level, what), (Level::HELP, remedy)].into_iter();
    lines
        .filter(|(_, text)| !text.is_empty())
        .map(|(level, text)| Group::with_title(level.primary_title(text)))
        .map(|group| Drawer::styled().render(&[group]) + "\n")
        .collect()
}

pub(super) fn shown_path(path: &Path) -> String {
    visible_line(&path.display().to_string())
}

pub(super) fn bold(text: &str) -> String {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
    format!("{style}{text}{style:#}")
}

/// `1 line`, `2 lines`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// One vocabulary: a diagnostic's level is the action itself, coloured by its weight.
fn level(action: Action) -> Level<'static> {
    let level = match action {
        Action::Block | Action::Confirm => Level::ERROR,
        Action::Warn => Level::WARNING,
        Action::Notice => Level::INFO,
        Action::Allow => Level::NOTE,
    };
    level.with_name(action.label())
}

/// The kind, what it reads as, and where it belongs.
fn label(finding: &Finding) -> String {
    let mut label = finding.kind.label().to_owned();
    if let Some(canonical) = &finding.canonical {
        label.push_str(": ");
        label.push_str(&visible_line(canonical));
    }
    if let Some(service) = finding.service {
        label.push_str(&format!(" ({service})"));
    }
    label
}

/// Counts lines and columns (from 1) on the way through a text, so that all findings
/// together cost one pass.
struct Cursor {
    byte: usize,
    line: usize,
    column: usize,
    line_start: usize,
}

impl Default for Cursor {
    fn default() -> Cursor {
        Cursor { byte: 0, line: 1, column: 1, line_start: 0 }
    }
}

impl Cursor {
    fn advance(&mut self, text: &str, byte: usize) {
        let passed = text.get(self.byte..byte).unwrap_or_default();
        if let Some(at) = passed.rfind('\n') {
            self.line += passed.matches('\n').count();
            self.line_start = self.byte + at + 1;
            self.column = 1;
        }
        let start = self.line_start.max(self.byte);
        self.column += text.get(start..byte).unwrap_or_default().chars().count();
        self.byte = byte.max(self.byte);
    }
}

/// A finding with what stands around it, as it is shown, and where it stands in that.
struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

impl Excerpt {
    fn around(text: &str, span: Span, line_start: usize) -> Excerpt {
        let before = text.get(line_start..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let mut shown = String::new();
        match before.char_indices().nth_back(AROUND) {
            // The character just outside the window is the one that is cut.
            Some((at, cut)) => {
                shown.push('…');
                shown.push_str(&visible(before.get(at + cut.len_utf8()..).unwrap_or_default()));
            }
            None => shown.push_str(&visible(before)),
        }
        let start = shown.len();
        let (inside, is_cut) = head(span.of(text), INSIDE);
        shown.push_str(&visible(inside));
        let end = shown.len();
        if is_cut {
            shown.push('…');
            return Excerpt { text: shown, start, end };
        }
        let (after, is_cut) = head(after, AROUND);
        let line = after.split('\n').next().unwrap_or_default();
        shown.push_str(&visible(line.strip_suffix('\r').unwrap_or(line)));
        if is_cut && line.len() == after.len() {
            shown.push('…');
        }
        Excerpt { text: shown, start, end }
    }
}

/// At most `count` characters of `text`, and whether that leaves some.
fn head(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().nth(count) {
        Some((at, _)) => (text.get(..at).unwrap_or_default(), true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests;
