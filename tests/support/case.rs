//! The labelled messages of `tests/cases`, in the format of its README.
//!
//! Read without the library's `serde` feature, so that the laws run in every build of it.

use std::path::{Path, PathBuf};

use contact_guard::{Context, Declared, Detector, Direction, Order, Report, Surface};
use serde_json::Value;

/// One labelled message.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The stem of its file.
    pub(crate) file: String,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) earlier: Vec<String>,
    pub(crate) context: Context,
    /// What must be flagged; empty where the message is honest.
    pub(crate) expect: Vec<Expectation>,
    pub(crate) tags: Vec<String>,
}

/// One stretch that must be found.
#[derive(Clone, Debug)]
pub(crate) struct Expectation {
    /// The kinds that are equally right.
    pub(crate) kinds: Vec<String>,
    pub(crate) value: String,
    pub(crate) canonical: Option<String>,
}

/// Every case of every file, in the order of the file names.
pub(crate) fn all() -> Vec<Case> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(directory())
        .unwrap_or_else(|why| panic!("tests/cases: {why}"))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    let cases: Vec<Case> = files.iter().flat_map(|path| read(path)).collect();
    assert!(!cases.is_empty(), "tests/cases holds no case");
    cases
}

/// `tests/cases`.
pub(crate) fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

impl Case {
    pub(crate) fn is_guilty(&self) -> bool {
        !self.expect.is_empty()
    }

    /// Whether its disguise, if any, is the author's words alone.
    pub(crate) fn is_plain(&self) -> bool {
        self.tags.first().is_some_and(|tag| tag == "plain")
    }

    pub(crate) fn report(&self) -> Report {
        self.report_on(&self.text)
    }

    /// The report on `text` in the place of the case's own.
    pub(crate) fn report_on(&self, text: &str) -> Report {
        Detector::default().check_after(&self.earlier, text, &self.context)
    }
}

fn read(path: &Path) -> Vec<Case> {
    let source =
        std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let file = path.file_stem().unwrap_or_default().to_string_lossy();
    source
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            let value: Value = serde_json::from_str(line)
                .unwrap_or_else(|why| panic!("{}:{}: {why}", path.display(), at + 1));
            case(&file, &value)
        })
        .collect()
}

fn case(file: &str, value: &Value) -> Case {
    Case {
        file: file.to_owned(),
        id: string(&value["id"]),
        text: string(&value["text"]),
        earlier: strings(&value["earlier"]),
        context: context(&value["context"]),
        expect: value["expect"].as_array().into_iter().flatten().map(expectation).collect(),
        tags: strings(&value["tags"]),
    }
}

fn expectation(value: &Value) -> Expectation {
    let kinds = match &value["kind"] {
        Value::String(kind) => vec![kind.clone()],
        kinds => strings(kinds),
    };
    let canonical = value["canonical"].as_str().map(str::to_owned);
    Expectation { kinds, value: string(&value["value"]), canonical }
}

fn context(value: &Value) -> Context {
    let label = |key: &str| value[key].as_str();
    let declared = strings(&value["declared"]).iter().fold(Declared::default(), |all, word| {
        all.with_label(word).unwrap_or_else(|| panic!("{word:?} cannot be declared"))
    });
    Context {
        surface: label("surface").and_then(Surface::from_label).unwrap_or_default(),
        order: label("order").and_then(Order::from_label).unwrap_or_default(),
        direction: label("direction").and_then(Direction::from_label).unwrap_or_default(),
        region: label("region").map(str::to_owned),
        locale: label("locale").map(str::to_owned),
        own_domains: strings(&value["own_domains"]),
        declared,
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(string).collect()
}
