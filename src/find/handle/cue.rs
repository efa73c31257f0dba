//! What stands between a service and an identifier, and how firmly it joins them.
//!
//! Walks right of a mention over at most [`REACH`] tokens; `left` has the other way.

use super::around::{Around, around};
use super::enough::{is_enough, is_followed};
use super::ident::{self, Ident};
use super::mention::{Mention, Plain};
use super::{name, number, spelled};
use crate::disguise::Disguise;
use crate::text::lexicon::Class;
use crate::text::{Flags, Text, Token, TokenKind};

/// How many tokens are looked at on either side of a mention.
const REACH: usize = 16;
/// How many words of content may stand between.
const MOST_CONTENT: usize = 4;

/// How firmly a name is joined to its service, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// Other words stand between.
    Loose,
    /// Only words of grammar stand between.
    Close,
    /// `my X is`, `X: `, `im … on X`.
    Firm,
}

/// An identifier joined to a mention.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    pub(super) ident: Ident,
    pub(super) cue: Cue,
    pub(super) how: How,
    /// A word of reversal stands between.
    pub(super) reversed: bool,
}

/// How the identifier was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Plain,
    Name,
    Number,
    Spelled,
}

/// What was seen on the way from the mention.
#[derive(Default)]
pub(super) struct Way {
    /// A colon, an arrow, an equals sign.
    pub(super) pointed: bool,
    /// A comma, a dash, a question mark.
    pub(super) parted: bool,
    /// `name`, `id`, `user`.
    pub(super) noun: bool,
    /// It stands right beside the mention.
    pub(super) noun_first: bool,
    pub(super) asked: bool,
    /// The same, and `as`, `under`.
    pub(super) named: bool,
    /// `im`, `soy`, `я`.
    pub(super) self_is: bool,
    pub(super) copula: bool,
    /// A preposition that leads away: `explains TeamViewer to seniors`.
    pub(super) prep: bool,
    pub(super) room: bool,
    pub(super) reversed: bool,
    pub(super) content: usize,
    pub(super) steps: usize,
    /// A sentence began on the way.
    pub(super) crossed: bool,
}

/// The identifier that follows a mention.
pub(super) fn right(text: &Text<'_>, mention: &Mention, mentions: &[Mention]) -> Option<Joined> {
    let around = around(text, mention);
    // `u slash joe`
    let mut way =
        Way { pointed: text.word_at(mention.index).ends_with(" slash"), ..Way::default() };
    let mut at = behind_description(text, mention);
    while way.steps < REACH {
        let token = text.token(at)?;
        way.steps += 1;
        if token.flags.has(Flags::OPENS) && way.steps > 1 {
            if way.crossed || way.content > 0 && !way.parted {
                return None;
            }
            way.crossed = true;
        }
        // `discord . gg / k7Q`: a link that is taken apart.
        if token.is_sign(b'.')
            && text.token(at + 1).is_some_and(|next| {
                next.lexeme.is(Class::TLD) || matches!(text.word(next), "gg" | "me" | "com")
            })
        {
            return None;
        }
        let other =
            mentions.iter().find(|other| other.index == at && other.plain > Plain::Ambiguous);
        if let Some(other) = other {
            // `Telegram/Instagram`: one list; `insta joe, snap`: the next one's own.
            let listed = at == mention.index + 2 && text.tokens[at - 1].kind != TokenKind::Break
                || at == mention.index + 1 && other.service.id == mention.service.id
                || token.kind == TokenKind::Symbol;
            if !listed || way.content > 0 {
                return None;
            }
            at += 1;
            continue;
        }
        if let Some(joined) = take(text, mention, &around, &way, at) {
            return Some(joined);
        }
        if !pass(text, &mut way, token) {
            return None;
        }
        at += 1;
    }
    None
}

/// The token behind a mention, and behind what else describes it: `ghost yellow app`.
fn behind_description(text: &Text<'_>, mention: &Mention) -> usize {
    const MOST_WORDS: usize = 3;
    let next = mention.index + 1;
    if !mention.disguises.contains(Disguise::Nickname) {
        return next;
    }
    let words = (next..next + MOST_WORDS).take_while(|&at| {
        text.token(at)
            .is_some_and(|token| token.kind == TokenKind::Word && !token.flags.has(Flags::OPENS))
    });
    let app = words.filter(|&at| text.token(at).is_some_and(|token| token.lexeme.is(Class::APP)));
    app.last().map_or(next, |app| app + 1)
}

/// Reads what begins at `at`, if the way there joins it firmly enough.
fn take(
    text: &Text<'_>,
    mention: &Mention,
    around: &Around,
    way: &Way,
    at: usize,
) -> Option<Joined> {
    let token = text.token(at)?;
    let grammar = mention.service.handle.as_ref();
    let cue = strength(mention, around, way);
    let joined = |ident: Ident, how: How| Some(Joined { ident, cue, how, reversed: way.reversed });
    if (cue == Cue::Firm
        || cue == Cue::Close && mention.plain > Plain::Ambiguous && way.content == 0)
        && let Some(ident) =
            spelled::read(text, at, cue == Cue::Firm || mention.plain == Plain::Name)
        && !(cue < Cue::Firm && spelled::is_ordinary(&ident))
    {
        return joined(ident, How::Spelled);
    }
    if way.content == 0
        && let Some(ident) = number::read(
            text,
            at,
            mention.service,
            (way.named || way.room || way.pointed || around.mine || around.noun)
                && (mention.plain > Plain::Ambiguous || way.room && way.noun || around.opens),
            mention.plain,
        )
    {
        return joined(ident, How::Number);
    }
    let clear = mention.plain > Plain::Ambiguous;
    let given =
        cue == Cue::Firm || clear && (around.act && way.parted || around.present && way.steps == 1);
    if grammar.is_some_and(|grammar| grammar.names)
        && (way.content == 0 || given && way.named)
        && let Some(ident) = name::read(text, at)
        && (given || clear && is_followed(text, &ident, Class::ACT.bit() | Class::NAMED.bit()))
    {
        return joined(ident, How::Name);
    }
    let is_glue = is_glue(token) && !matches!(token.kind, TokenKind::Sign(_));
    if let Some(ident) = ident::read(text, at, grammar)
        && !(is_glue && ident.range.end == token.end as usize)
        && is_enough(text, mention, around, way, cue, &ident)
    {
        return joined(ident, How::Plain);
    }
    None
}

