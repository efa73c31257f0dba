//! The shape of a policy, as files and programs state it; [`super::file`] says what it means.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::Policy;
use crate::context::Surface;
use crate::report::{Action, Certainty, Kind};

/// The only version of the shape so far.
pub(super) const VERSION: u64 = 1;

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Policy, D::Error> {
        File::deserialize(deserializer)
            .map(|file| PolicyShape { actions: file.actions, surface: file.surface }.policy())
    }
}

/// Every entry of every surface, in the shape that is read.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("surface", &Surfaces(self))?;
        map.end()
    }
}

struct Surfaces<'a>(&'a Policy);
struct Kinds<'a>(&'a Policy, Surface);
struct Row<'a>(&'a Policy, Surface, Kind);

impl Serialize for Surfaces<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Section<'a> {
            actions: Kinds<'a>,
        }
        serializer.collect_map(
            Surface::ALL
                .iter()
                .map(|surface| (surface.label(), Section { actions: Kinds(self.0, *surface) })),
        )
    }
}

impl Serialize for Kinds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = |kind: &Kind| (kind.label(), Row(self.0, self.1, *kind));
        serializer.collect_map(Kind::ALL.iter().map(row))
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            Certainty::ALL
                .iter()
                .map(|certainty| (certainty.label(), self.0.action(self.2, *certainty, self.1))),
        )
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "reading it is what checks it")]
    version: Version,
    #[serde(default)]
    actions: Actions,
    #[serde(default)]
    surface: BySurface,
}

/// What one surface has of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    #[serde(default)]
    actions: Actions,
}

/// What to do about each kind.
pub(crate) type Actions = Table<Kind, Table<Certainty, Action>>;
/// What single surfaces have of their own.
pub(crate) type BySurface = Table<Surface, Section>;

/// The part of a policy that other files have, too.
pub(crate) struct PolicyShape {
    pub(crate) actions: Actions,
    pub(crate) surface: BySurface,
}

impl PolicyShape {
    /// What holds on every surface first, then what one surface has of its own, in whichever
    /// order they stand in the file.
    pub(crate) fn policy(&self) -> Policy {
        let mut policy = Policy::default();
        for &surface in Surface::ALL {
            self.actions.apply(surface, &mut policy);
        }
        for (surface, section) in &self.surface.0 {
            section.actions.apply(*surface, &mut policy);
        }
        policy
    }
}

impl Actions {
    fn apply(&self, surface: Surface, policy: &mut Policy) {
        for (kind, row) in &self.0 {
            for (certainty, action) in &row.0 {
                policy.set(*kind, *certainty, surface, *action);
            }
        }
    }
}

struct Version;

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        match u64::deserialize(deserializer)? {
            VERSION => Ok(Version),
            other => Err(D::Error::custom(format_args!(
                "version {other} is not known; this build reads version {VERSION}"
            ))),
        }
    }
}

/// A table whose keys are words of ours, each at most once.
pub(crate) struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Table<K, V> {
        Table(Vec::new())
    }
}

impl<'de, K, V> Deserialize<'de> for Table<K, V>
where
    K: Deserialize<'de> + PartialEq + fmt::Display,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Table<K, V>, D::Error> {
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

struct TableVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for TableVisitor<K, V>
where
    K: Deserialize<'de> + PartialEq + fmt::Display,
    V: Deserialize<'de>,
{
    type Value = Table<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<K, V>, A::Error> {
        let mut rows: Vec<(K, V)> = Vec::new();
        while let Some(key) = map.next_key::<K>()? {
            // TOML refuses this by itself, JSON does not.
            if rows.iter().any(|(known, _)| *known == key) {
                return Err(A::Error::custom(format_args!("`{key}` stands here twice")));
            }
            rows.push((key, map.next_value()?));
        }
        Ok(Table(rows))
    }
}
