//! `scan`: JSON Lines in, reports out.

use std::fmt::Write;
use std::io::{BufRead, BufReader, Write as _};
use std::process::Stdio;

use crate::run::{command, file, json_lines, run};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/inbox.jsonl");

#[test]
fn the_order_is_kept_over_two_threads() {
    let mut lines = String::new();
    for number in 0..10_000 {
        // Long and short lines, so that pieces take unequal time.
        let text = "word ".repeat(if number % 97 == 0 { 2_000 } else { number % 7 });
        writeln!(lines, "{{\"id\":{number},\"text\":\"{text}\"}}").unwrap();
    }
    let ran = run(&["scan", "--threads", "2", "--format", "jsonl", "-"], &lines);
    let reports = json_lines(&ran.expect(0).out);
    assert_eq!(reports.len(), 10_000);
    for (number, report) in reports.iter().enumerate() {
        assert_eq!(report["id"], number);
        assert_eq!(report["action"], "allow");
    }
    assert_eq!(ran.err, "");
    let one = run(&["scan", "--threads", "1"], &lines);
    assert!(one.out == ran.out, "the number of threads changes nothing");
}

#[test]
fn ids_of_every_type_pass_through() {
    let ids = ["7", "1.50", "-1e400", "\"a\\u00e9 \\\"b\"", "true", "null", "[1, {}]", "{\"a\":1}"];
    let lines: String = ids.iter().map(|id| format!("{{\"text\":\"\",\"id\":{id}}}\n")).collect();
    let ran = run(&["scan"], lines);
    for (id, line) in ids.iter().zip(ran.expect(0).out.lines()) {
        assert!(line.starts_with(&format!("{{\"id\":{id},\"action\":")), "{id}: {line}");
    }
    assert!(run(&["scan"], "{\"text\":\"\"}").out.starts_with("{\"id\":null,"));
}

#[test]
fn empty_lines_marks_and_missing_ends_do_no_harm() {
    let ran =
        run(&["scan"], "\u{feff}{\"text\":\"a\",\"id\":1}\r\n\r\n  \n{\"text\":\"b\",\"id\":2}");
    let ids: Vec<_> =
        json_lines(&ran.expect(0).out).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [1, 2]);
    assert_eq!(run(&["scan"], "").expect(0).out, "");
}

#[test]
fn an_answer_comes_before_the_next_line_is_written() {
    let mut child =
        command(&["scan", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"\"}}").unwrap();
        assert!(answers.next().unwrap().unwrap().starts_with(&format!("{{\"id\":{id},")));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let lines = "{\"text\":\"hello\"}\n".repeat(200_000);
    let path = file("pipe.jsonl", lines);
    let mut child = command(&["scan", &path])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"id\":null"));
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn several_files_come_in_their_order() {
    let first = file("first.jsonl", "{\"text\":\"a\",\"id\":1}");
    let second = file("second.jsonl", "{\"text\":\"b\",\"id\":2}\nx\n");
    let ran = run(&["scan", &first, "-", &second], "{\"text\":\"c\",\"id\":3}");
    let lines = json_lines(&ran.expect(0).out);
    let ids: Vec<_> = lines.iter().map(|line| line["id"].as_u64()).collect();
    assert_eq!(ids, [Some(1), Some(3), Some(2), None]);
    assert!(lines[3]["file"].as_str().unwrap().ends_with("second.jsonl"));
    assert_eq!(lines[3]["line"], 2);
}

#[test]
fn the_sample_is_read_to_its_end() {
    let ran = run(&["scan", "--fail-on", "never", SAMPLE], "");
    let reports = json_lines(&ran.expect(0).out);
    assert_eq!(reports.len(), 60);
    assert!(reports.iter().all(|report| report["error"].is_null()));
    let human = run(&["scan", "--format", "human", "--fail-on", "never", SAMPLE], "");
    assert!(human.expect(0).out.lines().last().unwrap().starts_with("60 messages: "));
}

#[test]
fn the_sample_is_judged() {
    let ran = run(&["scan", SAMPLE], "");
    let reports = json_lines(&ran.expect(1).out);
    let flagged = reports.iter().filter(|report| {
        ["warn", "confirm", "block"].contains(&report["action"].as_str().unwrap())
    });
    assert_eq!(flagged.count(), 21);
}

#[test]
fn a_message_brings_its_context_and_what_came_before() {
    let lines = concat!(
        r#"{"id":1,"text":"+44 20 7946 0018"}"#,
        "\n",
        r#"{"id":2,"text":"card number: +44 20 7946 0018","context":{"surface":"order","order":"active","declared":["phone"]}}"#,
        "\n",
        r#"{"id":3,"text":"0132","earlier":["my number is 415","555"]}"#,
        "\n",
        r#"{"id":4,"text":"0132"}"#,
        "\n",
    );
    let ran = run(&["scan"], lines);
    let flagged: Vec<_> = json_lines(&ran.expect(1).out)
        .iter()
        .map(|report| !["allow", "notice"].contains(&report["action"].as_str().unwrap()))
        .collect();
    assert_eq!(flagged, [true, false, true, false]);
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    let line = r#"{"text":"😀 joe@gmx.net"}"#;
    for (unit, start) in [("utf16", 3), ("utf8", 5), ("codepoint", 2)] {
        let ran = run(&["scan", "--offsets", unit], line);
        assert_eq!(json_lines(&ran.expect(1).out)[0]["findings"][0]["start"], start, "{unit}");
    }
}