fn strength(mention: &Mention, around: &Around, way: &Way) -> Cue {
    let clear = mention.plain > Plain::Ambiguous;
    let joined = clear
        || around.mine
        || around.act
        || mention.placed
        || around.capital
        || around.noun
        || around.present
        || way.noun_first;
    let crossing = way.crossed && !way.copula;
    let firm = way.pointed
        && way.content == 0
        && (clear || around.opens || around.mine || around.acting || around.present)
        || way.noun && joined && (way.content <= 2 || way.parted)
        || way.named && joined && way.content == 0
        || around.noun && way.content == 0 && !crossing && (clear || around.mine)
        || way.self_is && way.content <= 1 && (clear || around.placed)
        || way.copula && around.mine && way.content == 0
        || way.copula && way.crossed && around.mine
        || around.mine && way.steps == 1 && mention.plain > Plain::Ambiguous;
    match way.content {
        _ if firm => Cue::Firm,
        0 => Cue::Close,
        _ => Cue::Loose,
    }
}

/// Takes note of a token on the way; false where nothing beyond it belongs to the mention.
fn pass(text: &Text<'_>, way: &mut Way, token: Token) -> bool {
    match token.kind {
        TokenKind::Break => {
            way.parted = true;
            true
        }
        TokenKind::Sign(sign) => {
            match sign {
                b':' | b'=' | b'>' => way.pointed |= way.content == 0,
                b'#' | b'{' | b'[' | b'\\' | b'%' | b'+' | b'*' => return false,
                b'?' => {
                    way.asked = true;
                    way.parted = true;
                }
                b'.' | b'&' | b'@' | b'_' => {}
                _ => way.parted = true,
            }
            true
        }
        TokenKind::Symbol => {
            way.steps -= 1;
            way.pointed |=
                matches!(text.word(token), "→" | "➡" | "➜" | "⇒" | "〰" | "–" | "—" | "：")
                    && way.content == 0;
            way.parted = true;
            true
        }
        TokenKind::Word | TokenKind::Number => {
            let lexeme = token.lexeme;
            let mut glue = is_glue(token);
            // `soundcloud slash nimbusloops`
            if lexeme.is(Class::SLASH) && way.content == 0 {
                (way.pointed, glue) = (true, true);
            }
            if lexeme.is(Class::SELF) || lexeme.is(Class::COPULA) {
                way.self_is |= lexeme.is(Class::SELF);
                if way.parted && lexeme.is(Class::SELF) {
                    way.content = 0;
                }
                way.copula |= lexeme.is(Class::COPULA);
            }
            // A link is cut or broken before it is anybody's name.
            let noun = lexeme.is(Class::IDENT) && text.word(token) != "link";
            if noun || lexeme.is(Class::NAMED) {
                way.noun |= noun;
                way.noun_first |= noun && way.steps == 1;
                if way.parted && noun {
                    way.content = 0;
                }
                way.named = true;
                glue = true;
            }
            way.prep |= (lexeme.is(Class::FOR) || lexeme.is(Class::PLACE))
                && !lexeme.is(Class::SELF)
                && !lexeme.is(Class::AT);
            way.room |= lexeme.is(Class::ROOM);
            way.reversed |= lexeme.is(Class::REVERSED);
            if lexeme.is(Class::WORK) && !glue && !lexeme.is(Class::APP) {
                // `Instagram captions` was about work after all; a name may still follow.
                way.content += 1;
            }
            // `Jabber in QtQuick`, but not `on Discord there as`.
            way.content += usize::from(
                !glue
                    || lexeme.is(Class::PLACE)
                        && !lexeme.is(Class::AT)
                        && !lexeme.is(Class::SELF)
                        && !lexeme.is(Class::COPULA)
                        && text.word(token) != "there",
            );
            way.content <= MOST_CONTENT
        }
    }
}

/// A word of grammar, or one that stands for the way the two are joined.
pub(super) fn is_glue(token: Token) -> bool {
    const GLUE: [Class; 12] = [
        Class::FUNCTION,
        Class::SELF,
        Class::MINE,
        Class::COPULA,
        Class::PLACE,
        Class::NAMED,
        Class::IDENT,
        Class::HANDLE_CUE,
        Class::ACT,
        Class::REVERSED,
        Class::AND,
        Class::ROOM,
    ];
    let bits = GLUE.iter().fold(0, |bits, class| bits | class.bit());
    token.lexeme.shared() & bits != 0 || token.lexeme.is(Class::APP)
}
