//! Many clients at once, endless ones, and an end in the middle of it.

use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::server::Server;

const CHECK: &[u8] = b"POST /v1/check HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
                       content-length: 22\r\n\r\n{\"text\":\"joe@gmx.net\"}";

/// One request and its reply over `stream`; `None` where the connection is gone before any of the
/// reply came.
fn exchange(stream: &mut std::net::TcpStream) -> Option<String> {
    stream.write_all(CHECK).ok()?;
    let mut reply = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => reply.extend_from_slice(&buffer[..read]),
        }
        if reply.ends_with(b"}]}") {
            break;
        }
    }
    (!reply.is_empty()).then(|| String::from_utf8(reply).unwrap())
}

#[cfg(unix)]
#[test]
fn told_to_end_under_load_it_cuts_no_reply() {
    let mut server = Server::start(&[]);
    let ending = AtomicBool::new(false);
    let answered = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                while let Ok(mut stream) = std::net::TcpStream::connect(server.address) {
                    while let Some(reply) = exchange(&mut stream) {
                        assert!(reply.starts_with("HTTP/1.1 200"), "{reply}");
                        assert!(reply.ends_with("}]}"), "a reply was cut: {reply}");
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                    assert!(ending.load(Ordering::Relaxed), "a connection was dropped");
                }
            });
        }
        while answered.load(Ordering::Relaxed) < 200 {
            std::thread::sleep(Duration::from_millis(5));
        }
        ending.store(true, Ordering::Relaxed);
        let id = server.child.id().to_string();
        std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap();
    });
    assert!(server.child.wait().unwrap().success());
}

/// Kilobytes of memory that the process holds.
#[cfg(target_os = "linux")]
fn memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_scan_whose_answers_nobody_reads_is_not_read_either() {
    let server = Server::start(&[]);
    server.assert_well();
    let before = memory(&server);
    let mut stream = server.connect();
    stream.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
    stream
        .write_all(b"POST /v1/scan HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000000\r\n\r\n")
        .unwrap();
    let lines = b"{\"text\":\"joe@gmx.net\"}\n".repeat(10_000);
    let mut sent = 0;
    while sent < 400 << 20 && stream.write_all(&lines).is_ok() {
        sent += lines.len();
    }
    assert!(sent < 400 << 20, "all of it was taken");
    let grown = memory(&server).saturating_sub(before);
    assert!(grown < 64 << 10, "{grown} KB more after {sent} bytes");
    server.assert_well();
}

#[test]
fn connections_beyond_the_limit_wait_for_their_turn() {
    let server = Server::start(&["--max-connections", "2"]);
    let mut first = server.connect();
    let mut second = server.connect();
    assert!(exchange(&mut first).is_some() && exchange(&mut second).is_some());
    let mut third = server.connect();
    let waiting = std::thread::spawn(move || exchange(&mut third));
    std::thread::sleep(Duration::from_millis(300));
    assert!(!waiting.is_finished(), "two connections are all");
    drop(first);
    assert!(waiting.join().unwrap().is_some());
}
