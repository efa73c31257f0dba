//! The trail of decisions: one JSON line each, never the text.
//!
//! A decision is written before its reply is sent. Where that fails, or a sink cannot follow,
//! the decision counts as lost in the metrics; judging goes on.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::context::Context;
use crate::report::{Action, Kind, Report};

/// Decisions that wait for an HTTP sink; more are lost.
const WAITING: usize = 4096;
/// How long an HTTP sink may take, in seconds.
const SINK_SECONDS: u64 = 5;

/// Where decisions are written to.
#[derive(Clone, Debug)]
pub enum EventSink {
    /// Standard output.
    Stdout,
    /// A file, which is renamed to `….1` when it has grown to so many bytes.
    File {
        /// The file.
        path: PathBuf,
        /// When it is renamed.
        rotate_bytes: u64,
    },
    /// An address that takes POST, one line a request.
    Http(String),
}

/// The trail, or none.
#[derive(Clone, Debug, Default)]
pub struct Events(Option<Arc<Writer>>);

#[derive(Debug)]
enum Writer {
    Stdout,
    File(Mutex<Rotating>),
    Http { lines: mpsc::SyncSender<Vec<u8>>, lost: Arc<core::sync::atomic::AtomicU64> },
}

/// One decision. It has the ids that the caller gave, and never the text.
#[derive(Serialize)]
pub(super) struct Event<'a> {
    /// Milliseconds since 1970, by this machine's clock.
    time: u64,
    id: Option<&'a RawValue>,
    request: Option<&'a str>,
    surface: &'static str,
    action: Action,
    findings: Vec<Found>,
    rules: &'a str,
}

#[derive(Serialize)]
struct Found {
    kind: Kind,
    action: Action,
    rule: &'static str,
}

impl<'a> Event<'a> {
    pub(super) fn new(
        report: &Report,
        rules: &'a str,
        id: Option<&'a RawValue>,
        request: Option<&'a str>,
        context: &Context,
    ) -> Event<'a> {
        let findings = report.findings.iter().map(|finding| Found {
            kind: finding.kind,
            action: finding.action,
            rule: finding.rule,
        });
        Event {
            time: now(),
            id,
            request,
            surface: context.surface.label(),
            action: report.action,
            findings: findings.collect(),
            rules,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a trail says when; no report depends on it")]
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

impl Events {
    /// Opens the sink.
    ///
    /// # Errors
    ///
    /// Where a file cannot be opened for appending.
    pub fn open(sink: EventSink) -> io::Result<Events> {
        let writer = match sink {
            EventSink::Stdout => Writer::Stdout,
            EventSink::File { path, rotate_bytes } => {
                Writer::File(Mutex::new(Rotating::open(path, rotate_bytes)?))
            }
            EventSink::Http(address) => http(address),
        };
        Ok(Events(Some(Arc::new(writer))))
    }

    /// Whether there is a trail.
    pub(super) fn are_kept(&self) -> bool {
        self.0.is_some()
    }

    /// Writes a decision; gives how many were lost, if any.
    pub(super) fn write(&self, event: &Event<'_>) -> Option<u64> {
        let writer = self.0.as_ref()?;
        let mut line = serde_json::to_vec(event).unwrap_or_default();
        line.push(b'\n');
        let written = match &**writer {
            Writer::Stdout => print(&line),
            Writer::File(file) => match file.lock() {
                Ok(mut file) => file.write(&line),
                Err(_) => Err(io::Error::other("a writer stopped midway")),
            },
            Writer::Http { lines, lost } => {
                let missed = lost.swap(0, core::sync::atomic::Ordering::Relaxed);
                let sent = lines.try_send(line).is_ok();
                let all = missed + u64::from(!sent);
                return (all > 0).then_some(all);
            }
        };
        written.is_err().then_some(1)
    }
}

fn print(line: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(line)?;
    out.flush()
}

/// A file that is renamed before it grows too large.
#[derive(Debug)]
struct Rotating {
    path: PathBuf,
    rotate_bytes: u64,
    file: File,
    bytes: u64,
}

impl Rotating {
    fn open(path: PathBuf, rotate_bytes: u64) -> io::Result<Rotating> {
        let file = append(&path)?;
        let bytes = file.metadata()?.len();
        Ok(Rotating { path, rotate_bytes, file, bytes })
    }

    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let length = line.len() as u64;
        if self.bytes > 0 && self.bytes + length > self.rotate_bytes && self.rotate_bytes > 0 {
            let mut old = self.path.clone().into_os_string();
            old.push(".1");
            std::fs::rename(&self.path, old)?;
            self.file = append(&self.path)?;
            self.bytes = 0;
        }
        self.file.write_all(line)?;
        self.bytes += length;
        Ok(())
    }
}

fn append(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

/// A thread of its own sends what waits; the queue is bounded, and so is each attempt.
fn http(address: String) -> Writer {
    let (lines, waiting) = mpsc::sync_channel::<Vec<u8>>(WAITING);
    let lost = Arc::new(core::sync::atomic::AtomicU64::new(0));
    let missed = Arc::clone(&lost);
    std::thread::spawn(move || {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(SINK_SECONDS)))
            .build();
        let agent = ureq::Agent::new_with_config(config);
        while let Ok(line) = waiting.recv() {
            let sent = agent.post(&address).content_type("application/x-ndjson").send(&line[..]);
            if sent.is_err() {
                missed.fetch_add(1, core::sync::atomic::Ordering::Relaxed);
            }
        }
    });
    Writer::Http { lines, lost }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(report: &Report) -> Event<'_> {
        Event::new(report, "rules", None, Some("7"), &Context::default())
    }

    #[test]
    fn a_file_turns_over_and_nothing_is_lost() {
        let folder =
            std::env::temp_dir().join(format!("contact-guard-events-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("events.jsonl");
        let sink = EventSink::File { path: path.clone(), rotate_bytes: 400 };
        let events = Events::open(sink).unwrap();
        let report = crate::check("joe@gmx.net", &Context::default());
        for _ in 0..3 {
            assert_eq!(events.write(&event(&report)), None);
        }
        let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
        let old = read(&folder.join("events.jsonl.1"));
        let all = format!("{old}{}", read(&path));
        assert_eq!(all.lines().count(), 3);
        assert!(!old.is_empty() && !all.contains("joe"), "no text: {all}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_counted() {
        let sink = EventSink::File { path: "/dev/full".into(), rotate_bytes: 0 };
        let events = Events::open(sink).unwrap();
        assert_eq!(events.write(&event(&Report::default())), Some(1));
    }

    #[test]
    fn a_sink_that_is_not_there_is_counted_and_does_not_block() {
        let events = Events::open(EventSink::Http("http://127.0.0.1:9/".to_owned())).unwrap();
        let lost: u64 = (0..10_000).filter_map(|_| events.write(&event(&Report::default()))).sum();
        assert!(lost > 0);
    }
}
