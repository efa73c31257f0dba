//! Where a message is written: what the platform knows about it and the text does not say.

use crate::report::{Kind, labels};
use core::fmt;

/// The circumstances of a message. The default is an inbox without an order.
///
/// ```
/// use contact_guard::{Context, Declared, Kind, Order, Surface, check};
///
/// let text = "the number for the card is +44 20 7946 0018";
/// assert!(check(text, &Context::default()).is_flagged());
///
/// let order = Context {
///     surface: Surface::Order,
///     order: Order::Active,
///     declared: Declared::default().with(Kind::Phone),
///     ..Context::default()
/// };
/// assert!(!check(text, &order).is_flagged());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Where it is written.
    pub surface: Surface,
    /// Whether there is an order.
    pub order: Order,
    /// The kinds that the listing declares as needed.
    pub declared: Declared,
    /// Whether the reader wrote it or is being written to.
    pub direction: Direction,
    /// ISO 3166 region, upper case, whose shape a number without country code has.
    pub region: Option<String>,
    /// BCP 47 tag of the author's language; a hint, never a limit.
    pub locale: Option<String>,
    /// The platform's own domains, lower case, never flagged; subdomains included.
    pub own_domains: Vec<String>,
}

/// Where a message is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Surface {
    /// The chat before or beside an order.
    #[default]
    Inbox,
    /// The page of one order.
    Order,
    /// The public offer or profile.
    Listing,
}

/// Whether there is an order between the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// None yet.
    #[default]
    None,
    /// Being worked on.
    Active,
    /// Delivered and accepted, or cancelled.
    Completed,
}

/// Whether the reader wrote the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// By the reader: a draft.
    #[default]
    Sent,
    /// To the reader.
    Received,
}

labels!(Surface: Inbox = "inbox", Order = "order", Listing = "listing");
labels!(Order: None = "none", Active = "active", Completed = "completed");
labels!(Direction: Sent = "sent", Received = "received");

/// The kinds of contact data that a listing declares as needed, and support approved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Declared(u8);

const MEETING: u8 = 1 << 7;

impl Declared {
    /// With `kind` as well.
    #[must_use]
    pub fn with(self, kind: Kind) -> Declared {
        Declared(self.0 | 1 << kind as u8)
    }

    /// With calls as well: the service is one that happens live.
    #[must_use]
    pub fn with_meeting(self) -> Declared {
        Declared(self.0 | MEETING)
    }

    /// Whether `kind` is declared.
    #[must_use]
    pub fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether calls are the service.
    #[must_use]
    pub fn meeting(self) -> bool {
        self.0 & MEETING != 0
    }

    /// With what `label` names: a kind's label, or `meeting`. `None` for another word.
    #[must_use]
    pub fn with_label(self, label: &str) -> Option<Declared> {
        match label {
            "meeting" => Some(self.with_meeting()),
            _ => Kind::from_label(label).map(|kind| self.with(kind)),
        }
    }

    /// The labels of what is declared.
    pub fn labels(self) -> impl Iterator<Item = &'static str> {
        Kind::ALL
            .iter()
            .filter(move |&&kind| self.contains(kind))
            .map(|kind| kind.label())
            .chain(self.meeting().then_some("meeting"))
    }
}

/// Reads and writes the published JSON shape. Unknown fields are an error that names them.
#[cfg(feature = "serde")]
mod json {
    use super::{Context, Declared, Direction, Order, Surface};
    use serde::de::{Error, Unexpected};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(default, deny_unknown_fields)]
    #[derive(Default)]
    struct Fields {
        surface: Option<Surface>,
        order: Option<Order>,
        declared: Vec<String>,
        direction: Option<Direction>,
        region: Option<String>,
        locale: Option<String>,
        own_domains: Vec<String>,
    }

    impl<'de> Deserialize<'de> for Context {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Context, D::Error> {
            let fields = Fields::deserialize(deserializer)?;
            let mut declared = Declared::default();
            for word in &fields.declared {
                declared = declared.with_label(word).ok_or_else(|| {
                    D::Error::invalid_value(
                        Unexpected::Str(word),
                        &"email, phone, handle, link, payment, request or meeting",
                    )
                })?;
            }
            Ok(Context {
                surface: fields.surface.unwrap_or_default(),
                order: fields.order.unwrap_or_default(),
                declared,
                direction: fields.direction.unwrap_or_default(),
                region: fields.region.map(|region| region.to_ascii_uppercase()),
                locale: fields.locale,
                own_domains: fields
                    .own_domains
                    .iter()
                    .map(|domain| domain.to_ascii_lowercase())
                    .collect(),
            })
        }
    }

    impl Serialize for Declared {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.labels())
        }
    }
}
