//! Help, version, completions and the manual.

use crate::run::run;

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
