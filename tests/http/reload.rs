//! Rules that change while the service runs.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::calls::tempdir;
use crate::server::Server;

#[expect(clippy::disallowed_methods, reason = "a test that waits has to end")]
pub(crate) fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(15), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_changed_overlay_is_taken_over_and_a_bad_one_is_not() {
    let folder = tempdir("overlay");
    let file = folder.join("overlay.toml");
    std::fs::write(&file, "version = 1\n").unwrap();
    let server = Server::start(&["--overlay", file.to_str().unwrap()]);
    let action =
        || server.check(&json!({"text": "write help@partner.io"})).json()["action"].clone();
    let id = || server.get("/v1/rules", &[]).json()["rules"].as_str().unwrap().to_owned();
    let first = id();
    assert_eq!(action(), "confirm");

    std::fs::write(&file, "version = 1\nallow = ['help@partner.io']\n").unwrap();
    eventually("the new overlay is in use", || action() == "allow");
    let second = id();
    assert_ne!(first, second);
    assert_eq!(server.check(&json!({"text": "a"})).json()["rules"], second.as_str());

    std::fs::write(&file, "version = 1\nallowed = []\n").unwrap();
    eventually("the bad overlay is counted", || {
        server.get("/metrics", &[]).body.contains("contact_guard_reloads_refused_total 1")
    });
    assert_eq!((action(), id()), (json!("allow"), second));
}

#[test]
fn nothing_is_lost_while_the_overlay_changes_under_load() {
    let folder = tempdir("overlay-load");
    let file = folder.join("overlay.toml");
    std::fs::write(&file, "version = 1\n").unwrap();
    let server = Server::start(&["--overlay", file.to_str().unwrap()]);
    std::thread::scope(|scope| {
        let callers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..300 {
                        server.assert_well();
                    }
                })
            })
            .collect();
        for round in 0..20 {
            std::fs::write(&file, format!("version = 1\nown_domains = ['m{round}.example']\n"))
                .unwrap();
            #[cfg(unix)]
            std::process::Command::new("kill")
                .args(["-HUP", &server.child.id().to_string()])
                .status()
                .unwrap();
            std::thread::sleep(Duration::from_millis(20));
        }
        for caller in callers {
            caller.join().unwrap();
        }
    });
}
