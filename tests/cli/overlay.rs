//! `--overlay`, `rules check` and `rules build` of the platform's own rules.

use crate::run::{file, run};

const OVERLAY: &str = "version = 1\nown_domains = ['market.example']\n\n[[service]]\nid = 'plauder'\n\
                       names = ['plauder']\n\n[actions.email]\ncertain = 'block'\n";

#[test]
fn an_overlay_judges_with_the_built_in_rules() {
    let path = file("overlay.toml", OVERLAY);
    let ran = run(&["check", "--overlay", &path, "--format", "json", "my plauder: joe_d"], "");
    assert_eq!(ran.code, 1, "{}", ran.out);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["findings"][0]["kind"], "handle");
    let ran = run(&["check", "--overlay", &path, "see https://market.example/1"], "");
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn faults_are_underlined_where_they_stand() {
    let path = file(
        "bad-overlay.toml",
        "version = 1\n[[pattern]]\nid = 'a'\nkind = 'handle'\n\
                     regex = 'a('\nhits = ['a']\nmisses = ['b']\n",
    );
    let ran = run(&["rules", "check", &path], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bad-overlay.toml:5:9"), "{}", ran.err);
    assert!(ran.err.contains("unclosed group"), "{}", ran.err);
}

#[test]
fn what_clients_load_is_built_from_it() {
    let path = file("overlay-build.toml", OVERLAY);
    let ran = run(&["rules", "build", &path], "");
    let built: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(built["own_domains"][0], "market.example");
    assert_eq!(built["policy"]["surface"]["inbox"]["actions"]["email"]["certain"], "block");
}
