//! What can go wrong, what to do about it, and the exit codes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::overlay::OverlayError;
use crate::policy::PolicyError;
use crate::visible::visible;

/// How a command ended; the value is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Outcome {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    /// Something at or above `--fail-on`.
    Flagged = 1,
    /// Wrong usage, or an input that could not be read.
    Failed = 2,
}

impl Outcome {
    pub(super) fn flagged(flagged: bool) -> Outcome {
        if flagged { Outcome::Flagged } else { Outcome::Clean }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nothing to work on: no text, no file and a terminal as standard input.
    NoInput,
    /// A file, or standard input, that cannot be read.
    Read { name: String, error: io::Error },
    /// A text that is not UTF-8 from this byte (from 0) on.
    NotUtf8 { name: String, byte: usize },
    /// A table without a column of texts.
    NoTextColumn { name: String, columns: Vec<String> },
    /// A policy file with a fault.
    Policy { path: PathBuf, text: String, error: PolicyError },
    /// An overlay file with a fault.
    Overlay { path: PathBuf, text: String, error: OverlayError },
    /// A file of tokens without one.
    #[cfg(feature = "server")]
    NoTokens(PathBuf),
    /// An address that other machines reach, without leave.
    #[cfg(feature = "server")]
    NotLoopback(std::net::SocketAddr),
    /// An https address to send decisions to.
    #[cfg(feature = "server")]
    SecureSink(String),
    /// A certificate to show, in a build that cannot.
    #[cfg(all(feature = "server", not(feature = "tls")))]
    NoTls,
    /// A certificate, or its key, that cannot be used.
    #[cfg(feature = "tls")]
    Certificate { path: PathBuf, error: crate::server::TlsError },
    /// An address that cannot be listened on.
    #[cfg(feature = "server")]
    Listen { address: std::net::SocketAddr, error: io::Error },
    /// A directory or file that cannot be written.
    Write { path: PathBuf, error: io::Error },
    /// Standard output is gone or full.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl Failure {
    pub(super) fn read(path: &Path, error: io::Error) -> Failure {
        Failure::Read { name: path.display().to_string(), error }
    }

    /// Says on standard error what is wrong and what would be right. A reader that has seen
    /// enough (`| head`) is no failure.
    pub(super) fn report(&self) -> Outcome {
        if matches!(self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return Outcome::Clean;
        }
        // With standard error gone as well there is no one left to tell.
        let _ = write!(anstream::stderr(), "{}", self.message());
        Outcome::Failed
    }

    fn message(&self) -> String {
        let (what, remedy) = match self {
            Failure::NoInput => (
                "nothing to read".to_owned(),
                "give it as an argument, or pipe it in with `-`".to_owned(),
            ),
            Failure::Read { name, error } => {
                (format!("cannot read {}: {error}", visible(name)), read_remedy(error).to_owned())
            }
            Failure::NotUtf8 { name, byte } => (
                format!("{} is not UTF-8 from byte {} on", visible(name), byte + 1),
                "convert it first, as in `iconv -f WINDOWS-1252 -t UTF-8`".to_owned(),
            ),
            Failure::NoTextColumn { name, columns } => (
                format!("{} has no column `text` in its first line", visible(name)),
                format!("its columns are: {}", visible(&columns.join(", "))),
            ),
            Failure::Policy { path, text, error } => {
                let name = path.display().to_string();
                return super::render::file_fault(&name, text, error.span(), error.message());
            }
            Failure::Overlay { path, text, error } => {
                let name = path.display().to_string();
                return super::render::file_fault(&name, text, error.span(), error.message());
            }
            #[cfg(feature = "server")]
            Failure::NoTokens(path) => (
                format!("{} holds no token", visible(&path.display().to_string())),
                "write one a line; without --tokens no token is asked for".to_owned(),
            ),
            #[cfg(feature = "server")]
            Failure::NotLoopback(address) => (
                format!("{address} is reached by other machines"),
                "say --public if that is meant, and give --tokens".to_owned(),
            ),
            #[cfg(feature = "server")]
            Failure::SecureSink(address) => (
                format!("cannot send decisions to {} over TLS", visible(address)),
                "give the http address of a collector on this machine that forwards them"
                    .to_owned(),
            ),
            #[cfg(all(feature = "server", not(feature = "tls")))]
            Failure::NoTls => (
                "this build has no TLS".to_owned(),
                "build it with `--features tls`, or put a balancer that ends TLS in front"
                    .to_owned(),
            ),
            #[cfg(feature = "tls")]
            Failure::Certificate { path, error } => (
                format!(
                    "cannot use the certificate {}: {error}",
                    visible(&path.display().to_string())
                ),
                "give a chain in PEM, the server's own first, and its key without a pass phrase"
                    .to_owned(),
            ),
            #[cfg(feature = "server")]
            Failure::Listen { address, error } => (
                format!("cannot listen on {address}: {error}"),
                "another process may have it; `--listen 127.0.0.1:0` takes a free port".to_owned(),
            ),
            Failure::Write { path, error } => {
                let path = path.display().to_string();
                (format!("cannot write {}: {error}", visible(&path)), String::new())
            }
            Failure::Output(error) => (format!("cannot write the output: {error}"), String::new()),
        };
        super::render::failure(&what, &remedy)
    }
}

fn read_remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the path; standard input is `-`",
        io::ErrorKind::IsADirectory => "give the files in it, as in `DIR/*.jsonl`",
        io::ErrorKind::PermissionDenied => "it needs permission to read",
        _ => "",
    }
}
