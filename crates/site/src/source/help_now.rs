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
    /// The number to dial in place of that of `call` with text relay, for people who can't hear or speak on the phone:
    /// `18001` and the number, such as `18001 116 123`, but `18000` for 999.
    #[serde(default)]
    pub text_relay: Option<ShortNumber>,
    /// What to do or to choose there, such as "Choose the mental health option.", in short sentences, one per entry.
    #[serde(default)]
    pub how: Vec<PlainText>,
    /// Who it is for, after "For", in a few words without a full stop: "anyone under 19".
    pub for_whom: PlainText,
    /// When it answers, without a full stop, such as "Day and night".
    pub hours: PlainText,
    /// What it costs, without a full stop, such as "Free".
    #[serde(default)]
    pub cost: Option<PlainText>,
    /// The nations for which a source names the service: `england`, `scotland`, `wales`, `northern_ireland`.
    #[schemars(length(min = 1))]
    pub nations: Vec<Nation>,
    /// A picture for the Easy Read page.
    pub picture: Picture,
    /// The pages that the number and its nations were taken from. They aren't on the site.
    #[schemars(length(min = 1))]
    pub sources: Vec<Address>,
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

impl Reach {
    /// What to do, for the middle of a sentence: "call 116 123".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Call(number) => ["call ", &number.0].concat(),
            Self::Text(TextMessage { word: None, to }) => ["text ", &to.0].concat(),
            Self::Text(TextMessage {
                word: Some(word),
                to,
            }) => ["text ", word.as_str(), " to ", &to.0].concat(),
        }
    }

    /// The address of a link that calls or texts the number.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Call(number) => ["tel:", &number.dialled()].concat(),
            Self::Text(message) => ["sms:", &message.to.dialled()].concat(),
        }
    }
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
