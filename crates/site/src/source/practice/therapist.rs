//! The therapist, with registration and checks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::easy_read::Idea;
use crate::source::page::Block;
use crate::source::picture::Picture;
use crate::source::strings::{Date, PlainText};

/// The therapist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Therapist {
    /// Your name.
    pub name: PlainText,
    /// A photograph of you.
    #[serde(default)]
    pub photograph: Option<Picture>,
    /// About you in your own words, as on any page: paragraphs, lists and so on.
    #[serde(default)]
    pub own_words: Vec<Block>,
    /// The same in Easy Read: pictures with short sentences.
    #[serde(default)]
    pub own_words_easy_read: Vec<Idea>,
    /// Your training, one course per entry.
    #[serde(default)]
    pub training: Vec<PlainText>,
    /// The year in which you began to practise.
    #[serde(default)]
    #[schemars(range(min = 1950, max = 2100))]
    pub practising_since: Option<u32>,
    /// The languages that you work in, including signed ones.
    #[serde(default)]
    pub languages: Vec<PlainText>,
    /// Who you work with, such as "autistic children and adults", one group per entry.
    #[serde(default)]
    pub works_with: Vec<PlainText>,
    /// What you don't offer, such as "music lessons", one per entry.
    #[serde(default)]
    pub does_not_offer: Vec<PlainText>,
}

/// A number on the HCPC's register of arts therapists: `AS` and four to six digits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct HcpcNumber(#[schemars(length(min = 1))] pub String);

impl HcpcNumber {
    /// The number without spaces and in capitals, as the register writes it.
    #[must_use]
    pub fn normal(&self) -> String {
        self.0.split_whitespace().collect::<String>().to_uppercase()
    }

    /// Whether it has the form of the register's numbers. Source: <https://www.hcpc-uk.org/check-the-register/>.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let number = self.normal();
        let digits = number.strip_prefix("AS").unwrap_or_default();
        (4..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// A check by the Disclosure and Barring Service (DBS). There is no place for the certificate's number, which should
/// not be published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dbs {
    /// Its level.
    pub level: DbsLevel,
    /// The day on which it was issued, as year, month and day: `2026-10-03`.
    #[serde(default)]
    pub issued: Option<Date>,
}

/// The level of a DBS check: `basic`, `standard`, `enhanced`, or `enhanced_with_barred_lists`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DbsLevel {
    Basic,
    Standard,
    Enhanced,
    EnhancedWithBarredLists,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for number in ["AS12345", "as 12345", " AS 01 2345 ", "AS1234"] {
            assert!(HcpcNumber(number.into()).is_valid(), "{number}");
        }
        for number in ["", "12345", "AS123", "AS1234567", "PH12345", "AS12E45"] {
            assert!(!HcpcNumber(number.into()).is_valid(), "{number}");
        }
    }
}
