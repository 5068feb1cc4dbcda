//! Where people find help in a crisis: `public/content/help-now.json`. The site is delivered with this file filled in;
//! its owner checks the numbers once a year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::picture::Picture;
use super::strings::{Address, Date, PlainText};

/// Where people find help in a crisis. Every page links to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpNow {
    /// The path of this file's schema, so that editors complete and check the file as you type.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The services, the most urgent first.
    #[schemars(length(min = 1))]
    pub services: Vec<HelpService>,
}

/// A service that helps in a crisis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpService {
    /// Its name.
    pub name: PlainText,
    /// How to reach it: `{ "call": "116 123" }`, or `{ "text": … }`.
    pub reach: Reach,
    /// What to do or to choose there, such as "Choose the mental health option.", in short sentences, one per entry.
    #[serde(default)]
    pub how: Vec<PlainText>,
    /// Who it is for, in a short sentence.
    pub for_whom: PlainText,
    /// When it answers, such as "Day and night".
    pub hours: PlainText,
    /// What it costs, such as "Free".
    #[serde(default)]
    pub cost: Option<PlainText>,
    /// The nations for which the number was checked: `england`, `scotland`, `wales`, `northern_ireland`.
    #[schemars(length(min = 1))]
    pub nations: Vec<Nation>,
    /// A picture for the Easy Read page.
    pub picture: Picture,
    /// The page from which the number was taken.
    pub source: Address,
    /// The day on which you last checked the number there, as year, month and day: `2026-10-03`.
    #[serde(default)]
    pub checked_on: Option<Date>,
}

/// How to reach a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Reach {
    /// The number to call.
    Call(ShortNumber),
    /// A word or a message to send to a number as a text (SMS).
    Text(TextMessage),
}

/// A message to send as a text (SMS).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextMessage {
    /// The word to send, if there is one.
    #[serde(default)]
    pub word: Option<PlainText>,
    /// The number to send it to.
    pub to: ShortNumber,
}

/// A number as people dial it, in groups of digits: `999`, `116 123`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ShortNumber(#[schemars(length(min = 1))] pub String);

impl ShortNumber {
    /// The digits, for `tel:` and `sms:` links.
    #[must_use]
    pub fn dialled(&self) -> String {
        self.0.split(' ').collect()
    }
}

/// A nation of the United Kingdom: `england`, `scotland`, `wales`, `northern_ireland`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Nation {
    England,
    Scotland,
    Wales,
    NorthernIreland,
}
