//! A client that costs little: prepared requests over connections that stay open.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long one round lasts.
const ROUND: Duration = Duration::from_millis(1500);

/// Room for a reply.
const BUFFER: usize = 1 << 20;

/// What came of one round.
#[derive(Default)]
pub(crate) struct Load {
    /// Microseconds of each request, sorted.
    took: Vec<u32>,
    lasted: Duration,
}

impl Load {
    pub(crate) fn requests_a_second(&self) -> f64 {
        self.took.len() as f64 / self.lasted.as_secs_f64().max(f64::MIN_POSITIVE)
    }

    /// Microseconds that this part of the requests took at most.
    pub(crate) fn percentile(&self, part: f64) -> u32 {
        let last = self.took.len().saturating_sub(1);
        self.took.get((last as f64 * part) as usize).copied().unwrap_or_default()
    }
}

/// A request as it goes over the wire.
pub(crate) fn post(path: &str, body: &str) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

/// Keeps `connections` busy with `request` for a round.
pub(crate) fn load(address: SocketAddr, request: &[u8], connections: usize) -> Load {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let began = Instant::now();
        let clients: Vec<_> =
            (0..connections).map(|_| tokio::spawn(one(address, request.to_vec(), began))).collect();
        let mut load = Load::default();
        for client in clients {
            load.took.extend(client.await.expect("a client"));
        }
        load.lasted = began.elapsed();
        load.took.sort_unstable();
        load
    })
}

async fn one(address: SocketAddr, request: Vec<u8>, began: Instant) -> Vec<u32> {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.set_nodelay(true).expect("an open connection");
    let mut took = Vec::new();
    let mut buffer = vec![0; BUFFER];
    while began.elapsed() < ROUND {
        let sent = Instant::now();
        ask(&mut stream, &request, &mut buffer).await;
        took.push(sent.elapsed().as_micros() as u32);
    }
    took
}

/// Sends one request after the other over one connection; how many there were.
pub(crate) fn each(address: SocketAddr, requests: &[Vec<u8>]) -> usize {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.set_nodelay(true).expect("an open connection");
        let mut buffer = vec![0; BUFFER];
        for request in requests {
            ask(&mut stream, request, &mut buffer).await;
        }
        requests.len()
    })
}

/// One request and all of its reply.
async fn ask(stream: &mut TcpStream, request: &[u8], buffer: &mut [u8]) {
    stream.write_all(request).await.expect("it takes requests");
    let mut held = 0;
    while !is_whole(&buffer[..held]) {
        held += stream.read(&mut buffer[held..]).await.expect("it answers");
    }
    assert!(buffer.starts_with(b"HTTP/1.1 200"), "it answers well");
}

/// Whether a reply with a `content-length` is all there.
fn is_whole(reply: &[u8]) -> bool {
    let Some(head) = reply.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let text = std::str::from_utf8(&reply[..head]).expect("a head in ASCII");
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.and_then(|length| length.parse().ok()).expect("a length");
    reply.len() >= head + 4 + length
}

/// Sends one request and reads while it is answered; how many bytes came.
pub(crate) fn exchange(address: SocketAddr, request: &[u8]) -> usize {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let stream = TcpStream::connect(address).await.expect("a connection");
        let (mut from, mut to) = stream.into_split();
        let request = request.to_vec();
        let sender = tokio::spawn(async move {
            to.write_all(&request).await.expect("it takes the body");
            to
        });
        let mut count = 0;
        let mut buffer = vec![0; 256 << 10];
        loop {
            let read = from.read(&mut buffer).await.expect("it answers");
            count += read;
            // The last chunk of a streamed reply.
            if read == 0 || buffer[..read].ends_with(b"0\r\n\r\n") {
                break;
            }
        }
        drop(sender.await);
        count
    })
}
