//! What the notice says. Words are keys into the locale files; no language stands here.

use super::mark::Mark;
use super::session::Session;
use crate::report::Action;
use crate::visible::visible_line;
use crate::wording::{Mood, evidence, instead, thing, why};

/// The most findings that one notice lists; the others are counted.
const MOST_ITEMS: usize = 3;
/// The most characters of a finding that are quoted.
const MOST_QUOTED: usize = 48;

/// When the notice is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// While the draft is written.
    Writing,
    /// The draft was to be sent, and waits for its author.
    Sending,
    /// Under a message that was received.
    Received,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) place: Place,
    pub(crate) mood: Mood,
    /// At least one, in order of the draft.
    pub(crate) items: Vec<Item>,
    /// How many more there are.
    pub(crate) more: usize,
    /// Why it matters to the reader.
    pub(crate) why: &'static str,
    /// What to do instead.
    pub(crate) instead: &'static str,
}

/// One finding as the notice lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Which of the session's marks it is.
    pub(crate) index: usize,
    /// What it is called.
    pub(crate) thing: &'static str,
    /// The text of it, safe to show.
    pub(crate) quote: String,
    /// Why it was found: keys, with what each is about.
    pub(crate) evidence: Vec<(&'static str, String)>,
}

impl Session {
    /// What the notice says now; `None` where there is nothing to say.
    pub(crate) fn notice(&self, place: Place) -> Option<Notice> {
        let listed: Vec<(usize, &Mark)> = self.listed(place);
        let action = listed.iter().map(|(_, mark)| mark.action()).max()?;
        let mood = Mood::of(action, self.context());
        let (_, gravest) = listed
            .iter()
            .copied()
            .max_by_key(|(index, mark)| (mark.action(), core::cmp::Reverse(*index)))?;
        let items = listed.iter().take(MOST_ITEMS).map(|&(index, mark)| Item {
            index,
            thing: thing(&mark.finding),
            quote: quote(mark.finding.span.of(self.text())),
            evidence: evidence(&mark.finding),
        });
        Some(Notice {
            place,
            mood,
            items: items.collect(),
            more: listed.len().saturating_sub(MOST_ITEMS),
            why: why(&gravest.finding, mood, self.context()),
            instead: instead(&gravest.finding, mood, self.context()),
        })
    }

    /// The marks that a notice is about: those of the highest sort that there is. Who is asked
    /// for something grave is not bothered with what is only noted.
    fn listed(&self, place: Place) -> Vec<(usize, &Mark)> {
        let open = |mark: &Mark| {
            mark.settled && mark.answer.is_none() && (place != Place::Writing || !mark.closed)
        };
        let all: Vec<(usize, &Mark)> =
            self.marks().iter().enumerate().filter(|(_, mark)| open(mark)).collect();
        let sort = |action: Action| match action {
            Action::Allow => 0,
            Action::Notice => 1,
            _ => 2,
        };
        let highest = all.iter().map(|(_, mark)| sort(mark.action())).max().unwrap_or_default();
        let repeats = |at: usize, mark: &Mark| {
            let said_before = all.iter().take(at).any(|(_, other)| other.key == mark.key);
            // A request that only introduces a detail is one thing with it.
            let introduces = all.iter().any(|(_, other)| mark.introduces(other, self.text()));
            said_before || introduces
        };
        all.iter()
            .enumerate()
            .filter(|(at, (_, mark))| sort(mark.action()) == highest && !repeats(*at, mark))
            .map(|(_, listed)| *listed)
            .collect()
    }
}

/// The text of a finding as it can be shown: on one line, not too long, nothing hidden in it.
fn quote(text: &str) -> String {
    let shown = visible_line(text);
    if shown.chars().count() <= MOST_QUOTED {
        return shown;
    }
    let head: String = shown.chars().take(MOST_QUOTED - 1).collect();
    format!("{}…", head.trim_end())
}
