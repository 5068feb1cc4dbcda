//! How sessions go, what they cost, and whether there is room.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::own_words::OwnWords;
use crate::source::strings::{Date, PlainText};

/// How sessions go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// How many minutes a session lasts.
    #[serde(default)]
    #[schemars(range(min = 5, max = 480))]
    pub minutes: Option<u32>,
    /// How often sessions are.
    #[serde(default)]
    pub how_often: Option<OwnWords>,
    /// The first meeting, before sessions begin.
    #[serde(default)]
    pub first_meeting: Option<OwnWords>,
    /// What happens after the first session.
    #[serde(default)]
    pub after_first: Option<OwnWords>,
    /// Breaks, such as school holidays.
    #[serde(default)]
    pub breaks: Option<OwnWords>,
    /// How sessions come to an end.
    #[serde(default)]
    pub ending: Option<OwnWords>,
}

/// What sessions cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fees {
    /// The prices.
    #[serde(default)]
    pub prices: Vec<Price>,
    /// Who pays less, and who else can pay: `{ "text": ["…"] }`.
    #[serde(default)]
    pub concessions: Option<OwnWords>,
    /// What happens when somebody cancels.
    #[serde(default)]
    pub cancelling: Option<OwnWords>,
    /// Who can pay: `self`, `school`, `ehc_plan`, `personal_budget`, `charity`.
    #[serde(default)]
    pub who_can_pay: Vec<Payer>,
    /// The day on which you last checked all this, as year, month and day: `2026-10-03`.
    pub checked_on: Date,
}

/// A price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// What it is for, such as "A session for one person".
    pub what: PlainText,
    /// The amount in pounds, such as `"55"` or `"47.50"`; `"0"` if it costs nothing. No comma, no pound sign.
    pub amount: Pounds,
    /// What the amount is for: `session`, `hour`, `person`, `report`, `visit` or `mile`.
    pub per: Per,
}

/// An amount in pounds: digits, and if there are pence, a full stop and two digits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pounds(#[schemars(length(min = 1))] pub String);

/// What an amount is for: `session`, `hour`, `person`, `report`, `visit` or `mile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Session,
    Hour,
    Person,
    Report,
    Visit,
    Mile,
}

/// Who can pay: `self`, `school`, `ehc_plan` (an education, health and care plan), `personal_budget`, `charity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    #[serde(rename = "self")]
    Oneself,
    School,
    EhcPlan,
    PersonalBudget,
    Charity,
}

/// Whether there is room for new people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Availability {
    /// There is room.
    Open(Open),
    /// There is a waiting list.
    Waiting(Waiting),
    /// There is no room, and no waiting list.
    Closed(Open),
}

impl Availability {
    /// The day on which this was true.
    #[must_use]
    pub fn as_of(&self) -> &Date {
        match self {
            Self::Open(open) | Self::Closed(open) => &open.as_of,
            Self::Waiting(waiting) => &waiting.as_of,
        }
    }
}

/// The date of an availability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// The day on which this was true, as year, month and day: `2026-10-03`.
    pub as_of: Date,
}

/// A waiting list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    /// About how many weeks people wait.
    #[schemars(range(min = 1, max = 200))]
    pub weeks: u32,
    /// The day on which this was true, as year, month and day: `2026-10-03`.
    pub as_of: Date,
}
