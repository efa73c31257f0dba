//! The labels of a report as JSON has them.

use super::{Action, Category, Certainty, Kind};
use crate::disguise::Disguises;
use core::fmt;
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

macro_rules! as_label {
    ($($type:ident)+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.label())
            }
        }
    )+};
}
as_label!(Kind Category Certainty Action);

impl Serialize for Disguises {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        for disguise in self.iter() {
            seq.serialize_element(disguise.label())?;
        }
        seq.end()
    }
}

/// Reads one of `labels`; another word is an error that lists them.
pub(crate) fn read_label<'de, T, D: Deserializer<'de>>(
    from: D,
    what: &'static str,
    read: fn(&str) -> Option<T>,
    labels: &'static [&'static str],
) -> Result<T, D::Error> {
    from.deserialize_str(Word { what, read, labels })
}

struct Word<T> {
    what: &'static str,
    read: fn(&str) -> Option<T>,
    labels: &'static [&'static str],
}

impl<T> Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of: {}", self.labels.join(", "))
    }

    // The error is made here, where the parser still knows the place of the word.
    fn visit_str<E: Error>(self, word: &str) -> Result<T, E> {
        (self.read)(word).ok_or_else(|| {
            let what = self.what.to_ascii_lowercase();
            let labels = self.labels.join(", ");
            E::custom(format_args!("unknown {what} `{word}`; expected one of: {labels}"))
        })
    }
}
