//! Replays `tests/regressions`: inputs that once broke something, through the same checks as
//! the laws and the fuzz targets. Those of the fold are replayed by its own tests.

mod support;

use std::path::{Path, PathBuf};

use contact_guard::{Action, Context, check};
use support::sound::{assert_redacts, assert_sound};

#[test]
fn of_check() {
    for (path, bytes) in inputs("check") {
        let text = String::from_utf8_lossy(&bytes);
        println!("{}", path.display());
        assert_sound(&text, &check(&text, &Context::default()));
    }
}

#[test]
fn of_redact() {
    for (path, bytes) in inputs("redact") {
        let text = String::from_utf8_lossy(&bytes);
        println!("{}", path.display());
        assert_redacts(&text, &Context::default(), Action::Warn);
    }
}

#[test]
#[cfg(feature = "jsonl")]
fn of_scan_json() {
    use contact_guard::jsonl::{Message, write_error};
    for (path, bytes) in inputs("scan_json") {
        println!("{}", path.display());
        let Err(error) = Message::read(&bytes) else { continue };
        let mut out = Vec::new();
        write_error(&mut out, &error, 1, None);
        let line: serde_json::Value =
            serde_json::from_slice(&out).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        assert!(line["error"].is_string(), "{line}");
    }
}

fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions").join(target);
    let mut inputs: Vec<(PathBuf, Vec<u8>)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| Some((path.clone(), std::fs::read(path).ok()?)))
        .collect();
    inputs.sort();
    inputs
}
