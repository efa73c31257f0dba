//! `rules/` → `OUT_DIR/rules.rs`: the lexicon, the services and the message patterns; and
//! `OUT_DIR/rule_tests.rs`: one test a rule file, of its hits and misses.
//!
//! A file with an unknown key, or without a hit and a miss, ends the build with its path,
//! line and column.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::fold_words::FoldWords;
use crate::lexicon::Lexicon;
use crate::schema::{Classes, Language, Message, Service};
use crate::{intent, messages, services};

/// Writes both files.
pub fn generate(root: &Path, out_dir: &Path) {
    let rules = root.join("rules");
    let fold = FoldWords::load(&root.join("data/unicode/fold.tsv"));
    let classes: Classes = read(&rules.join("classes.toml"));
    let languages: Vec<(PathBuf, Language)> = read_all(&rules.join("language"));
    let service_files: Vec<(PathBuf, Service)> = read_all(&rules.join("service"));
    let message_files: Vec<(PathBuf, Message)> = read_all(&rules.join("message"));

    let mut lexicon = Lexicon::new(&classes, languages.len(), service_files.len(), fold);
    for (number, (path, language)) in languages.iter().enumerate() {
        lexicon.open_group(number);
        language.fill(number, &mut lexicon).unwrap_or_else(|why| fail(path, &why));
    }
    lexicon.open_group(languages.len());
    for (number, (path, service)) in service_files.iter().enumerate() {
        services::fill(number, service, &mut lexicon).unwrap_or_else(|why| fail(path, &why));
    }
    let messages = messages::compile(&message_files, &languages, &mut lexicon);

    let mut code = String::from("// Made by the build script from `rules/`.\n");
    messages.write(root, &mut code);
    services::write(&service_files, &lexicon, &mut code);
    lexicon.write(&classes, &languages, &mut code);
    intent::write(root, &mut code);
    let hash = fnv1a(code.as_bytes());
    writeln!(
        code,
        "pub(crate) const VERSION: &str = concat!(\"contact-guard \", env!(\"CARGO_PKG_VERSION\"), \" / {hash:08x}\");"
    )
    .expect("writing to a string");
    write(&out_dir.join("rules.rs"), &code);
    write(&out_dir.join("rule_tests.rs"), &tests(root, &languages, &service_files, &message_files));
}

/// The hits, the misses, what of them is open, and the kind that a mark stands for.
type Examples<'a> = (&'a [String], &'a [String], &'a [String], &'a str);

fn tests(
    root: &Path,
    languages: &[(PathBuf, Language)],
    services: &[(PathBuf, Service)],
    messages: &[(PathBuf, Message)],
) -> String {
    let mut files: BTreeMap<String, Examples<'_>> = BTreeMap::new();
    let relative =
        |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    for (path, file) in languages {
        files.insert(relative(path), (&file.hits, &file.misses, &file.open, "phone"));
    }
    for (path, file) in services {
        files.insert(relative(path), (&file.hits, &file.misses, &file.open, file.default_kind()));
    }
    for (path, file) in messages {
        files.insert(relative(path), (&file.hits, &file.misses, &file.open, file.hit_kind()));
    }
    let mut code = String::new();
    for (path, (hits, misses, open, kind)) in files {
        if hits.is_empty() || misses.is_empty() {
            fail(&root.join(&path), "wants at least one hit and one miss");
        }
        let name: String = path
            .trim_start_matches("rules/")
            .trim_end_matches(".toml")
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
            .collect();
        writeln!(
            code,
            "#[test]\nfn {name}() {{ crate::rules::testing::check({path:?}, {kind:?}, &{hits:?}, &{misses:?}, &{open:?}); }}"
        )
        .expect("writing to a string");
    }
    code
}

/// Every TOML file below `folder`, in order of path.
fn read_all<T: serde::de::DeserializeOwned>(folder: &Path) -> Vec<(PathBuf, T)> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ext| ext == "toml") {
            paths.push(path);
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    println!("cargo::rerun-if-changed={}", path.display());
    let source = std::fs::read_to_string(path).unwrap_or_else(|why| fail(path, &why.to_string()));
    toml::from_str(&source).unwrap_or_else(|why| {
        let at = why.span().map_or(0, |span| span.start);
        let before = &source[..at.min(source.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1;
        eprintln!("{}:{line}:{column}: {}", path.display(), why.message());
        std::process::exit(1)
    })
}

fn fail(path: &Path, why: &str) -> ! {
    eprintln!("{}:1:1: {why}", path.display());
    std::process::exit(1)
}

/// `fail`, at the line and column where `needle` stands in the file.
pub fn fail_at(path: &Path, needle: &str, why: &str) -> ! {
    let source = std::fs::read_to_string(path).unwrap_or_default();
    let at = source.find(needle).unwrap_or(0);
    let line = source[..at].matches('\n').count() + 1;
    let column = at - source[..at].rfind('\n').map_or(0, |at| at + 1) + 1;
    eprintln!("{}:{line}:{column}: {why}", path.display());
    std::process::exit(1)
}

fn write(path: &Path, code: &str) {
    std::fs::write(path, code).unwrap_or_else(|why| fail(path, &why.to_string()));
}

pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
