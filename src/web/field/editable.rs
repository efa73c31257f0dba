//! Elements with `contenteditable`: their text, and the way back from an offset in it to a
//! place in the page. Nothing in them is changed.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Range, Text};

/// The text of an element and the text nodes that it comes from, in order.
pub(in crate::web) struct Pieces {
    text: String,
    /// The length of `text` in UTF-16 code units.
    len: u32,
    nodes: Vec<Piece>,
}

struct Piece {
    node: Text,
    start: u32,
    len: u32,
}

impl Pieces {
    /// Reads `element`: blocks and line breaks begin a new line.
    pub(in crate::web) fn of(element: &HtmlElement) -> Pieces {
        let mut pieces = Pieces { text: String::new(), len: 0, nodes: Vec::new() };
        pieces.walk(element);
        pieces
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text, given away.
    pub(in crate::web) fn into_text(self) -> String {
        self.text
    }

    /// The stretch `start..end` as a range of the page.
    pub(in crate::web) fn range(&self, start: u32, end: u32) -> Option<Range> {
        let last = self.nodes.last()?;
        let first = self.nodes.iter().find(|piece| start < piece.start + piece.len).unwrap_or(last);
        let behind = self.nodes.iter().find(|piece| end <= piece.start + piece.len);
        let behind = behind.unwrap_or(last);
        let range = first.node.owner_document()?.create_range().ok()?;
        let within = |piece: &Piece, at: u32| at.saturating_sub(piece.start).min(piece.len);
        range.set_start(&first.node, within(first, start)).ok()?;
        range.set_end(&behind.node, within(behind, end)).ok()?;
        Some(range)
    }

    /// The offset in the text at which a place of the page stands.
    pub(super) fn offset(&self, node: &Node, offset: u32) -> Option<u32> {
        let same = |piece: &&Piece| piece.node.is_same_node(Some(node));
        if let Some(piece) = self.nodes.iter().find(same) {
            return Some(piece.start + offset.min(piece.len));
        }
        // Between the children of an element: where the next of them begins.
        let next = node.child_nodes().item(offset);
        let piece = match next {
            Some(next) => self.nodes.iter().find(|piece| next.contains(Some(&piece.node))),
            None => None,
        };
        match piece {
            Some(piece) => Some(piece.start),
            None => self
                .nodes
                .iter()
                .rev()
                .find(|piece| node.contains(Some(&piece.node)))
                .map(|piece| piece.start + piece.len),
        }
    }

    fn walk(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::TEXT_NODE => self.push(node.unchecked_ref::<Text>()),
                Node::ELEMENT_NODE => self.enter(node.unchecked_ref::<Element>()),
                _ => {}
            }
            next = node.next_sibling();
        }
    }

    fn enter(&mut self, element: &Element) {
        let tag = element.tag_name().to_ascii_lowercase();
        match tag.as_str() {
            "br" => self.line(),
            "script" | "style" | "template" => {}
            _ if BLOCKS.contains(&tag.as_str()) => {
                if !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.line();
                }
                self.walk(element);
            }
            _ => self.walk(element),
        }
    }

    fn push(&mut self, node: &Text) {
        let data = node.data();
        let len: usize = data.chars().map(char::len_utf16).sum();
        let len = u32::try_from(len).unwrap_or(u32::MAX);
        self.nodes.push(Piece { node: node.clone(), start: self.len, len });
        self.text.push_str(&data);
        self.len = self.len.saturating_add(len);
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.len += 1;
    }
}

/// The elements that editors make lines of.
const BLOCKS: [&str; 20] = [
    "address",
    "article",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "pre",
    "tr",
    "ul",
];
