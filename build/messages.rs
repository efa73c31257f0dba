//! The message files: their patterns as programs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::intent;
use crate::lexicon::Lexicon;
use crate::op::Op;
use crate::pattern::{self, Name, Program};
use crate::rules::fail_at;
use crate::schema::{Language, Message};
use crate::stream::push_number;

pub struct Compiled<'a> {
    rules: Vec<&'a Message>,
    /// The rule and the program of each pattern.
    programs: Vec<(usize, Program)>,
}

/// Compiles the patterns of every file.
pub fn compile<'a>(
    files: &'a [(PathBuf, Message)],
    languages: &[(PathBuf, Language)],
    lexicon: &mut Lexicon,
) -> Compiled<'a> {
    let mut programs = Vec::new();
    let anchors = lexicon.anchors();
    for (rule, (path, message)) in files.iter().enumerate() {
        let spoken = languages.iter().position(|(_, file)| file.tag == message.language);
        lexicon.open_group(spoken.unwrap_or(languages.len()));
        for source in &message.patterns {
            let phrases = lexicon.phrases();
            let mut class = |name: Name<'_>| match name {
                Name::Class(name) => lexicon.class(name, &message.language),
                Name::Words(words) => Ok(lexicon.literal(words)),
            };
            let program = expand(source, &message.language, languages)
                .and_then(|source| {
                    pattern::compile(
                        &source,
                        &|class| anchors.contains(&class),
                        &|words| phrases.contains(words),
                        &mut class,
                    )
                })
                .unwrap_or_else(|why| fail_at(path, source, &why));
            programs.push((rule, program));
        }
    }
    Compiled { rules: files.iter().map(|(_, message)| message).collect(), programs }
}

/// Puts in the rows that the language file names; a row may name others.
fn expand(source: &str, tag: &str, languages: &[(PathBuf, Language)]) -> Result<String, String> {
    let mut source = source.to_owned();
    for _ in 0..100 {
        let Some((before, rest)) = source.split_once('{') else { return Ok(source) };
        let (name, after) = rest.split_once('}').ok_or("`{` is not closed")?;
        let row = languages
            .iter()
            .find(|(_, language)| language.tag == tag)
            .and_then(|(_, language)| language.rows.get(name))
            .ok_or_else(|| format!("no row {{{name}}} in rules/language/{tag}.toml"))?;
        source = format!("{before}({row}){after}");
    }
    Err("rows name each other in a circle".to_owned())
}

impl Compiled<'_> {
    /// Writes the tables that `src/rules/message.rs` reads.
    pub fn write(&self, root: &Path, code: &mut String) {
        code.push_str("use crate::report::{Certainty, Purpose};\nuse crate::rules::message::{MessageKind, MessageRule, Scope};\n");
        code.push_str("pub(crate) static MESSAGE_RULES: &[MessageRule] = &[\n");
        for rule in &self.rules {
            let category = match rule.category {
                None => "None".to_owned(),
                Some(category) => format!("Some(Category::{category:?})"),
            };
            writeln!(
                code,
                "    MessageRule {{ id: {:?}, summary: {:?}, kind: MessageKind::{:?}, category: {category}, certainty: Certainty::{:?}, purpose: Purpose::{:?}, scope: Scope::{:?}, learned: {} }},",
                rule.rule, rule.summary, rule.kind, rule.certainty, rule.purpose, rule.scope, intent::is_learned(root, &rule.language)
            )
            .expect("writing to a string");
        }
        code.push_str("];\n");
        let mut streams = Streams::default();
        for (rule, program) in &self.programs {
            streams.program(*rule, program);
        }
        for (name, bytes) in [
            ("PROGRAMS", &streams.programs),
            ("OP_KINDS", &streams.kinds),
            ("OP_CLASSES", &streams.classes),
            ("OP_JUMPS", &streams.jumps),
        ] {
            writeln!(code, "pub(crate) static {name}: &[u8] = &{bytes:?};").expect("string");
        }
    }
}

/// The patterns as `src/rules/message.rs` unpacks them, each property in a stream of its own.
#[derive(Default)]
struct Streams {
    last_rule: usize,
    /// Of each the rule, as a step from the one before, the classes that it needs one of and the
    /// number of its instructions.
    programs: Vec<u8>,
    kinds: Vec<u8>,
    classes: Vec<u8>,
    jumps: Vec<u8>,
}

impl Streams {
    fn program(&mut self, rule: usize, program: &Program) {
        push_number(&mut self.programs, rule - self.last_rule);
        self.last_rule = rule;
        push_number(&mut self.programs, program.needs.len());
        for class in &program.needs {
            push_number(&mut self.programs, usize::from(*class));
        }
        push_number(&mut self.programs, program.ops.len());
        for op in &program.ops {
            let (kind, number) = op.parts();
            self.kinds.push(kind);
            match op {
                Op::Class(_) | Op::Not(_) => push_number(&mut self.classes, usize::from(number)),
                Op::Split(_) | Op::Jump(_) => push_number(&mut self.jumps, usize::from(number)),
                _ => {}
            }
        }
    }
}
