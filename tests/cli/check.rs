//! `check` and `redact`: one text.

use crate::run::{command, finish, run};

#[test]
fn an_honest_text_is_clean() {
    let ran = run(&["check", "the banner is 1920x1080"], "");
    assert_eq!(ran.expect(0).out, "no contact details found\n");
    assert_eq!(ran.err, "");
}

#[test]
fn it_speaks_the_languages_of_the_widget() {
    let text = "write me at jonas.lund (at) gmail (dot) com";
    let ran = run(&["check", "--lang", "de", text], "");
    let out = &ran.expect(1).out;
    assert!(out.contains("confirm[email.words]: E-Mail-Adresse"), "{out}");
    assert!(out.contains("jonas.lund@gmail.com"), "{out}");
    let arabic = run(&["check", "--lang", "ar", "hello"], "");
    assert_eq!(arabic.expect(0).out, "رسالتك سليمة.\n");
    let by_terminal = finish(command(&["check", text]).env("LC_ALL", "fr_CH.UTF-8"), b"");
    assert!(by_terminal.out.contains("Adresse e-mail"), "{}", by_terminal.out);
    let explained = run(&["check", "--lang", "es", "--explain", text], "");
    assert!(explained.out.contains("Se lee como jonas.lund@gmail.com"), "{}", explained.out);
    run(&["check", "--lang", "xx", text], "").expect(2);
}

#[test]
fn the_text_may_come_from_standard_input() {
    for args in [&["check"][..], &["check", "-"]] {
        run(args, "hello\n").expect(0);
    }
    run(&["check", ""], "").expect(0);
    run(&["check", "--", "--hello"], "").expect(0);
}

#[test]
fn json_has_the_shape_of_the_report() {
    let ran = run(&["check", "--format", "json", "hello"], "");
    let report: serde_json::Value = serde_json::from_str(&ran.expect(0).out).unwrap();
    assert_eq!(report["action"], "allow");
    assert_eq!(report["findings"], serde_json::json!([]));
    assert!(report["rules"].as_str().unwrap().starts_with("contact-guard 0."));
    let explained = run(&["check", "--explain", "--format", "json", "hello"], "");
    assert_eq!(explained.out, ran.out);
}

#[test]
fn the_context_is_options_or_json() {
    let args = [
        "check",
        "--surface",
        "order",
        "--order",
        "active",
        "--declared",
        "phone,meeting",
        "--region",
        "us",
        "--locale",
        "en",
        "--own-domain",
        "market.example",
        "--direction",
        "received",
        "--context",
        r#"{"surface":"listing"}"#,
        "--earlier",
        "-1",
        "hello",
    ];
    run(&args, "").expect(0);
}

#[test]
fn redaction_leaves_the_rest_as_it_was() {
    assert_eq!(run(&["redact", "hello"], "").expect(0).out, "hello\n");
    for text in ["", "a\r\n\tb", "a\n\n", "\u{1b}[31m \u{202e}"] {
        assert_eq!(run(&["redact"], text).expect(0).out, text);
    }
}

const BOTH: &str = "😀 write joe@gmx.net\nor call +1 415 555 0132";

#[test]
fn findings_are_shown_as_errors() {
    let ran = run(&["check", BOTH], "");
    ran.expect(1);
    assert!(ran.out.contains(" --> text:1:9\n"), "{}", ran.out);
    assert!(ran.out.contains("1 | 😀 write joe@gmx.net\n  |          ^^^^^^^^^^^"), "{}", ran.out);
    assert!(ran.out.contains(" --> text:2:9\n"), "{}", ran.out);
    assert!(ran.out.contains("phone: +14155550132"), "{}", ran.out);
    assert!(ran.out.contains("= help: "), "{}", ran.out);
    assert!(ran.out.ends_with("2 findings, 2 at or above warn\n"), "{}", ran.out);
}

#[test]
fn explaining_names_more() {
    let plain = run(&["check", "mail joe@gmx.net"], "");
    let explained = run(&["check", "--explain", "mail joe@gmx.net"], "");
    assert!(explained.out.matches("= note: ").count() > plain.out.matches("= note: ").count());
    let json = run(&["check", "--explain", "--format", "json", "mail joe@gmx.net"], "");
    assert!(json.out.contains("\"clues\""));
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    for (unit, start, end) in [("utf16", 9, 20), ("utf8", 11, 22), ("codepoint", 8, 19)] {
        let ran = run(&["check", "--format", "json", "--offsets", unit, BOTH], "");
        let report: serde_json::Value = serde_json::from_str(&ran.expect(1).out).unwrap();
        let finding = &report["findings"][0];
        assert_eq!((&finding["start"], &finding["end"]), (&start.into(), &end.into()), "{unit}");
    }
}

#[test]
fn fail_on_decides_about_the_exit_code() {
    let check = |level| run(&["check", "--fail-on", level, "joe@gmx.net"], "").code;
    assert_eq!(["notice", "confirm", "block", "never"].map(check), [1, 1, 0, 0]);
}

#[test]
fn colours_respect_pipes_options_and_no_color() {
    let text = "joe@gmx.net";
    assert!(!run(&["check", text], "").out.contains('\u{1b}'));
    let always = ["--color", "always", "check", text];
    assert!(run(&always, "").out.contains('\u{1b}'));
    let forced = finish(command(&["check", text]).env("CLICOLOR_FORCE", "1"), b"");
    assert!(forced.out.contains('\u{1b}'));
    let without =
        finish(command(&["check", text]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"), b"");
    assert!(!without.out.contains('\u{1b}'));
}

#[test]
fn redaction_leaves_nothing_to_find() {
    let ran = run(&["redact", BOTH], "");
    assert_eq!(ran.expect(0).out, "😀 write [email removed]\nor call [phone removed]\n");
    run(&["check", &ran.out], "").expect(0);
    let kept = run(&["redact", "--from", "block", BOTH], "");
    assert_eq!(kept.out, format!("{BOTH}\n"));
}

#[test]
fn earlier_messages_count() {
    let args = ["check", "--earlier", "my number is 415", "--earlier", "555", "0132"];
    run(&args, "").expect(1);
}

#[test]
fn the_order_page_may_need_a_detail() {
    let text = "the number for the card is +44 20 7946 0018";
    let order = ["--surface", "order", "--order", "active", "--declared", "phone"];
    run(&["check", text], "").expect(1);
    run(&[&["check", text], &order[..]].concat(), "").expect(0);
}
