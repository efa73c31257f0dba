//! `rules`, `rules check` and `--policy`.

use crate::run::{command, file, finish, run};

#[test]
fn rules_are_listed() {
    let human = run(&["rules"], "");
    assert!(human.expect(0).out.lines().any(|line| line.starts_with("email.")));
    let json = run(&["rules", "--format", "json"], "");
    let listing: serde_json::Value = serde_json::from_str(&json.expect(0).out).unwrap();
    let rules = listing["rules"].as_array().unwrap();
    assert_eq!(rules.len(), human.out.lines().count());
    for rule in rules {
        assert!(["id", "kind", "summary"].iter().all(|key| rule[key].is_string()), "{rule}");
    }
}

#[test]
fn a_sound_policy_is_ok() {
    let toml = file("sound.toml", "version = 1\n[actions.phone]\nlikely = 'block'\n");
    let json = file("sound.json", r#"{"version": 1, "actions": {"phone": {"likely": "warn"}}}"#);
    let ran = run(&["rules", "check", &toml, &json], "");
    assert_eq!(ran.expect(0).out.lines().filter(|line| line.ends_with(": ok")).count(), 2);
    run(&["check", "--policy", &toml, "hello"], "").expect(0);
    run(&["check", "--policy", &json, "hello"], "").expect(0);
}

#[test]
fn an_unknown_key_is_shown_where_it_stands() {
    let path = file("unknown.toml", "version = 1\n[actions.phone]\nsure = 'warn'\n");
    for args in [&["rules", "check", &path][..], &["check", "--policy", &path, "hello"]] {
        let ran = run(args, "");
        assert_eq!(
            ran.expect(2).complaint(),
            "unknown certainty `sure`; expected one of: possible, likely, certain"
        );
        assert!(ran.err.contains("unknown.toml:3:1\n"), "{}", ran.err);
        assert!(ran.err.contains("3 | sure = 'warn'\n  | ^^^^"), "{}", ran.err);
    }
}

#[test]
fn faults_in_one_file_do_not_hide_the_others() {
    let bad = file("bad.json", "{\"version\": 1,\n \"actions\": {\"fax\": {}}}");
    let good = file("good.toml", "version = 1");
    let ran = run(&["rules", "check", &bad, "missing.toml", &good], "");
    ran.expect(2);
    assert!(ran.err.contains("bad.json:2:14\n"), "{}", ran.err);
    assert!(ran.err.contains("cannot read missing.toml"), "{}", ran.err);
    assert!(ran.out.contains("good.toml: ok\n"), "{}", ran.out);
}

#[test]
fn a_policy_must_be_text() {
    let path = file("binary.toml", b"version = 1\n\xff");
    let ran = run(&["rules", "check", &path], "");
    assert!(ran.expect(2).complaint().ends_with("is not UTF-8 from byte 13 on"));
}

#[test]
fn colours_of_errors_respect_no_color() {
    let path = file("coloured.toml", "version = 2");
    let args = ["rules", "check", &path];
    assert!(!run(&args, "").err.contains('\u{1b}'));
    let forced = finish(command(&args).env("CLICOLOR_FORCE", "1"), b"");
    assert!(forced.err.contains('\u{1b}'));
    let without = finish(command(&args).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"), b"");
    assert!(!without.err.contains('\u{1b}'), "{}", without.err);
}

#[test]
fn a_policy_changes_the_action() {
    let path = file("block.toml", "version = 1\n[actions.email]\ncertain = 'block'\n");
    let ran = run(&["check", "--policy", &path, "--fail-on", "block", "mail joe@gmx.net"], "");
    assert!(ran.expect(1).out.starts_with("block["), "{}", ran.out);
}
