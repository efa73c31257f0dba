//! What a draft comes to, typed key by key, pasted, mended and sent.

use super::{Edit, Mood, Place, Replacement, Session};
use crate::context::{Context, Direction, Order, Surface};
use crate::detector::Detector;
use crate::disguise::Disguise;
use crate::policy::Policy;
use crate::report::{Action, Certainty, Kind};
use crate::wording::WAYS;

fn session() -> Session {
    Session::new::<&str>(Detector::default(), Context::default(), &[])
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap()
}

/// Types `text` at the end, one character at a time.
fn type_in(session: &mut Session, text: &str) {
    for character in text.chars() {
        let start = utf16(session.text());
        let inserted = character.to_string();
        let caret = Some(start + utf16(&inserted));
        session.edit(&Edit { start, removed: 0, inserted: &inserted, caret, typed: true });
    }
}

/// Replaces the whole draft at once.
fn paste(session: &mut Session, text: &str) {
    let removed = utf16(session.text());
    let caret = Some(utf16(text));
    session.edit(&Edit { start: 0, removed, inserted: text, caret, typed: false });
}

fn apply(session: &mut Session, fix: Option<Replacement>) {
    let fix = fix.unwrap();
    session.edit(&Edit {
        start: fix.start,
        removed: fix.end - fix.start,
        inserted: &fix.text,
        caret: Some(fix.start),
        typed: false,
    });
}

#[test]
fn a_half_typed_word_is_left_in_peace() {
    let mut session = session();
    type_in(&mut session, "write me joe@gmx.net");
    assert!(session.notice(Place::Writing).is_none());
    assert!(!session.marks()[0].is_drawn());
    assert_eq!(session.demand(), Action::Confirm, "sending asks all the same");

    type_in(&mut session, " then");
    assert!(session.marks()[0].is_drawn());
    assert_eq!(session.notice(Place::Writing).unwrap().items[0].quote, "joe@gmx.net");
}

#[test]
fn after_a_pause_the_last_word_counts_too() {
    let mut session = session();
    type_in(&mut session, "joe@gmx.net");
    assert!(session.settle());
    assert_eq!(session.notice(Place::Writing).unwrap().mood, Mood::Confirm);
    assert!(!session.settle());
}

#[test]
fn what_is_pasted_counts_at_once() {
    let mut session = session();
    paste(&mut session, "joe@gmx.net");
    assert!(session.marks()[0].is_drawn());
}

#[test]
fn a_finding_that_was_seen_stays_marked_while_it_is_mended() {
    let mut session = session();
    paste(&mut session, "joe@gmx.net");
    let end = utf16(session.text());
    session.edit(&Edit {
        start: end - 1,
        removed: 1,
        inserted: "",
        caret: Some(end - 1),
        typed: true,
    });
    if let Some(mark) = session.marks().first() {
        assert!(mark.settled);
    }
}

#[test]
fn an_answer_holds_until_the_draft_ends() {
    let mut session = session();
    paste(&mut session, "joe@gmx.net or 😀");
    session.dismiss(0);
    assert!(session.notice(Place::Writing).is_none());
    assert_eq!(session.demand(), Action::Allow);
    type_in(&mut session, " and more");
    assert!(session.notice(Place::Writing).is_none());
    type_in(&mut session, " amy@gmx.net ");
    assert_eq!(session.notice(Place::Writing).unwrap().items[0].quote, "amy@gmx.net");
    paste(&mut session, "");
    paste(&mut session, "joe@gmx.net");
    assert!(session.notice(Place::Writing).is_some(), "a new draft, a new question");
}

#[test]
fn a_closed_notice_still_asks_at_the_door() {
    let mut session = session();
    paste(&mut session, "joe@gmx.net");
    session.close();
    assert!(session.notice(Place::Writing).is_none());
    assert!(session.notice(Place::Sending).is_some());
    assert_eq!(session.demand(), Action::Confirm);
    session.keep();
    assert_eq!(session.demand(), Action::Allow);
}

#[test]
fn what_is_blocked_stays_blocked_whatever_is_answered() {
    let mut policy = Policy::default();
    policy.set(Kind::Email, Certainty::Certain, Surface::Inbox, Action::Block);
    let mut session = Session::new::<&str>(Detector::with_policy(policy), Context::default(), &[]);
    paste(&mut session, "joe@gmx.net");
    session.keep();
    session.dismiss(0);
    assert_eq!(session.demand(), Action::Block);
}

#[track_caller]
fn fixed(text: &str, expected: &str) {
    let mut session = session();
    paste(&mut session, text);
    let fix = session.fix_all(Action::Warn);
    apply(&mut session, fix);
    assert_eq!(session.text(), expected);
}

