//! The notice as a piece of the page: in the flow under the field, in a shadow root of its own.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Node, ShadowRoot};

use super::dom::{Hook, OwnNode, adopt, el};
use super::host::Host;
use super::settings::Settings;
use crate::compose::{Item, Mood, Notice, Place, fill};

/// What its reader wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// Take the finding of this index out of the draft.
    Fix(usize),
    /// Take all of them out.
    FixAll,
    /// Send the message as it is.
    Send,
    /// Go back to the draft.
    Back,
    /// These are no contact details.
    Dismiss,
    /// Do not show this again.
    Close,
    /// The embedder's own way of this index.
    Alternative(u32),
    /// Show or hide why something was found.
    Explain,
}

impl Intent {
    /// What a click in the notice asks for.
    pub(super) fn of(event: &Event) -> Option<Intent> {
        let target: Element = event.composed_path().get(0).dyn_into().ok()?;
        let button = target.closest("button").ok()??;
        let wish = button.get_attribute("data-wish")?;
        let (name, number) = wish.split_once(':').unwrap_or((&wish, "0"));
        Some(match name {
            "fix" => Intent::Fix(number.parse().ok()?),
            "fix-all" => Intent::FixAll,
            "send" => Intent::Send,
            "back" => Intent::Back,
            "dismiss" => Intent::Dismiss,
            "close" => Intent::Close,
            "alternative" => Intent::Alternative(number.parse().ok()?),
            "explain" => Intent::Explain,
            _ => return None,
        })
    }
}

/// The place of the notice in the page.
pub(super) struct Panel {
    node: OwnNode,
    root: ShadowRoot,
    /// What the screen reader is told stands apart from what is seen.
    pub(super) voice: HtmlElement,
    shown: Option<Notice>,
    explained: bool,
    _sheet: Hook,
}

impl Panel {
    pub(super) fn new(document: &Document) -> Option<Panel> {
        let node = OwnNode::new(document, "notice")?;
        let init = web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open);
        let root = node.element.attach_shadow(&init).ok()?;
        let voice = el(document, "div", "voice")?;
        voice.set_attribute("role", "status").ok()?;
        root.append_child(&voice).ok()?;
        let sheet = adopt(&root, "notice");
        Some(Panel { node, root, voice, shown: None, explained: false, _sheet: sheet })
    }

    /// Where its events are heard.
    pub(super) fn root(&self) -> &ShadowRoot {
        &self.root
    }

    /// What is shown.
    pub(super) fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref()
    }

    pub(super) fn dress(&self, settings: &Settings) {
        let set = |name: &str, value: &str| self.node.element.set_attribute(name, value);
        // A name and a value of ours: an attribute takes them.
        let _ = set("data-theme", settings.theme.label());
        let _ = set("dir", if settings.rtl { "rtl" } else { "ltr" });
        if !settings.locale.is_empty() {
            let _ = set("lang", &settings.locale);
        }
    }

    /// Stands in `mount`, or under `field`; nowhere while the field is nowhere.
    pub(super) fn place(&self, field: &HtmlElement, mount: Option<&HtmlElement>) {
        let node: &Node = &self.node.element;
        if !field.is_connected() {
            self.node.element.remove();
            return;
        }
        // Where the page refuses a node, the notice is not shown and typing goes on.
        match mount {
            Some(mount) if !node.parent_node().is_some_and(|parent| parent == ***mount) => {
                let _ = mount.append_child(node);
            }
            None if !node.is_connected() => {
                let anchor = below(field);
                if let Some(parent) = anchor.parent_node() {
                    let _ = parent.insert_before(node, anchor.next_sibling().as_ref());
                }
            }
            _ => {}
        }
    }

    /// Shows `notice`. What is shown already is left alone, so that a button under a finger
    /// stays there. Gives the button that had the focus, as it is now.
    #[must_use = "the focus moves listeners of the page: give it once nothing is borrowed"]
    pub(super) fn show(&mut self, notice: Option<Notice>, host: &Host) -> Option<HtmlElement> {
        if notice.as_ref().map(|notice| &notice.items) != self.shown.as_ref().map(|n| &n.items) {
            self.explained = false;
        }
        if notice == self.shown {
            return None;
        }
        self.shown = notice;
        self.render(host)
    }

    /// Writes what is shown anew. Gives what [`Panel::show`] gives.
    #[must_use = "the focus moves listeners of the page: give it once nothing is borrowed"]
    pub(super) fn render(&self, host: &Host) -> Option<HtmlElement> {
        let focused =
            self.root.active_element().and_then(|button| button.get_attribute("data-wish"));
        let mut child = self.root.first_element_child();
        while let Some(element) = child {
            child = element.next_element_sibling();
            if !element.is_same_node(Some(&self.voice)) {
                element.remove();
            }
        }
        let notice = self.shown.as_ref()?;
        let document = self.root.owner_document()?;
        let writer = Writer { document: &document, host };
        if let Some(section) = writer.notice(notice, self.explained) {
            // The root is ours.
            let _ = self.root.insert_before(&section, Some(&self.voice));
        }
        self.find(&format!("[data-wish='{}']", focused?))
    }

    /// Shows or hides why. Gives what [`Panel::show`] gives.
    #[must_use = "the focus moves listeners of the page: give it once nothing is borrowed"]
    pub(super) fn explain(&mut self, host: &Host) -> Option<HtmlElement> {
        self.explained = !self.explained;
        self.render(host)
    }

    /// Whether the reasons are shown.
    pub(super) fn is_explained(&self) -> bool {
        self.explained
    }

    /// The first thing to do.
    pub(super) fn first_action(&self) -> Option<HtmlElement> {
        self.find(".actions button")
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).ok()?.map(JsCast::unchecked_into)
    }

    /// Whether the focus is in it.
    pub(super) fn has_focus(&self) -> bool {
        self.root.active_element().is_some()
    }
}

