//! Generated messages whose truth is known: floors by language, and the disguises that the fold
//! claims to undo for every kind and language. `npm run quality` prints the whole picture.

use contact_guard::{Context, check};
use contact_guard_generator::detail::plain;
use contact_guard_generator::disguise::FOLDED;
use contact_guard_generator::{Kind, LANGUAGES, Message, contacts, data, honest};

const MESSAGES: usize = 400;

/// The first so many of a source.
fn some(source: Option<impl Iterator<Item = Message>>) -> Vec<Message> {
    source.into_iter().flatten().take(MESSAGES).collect()
}

/// How many are flagged, and the first few of those that should not be, or should.
fn flagged(messages: &[Message], wrong: bool) -> (usize, Vec<&str>) {
    let (mut count, mut examples) = (0, Vec::new());
    for message in messages {
        let is = check(&message.text, &Context::default()).is_flagged();
        count += usize::from(is);
        if is == wrong && examples.len() < 5 {
            examples.push(message.text.as_str());
        }
    }
    (count, examples)
}

#[test]
fn nine_in_ten_are_flagged_in_every_language() {
    for language in LANGUAGES {
        let messages = some(contacts(language, 11));
        let (count, missed) = flagged(&messages, false);
        assert!(count * 10 >= messages.len() * 9, "{language}: {count} flagged, not {missed:#?}");
    }
}

#[test]
fn one_honest_look_alike_in_a_hundred_is_flagged_at_most() {
    for language in LANGUAGES {
        let messages = some(honest(language, 11));
        let (count, alarms) = flagged(&messages, true);
        assert!(count * 100 <= messages.len(), "{language}: {count} flagged, {alarms:#?}");
    }
}

#[test]
fn a_detail_that_is_found_is_found_in_other_letters() {
    for language in LANGUAGES {
        let words = data::language(language).expect("listed");
        let mut rng = fastrand::Rng::with_seed(11);
        for round in 0..40 {
            // Of the others the sentence says what they are, and it is not what is disguised.
            let kind = [Kind::Email, Kind::Phone, Kind::Link][round % 3];
            let detail = plain(kind, words, &mut rng);
            if !check(&detail.text, &Context::default()).is_flagged() {
                continue;
            }
            for (name, disguise) in FOLDED {
                let text = disguise(&detail.text, &mut rng);
                let report = check(&text, &Context::default());
                assert!(report.is_flagged(), "{language}, {name}: {text:?} of {}", detail.text);
            }
        }
    }
}
