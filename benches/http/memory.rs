//! What the process holds while it is under load: memory that grows with the messages seen would
//! show here.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::client;
use super::support::stopwatch::verdict;
use super::support::texts;

/// What is not counted: buffers and pools find their size.
const WARM_UP: Duration = Duration::from_secs(120);
/// How often it is looked at.
const LOOK: Duration = Duration::from_secs(5);
/// The most that the last quarter may hold of what the first one did.
const BAR: f64 = 1.05;

/// Keeps a service busy for `lasting` with checks, streams, and connections that come and go.
pub(crate) fn watch(lasting: Duration) {
    let (mut child, address) = start();
    let texts = [texts::honest(), texts::guilty()].concat();
    let checks: Vec<Vec<u8>> = texts
        .iter()
        .map(|text| {
            let body = serde_json::json!({"text": text, "redact": true, "remember": true});
            client::post("/v1/check", &body.to_string())
        })
        .collect();
    let lines: Vec<String> =
        texts.iter().map(|text| serde_json::json!({"text": text}).to_string()).collect();
    let stream = client::post("/v1/scan", &lines.join("\n"));
    let (over, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut held = Vec::new();
    std::thread::scope(|scope| {
        for first in [0, checks.len() / 2] {
            let (checks, over, answered) = (&checks, &over, &answered);
            scope.spawn(move || {
                // A connection of its own for each few hundred: most clients are phones.
                for part in checks.chunks(300).cycle().skip(first / 300) {
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                    answered.fetch_add(client::each(address, part), Ordering::Relaxed);
                }
            });
        }
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                client::exchange(address, &stream);
                answered.fetch_add(lines.len(), Ordering::Relaxed);
            }
        });
        let began = Instant::now();
        while began.elapsed() < WARM_UP + lasting {
            std::thread::sleep(LOOK);
            let kilobytes = memory(&child);
            if began.elapsed() > WARM_UP {
                held.push(kilobytes);
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    let quarter = (held.len() / 4).max(1);
    let mean = |part: &[u64]| part.iter().sum::<u64>() as f64 / part.len().max(1) as f64;
    let (first, last) = (mean(&held[..quarter]), mean(&held[held.len() - quarter..]));
    println!(
        "{} messages in {} s; {} to {} KB held, {first:.0} in the first quarter, {last:.0} in the last",
        answered.load(Ordering::Relaxed),
        (WARM_UP + lasting).as_secs(),
        held.iter().min().copied().unwrap_or_default(),
        held.iter().max().copied().unwrap_or_default(),
    );
    verdict("memory of the last quarter next to the first", last / first, BAR, true);
    let _ = child.kill();
    let _ = child.wait();
}

fn start() -> (Child, SocketAddr) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_contact-guard"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the service starts");
    let mut errors = BufReader::new(child.stderr.take().expect("its standard error"));
    let mut line = String::new();
    errors.read_line(&mut line).expect("it says where it listens");
    std::thread::spawn(move || std::io::copy(&mut errors, &mut std::io::sink()));
    let address = line.split("://").nth(1).and_then(|rest| rest.split(' ').next());
    (child, address.and_then(|address| address.parse().ok()).expect("an address"))
}

/// Kilobytes of memory that the process holds (`VmRSS`).
fn memory(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    let status = status.expect("Linux, and a service that runs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).expect("a number of kilobytes")
}
