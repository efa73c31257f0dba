//! Clients that do it wrong: each gets a clear answer or none, and nobody else notices.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::time::Duration;

use crate::server::Server;

#[test]
fn malformed_requests_are_refused() {
    let server = Server::start(&[]);
    for bytes in [
        &b"\r\n\r\n\r\n"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"\x00\xff\xfe\x01\x02",
    ] {
        let mut stream = server.connect();
        stream.write_all(bytes).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        let refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4");
        assert!(refused, "{bytes:?} was answered with {answer}");
    }
    let head = format!("GET /healthz HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n", "a".repeat(1 << 20));
    let mut stream = server.connect();
    let _ = stream.write_all(head.as_bytes());
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
    server.assert_well();
}

#[test]
fn slow_clients_are_let_go() {
    let server = Server::start(&["--idle", "1"]);
    // The head never ends.
    let answer = server.say(b"GET /healthz HTTP/1.1\r\nhost:");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    // The body never ends.
    let answer = server.say(
        b"POST /v1/check HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
          content-length: 100\r\nconnection: close\r\n\r\n{\"text\":",
    );
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(answer.contains("application/problem+json"), "{answer}");
    server.assert_well();
}

#[test]
fn half_closed_connections_are_answered() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    stream
        .write_all(
            b"POST /v1/check HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
              content-length: 12\r\n\r\n{\"text\":\"a\"}",
        )
        .unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn a_client_that_leaves_costs_nobody_anything() {
    let server = Server::start(&[]);
    for _ in 0..50 {
        let mut stream = server.connect();
        stream
            .write_all(b"POST /v1/scan HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n\r\n{\"te")
            .unwrap();
    }
    server.assert_well();
}

#[test]
fn bodies_are_bounded_also_when_they_are_compressed() {
    let server = Server::start(&[]);
    let refuses = |body: &[u8], encoding: &str| {
        let mut stream = server.connect();
        let head = format!(
            "POST /v1/check HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
             {encoding}content-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        // It may stop reading before all is sent.
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(body);
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer:.80}");
    };
    refuses(&vec![b'a'; 50 << 20], "");
    let bomb = gzip_of_zeros(200 << 20);
    assert!(bomb.len() < 1 << 20);
    refuses(&bomb, "content-encoding: gzip\r\n");
    let headers = [("content-type", "application/json"), ("content-encoding", "gzip")];
    let plain = gzip(b"{\"text\":\"joe@gmx.net\"}");
    assert_eq!(server.post("/v1/check", &headers, plain).json()["action"], "confirm");
    assert_eq!(server.post("/v1/check", &headers, b"no gzip").status, 400);
    server.assert_well();
}

#[cfg(unix)]
#[test]
fn ten_thousand_idle_connections_leave_room_for_others() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).unwrap();
    // Where the machine allows fewer open files, as many as it does.
    let allowed = limit.current.map_or(10_000, |most| (most as usize).saturating_sub(500));
    let server = Server::start(&[]);
    let idle: Vec<_> = (0..allowed.min(10_000)).map(|_| server.connect()).collect();
    server.assert_well();
    drop(idle);
    server.assert_well();
}

#[cfg(unix)]
#[test]
fn told_to_end_it_answers_what_it_accepted() {
    let mut server = Server::start(&[]);
    let mut stream = server.connect();
    stream
        .write_all(
            b"POST /v1/check HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
              content-length: 22\r\n\r\n{\"text\":",
        )
        .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let id = server.child.id().to_string();
    std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap();
    std::thread::sleep(Duration::from_millis(200));
    assert!(std::net::TcpStream::connect(server.address).is_err(), "no new connections");
    stream.write_all(b"\"joe@gmx.net\"}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("confirm"), "{answer}");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_trail_is_counted_and_judging_goes_on() {
    let server = Server::start(&["--events", "/dev/full"]);
    server.assert_well();
    let metrics = server.get("/metrics", &[]).body;
    assert!(metrics.contains("contact_guard_events_lost_total 1"), "{metrics}");
}

/// The clock on the wall is set back and forth under load, by a library that stands in for it.
#[cfg(target_os = "linux")]
#[test]
fn a_clock_that_jumps_costs_no_message_and_no_decision() {
    let library = ["x86_64", "aarch64"]
        .map(|machine| format!("/usr/lib/{machine}-linux-gnu/faketime/libfaketimeMT.so.1"))
        .into_iter()
        .find(|path| std::path::Path::new(path).exists());
    let Some(library) = library else {
        assert!(std::env::var_os("CI").is_none(), "apt-get install faketime");
        eprintln!("######## NO CLOCK JUMPS: apt-get install faketime");
        return;
    };
    let folder = crate::calls::tempdir("clock");
    let (clock, trail) = (folder.join("clock"), folder.join("trail.jsonl"));
    std::fs::write(&clock, "+0d").unwrap();
    let server = Server::start_with(
        &["--events", trail.to_str().unwrap(), "--idle", "5"],
        &[
            ("LD_PRELOAD", &library),
            ("FAKETIME_TIMESTAMP_FILE", clock.to_str().unwrap()),
            ("FAKETIME_NO_CACHE", "1"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ],
    );
    const JUMPS: [&str; 5] = ["+400d", "-20000d", "+0d", "-3600", "+36500d"];
    for jump in JUMPS {
        std::fs::write(&clock, jump).unwrap();
        for _ in 0..20 {
            server.assert_well();
        }
    }
    let trail = std::fs::read_to_string(&trail).unwrap();
    let times: Vec<u64> = trail
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["time"].as_u64().unwrap()
        })
        .collect();
    assert_eq!(times.len(), JUMPS.len() * 20);
    assert!(times.iter().max() > times.iter().min(), "the clock did jump");
    let metrics = server.get("/metrics", &[]).body;
    assert!(metrics.contains("contact_guard_events_lost_total 0"), "{metrics}");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn gzip_of_zeros(count: usize) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0; 1 << 20];
    for _ in 0..count >> 20 {
        encoder.write_all(&zeros).unwrap();
    }
    encoder.finish().unwrap()
}
