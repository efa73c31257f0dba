//! Identifiers whose own shape tells their service: `live:joe.d`, `@joe:matrix.org`,
//! `@joe@typo.social`, `u/joe_d`, `wxid_k2m8qpt41`.

use crate::clue::Clue;
use crate::find::Candidate;
use crate::report::{Certainty, Kind};
use crate::text::lexicon::Class;
use crate::text::{Text, TokenKind};

use super::ident::{LONGEST, is_inner, is_placeholder};

/// Every identifier that needs no mention of its service.
pub(super) fn find(text: &Text<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let all = text.folded.text();
    for (trigger, service) in
        [("live:", "skype"), ("@", "matrix"), ("u/", "reddit"), ("wxid_", "wechat"), ("qq", "qq")]
    {
        for (start, _) in all.match_indices(trigger) {
            let bare = start == 0
                || all[..start].ends_with(|c: char| {
                    c.is_whitespace()
                        || matches!(c, '(' | '"' | ':' | ',' | '[' | '=')
                        || !c.is_ascii()
                });
            let range = match trigger {
                _ if !bare => None,
                "@" => federated(all, start),
                "qq" => qq(all, start),
                _ => plain(all, start, trigger.len()),
            };
            let Some(end) = range else { continue };
            let name = &all[start..end];
            let service = if name[1..].contains('@') { "mastodon" } else { service };
            let mut candidate = Candidate::new(
                Kind::Handle,
                "handle.lone",
                start..end,
                match trigger {
                    "u/" => Certainty::Likely,
                    _ => Certainty::Certain,
                },
            );
            candidate.canonical = Some(
                name.trim_start_matches('@')
                    .trim_start_matches("qq")
                    .trim_start_matches("u/")
                    .to_owned(),
            );
            candidate.service = Some(service);
            candidate.clues.push(Clue::about("has the shape of an identifier of", service));
            found.push(candidate);
        }
    }
    found.extend(tagged(text));
    found
}

/// `🎮 tag: Rookwood#7741`: a name with four digits, where something says that it is one.
fn tagged(text: &Text<'_>) -> impl Iterator<Item = Candidate> {
    const BACK: usize = 12;
    // Colours and tickets have names and tags as well.
    let says = |at: usize| {
        text.token(at).is_some_and(|token| {
            let word = text.word(token);
            matches!(word, "nick" | "nickname" | "gamertag" | "add" | "dm" | "find" | "invite")
                || word.starts_with('🎮')
                || token.lexeme.is(Class::MINE)
                    && text.token(at + 1).is_some_and(|next| next.lexeme.is(Class::IDENT))
        })
    };
    let tags = (1..text.tokens.len()).filter(|&at| text.tokens[at].is_sign(b'#'));
    tags.filter_map(move |at| {
        let (name, tag) = (text.token(at - 1)?, text.token(at + 1)?);
        let tight = !text.tokens[at].is_spaced() && !tag.is_spaced();
        let digits = text.word(tag);
        let shaped = tight
            && name.kind == TokenKind::Word
            && !name.lexeme.is_known()
            && digits.len() == 4
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !shaped || !(at.saturating_sub(BACK)..at - 1).any(says) {
            return None;
        }
        let range = name.start as usize..tag.end as usize;
        let mut candidate =
            Candidate::new(Kind::Handle, "handle.lone", range.clone(), Certainty::Likely);
        candidate.canonical = Some(text.folded.slice(range.start, range.end).to_owned());
        candidate.service = Some("discord");
        candidate.clues.push(Clue::about("has the shape of an identifier of", "discord"));
        Some(candidate)
    })
}

/// The end of `QQ1739284065`, which is one word to the lexer.
fn qq(all: &str, start: usize) -> Option<usize> {
    let tail = all.get(start + 2..)?;
    let len = tail.bytes().take(16).take_while(u8::is_ascii_digit).count();
    (6..=11).contains(&len).then_some(start + 2 + len)
}

/// The end of an identifier with a prefix.
fn plain(all: &str, start: usize, prefix: usize) -> Option<usize> {
    let tail = all.get(start + prefix..)?;
    let len = tail.bytes().take(LONGEST).take_while(|&byte| is_inner(byte)).count();
    let word = tail.get(..len)?.trim_end_matches(['.', '-']);
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    (word.len() >= 4 && letters >= 3 && !is_placeholder(word))
        .then_some(start + prefix + word.len())
}

/// The end of `@user:server.tld` or `@user@server.tld`.
fn federated(all: &str, start: usize) -> Option<usize> {
    let tail = all.get(start + 1..)?;
    let user = tail.bytes().take(LONGEST).take_while(|&byte| is_inner(byte)).count();
    if user < 2
        || is_placeholder(&tail[..user])
        || !matches!(tail.as_bytes().get(user), Some(b':' | b'@'))
    {
        return None;
    }
    let server = &tail[user + 1..];
    let len =
        server.bytes().take(LONGEST).take_while(|&byte| is_inner(byte) && byte != b'_').count();
    let server = server[..len].trim_end_matches(['.', '-']);
    let (host, ending) = server.rsplit_once('.')?;
    let letters = ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    (letters && !host.is_empty() && !host.starts_with("example"))
        .then_some(start + 1 + user + 1 + server.len())
}