/// Gives a button the focus, if there is one. One that is gone takes none: the notice is still
/// there to read.
pub(super) fn focus(button: Option<HtmlElement>) {
    if let Some(button) = button {
        let _ = button.focus();
    }
}

/// The element under which a notice fits: where the field stands in a row, that row.
fn below(field: &HtmlElement) -> Element {
    const MOST_STEPS: usize = 4;
    let mut anchor: Element = field.clone().into();
    for _ in 0..MOST_STEPS {
        let Some(parent) = anchor.parent_element() else { break };
        let view = parent.owner_document().and_then(|document| document.default_view());
        let looks = view.and_then(|view| view.get_computed_style(&parent).ok().flatten());
        let Some(looks) = looks else { break };
        let get = |name: &str| looks.get_property_value(name).unwrap_or_default();
        let in_row = get("display").contains("flex") && get("flex-direction").starts_with("row");
        if !in_row && !get("display").contains("grid") {
            break;
        }
        anchor = parent;
    }
    anchor
}

/// Writes a notice as elements.
struct Writer<'a> {
    document: &'a Document,
    host: &'a Host,
}

impl Writer<'_> {
    fn notice(&self, notice: &Notice, explained: bool) -> Option<HtmlElement> {
        let section = el(self.document, "section", "notice")?;
        section.set_attribute("data-mood", notice.mood.label()).ok()?;
        section.set_attribute("role", "group").ok()?;
        section.set_attribute("aria-labelledby", "title").ok()?;
        section.set_attribute("aria-describedby", "why instead").ok()?;
        self.heading(&section, notice)?;
        if notice.items.len() > 1 {
            self.list(&section, notice)?;
        }
        if !notice.why.is_empty() {
            self.line(&section, "p", "why", &self.say(notice.why))?.set_id("why");
        }
        self.line(&section, "p", "instead", &self.say(notice.instead))?.set_id("instead");
        if notice.mood != Mood::Needed && notice.mood != Mood::Note {
            self.alternatives(&section)?;
        }
        self.actions(&section, notice, explained)?;
        if explained {
            self.explanation(&section, &notice.items)?;
        }
        Some(section)
    }

    fn heading(&self, section: &HtmlElement, notice: &Notice) -> Option<()> {
        let heading = el(self.document, "p", "title")?;
        heading.set_id("title");
        if notice.place == Place::Sending {
            let key = if notice.mood == Mood::Block { "title.block" } else { "title.confirm" };
            self.line(&heading, "strong", "ask", &self.say(key))?;
        }
        match notice.items.as_slice() {
            [item] => self.item(&heading, item)?,
            items => {
                let count = items.len() + notice.more;
                let word = self.host.word("title.several", u32::try_from(count).ok());
                let word = fill(&word, &[("count", &count.to_string())]);
                self.line(&heading, "span", "thing", &word)?;
            }
        }
        section.append_child(&heading).ok()?;
        if matches!(notice.place, Place::Writing | Place::Received) {
            let close = self.button(section, "close", "close", "")?;
            close.set_attribute("aria-label", &self.say("action.close")).ok()?;
        }
        Some(())
    }

    fn list(&self, section: &HtmlElement, notice: &Notice) -> Option<()> {
        let list = el(self.document, "ul", "items")?;
        for item in &notice.items {
            let entry = el(self.document, "li", "item")?;
            self.item(&entry, item)?;
            if can_fix(notice) {
                let wish = format!("fix:{}", item.index);
                let button = self.button(&entry, "fix-one", &wish, &self.say("action.fix"))?;
                let label = fill(&self.say("action.fix.named"), &[("quote", &item.quote)]);
                button.set_attribute("aria-label", &label).ok()?;
            }
            list.append_child(&entry).ok()?;
        }
        if notice.more > 0 {
            let word = self.host.word("more", u32::try_from(notice.more).ok());
            let word = fill(&word, &[("count", &notice.more.to_string())]);
            self.line(&list, "li", "more", &word)?;
        }
        section.append_child(&list).ok()?;
        Some(())
    }

    /// What it is, and the words of it: apart from ours, whatever way they run.
    fn item(&self, parent: &HtmlElement, item: &Item) -> Option<()> {
        self.line(parent, "span", "thing", &self.say(item.thing))?;
        parent.append_child(&self.document.create_text_node(" ")).ok()?;
        self.line(parent, "bdi", "quote", &item.quote)?;
        Some(())
    }

    fn alternatives(&self, section: &HtmlElement) -> Option<()> {
        let labels = self.host.alternatives();
        if labels.is_empty() {
            return Some(());
        }
        let row = el(self.document, "div", "alternatives")?;
        for (index, label) in labels.iter().enumerate() {
            self.button(&row, "alternative", &format!("alternative:{index}"), label)?;
        }
        section.append_child(&row).ok()?;
        Some(())
    }

    /// The fix first, then sending, then "no contact info".
    fn actions(&self, section: &HtmlElement, notice: &Notice, explained: bool) -> Option<()> {
        if notice.mood == Mood::Needed {
            return Some(());
        }
        let row = el(self.document, "div", "actions")?;
        if can_fix(notice) {
            let key = if notice.items.len() > 1 { "action.fix.all" } else { "action.fix" };
            self.button(&row, "fix", "fix-all", &self.say(key))?;
        }
        if notice.place != Place::Received && !matches!(notice.mood, Mood::Note | Mood::Block) {
            self.button(&row, "send", "send", &self.say("action.send"))?;
        }
        if notice.place == Place::Sending {
            self.button(&row, "back", "back", &self.say("action.back"))?;
        }
        if notice.mood != Mood::Block {
            self.button(&row, "dismiss", "dismiss", &self.say("action.dismiss"))?;
        }
        let why = self.button(&row, "explain", "explain", &self.say("action.explain"))?;
        why.set_attribute("aria-expanded", if explained { "true" } else { "false" }).ok()?;
        section.append_child(&row).ok()?;
        Some(())
    }

    fn explanation(&self, section: &HtmlElement, items: &[Item]) -> Option<()> {
        let block = el(self.document, "div", "explanation")?;
        for item in items {
            let list = el(self.document, "ul", "evidence")?;
            if items.len() > 1 {
                self.line(&block, "bdi", "quote", &item.quote)?;
            }
            for (key, about) in &item.evidence {
                let entry = el(self.document, "li", "clue")?;
                let words = self.say(key);
                let (before, behind) = words.split_once("{it}").unwrap_or((&words, ""));
                entry.append_child(&self.document.create_text_node(before)).ok()?;
                if !about.is_empty() {
                    self.line(&entry, "bdi", "reading", about)?;
                }
                entry.append_child(&self.document.create_text_node(behind)).ok()?;
                list.append_child(&entry).ok()?;
            }
            block.append_child(&list).ok()?;
        }
        section.append_child(&block).ok()?;
        Some(())
    }

    fn button(&self, parent: &HtmlElement, part: &str, wish: &str, label: &str) -> Option<Element> {
        let button = self.line(parent, "button", part, label)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-wish", wish).ok()?;
        Some(button.into())
    }

    fn line(&self, parent: &HtmlElement, tag: &str, part: &str, text: &str) -> Option<HtmlElement> {
        let line = el(self.document, tag, part)?;
        line.set_text_content(Some(text));
        parent.append_child(&line).ok()?;
        Some(line)
    }

    fn say(&self, key: &str) -> String {
        self.host.word(key, None)
    }
}

fn can_fix(notice: &Notice) -> bool {
    notice.place != Place::Received && notice.mood != Mood::Note
}

/// The sentence that a screen reader says of a notice.
pub(super) fn spoken(notice: &Notice, host: &Host) -> JsString {
    let things: Vec<String> = notice.items.iter().map(|item| host.word(item.thing, None)).collect();
    fill(&host.word("spoken.seen", None), &[("things", &things.join(", "))]).into()
}
