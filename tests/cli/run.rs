//! Runs the binary and says what came of it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// What a run ended in.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The binary with `args`, to be changed further.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_contact-guard"));
    command.args(args).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.env("LC_ALL", "C");
    command
}

/// Runs with `stdin` piped in.
pub(crate) fn run(args: &[&str], stdin: impl AsRef<[u8]>) -> Ran {
    finish(&mut command(args), stdin.as_ref())
}

pub(crate) fn finish(command: &mut Command, stdin: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    // From a thread of its own: the child may answer before it has read everything, or
    // never read it.
    let writer = std::thread::spawn(move || {
        let _ = pipe.write_all(&stdin);
    });
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

/// A file of `content` for one test.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The lines of `text` as JSON.
pub(crate) fn json_lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

impl Ran {
    #[track_caller]
    pub(crate) fn expect(&self, code: i32) -> &Ran {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// The first line of standard error, without its `error: `.
    pub(crate) fn complaint(&self) -> &str {
        let first = self.err.lines().next().unwrap_or_default();
        first.strip_prefix("error: ").unwrap_or(first)
    }
}