#[test]
fn a_fix_takes_its_brackets_and_one_space() {
    fixed("write joe@gmx.net today", "write today");
    fixed("😀 write joe@gmx.net", "😀 write");
    fixed("joe@gmx.net is mine", "is mine");
    fixed("mine (joe@gmx.net), yes", "mine, yes");
    fixed("a joe@gmx.net and +44 20 7946 0018 b", "a and b");
}

#[test]
fn one_of_several_can_be_taken_out() {
    let mut session = session();
    paste(&mut session, "a joe@gmx.net and +44 20 7946 0018 b");
    let fix = session.fix(1);
    apply(&mut session, fix);
    assert_eq!(session.text(), "a joe@gmx.net and b");
}

#[test]
fn in_a_composition_marks_move_and_nothing_is_read() {
    let mut session = session();
    paste(&mut session, "joe@gmx.net ");
    session.edit_unread(&Edit {
        start: 0,
        removed: 0,
        inserted: "に",
        caret: Some(1),
        typed: true,
    });
    assert_eq!((session.marks()[0].start, session.marks()[0].end), (1, 12));
    session.edit_unread(&Edit { start: 3, removed: 1, inserted: "", caret: Some(3), typed: true });
    assert!(session.marks().is_empty(), "what the edit touches is no longer marked");
}

#[test]
fn what_was_sent_is_remembered_once_the_field_is_empty() {
    let mut session = session();
    for part in ["my number is 415", "555"] {
        paste(&mut session, part);
        session.passed();
        paste(&mut session, "");
    }
    paste(&mut session, "0132");
    assert_eq!(session.notice(Place::Writing).unwrap().items[0].quote, "0132");
}

#[test]
fn a_draft_that_was_let_go_and_stayed_is_not_its_own_past() {
    let mut session = session();
    paste(&mut session, "my number is 415 555");
    session.passed();
    type_in(&mut session, " ");
    assert!(!session.report().is_flagged());
}

#[test]
fn a_request_is_folded_into_the_detail_it_introduces() {
    let mut session = session();
    paste(&mut session, "add me on skype: live:joe.doe");
    assert_eq!(session.notice(Place::Writing).unwrap().items.len(), 1);
}

#[test]
fn many_findings_make_one_notice() {
    let mut session = session();
    paste(&mut session, "a@gmx.net, b@gmx.net, c@gmx.net, d@gmx.net, a@gmx.net");
    let notice = session.notice(Place::Writing).unwrap();
    assert_eq!((notice.items.len(), notice.more), (3, 1), "one address is one thing");
}

#[test]
fn a_website_is_noted_and_not_warned_of() {
    let mut session = session();
    paste(&mut session, "like https://www.nordlicht-kaffee.de please");
    assert_eq!(session.notice(Place::Writing).unwrap().mood, Mood::Note);
    paste(&mut session, "like https://www.nordlicht-kaffee.de, joe@gmx.net");
    let notice = session.notice(Place::Writing).unwrap();
    assert_eq!((notice.mood, notice.items.len()), (Mood::Confirm, 1));
}

#[test]
fn what_the_order_needs_gets_a_quiet_line() {
    let context = Context {
        surface: Surface::Order,
        order: Order::Active,
        declared: crate::Declared::default().with(Kind::Phone),
        ..Context::default()
    };
    let mut session = Session::new::<&str>(Detector::default(), context, &[]);
    paste(&mut session, "the number for the card is +44 20 7946 0018");
    let notice = session.notice(Place::Writing).unwrap();
    assert_eq!((notice.mood, notice.why), (Mood::Needed, "why.needed"));
    assert_eq!(session.demand(), Action::Allow);
}

#[test]
fn who_is_asked_is_told_so() {
    let context = Context { direction: Direction::Received, ..Context::default() };
    let mut session = Session::new::<&str>(Detector::default(), context, &[]);
    paste(&mut session, "what's your email?");
    let notice = session.notice(Place::Received).unwrap();
    assert_eq!((notice.mood, notice.why), (Mood::Warn, "why.received.request"));
}

#[test]
fn a_quote_shows_what_hides_in_it() {
    let mut session = session();
    paste(&mut session, "joe\u{200b}@gmx.net");
    let quote = session.notice(Place::Writing).unwrap().items[0].quote.clone();
    assert_eq!(quote, "joe\\u{200b}@gmx.net");
}

#[test]
fn every_disguise_is_explained() {
    for disguise in Disguise::ALL {
        let ways = WAYS.iter().filter(|(_, disguises)| disguises.contains(disguise)).count();
        assert_eq!(ways, 1, "{disguise}");
    }
}

#[test]
fn offsets_that_fall_outside_or_into_a_character_lose_nothing() {
    let mut session = session();
    paste(&mut session, "😀a");
    session.edit(&Edit { start: 1, removed: 0, inserted: "b", caret: None, typed: true });
    assert_eq!(session.text(), "b😀a");
    session.edit(&Edit { start: 99, removed: 99, inserted: "c", caret: None, typed: true });
    assert_eq!(session.text(), "b😀ac");
}
