//! Help, version, completions and the manual.

use crate::run::{file, json_lines, run};

#[test]
fn help_and_version_go_to_standard_output() {
    for args in [&["--help"][..], &["help", "scan"], &["check", "-h"], &["--version"], &["-V"]] {
        let ran = run(args, "");
        assert!(!ran.expect(0).out.is_empty() && ran.err.is_empty(), "{args:?}");
    }
    assert!(run(&["--version"], "").out.starts_with("contact-guard 0."));
}

#[test]
fn every_shell_can_be_completed() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell], "");
        assert!(ran.expect(0).out.contains("--fail-on") || ran.out.contains("fail-on"), "{shell}");
    }
    run(&["completions", "dos"], "").expect(2);
}

#[test]
fn there_is_a_manual() {
    assert!(run(&["man"], "").expect(0).out.contains(".TH contact-guard"));
    let dir = concat!(env!("CARGO_TARGET_TMPDIR"), "/man");
    run(&["man", "--dir", dir], "").expect(0);
    assert!(std::path::Path::new(dir).join("contact-guard-scan.1").exists());
}

#[test]
fn reports_carry_the_id_of_the_rules_that_judged() {
    let overlay = file("id.toml", "version = 1\nown_domains = ['market.example']\n");
    let built = json_lines(&run(&["rules", "build", &overlay], "").expect(0).out);
    let options = ["--overlay", &overlay, "--fail-on", "never"];
    let check = run(&[&["check", "--format", "json"], &options[..], &["hello"]].concat(), "");
    let scan = run(&[&["scan", "-"], &options[..]].concat(), "{\"text\":\"hello\"}\n");
    let check: serde_json::Value = serde_json::from_str(&check.expect(0).out).unwrap();
    assert_eq!(check["rules"], built[0]["rules"]);
    assert_eq!(json_lines(&scan.expect(0).out)[0]["rules"], built[0]["rules"]);
}
