//! What clients load of an overlay, so that page and server judge alike without a release: the
//! shape of `GET /v1/rules`. Its patterns are not in it: a page that ran them would have to
//! download an engine, and the server has the last word.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::Overlay;
use crate::policy::Policy;

/// The only version of the shape so far.
pub(super) const VERSION: u64 = 1;

/// The part of an overlay that a client loads.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientRules {
    pub(super) version: u64,
    /// The id of the rules that the server judges by.
    pub(super) rules: String,
    #[serde(default)]
    pub(super) own_domains: Vec<String>,
    #[serde(default)]
    pub(super) allow: Vec<String>,
    #[serde(default)]
    pub(super) policy: Option<Policy>,
}

/// Reads what a client loads.
impl<'de> Deserialize<'de> for Overlay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Overlay, D::Error> {
        let rules = ClientRules::deserialize(deserializer)?;
        if rules.version != VERSION {
            let version = rules.version;
            return Err(D::Error::custom(format_args!("rules of version {version} are not known")));
        }
        Ok(Overlay {
            id: rules.rules,
            own_domains: rules.own_domains,
            allowed: rules.allow,
            policy: rules.policy.unwrap_or_default(),
            #[cfg(feature = "overlay")]
            patterns: Vec::new(),
            #[cfg(feature = "overlay")]
            client: String::new(),
        })
    }
}

#[cfg(feature = "overlay")]
impl Overlay {
    /// The overlay as clients load it, in JSON: the id, the platform's domains, what is allowed
    /// and the policy.
    #[must_use]
    pub fn to_client_json(&self) -> &str {
        &self.client
    }
}
