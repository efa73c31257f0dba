//! Compiles the pattern language of `src/rules/pattern.rs`.

use crate::op::{MOST_OPS, Op};

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub ops: Vec<Op>,
    /// The classes among which every match has one; empty if there is no such set.
    pub needs: Vec<u16>,
}

/// Compiles `source`; `class` gives the number of a class or of literal words, or says why
/// there is none. Words that `is_phrase` stand for one token, as they do in a text;
/// classes that are `is_anchor` may be what a match needs.
pub fn compile(
    source: &str,
    is_anchor: &dyn Fn(u16) -> bool,
    is_phrase: &dyn Fn(&str) -> bool,
    class: &mut dyn FnMut(Name<'_>) -> Result<u16, String>,
) -> Result<Program, String> {
    let mut parser = Parser { rest: source, is_phrase, class };
    let node = parser.alternatives()?;
    if !parser.rest.trim().is_empty() {
        return Err(format!("unexpected {:?}", parser.rest.trim()));
    }
    let mut ops = Vec::new();
    emit(&node, &mut ops);
    ops.push(Op::Match);
    if ops.len() > MOST_OPS {
        return Err(format!("{} instructions, at most {MOST_OPS}: split the pattern", ops.len()));
    }
    match first_of(&node) {
        First::Taken => {}
        First::Any => return Err("begins with any word: begin with a word or a class".to_owned()),
        First::Empty => return Err("matches nothing at all".to_owned()),
    }
    let needs = needs_of(&node, is_anchor).unwrap_or_default();
    Ok(Program { ops, needs })
}

/// A name that a pattern uses.
pub enum Name<'a> {
    Class(&'a str),
    /// Any one of these words.
    Words(&'a [String]),
}

enum Node {
    Op(Op),
    Word(String),
    Row(Vec<Node>),
    Choice(Vec<Node>),
    Repeat(Box<Node>, usize),
}

struct Parser<'a, 'c> {
    rest: &'a str,
    is_phrase: &'c dyn Fn(&str) -> bool,
    class: &'c mut dyn FnMut(Name<'_>) -> Result<u16, String>,
}

impl Parser<'_, '_> {
    fn alternatives(&mut self) -> Result<Node, String> {
        let mut rows = vec![self.row()?];
        while self.take("|") {
            rows.push(self.row()?);
        }
        // Rows of one word are one class, and one instruction, together.
        let is_word = |row: &Node| matches!(row, Node::Row(nodes) if matches!(nodes.as_slice(), [Node::Word(_)]));
        let (single, mut rows): (Vec<Node>, Vec<Node>) = rows.into_iter().partition(is_word);
        let words: Vec<String> = single
            .into_iter()
            .filter_map(|row| match row {
                Node::Row(nodes) => match nodes.into_iter().next() {
                    Some(Node::Word(word)) => Some(word),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        if !words.is_empty() {
            rows.push(Node::Op(Op::Class((self.class)(Name::Words(&words))?)));
        }
        Ok(if rows.len() == 1 { rows.remove(0) } else { Node::Choice(rows) })
    }

    fn row(&mut self) -> Result<Node, String> {
        let mut nodes = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with([')', '|']) {
                if nodes.len() > 1 {
                    self.number(&mut nodes)?;
                }
                return Ok(Node::Row(nodes));
            }
            let atom = self.atom()?;
            let node = self.repeated(atom)?;
            nodes.push(node);
        }
    }

    /// Turns the words of a row into instructions.
    fn number(&mut self, nodes: &mut [Node]) -> Result<(), String> {
        for node in nodes {
            if let Node::Word(word) = node {
                *node =
                    Node::Op(Op::Class((self.class)(Name::Words(core::slice::from_ref(word)))?));
            }
        }
        Ok(())
    }

    fn repeated(&mut self, atom: Node) -> Result<Node, String> {
        let mut atom = [atom];
        if self.rest.trim_start().starts_with(['?', '*'])
            && !self.rest.trim_start().starts_with("??")
        {
            self.number(&mut atom)?;
        }
        let [atom] = atom;
        if !self.rest.trim_start().starts_with("??") && self.take("?") {
            return Ok(Node::Repeat(Box::new(atom), 1));
        }
        if self.take("*") {
            let len = self.rest.bytes().take_while(u8::is_ascii_digit).count();
            let (times, rest) = self.rest.split_at(len);
            self.rest = rest;
            let times = times.parse().map_err(|_| "`*` wants a number".to_owned())?;
            return Ok(Node::Repeat(Box::new(atom), times));
        }
        Ok(atom)
    }

    fn atom(&mut self) -> Result<Node, String> {
        for (sign, op) in [
            ("//", Op::Sentence),
            ("??", Op::Asked),
            ("_", Op::Any),
            ("#", Op::Number),
            ("^", Op::Begins),
            ("$", Op::Ends),
            ("~", Op::Closes),
        ] {
            if self.take(sign) {
                return Ok(Node::Op(op));
            }
        }
        if self.take("(") {
            let inner = self.alternatives()?;
            return if self.take(")") { Ok(inner) } else { Err("`(` is not closed".to_owned()) };
        }
        if self.take("!<") {
            let name = self.class_name()?;
            return Ok(Node::Op(Op::Not((self.class)(Name::Class(name))?)));
        }
        if self.take("<") {
            let name = self.class_name()?;
            return Ok(Node::Op(Op::Class((self.class)(Name::Class(name))?)));
        }
        let end = self.rest.find([' ', '(', ')', '|', '?', '*', '<']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return Err(format!("unexpected {:?}", self.rest));
        }
        self.rest = rest;
        Ok(Node::Word(self.phrase(word)))
    }

    /// The longest phrase that begins with `word`.
    fn phrase(&mut self, word: &str) -> String {
        let (mut joined, mut rest) = (word.to_owned(), self.rest);
        let mut found = (joined.clone(), rest);
        for _ in 0..4 {
            rest = rest.trim_start();
            let end = rest.find([' ', '(', ')', '|', '?', '*', '<']).unwrap_or(rest.len());
            let next = &rest[..end];
            if next.is_empty() || !next.starts_with(char::is_alphanumeric) {
                break;
            }
            rest = &rest[end..];
            joined = format!("{joined} {next}");
            if (self.is_phrase)(&joined) {
                found = (joined.clone(), rest);
            }
        }
        self.rest = found.1;
        found.0
    }

    fn class_name(&mut self) -> Result<&'static str, String> {
        let end = self.rest.find('>').ok_or("`<` is not closed")?;
        let (name, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        Ok(Box::leak(name.to_owned().into_boxed_str()))
    }

    fn take(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

fn emit(node: &Node, ops: &mut Vec<Op>) {
    match node {
        Node::Op(op) => ops.push(*op),
        Node::Word(word) => unreachable!("{word:?} is numbered when its row ends"),
        Node::Row(nodes) => nodes.iter().for_each(|node| emit(node, ops)),
        Node::Repeat(node, times) => {
            let mut splits = Vec::new();
            for _ in 0..*times {
                splits.push(ops.len());
                ops.push(Op::Split(0));
                emit(node, ops);
            }
            let end = ops.len();
            for at in splits {
                ops[at] = Op::Split((end - at) as u16);
            }
        }
        Node::Choice(rows) => {
            let mut jumps = Vec::new();
            for (index, row) in rows.iter().enumerate() {
                if index + 1 == rows.len() {
                    emit(row, ops);
                    break;
                }
                let split = ops.len();
                ops.push(Op::Split(0));
                emit(row, ops);
                jumps.push(ops.len());
                ops.push(Op::Jump(0));
                ops[split] = Op::Split((ops.len() - split) as u16);
            }
            let end = ops.len();
            for at in jumps {
                ops[at] = Op::Jump((end - at) as u16);
            }
        }
    }
}

/// The smallest set of anchors of which every way through a node takes one.
fn needs_of(node: &Node, is_anchor: &dyn Fn(u16) -> bool) -> Option<Vec<u16>> {
    match node {
        Node::Op(Op::Class(class)) if is_anchor(*class) => Some(vec![*class]),
        Node::Row(nodes) => {
            nodes.iter().filter_map(|node| needs_of(node, is_anchor)).min_by_key(Vec::len)
        }
        Node::Choice(rows) => {
            let mut needs = Vec::new();
            for row in rows {
                needs.extend(needs_of(row, is_anchor)?);
            }
            Some(needs)
        }
        Node::Op(_) | Node::Word(_) | Node::Repeat(..) => None,
    }
}

/// What a node can begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Taken,
    Empty,
    Any,
}

fn first_of(node: &Node) -> First {
    match node {
        Node::Op(Op::Class(_)) => First::Taken,
        Node::Op(Op::Any | Op::Number | Op::Sentence) => First::Any,
        Node::Op(_) | Node::Word(_) => First::Empty,
        Node::Row(nodes) => {
            nodes.iter().map(first_of).find(|first| *first != First::Empty).unwrap_or(First::Empty)
        }
        Node::Choice(rows) => {
            let firsts: Vec<First> = rows.iter().map(first_of).collect();
            [First::Any, First::Empty]
                .into_iter()
                .find(|first| firsts.contains(first))
                .unwrap_or(First::Taken)
        }
        Node::Repeat(node, _) => match first_of(node) {
            First::Any => First::Any,
            _ => First::Empty,
        },
    }
}
