//! Puts together what people take apart: phrases of several words, service names split in
//! two, letters set apart, signs for letters, masked and misspelt service names.

use super::lexicon::{Class, Lexeme, lexicon, without_apostrophes};
use super::{Flags, Text, Token, TokenKind};
use crate::text::lexer::is_unspaced;

mod names;
mod spelling;
mod spread;

/// The most words of a phrase.
const MOST_WORDS: usize = 5;
/// The fewest letters set apart that are read as a word.
const FEWEST_LETTERS: usize = 3;
/// The most of them that are read: the longest name, and a bound on the work.
const MOST_LETTERS: usize = 24;

/// Merges tokens in place.
pub(crate) fn merge(text: &mut Text<'_>) {
    let mut merged: Vec<Token> = Vec::with_capacity(text.tokens.len());
    let mut at = 0;
    let mut changed = false;
    while at < text.tokens.len() {
        let found = spaced_letters(text, at)
            .or_else(|| spread::word(text, at))
            .or_else(|| phrase(text, at))
            .or_else(|| joined_scripts(text, at))
            .or_else(|| split_name(text, at))
            .or_else(|| bracketed_name(text, at))
            .or_else(|| initials(text, at))
            .or_else(|| signs_for_letters(text, at));
        match found {
            Some(Merged { lexeme, len, disguised }) => {
                let (first, last) = (text.tokens[at], text.tokens[at + len - 1]);
                let mut flags = first.flags;
                if disguised {
                    flags.set(Flags::DISGUISED);
                }
                merged.push(Token {
                    start: first.start,
                    end: last.end,
                    kind: TokenKind::Word,
                    lexeme,
                    flags,
                });
                changed = true;
                at += len;
            }
            None => {
                let mut token = text.tokens[at];
                if token.kind == TokenKind::Word && !token.lexeme.is_known() {
                    let lexeme = spelling::service(text.word(token), token.flags.has(Flags::MIXED));
                    if lexeme.is_known() {
                        token.lexeme = lexeme;
                        token.flags.set(Flags::DISGUISED);
                        changed = true;
                    }
                }
                merged.push(token);
                at += 1;
            }
        }
    }
    if changed {
        text.tokens = merged;
    }
}

/// Tokens that are one word of the lexicon.
struct Merged {
    lexeme: Lexeme,
    /// How many tokens.
    len: usize,
    disguised: bool,
}

/// `google meet`, `phone number`, `at the rate`: the longest phrase of the lexicon.
fn phrase(text: &Text<'_>, at: usize) -> Option<Merged> {
    let first = text.token(at).filter(|token| token.lexeme.is(Class::PHRASE))?;
    let mut joined: String = without_apostrophes(text.word(first)).collect();
    let mut found = None;
    let mut next = at + 1;
    for _ in 1..MOST_WORDS {
        // One hyphen may stand between the words, one break of the line may not: `the 'gram`.
        if text.token(next).is_some_and(|token| token.is_sign(b'-') || token.is_sign(b'\'')) {
            next += 1;
        }
        let Some(token) = text.token(next).filter(|token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && !token.flags.has(Flags::OPENS)
        }) else {
            break;
        };
        joined.push(' ');
        joined.extend(without_apostrophes(text.word(token)));
        let (lexeme, goes_on) = lexicon().phrase(&joined);
        if lexeme.shared() & Class::MERGED_BITS != 0 {
            found = Some(Merged { lexeme, len: next + 1 - at, disguised: false });
        }
        if !goes_on {
            break;
        }
        next += 1;
    }
    found
}

/// `v信`, `加v`, `+v`: a name written in two scripts, which the lexer cuts apart.
fn joined_scripts(text: &Text<'_>, at: usize) -> Option<Merged> {
    const MOST_TOKENS: usize = 4;
    let first = text.token(at)?;
    let unspaced = |token: Token| text.word(token).chars().next().is_some_and(is_unspaced);
    let second = text.token(at + 1).filter(|token| !token.is_spaced())?;
    if unspaced(first) == unspaced(second) || !(unspaced(first) || unspaced(second)) {
        return None;
    }
    (2..=MOST_TOKENS).rev().find_map(|len| {
        let last = text.token(at + len - 1)?;
        let inner = text.tokens.get(at + 1..at + len)?;
        if inner.iter().any(|token| token.is_spaced()) {
            return None;
        }
        let lexeme = lexicon().get(text.folded.slice(first.start as usize, last.end as usize));
        let named = lexeme.is(Class::NAME) || lexeme.is(Class::SHORT);
        named.then_some(Merged { lexeme, len, disguised: false })
    })
}

