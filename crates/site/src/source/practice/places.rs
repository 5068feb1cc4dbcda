//! Where sessions are, and what a visitor needs to know to get in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::contact::PostalAddress;
use super::own_words::OwnWords;
use crate::source::strings::PlainText;

/// A place where sessions are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its name, such as "the music room".
    pub name: PlainText,
    /// The town and the first half of the postcode, such as "Lutterworth, LE17". Anyone can read this.
    pub area: PlainText,
    /// Its street address. It is shown only if `"shows_address"` is `true`.
    #[serde(default)]
    pub address: Option<PostalAddress>,
    /// Whether anyone may read the street address.
    #[serde(default)]
    pub shows_address: bool,
    /// Whether people can get in without steps.
    #[serde(default)]
    pub step_free: Option<StepFree>,
    /// The toilet.
    #[serde(default)]
    pub toilet: Option<OwnWords>,
    /// Where people can park.
    #[serde(default)]
    pub parking: Option<OwnWords>,
    /// Buses and trains.
    #[serde(default)]
    pub transport: Option<OwnWords>,
    /// Where people wait.
    #[serde(default)]
    pub waiting: Option<OwnWords>,
    /// What the light and the sound are like.
    #[serde(default)]
    pub light_and_sound: Option<OwnWords>,
    /// Who may come along, and where they can be during a session.
    #[serde(default)]
    pub companions: Option<OwnWords>,
    /// Assistance animals.
    #[serde(default)]
    pub assistance_animals: Option<OwnWords>,
}

impl Place {
    /// The street address, if anyone may read it.
    #[must_use]
    pub fn shown_address(&self) -> Option<&PostalAddress> {
        self.address.as_ref().filter(|_| self.shows_address)
    }
}

/// Whether people can get in without steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepFree {
    /// `yes`, `partly` or `no`.
    pub access: StepFreeAccess,
    /// More about it, such as the height of a step, or a ramp: `{ "text": ["…"] }`.
    #[serde(default)]
    pub more: Option<OwnWords>,
}

/// Whether people can get in without steps: `yes`, `partly` or `no`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepFreeAccess {
    Yes,
    Partly,
    No,
}

/// Sessions elsewhere. Each part that is filled in is offered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Visits {
    /// Sessions at people's homes.
    #[serde(default)]
    pub home: Option<OwnWords>,
    /// Sessions at schools.
    #[serde(default)]
    pub school: Option<OwnWords>,
    /// Sessions online.
    #[serde(default)]
    pub online: Option<OwnWords>,
}
