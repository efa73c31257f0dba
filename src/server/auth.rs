//! Bearer tokens: several, so that they can be changed one after the other.

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use core::fmt;
use subtle::{Choice, ConstantTimeEq};

use super::problem::Problem;
use super::state::Service;

/// A token. It is never shown.
pub(super) struct Token(Vec<u8>);

impl Token {
    pub(super) fn new(token: &str) -> Token {
        Token(token.as_bytes().to_vec())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Lets a request pass that brings one of the tokens, if there are any.
pub(super) async fn require_token(
    State(service): State<Service>,
    request: Request,
    next: Next,
) -> Response {
    if service.tokens.is_empty() || brings_one(&request, &service.tokens) {
        return next.run(request).await;
    }
    Problem::token().into_response()
}

/// Every token is compared, and each in a time that goes with its length alone.
fn brings_one(request: &Request, tokens: &[Token]) -> bool {
    let Some(value) = request.headers().get(header::AUTHORIZATION) else { return false };
    let Some((scheme, token)) = value.to_str().ok().and_then(|value| value.split_once(' ')) else {
        return false;
    };
    let token = token.trim().as_bytes();
    let any = tokens.iter().fold(Choice::from(0), |any, known| any | known.0.ct_eq(token));
    scheme.eq_ignore_ascii_case("bearer") && any.into()
}
