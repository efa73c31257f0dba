//! What docs/server.md says is so.

use contact_guard::{Context, Detector, Overlay};

const MANUAL: &str = include_str!("../../docs/server.md");

#[test]
fn its_overlay_is_one() {
    let overlay = MANUAL.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let detector = Detector::with_overlay(Overlay::from_toml(overlay.unwrap()).unwrap());
    let rule = |text: &str| detector.check(text, &Context::default()).findings[0].rule;
    assert_eq!(rule("my desk code abc-1234"), "handle.overlay");
    assert_eq!(rule("plauder: joe_d"), "handle.overlay");
    assert_eq!(rule("shall we make a side deal"), "request.overlay");
}

#[test]
fn its_options_are_those_of_the_tool() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_contact-guard"))
        .args(["serve", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let options = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
        let mut options: Vec<String> =
            words.filter(|word| word.starts_with("--")).map(str::to_owned).collect();
        options.retain(|option| option != "--help" && option != "--color");
        options.sort();
        options.dedup();
        options
    };
    let table = MANUAL.split("## Options").nth(1).and_then(|rest| rest.split("\n## ").next());
    let rows = table.unwrap().lines().filter_map(|line| line.strip_prefix("| `--"));
    let rows: String =
        rows.filter_map(|row| row.split('|').next()).map(|row| format!("--{row}\n")).collect();
    assert_eq!(options(&rows), options(&help));
}

#[test]
fn its_paths_are_those_of_the_description() {
    let server = crate::server::Server::start(&[]);
    let api = server.get("/openapi.json", &[]).json();
    for path in api["paths"].as_object().unwrap().keys() {
        assert!(MANUAL.contains(path), "{path}");
    }
}