/// `tele gram`, `pay-pal`, `sky pe`, `c45h app`: two parts that make a service name, of which one at
/// least is no word.
fn split_name(text: &Text<'_>, at: usize) -> Option<Merged> {
    let first = text.token(at).filter(|token| token.kind == TokenKind::Word)?;
    if !first.flags.has(Flags::MIXED) && !lexicon().begins_name(text.word(first)) {
        return None;
    }
    let mut next = at + 1;
    if text.token(next).is_some_and(|token| {
        matches!(token.kind, TokenKind::Sign(b'-' | b'_' | b'+' | b'.' | b'*' | b'/'))
    }) {
        next += 1;
    }
    let second = text.token(next).filter(|token| token.kind == TokenKind::Word)?;
    if first.lexeme.is(Class::FUNCTION) || second.flags.has(Flags::OPENS) {
        return None;
    }
    if first.lexeme.is_known() && second.lexeme.is_known() {
        return None;
    }
    let joined = format!("{}{}", text.word(first), text.word(second));
    let mixed = first.flags.has(Flags::MIXED) || second.flags.has(Flags::MIXED);
    let lexeme = if mixed { spelling::masked(&joined) } else { lexicon().get(&joined) };
    let named = lexeme.is(Class::NAME) || lexeme.is(Class::EMAIL);
    named.then_some(Merged { lexeme, len: next + 1 - at, disguised: true })
}

/// `insta(gram)`, `tele[gram]`: a service name of which a part stands in brackets.
fn bracketed_name(text: &Text<'_>, at: usize) -> Option<Merged> {
    let [first, open, second, close] = text.tokens.get(at..at + 4)? else { return None };
    let brackets =
        open.is_sign(b'(') && close.is_sign(b')') || open.is_sign(b'[') && close.is_sign(b']');
    let tight = [open, second, close].iter().all(|token| !token.is_spaced());
    if !brackets || !tight || !first.is_wordlike() || !second.is_wordlike() {
        return None;
    }
    let lexeme = lexicon().get(&format!("{}{}", text.word(*first), text.word(*second)));
    lexeme.is(Class::NAME).then_some(Merged { lexeme, len: 4, disguised: true })
}

/// `i.g.`, `w.a`: the short name of a service with full stops, in small letters: in capitals it is
/// somebody's, or a state's.
fn initials(text: &Text<'_>, at: usize) -> Option<Merged> {
    let [first, stop, second] = text.tokens.get(at..at + 3)? else { return None };
    let letter = |token: &Token| token.end - token.start == 1 && token.kind == TokenKind::Word;
    if !(letter(first) && letter(second) && stop.is_sign(b'.'))
        || stop.is_spaced()
        || second.is_spaced()
    {
        return None;
    }
    let begins = at
        .checked_sub(1)
        .is_none_or(|before| first.is_spaced() || text.tokens[before].kind == TokenKind::Break);
    // `my I.G. is`
    let mine = at.checked_sub(1).is_some_and(|before| text.tokens[before].lexeme.is(Class::MINE));
    let capital =
        |token: &Token| text.folded.is_capitalised(token.start as usize, token.end as usize);
    let small = mine || !capital(first) && !capital(second);
    let last = text.token(at + 3).is_some_and(|token| token.is_sign(b'.') && !token.is_spaced());
    let next = text.token(at + 3 + usize::from(last));
    if !begins || !small || next.is_some_and(|token| !token.is_spaced() && token.is_wordlike()) {
        return None;
    }
    let lexeme = lexicon().get(&format!("{}{}", text.word(*first), text.word(*second)));
    let named = lexeme.is(Class::SHORT) && !lexeme.is(Class::FUNCTION);
    named.then_some(Merged { lexeme, len: 3 + usize::from(last), disguised: true })
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some() && letters.next().is_none()
}

/// `t e l e g r a m`, `w.h.a.t.s.a.p.p`, one letter a line: single letters with one
/// separator, read as the words that they make.
fn spaced_letters(text: &Text<'_>, at: usize) -> Option<Merged> {
    if !is_one_letter(text.word_at(at)) {
        return None;
    }
    let mut word = String::new();
    let mut next = at;
    let mut separator = None;
    let mut best = None;
    let before = at.checked_sub(1).and_then(|before| text.token(before));
    if before.is_some_and(|token| {
        !token.is_wordlike() && !text.tokens[at].is_spaced() && token.kind != TokenKind::Break
    }) {
        return None;
    }
    while let Some(token) = text.token(next) {
        let letter = text.word(token);
        let single = is_one_letter(letter)
            && (token.is_wordlike()
                || matches!(token.kind, TokenKind::Sign(b'@' | b'$' | b'*' | b'!')));
        if !single || letter.chars().next().is_some_and(is_unspaced) {
            break;
        }
        word.push_str(letter);
        next += 1;
        let letters = word.chars().count();
        // No word is longer, and `1 1 1 1 …` would cost the cube of its length.
        if letters > MOST_LETTERS {
            break;
        }
        if letters >= FEWEST_LETTERS {
            let mut lexeme = lexicon().get(&word);
            // The look for slips goes through all names: once, where the letters end.
            let ends = !text
                .token(next)
                .is_some_and(|token| token.is_wordlike() && is_one_letter(text.word(token)));
            if !lexeme.is_known()
                && letters >= 5
                && ends
                && !word.bytes().all(|byte| byte.is_ascii_digit())
            {
                lexeme = spelling::service(&word, true);
            }
            if lexeme.shared() & Class::SPELLABLE_BITS != 0 {
                best = Some(Merged { lexeme, len: next - at, disguised: true });
            }
        }
        let Some(after) = text.token(next) else { break };
        let gap = match after.kind {
            TokenKind::Sign(sign @ (b'.' | b'-' | b'_' | b'*' | b',' | b'/' | b'|' | b'+')) => {
                next += 1;
                sign
            }
            TokenKind::Break => {
                next += 1;
                b'\n'
            }
            _ if after.is_spaced() => b' ',
            _ => break,
        };
        if separator.get_or_insert(gap) != &gap {
            break;
        }
    }
    best
}

