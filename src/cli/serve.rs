//! `contact-guard serve`: the HTTP service, and the demo inbox.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anstream::eprintln;
use axum::http::HeaderValue;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::error::{Failure, Outcome};
use super::options::{PolicyArgs, read_overlay};
use crate::server::{EventSink, Events, Limits, Listening, Rules, Service, listen};

/// Judge messages over HTTP
#[derive(clap::Args)]
#[command(
    after_help = "It keeps no message and writes none down. SIGHUP reads the overlay again, \
                        SIGTERM ends it once every accepted request is answered."
)]
pub(super) struct Args {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Listen on an address that other machines reach
    #[arg(long)]
    public: bool,
    #[command(flatten)]
    policy: PolicyArgs,
    /// Encrypt, with this chain of certificates in PEM; followed, so that it can be renewed
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key in PEM, without a pass phrase
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Bearer tokens, one a line; a request brings one of them
    #[arg(long, value_name = "FILE")]
    tokens: Option<PathBuf>,
    /// Origin whose pages may call, as in `https://market.example`; repeat it for several
    #[arg(long, value_name = "ORIGIN")]
    cors: Vec<HeaderValue>,
    /// Where decisions are written to, without text: `-`, a file, or an http address
    #[arg(long, value_name = "SINK")]
    events: Option<String>,
    /// Size at which the file of events is renamed, in bytes; 0 for never
    #[arg(long, value_name = "BYTES", default_value_t = 100 << 20)]
    events_rotate: u64,
    /// Folder of the demo inbox
    #[arg(long, value_name = "FOLDER")]
    www: Option<PathBuf>,
    /// Largest body of a check, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().body_bytes)]
    max_body: usize,
    /// Longest line of a scan, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().line_bytes)]
    max_line: usize,
    /// How long a client may stand still, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = Limits::default().idle_seconds)]
    idle: u64,
    /// Connections open at once
    #[arg(long, value_name = "COUNT", default_value_t = Limits::default().connections)]
    max_connections: usize,
    /// Log as JSON lines
    #[arg(long)]
    log_json: bool,
    /// What to log: `debug` has a line a request
    #[arg(long, value_name = "LEVEL", default_value = "info", value_parser = levels())]
    log: tracing::Level,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    if !args.listen.ip().is_loopback() && !args.public {
        return Err(Failure::NotLoopback(args.listen));
    }
    #[cfg(not(feature = "tls"))]
    if args.tls_cert.is_some() {
        return Err(Failure::NoTls);
    }
    let service = service(args)?;
    log(args.log, args.log_json);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut listening = Listening::on(args.listen);
    listening.overlay = args.policy.overlay().map(Path::to_owned);
    #[cfg(feature = "tls")]
    {
        listening.tls = tls(args)?;
    }
    let scheme = if args.tls_cert.is_some() { "https" } else { "http" };
    let rules = service.rules_id();
    let served = runtime.block_on(listen(service, listening, |address| {
        eprintln!("contact-guard serves on {scheme}://{address} with {rules}");
        if args.www.is_some() {
            eprintln!("the demo inbox is at {scheme}://{address}/");
        }
    }));
    served.map_err(|error| Failure::Listen { address: args.listen, error })?;
    std::io::stderr().flush()?;
    Ok(Outcome::Clean)
}

#[cfg(feature = "tls")]
fn tls(args: &Args) -> Result<Option<crate::server::Tls>, Failure> {
    let (Some(certificates), Some(key)) = (&args.tls_cert, &args.tls_key) else {
        return Ok(None);
    };
    let tls = crate::server::Tls::from_files(certificates.clone(), key.clone());
    tls.map(Some).map_err(|error| Failure::Certificate { path: certificates.clone(), error })
}

fn service(args: &Args) -> Result<Service, Failure> {
    let rules = match args.policy.overlay() {
        Some(path) => Rules::with_overlay(read_overlay(path)?),
        None => Rules::new(args.policy.detector()?),
    };
    let limits = Limits {
        body_bytes: args.max_body,
        line_bytes: args.max_line,
        idle_seconds: args.idle.max(1),
        connections: args.max_connections.max(1),
    };
    let mut service =
        Service::default().with_rules(rules).with_limits(limits).with_cors(args.cors.clone());
    if let Some(path) = &args.tokens {
        let text = std::fs::read_to_string(path).map_err(|error| Failure::read(path, error))?;
        let tokens: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if tokens.is_empty() {
            return Err(Failure::NoTokens(path.clone()));
        }
        service = service.with_tokens(&tokens);
    }
    if let Some(www) = &args.www {
        service = service.with_www(www.clone());
    }
    if let Some(sink) = &args.events {
        if sink.starts_with("https:") {
            return Err(Failure::SecureSink(sink.clone()));
        }
        let events = Events::open(sink_of(sink, args.events_rotate));
        let path = PathBuf::from(sink);
        service = service.with_events(events.map_err(|error| Failure::Write { path, error })?);
    }
    Ok(service)
}

fn sink_of(word: &str, rotate_bytes: u64) -> EventSink {
    match word {
        "-" => EventSink::Stdout,
        _ if word.starts_with("http://") => EventSink::Http(word.to_owned()),
        _ => EventSink::File { path: word.into(), rotate_bytes },
    }
}

fn levels() -> impl TypedValueParser<Value = tracing::Level> {
    PossibleValuesParser::new(["error", "warn", "info", "debug"])
        .try_map(|word| word.parse::<tracing::Level>())
}

fn log(level: tracing::Level, json: bool) {
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(level)
        .with_target(false);
    if json {
        log.json().init();
    } else {
        log.with_ansi(false).init();
    }
}
