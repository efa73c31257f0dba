//! Connections with a certificate of the service's own, through the system's OpenSSL.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use openssl::error::ErrorStack;
use openssl::ssl::{
    AlpnError, Ssl, SslAcceptor, SslFiletype, SslMethod, SslOptions, select_next_proto,
};
use tokio::net::TcpStream;
use tokio_openssl::SslStream;

use super::reload::{Hangup, Watch};

/// How long a client may take to agree on keys.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// HTTP/2 before HTTP/1.1, as ALPN writes them (RFC 7301).
const PROTOCOLS: &[u8] = b"\x02h2\x08http/1.1";

/// A certificate and its key, taken anew when their files change. Cheap to clone.
#[derive(Clone)]
pub struct Tls {
    certificates: Arc<PathBuf>,
    key: Arc<PathBuf>,
    acceptor: Arc<ArcSwap<SslAcceptor>>,
}

/// Why a certificate or its key cannot be used.
#[derive(Debug)]
pub struct TlsError(ErrorStack);

impl core::fmt::Display for TlsError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        // One that names no reason is the system's: a file that is not there.
        let reasons = self.0.errors().iter().map(|error| match (error.reason(), error.data()) {
            (Some(reason), Some(data)) => format!("{reason} ({data})"),
            (Some(reason), None) => reason.to_owned(),
            (None, data) => data.unwrap_or("it cannot be read").to_owned(),
        });
        f.write_str(&reasons.collect::<Vec<_>>().join("; "))
    }
}

impl core::error::Error for TlsError {}

impl core::fmt::Debug for Tls {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Tls").field("certificates", &self.certificates).finish_non_exhaustive()
    }
}

impl Tls {
    /// Reads `certificates`, a chain in PEM with the server's own first, and `key`, in PEM and
    /// without a pass phrase. TLS 1.2 and 1.3 are spoken.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, or the key is not that of the certificate.
    pub fn from_files(certificates: PathBuf, key: PathBuf) -> Result<Tls, TlsError> {
        let acceptor = acceptor(&certificates, &key).map_err(TlsError)?;
        Ok(Tls {
            certificates: Arc::new(certificates),
            key: Arc::new(key),
            acceptor: Arc::new(ArcSwap::from_pointee(acceptor)),
        })
    }

    /// Agrees on keys with a client. `None` where it does not, or not in time.
    pub(super) async fn accept(&self, stream: TcpStream) -> Option<SslStream<TcpStream>> {
        let ssl = Ssl::new(self.acceptor.load().context()).ok()?;
        let mut stream = SslStream::new(ssl, stream).ok()?;
        match tokio::time::timeout(HANDSHAKE, Pin::new(&mut stream).accept()).await {
            Ok(Ok(())) => Some(stream),
            Ok(Err(error)) => {
                tracing::debug!(%error, "a client did not agree on keys");
                None
            }
            Err(_) => None,
        }
    }

    /// Follows the two files for as long as the process runs, so that a renewed certificate is
    /// used without a restart. One that cannot be used is refused, and the old one serves on.
    pub(super) async fn follow(self, hangup: Hangup) {
        let mut watch = Watch::new(vec![(*self.certificates).clone(), (*self.key).clone()], hangup);
        loop {
            watch.changed().await;
            let file = self.certificates.display();
            match acceptor(&self.certificates, &self.key).map_err(TlsError) {
                Ok(acceptor) => {
                    self.acceptor.store(Arc::new(acceptor));
                    tracing::info!(%file, "the certificate is in use");
                }
                // A certificate whose key is still to be written, perhaps.
                Err(error) => {
                    tracing::error!(%file, %error, "the certificate is refused; the old one serves on");
                }
            }
        }
    }
}

/// Ciphers and curves as Mozilla's intermediate profile has them (version 5).
fn acceptor(certificates: &PathBuf, key: &PathBuf) -> Result<SslAcceptor, ErrorStack> {
    let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
    builder.set_options(SslOptions::NO_RENEGOTIATION);
    builder.set_private_key_file(key, SslFiletype::PEM)?;
    builder.set_certificate_chain_file(certificates)?;
    builder.check_private_key()?;
    builder.set_alpn_select_callback(|_, offered| {
        select_next_proto(PROTOCOLS, offered).ok_or(AlpnError::NOACK)
    });
    Ok(builder.build())
}