/// `sk*pe`, `wh@tsapp`, `ca$h`: a word with signs in it.
fn signs_for_letters(text: &Text<'_>, at: usize) -> Option<Merged> {
    const MOST_TOKENS: usize = 9;
    const MOST_BYTES: usize = 32;
    let first = text.token(at)?;
    let has_sign = |token: &Token| {
        matches!(token.kind, TokenKind::Sign(b'@' | b'$' | b'*' | b'!' | b'#' | b'|' | b'+' | b'_'))
            || token.kind == TokenKind::Symbol
    };
    let joins = |token: &Token| token.is_sign(b'-');
    let starts =
        first.kind == TokenKind::Word || (has_sign(&first) && first.kind != TokenKind::Symbol);
    let second = text.token(at + 1).filter(|token| !token.is_spaced())?;
    // A sign in the middle of a word begins none: `g*m*a*i*l` is not `g` and `*m*a*i*l`.
    let inside = has_sign(&first)
        && !first.is_spaced()
        && at.checked_sub(1).and_then(|last| text.token(last)).is_some_and(Token::is_wordlike);
    // `r-@-g`: nor does a letter in the middle of a run of them.
    let amid = !first.is_spaced()
        && at.checked_sub(1).and_then(|last| text.token(last)).is_some_and(|last| joins(&last));
    if inside || amid || !starts || !(has_sign(&first) || has_sign(&second) || joins(&second)) {
        return None;
    }
    let mut best = None;
    let mut signs = 0;
    for len in 1..=MOST_TOKENS {
        let Some(token) = text.token(at + len - 1) else { break };
        if len > 1 && token.is_spaced()
            || !(token.is_wordlike() || has_sign(&token) || joins(&token))
        {
            break;
        }
        signs += usize::from(has_sign(&token));
        let word = text.folded.slice(first.start as usize, token.end as usize);
        if word.len() > MOST_BYTES {
            break;
        }
        let closes = text
            .token(at + len)
            .is_none_or(|next| next.is_spaced() || !next.is_wordlike() && !has_sign(&next));
        if len > 1 && signs > 0 && closes {
            let lexeme = spelling::masked(word);
            if lexeme.is_known() {
                best = Some(Merged { lexeme, len, disguised: true });
            } else if let Some(lexeme) = masked_phrase(text, word, at + len) {
                best = Some(Merged { lexeme, len: len + 1, disguised: true });
            }
        }
    }
    best
}

/// `c*sh app`: a word with signs in it and the token `next`, if they are the name of a service.
fn masked_phrase(text: &Text<'_>, word: &str, next: usize) -> Option<Lexeme> {
    const LONGEST: u32 = 5;
    let end = text.token(next).filter(|token| {
        let is_short = (2..=LONGEST).contains(&(token.end - token.start));
        token.kind == TokenKind::Word && !token.flags.has(Flags::OPENS) && is_short
    })?;
    let lexeme = spelling::masked(&format!("{word}{}", text.word(end)));
    lexeme.is(Class::NAME).then_some(lexeme)
}

impl Class {
    /// The phrases that become one token, since all that reads them wants them whole. Others
    /// are looked up by patterns where they stand: `let me` is two words to most.
    const MERGED_BITS: u128 = Class::NAME.bit()
        | Class::SHORT.bit()
        | Class::AMBIGUOUS.bit()
        | Class::ATTRIBUTE.bit()
        | Class::EMAIL.bit()
        | Class::PHONE.bit()
        | Class::CONTACT.bit()
        | Class::CALL.bit()
        | Class::LABEL.bit()
        | Class::AT.bit()
        | Class::DOT.bit()
        | Class::SLASH.bit()
        | Class::DASH.bit()
        | Class::UNDERSCORE.bit()
        | Class::REVERSED.bit()
        | Class::NUMBER.bit()
        | Class::WORK.bit()
        | Class::PART.bit()
        | Class::WINK.bit()
        | Class::MAIL_HINT.bit()
        | Class::ASSEMBLY.bit()
        | Class::ACCOUNT.bit()
        | Class::BANK.bit()
        | Class::CRYPTO.bit()
        | Class::ROOM.bit();

    /// What may be read out of letters set apart: not the words of every sentence.
    const SPELLABLE_BITS: u128 = Class::NAME.bit()
        | Class::AMBIGUOUS.bit()
        | Class::EMAIL.bit()
        | Class::PHONE.bit()
        | Class::SHORT.bit()
        | Class::CALL.bit()
        | Class::MONEY.bit()
        | Class::OUTSIDE.bit();
}
