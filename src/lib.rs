//! Finds contact details, plain and disguised, in marketplace messages.
//!
//! [`check`] reads one text in one [`Context`] and answers with a [`Report`]: what stands
//! where, how it reads undisguised, how sure that is, and what the policy says to do about it.
//! It cannot fail, whatever the text holds; it keeps no state, needs no clock, no network and
//! no file, and takes time in proportion to the text.
//!
//! ```
//! use contact_guard::{Action, Context, Kind, check};
//!
//! let text = "reach me at john (at) gmail (dot) com";
//! let report = check(text, &Context::default());
//!
//! assert!(report.is_flagged());
//! let finding = &report.findings[0];
//! assert_eq!(finding.kind, Kind::Email);
//! assert_eq!(finding.span.of(text), "john (at) gmail (dot) com");
//! assert_eq!(finding.canonical.as_deref(), Some("john@gmail.com"));
//! assert_eq!(finding.action, Action::Confirm);
//! assert_eq!(finding.rule, "email.words");
//!
//! let honest = check("the banner is 1920x1080, by 12/05", &Context::default());
//! assert!(honest.findings.is_empty());
//! ```
//!
//! # The way of a text
//!
//! | stage | does |
//! |---|---|
//! | fold | undoes what is done to characters, and keeps the way back to the text as written |
//! | tokens | cuts words, numbers and signs, looks them up, joins what was taken apart |
//! | find | each finder proposes stretches of one [`Kind`] with its clues |
//! | judge | [`Policy`] and [`Context`] turn kind and certainty into an [`Action`] |
//!
//! Finders never see the policy, and the policy never sees the text. So what is *found* depends
//! on the text alone (and the region, the locale and the platform's own domains), what is
//! *done* on the place.
//!
//! # Where it was written
//!
//! The same text is judged by its place. What an order needs and declares is allowed on its
//! page; leading the conversation away never is. [`Context`] has the fields.
//!
//! ```
//! use contact_guard::{Action, Context, Declared, Kind, Order, Surface, check};
//!
//! let text = "the number for the card is +44 20 7946 0018";
//! let order = Context {
//!     surface: Surface::Order,
//!     order: Order::Active,
//!     declared: Declared::default().with(Kind::Phone),
//!     own_domains: vec!["market.example".to_owned()],
//!     ..Context::default()
//! };
//! assert!(check(text, &Context::default()).is_flagged());
//! assert_eq!(check(text, &order).action, Action::Allow);
//! assert!(check("let's go on over WhatsApp", &order).is_flagged());
//! ```
//!
//! # What to do about it
//!
//! A [`Policy`] says it for each kind, certainty and surface. The default never blocks. A
//! [`Detector`] is a policy that reads; it is cheap to make and to share between threads.
//!
//! ```
//! use contact_guard::{Action, Certainty, Context, Detector, Kind, Policy, Surface};
//!
//! let mut policy = Policy::default();
//! policy.set(Kind::Email, Certainty::Certain, Surface::Inbox, Action::Block);
//! let detector = Detector::with_policy(policy);
//!
//! let report = detector.check("joe@gmx.net", &Context::default());
//! assert_eq!(report.action, Action::Block);
//! ```
//!
//! With the feature `policy-file` a policy comes from TOML or JSON.
//!
//! # A conversation
//!
//! People split details over messages. [`Conversation`] remembers the last few of one author;
//! where the caller keeps the state, [`Carry`] is what it keeps.
//!
//! ```
//! use contact_guard::{Context, Conversation, Detector};
//!
//! let mut conversation = Conversation::new(Detector::default(), Context::default());
//! conversation.sent("my number is 415");
//! conversation.sent("555");
//! assert!(conversation.check("0132").is_flagged());
//! ```
//!
//! # Taking it out
//!
//! [`Detector::redact`] replaces findings until none is left; [`redact()`] does it once, for a
//! report that is at hand.
//!
//! ```
//! use contact_guard::{Action, Context, Detector};
//!
//! let clean = Detector::default().redact("write joe@gmx.net", &Context::default(), Action::Warn);
//! assert_eq!(clean, "write [email removed]");
//! ```
//!
//! # Units
//!
//! A [`Span`] counts UTF-8 bytes and ends on character boundaries. [`Report::view`] converts to
//! UTF-16 code units or code points, at the edge, for those who count so.
//!
//! # Cost
//!
//! One pass folds and cuts the text; finders look a bounded way to either side of what
//! triggers them. The first call unpacks the word list and indexes the patterns, a few
//! milliseconds once a process. Memory goes with the length of the text.
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | none | the library, without a dependency |
//! | `serde` | reports and contexts as JSON |
//! | `policy-file` | policies from TOML and JSON files |
//! | `overlay` | rules of the platform's own, from TOML files |
//! | `jsonl` | messages as JSON Lines |
//! | `server` (default) | the HTTP service |
//! | `web` | the widget in the page, for wasm32 alone; the npm package is made of it |
//! | `cli` (default) | the command-line tool, and all of the above |

mod blocks;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod clue;
#[cfg(any(test, all(feature = "web", target_family = "wasm")))]
#[cfg_attr(
    not(target_family = "wasm"),
    expect(dead_code, unused_imports, reason = "natively it is only tested")
)]
mod compose;
mod context;
mod conversation;
mod detector;
mod disguise;
mod find;
mod fold;
#[cfg(feature = "bench-internals")]
#[doc(hidden)]
pub mod internals;
#[cfg(feature = "jsonl")]
pub mod jsonl;
mod judge;
mod order;
#[cfg(feature = "own-rules")]
mod overlay;
mod policy;
mod redact;
mod report;
pub mod rules;
#[cfg(feature = "server")]
pub mod server;
mod span;
mod text;
#[cfg(any(test, feature = "cli", all(feature = "web", target_family = "wasm")))]
mod visible;
#[cfg(all(feature = "web", target_family = "wasm"))]
#[doc(hidden)]
pub mod web;
#[cfg(any(test, feature = "cli", all(feature = "web", target_family = "wasm")))]
#[cfg_attr(
    not(target_family = "wasm"),
    allow(dead_code, reason = "the command line has no moods of its own")
)]
mod wording;

pub use clue::Clue;
pub use context::{Context, Declared, Direction, Order, Surface};
pub use conversation::{Carry, Conversation};
pub use detector::{Detector, check};
pub use disguise::{Disguise, Disguises};
#[cfg(feature = "own-rules")]
pub use overlay::Overlay;
#[cfg(feature = "overlay")]
pub use overlay::OverlayError;
pub use policy::Policy;
#[cfg(feature = "policy-file")]
pub use policy::PolicyError;
pub use redact::redact;
pub use report::{
    Action, Category, Certainty, Finding, FindingView, Kind, Offsets, Report, ReportView,
};
pub use span::Span;

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
