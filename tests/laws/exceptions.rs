//! Where a law does not hold today: asserted as it is, and failing the day it improves.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The exceptions of one law, from `tests/laws/<law>_exceptions.txt`, and those met.
pub(crate) struct Exceptions {
    law: &'static str,
    known: Vec<String>,
    met: BTreeMap<String, String>,
}

impl Exceptions {
    pub(crate) fn of(law: &'static str) -> Exceptions {
        let known = std::fs::read_to_string(path(law))
            .unwrap_or_default()
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
            .map(str::to_owned)
            .collect();
        Exceptions { law, known, met: BTreeMap::new() }
    }

    /// Where the law is broken, and how.
    pub(crate) fn add(&mut self, place: &str, how: impl FnOnce() -> String) {
        self.met.entry(place.to_owned()).or_insert_with(how);
    }

    /// Fails unless exactly the known ones were met. `UPDATE_DATA=1` rewrites the list.
    pub(crate) fn assert(self) {
        if std::env::var_os("UPDATE_DATA").is_some() {
            self.write();
            return;
        }
        let new: Vec<&String> = self
            .met
            .iter()
            .filter(|(place, _)| !self.known.contains(place))
            .map(|(_, how)| how)
            .collect();
        let gone: Vec<&String> =
            self.known.iter().filter(|place| !self.met.contains_key(*place)).collect();
        assert!(
            new.is_empty() && gone.is_empty(),
            "the law of {} is newly broken {} times, {new:#?};\nand holds now, so take out of \
             its exceptions: {gone:#?}\n(UPDATE_DATA=1 rewrites the list)",
            self.law,
            new.len()
        );
    }

    fn write(&self) {
        let mut list = String::from("# Where the law does not hold yet, one place a line.\n");
        for place in self.met.keys() {
            list.push_str(place);
            list.push('\n');
        }
        std::fs::write(path(self.law), list).unwrap_or_else(|why| panic!("{}: {why}", self.law));
    }
}

fn path(law: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/laws/{law}_exceptions.txt"))
}
