//! The process around the routes: the socket, slow clients, and an end that loses nothing.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::state::Service;
#[cfg(feature = "tls")]
use super::tls::Tls;
use super::{app, reload};

/// How long requests may go on after the process was told to end.
const GRACE: Duration = Duration::from_secs(20);
/// The most bytes of the head of a request.
const HEAD_BYTES: usize = 32 << 10;

/// Where to listen, and what to follow.
#[derive(Debug)]
pub struct Listening {
    /// The address.
    pub address: SocketAddr,
    /// An overlay file to follow.
    pub overlay: Option<PathBuf>,
    /// The certificate to show; without one, connections are not encrypted.
    #[cfg(feature = "tls")]
    pub tls: Option<Tls>,
}

impl Listening {
    /// On `address`, with nothing to follow.
    #[must_use]
    pub fn on(address: SocketAddr) -> Listening {
        Listening {
            address,
            overlay: None,
            #[cfg(feature = "tls")]
            tls: None,
        }
    }
}

/// Serves until the process is told to end, and then answers what was accepted. `ready` gets the
/// address once connections are taken.
///
/// # Errors
///
/// Where the address cannot be listened on.
pub async fn listen(
    service: Service,
    listening: Listening,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    allow_many_files();
    let socket = TcpListener::bind(listening.address).await?;
    // Before anyone can know of the process: until somebody listens, SIGHUP would end it.
    let hangup = reload::Hangup::listen();
    let mut end = core::pin::pin!(told_to_end());
    if let Some(path) = listening.overlay {
        tokio::spawn(reload::follow(service.clone(), path, hangup));
    } else {
        tokio::spawn(reload::ignore(hangup));
    }
    #[cfg(feature = "tls")]
    if let Some(tls) = listening.tls.clone() {
        tokio::spawn(tls.follow(reload::Hangup::listen()));
    }
    ready(socket.local_addr()?);
    let room = Arc::new(Semaphore::new(service.limits.connections));
    let server = builder(Duration::from_secs(service.limits.idle_seconds));
    let router = app(service);
    let connections = GracefulShutdown::new();
    loop {
        let permit = tokio::select! {
            permit = Arc::clone(&room).acquire_owned() => permit,
            () = &mut end => break,
        };
        let accepted = tokio::select! {
            accepted = socket.accept() => accepted,
            () = &mut end => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Out of file descriptors, most likely: the open connections come first.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Replies are small, and are not to wait for more.
        let _ = stream.set_nodelay(true);
        let serving = Serving { server: server.clone(), router: router.clone() };
        let watcher = connections.watcher();
        #[cfg(feature = "tls")]
        let tls = listening.tls.clone();
        tokio::spawn(async move {
            let _permit = permit;
            #[cfg(feature = "tls")]
            if let Some(tls) = tls {
                if let Some(stream) = tls.accept(stream).await {
                    serving.serve(stream, watcher).await;
                }
                return;
            }
            serving.serve(stream, watcher).await;
        });
    }
    drop(socket);
    tracing::info!("ending: requests under way are answered");
    tokio::select! {
        () = connections.shutdown() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("some requests took too long to wait for"),
    }
    Ok(())
}

/// A connection is an open file. The soft limit, often 1,024, is there for programs that use
/// `select`; as far as the hard one goes, it is ours to raise.
fn allow_many_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = limit.maximum;
        if let Err(error) = setrlimit(Resource::Nofile, limit) {
            tracing::warn!(%error, "the limit of open files stays as it is");
        }
    }
}

/// What answers a connection.
struct Serving {
    server: auto::Builder<TokioExecutor>,
    router: axum::Router,
}

impl Serving {
    async fn serve<S>(self, stream: S, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let connection = self
            .server
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(self.router))
            .into_owned();
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(error, "a connection ended early");
        }
    }
}

/// HTTP/1.1 and HTTP/2, with bounds on what a client can hold open.
fn builder(idle: Duration) -> auto::Builder<TokioExecutor> {
    let mut server = auto::Builder::new(TokioExecutor::new());
    server
        .http1()
        .timer(TokioTimer::new())
        .half_close(true)
        .header_read_timeout(idle)
        .max_buf_size(HEAD_BYTES);
    server.http2().timer(TokioTimer::new()).keep_alive_interval(idle).max_concurrent_streams(128);
    server
}

/// SIGTERM or Ctrl-C. What waits for them is in place once this returns.
fn told_to_end() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    async move {
        let interrupted = async {
            if tokio::signal::ctrl_c().await.is_err() {
                core::future::pending::<()>().await;
            }
        };
        #[cfg(unix)]
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                () = interrupted => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        interrupted.await;
    }
}
