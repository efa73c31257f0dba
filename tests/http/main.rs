//! The service as its callers meet it: a real process on a real socket.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod calls;
mod faults;
mod load;
mod manual;
mod parity;
mod reload;
mod server;
mod tls;
