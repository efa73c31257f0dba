//! Files that are read again whenever they change or the process is told to: the rules first of all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::state::{Rules, Service};
use crate::overlay::{Overlay, OverlayError};

/// How often the file is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Why an overlay file could not be used.
#[derive(Debug)]
pub enum ReloadError {
    /// It cannot be read.
    Read(io::Error),
    /// Something in it is wrong.
    Overlay(OverlayError),
}

impl core::fmt::Display for ReloadError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            ReloadError::Read(error) => write!(f, "it cannot be read: {error}"),
            ReloadError::Overlay(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for ReloadError {}

impl Rules {
    /// The rules with the overlay file `path`.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or something in it is wrong.
    pub fn from_overlay_file(path: &Path) -> Result<Rules, ReloadError> {
        let text = fs::read_to_string(path).map_err(ReloadError::Read)?;
        Overlay::from_toml(&text).map(Rules::with_overlay).map_err(ReloadError::Overlay)
    }
}

/// What tells that a file is another one: its time, and its length.
fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// Files that are read again.
pub(super) struct Watch {
    files: Vec<PathBuf>,
    seen: Vec<Option<(SystemTime, u64)>>,
    hangup: Hangup,
}

impl Watch {
    pub(super) fn new(files: Vec<PathBuf>, hangup: Hangup) -> Watch {
        let seen = files.iter().map(|file| stamp(file)).collect();
        Watch { files, seen, hangup }
    }

    /// Waits until one of the files is another one, or the process is told to read them.
    pub(super) async fn changed(&mut self) {
        loop {
            let told = tokio::select! {
                () = tokio::time::sleep(LOOK) => false,
                () = self.hangup.told() => true,
            };
            let now: Vec<_> = self.files.iter().map(|file| stamp(file)).collect();
            let other = now != self.seen;
            self.seen = now;
            if told || other {
                return;
            }
        }
    }
}

/// Follows the overlay `path` for as long as the process runs. A bad new file is refused with its
/// reason in the log, and the old rules serve on.
pub(super) async fn follow(service: Service, path: PathBuf, hangup: Hangup) {
    let mut watch = Watch::new(vec![path.clone()], hangup);
    loop {
        watch.changed().await;
        let file = path.clone();
        let read = tokio::task::spawn_blocking(move || Rules::from_overlay_file(&file)).await;
        let file = path.display();
        match read {
            Ok(Ok(rules)) => {
                service.replace_rules(rules);
                service.metrics.reloaded(true);
                tracing::info!(%file, rules = service.rules_id(), "the overlay is in use");
            }
            Ok(Err(error)) => {
                service.metrics.reloaded(false);
                tracing::error!(%file, %error, "the overlay is refused; the old one serves on");
            }
            Err(error) => tracing::error!(%file, %error, "the overlay could not be read"),
        }
    }
}

/// Where there is nothing to read again, SIGHUP does nothing.
pub(super) async fn ignore(mut hangup: Hangup) {
    loop {
        hangup.told().await;
    }
}

/// SIGHUP, where there is such a thing.
pub(super) struct Hangup {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Hangup {
    /// From now on the signal does not end the process.
    pub(super) fn listen() -> Hangup {
        Hangup {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok(),
        }
    }

    async fn told(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal
            && signal.recv().await.is_some()
        {
            return;
        }
        core::future::pending().await
    }
}
