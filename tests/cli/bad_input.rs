//! Bad usage and bad input: a clear message with place and remedy, the right exit code, and
//! everything before and after still done.

use std::time::Duration;

use crate::run::{file, json_lines, run};

#[test]
fn an_unknown_option_is_named_with_what_was_meant() {
    let ran = run(&["check", "--fail-onn", "warn", "a"], "");
    assert!(ran.expect(2).err.contains("--fail-onn"), "{}", ran.err);
    assert!(ran.err.contains("'--fail-on'"), "{}", ran.err);
    let ran = run(&["check", "--fail-on", "wran", "a"], "");
    assert!(ran.expect(2).err.contains("possible values: notice, warn, confirm, block, never"));
    run(&["chek"], "").expect(2);
    run(&[], "").expect(2);
}

#[test]
fn a_wrong_context_says_what_would_be_right() {
    let ran = run(&["check", "--context", r#"{"surfce":"inbox"}"#, "a"], "");
    assert!(ran.expect(2).err.contains("unknown field `surfce`, expected one of `surface`"));
    let ran = run(&["check", "--context", r#"{"surface":"chat"}"#, "a"], "");
    assert!(ran.expect(2).err.contains("unknown surface `chat`; expected one of: inbox, order"));
    let ran = run(&["check", "--region", "USA", "a"], "");
    assert!(ran.expect(2).err.contains("a country has two letters, as in US"));
    run(&["check", "--declared", "fax", "a"], "").expect(2);
    for threads in ["0", "-1", "two"] {
        run(&["scan", "--threads", threads], "").expect(2);
    }
    let ran = run(&["scan", "--max-line", "0"], "");
    assert!(ran.expect(2).err.contains("a size is a number of bytes above 0"));
}

#[test]
fn a_text_must_be_utf8() {
    for command in ["check", "redact"] {
        let ran = run(&[command], b"caf\xe9");
        assert_eq!(ran.expect(2).complaint(), "standard input is not UTF-8 from byte 4 on");
        assert!(ran.err.contains("help: convert it first"), "{}", ran.err);
    }
}

#[test]
fn a_bad_line_is_answered_in_its_place() {
    let lines = b"{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\n\n{\"id\":\"x\",\"text\":[]}\n\
                  {\"id\":5,\"text\":\"\xff\"}\n[]\n{\"id\":7}\n{\"id\":8,\"text\":\"\\ud800\"}\n\
                  {\"id\":9,\"text\":\"z\"}";
    let ran = run(&["scan"], lines);
    let answers = json_lines(&ran.expect(0).out);
    let seen: Vec<_> =
        answers.iter().map(|answer| (answer["line"].as_u64(), answer["id"].to_string())).collect();
    let expected = [
        (None, "1"),
        (Some(2), "null"),
        (Some(4), "\"x\""),
        (Some(5), "null"),
        (Some(6), "null"),
        (Some(7), "7"),
        (Some(8), "8"),
        (None, "9"),
    ];
    assert_eq!(seen, expected.map(|(line, id)| (line, id.to_owned())));
    assert!(answers.iter().all(|answer| answer["line"].is_null() != answer["error"].is_string()));
    assert!(ran.err.starts_with("warning: 6 of 8 messages could not be read\n"), "{}", ran.err);
    assert_eq!(run(&["scan", "--quiet"], lines).err, "");
}

#[test]
fn a_line_too_long_is_answered_in_its_place() {
    let long = "x".repeat(3 << 20);
    let lines = format!(
        "{{\"id\":1,\"text\":\"a\"}}\n{{\"id\":2,\"text\":\"{long}\"}}\n{{\"id\":3,\"text\":\"b\"}}\n"
    );
    let ran = run(&["scan", "--max-line", "1M"], &lines);
    let answers = json_lines(&ran.expect(0).out);
    assert_eq!((&answers[0]["id"], &answers[2]["id"]), (&1.into(), &3.into()));
    assert_eq!(answers[1]["line"], 2);
    assert_eq!(answers[1]["error"], "longer than 1048576 bytes; see --max-line");
    // The bound is the bound, whatever the size of a read.
    let short =
        run(&["scan", "--max-line", "20"], "{\"text\":\"12345678\"}\n{\"text\":\"1234567890\"}\n");
    let answers = json_lines(&short.out);
    assert!(answers[0]["error"].is_null() && answers[1]["error"].is_string(), "{}", short.out);
    assert!(run(&["scan"], &lines).out.lines().all(|line| !line.contains("error")));
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let there = file("there.jsonl", "{\"text\":\"a\",\"id\":1}\n");
    let ran = run(&["scan", "not-there.jsonl", env!("CARGO_TARGET_TMPDIR"), &there], "");
    assert_eq!(json_lines(&ran.expect(2).out).len(), 1);
    assert!(ran.err.contains("error: cannot read not-there.jsonl: "), "{}", ran.err);
    assert!(ran.err.contains("is a directory"), "{}", ran.err);
    assert!(ran.err.contains("help: check the path; standard input is `-`"), "{}", ran.err);
}

#[test]
fn a_file_name_cannot_command_the_terminal() {
    let ran = run(&["scan", "a\u{1b}[2J\u{202e}.jsonl"], "");
    assert!(ran.expect(2).err.contains("a\\u{1b}[2J\\u{202e}.jsonl"), "{}", ran.err);
}

#[test]
fn deep_json_and_odd_texts_do_no_harm() {
    let deep = format!("{{\"text\":\"a\",\"x\":{}", "[".repeat(1 << 20));
    let ran = run(&["scan"], deep);
    assert!(json_lines(&ran.expect(0).out)[0]["error"].is_string());
    for text in ["\0", "\u{10ffff}", "a\u{301}\u{200d}", "\n\n\n", "\r", "\t\t", "\u{202e}"] {
        run(&["check", "-"], text).expect(0);
    }
}

#[test]
fn a_long_text_is_checked_in_time() {
    let start = std::time::Instant::now();
    run(&["check", "--format", "json"], "lorem ipsum ".repeat(1 << 12)).expect(0);
    assert!(start.elapsed() < Duration::from_secs(60));
}
