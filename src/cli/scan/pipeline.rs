//! The threads of a scan and the bounded queues between them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::answer::{Answer, Answerer, Source};
use super::cut::{Content, Piece, Pieces, Records};
use super::table::Columns;
use crate::cli::error::Failure;

/// What to read and with how many workers.
pub(super) struct Pipeline {
    pub(super) files: Vec<PathBuf>,
    /// What separates records; `None` asks each file's name.
    pub(super) records: Option<Records>,
    pub(super) threads: usize,
}

/// What comes out, in the order of the input.
pub(super) enum Step {
    Answer(Answer),
    /// An input that could not be read, or not to its end.
    Failed(Failure),
}

struct Job {
    piece: Piece,
    source: Arc<Source>,
    reply: SyncSender<Step>,
}

/// Where the reading thread puts its work: each job into one queue, and the promise of its
/// answer into the other, which keeps the order.
struct Queues {
    jobs: SyncSender<Job>,
    order: SyncSender<Receiver<Step>>,
}

/// The one that takes the answers has gone: nothing is left to do.
struct Gone;

impl Pipeline {
    /// Starts the threads. They are not waited for when the iterator is dropped, since one
    /// may sit in a read of standard input that never returns; they end with the process or
    /// with the next piece.
    pub(super) fn run(self, answerer: &Arc<Answerer>) -> impl Iterator<Item = Step> + use<> {
        let (jobs, taken) = sync_channel::<Job>(self.threads * 2);
        let (order, answers) = sync_channel(self.threads * 4);
        let taken = Arc::new(Mutex::new(taken));
        for _ in 0..self.threads {
            let (taken, answerer) = (Arc::clone(&taken), Arc::clone(answerer));
            thread::spawn(move || work(&taken, &answerer));
        }
        let limit = answerer.max_line;
        thread::spawn(move || self.read(limit, &Queues { jobs, order }));
        answers.into_iter().filter_map(|answer| answer.recv().ok())
    }

    fn read(&self, limit: usize, queues: &Queues) {
        for path in &self.files {
            let several = self.files.len() > 1;
            let read = match open(path) {
                Ok(input) => self.read_one(path, several, input, limit, queues),
                Err(error) => queues.fail(Failure::read(path, error)),
            };
            if read.is_err() {
                return;
            }
        }
    }

    fn read_one(
        &self,
        path: &Path,
        several: bool,
        input: Box<dyn Read>,
        limit: usize,
        queues: &Queues,
    ) -> Result<(), Gone> {
        let name = path.to_string_lossy();
        let name = if name == "-" { "stdin".into() } else { name };
        let records = self.records.unwrap_or_else(|| records_of(path));
        let mut source = Source { name: name.into_owned(), several, columns: None };
        let mut pieces = Pieces::new(input, records, limit).peekable();
        if records == Records::Csv {
            match pieces.peek_mut() {
                Some(Ok(Piece { line, content: Content::Records(bytes) })) => {
                    match Columns::take(bytes, line) {
                        Ok(columns) => source.columns = Some(columns),
                        Err(columns) => {
                            let name = source.name;
                            return queues.fail(Failure::NoTextColumn { name, columns });
                        }
                    }
                }
                Some(Err(_)) | None => {}
                Some(Ok(_)) => {
                    let (name, columns) = (source.name, Vec::new());
                    return queues.fail(Failure::NoTextColumn { name, columns });
                }
            }
        }
        let source = Arc::new(source);
        for piece in pieces {
            match piece {
                Ok(piece) => queues.answer(piece, &source)?,
                Err(error) => return queues.fail(Failure::read(path, error)),
            }
        }
        Ok(())
    }
}

impl Queues {
    fn answer(&self, piece: Piece, source: &Arc<Source>) -> Result<(), Gone> {
        let (reply, answer) = sync_channel(1);
        self.order.send(answer).map_err(|_| Gone)?;
        self.jobs.send(Job { piece, source: Arc::clone(source), reply }).map_err(|_| Gone)
    }

    fn fail(&self, failure: Failure) -> Result<(), Gone> {
        let (reply, answer) = sync_channel(1);
        reply.send(Step::Failed(failure)).map_err(|_| Gone)?;
        self.order.send(answer).map_err(|_| Gone)
    }
}

fn work(jobs: &Mutex<Receiver<Job>>, answerer: &Answerer) {
    loop {
        // A receiver cannot be left half-changed by a panic elsewhere.
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { piece, source, reply }) = job else { return };
        // The order's end may be gone; then nobody wants the answer.
        let _ = reply.send(Step::Answer(answerer.answer(&piece, &source)));
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path)?;
    // Opening a directory works; only reading it fails, and with a worse message.
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(file))
}

fn records_of(path: &Path) -> Records {
    match path.extension() {
        Some(extension) if extension.eq_ignore_ascii_case("csv") => Records::Csv,
        _ => Records::Jsonl,
    }
}
