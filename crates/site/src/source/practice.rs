//! The practice behind the site, as far as its owner fills it in. Search engines are told of it
//! (`site::structured`); nothing of it is ever made up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::strings::PlainText;

/// The practice behind the site, for search engines. Fill in what visitors can read on a page too; leave out
/// the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// The name of the practice.
    pub name: PlainText,
    /// Its telephone number, with the country's number: `+44 1632 960001`.
    #[serde(default)]
    pub telephone: Option<Telephone>,
    /// Its e-mail address.
    #[serde(default)]
    pub email: Option<Email>,
    /// The places that it works in, such as towns or counties.
    #[serde(default)]
    pub area_served: Vec<PlainText>,
    /// Where it is found.
    #[serde(default)]
    pub address: Option<PostalAddress>,
    /// The registers that it stands in.
    #[serde(default)]
    pub registrations: Vec<Registration>,
}

/// An address that letters are sent to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// The house and the street.
    #[serde(default)]
    pub street: Option<PlainText>,
    /// The town.
    pub town: PlainText,
    /// The county.
    #[serde(default)]
    pub county: Option<PlainText>,
    /// The postcode.
    #[serde(default)]
    pub postcode: Option<PlainText>,
    /// The country, as a code of two letters: `GB` for the United Kingdom.
    pub country: Country,
}

/// A place in a register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Who keeps the register.
    pub register: PlainText,
    /// The number in it.
    pub number: PlainText,
}

/// A telephone number with the country's number, such as `+44 1632 960001`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Telephone(#[schemars(length(min = 1))] pub String);

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Email(#[schemars(length(min = 1))] pub String);

/// A country, as a code of two letters (ISO 3166-1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Country(#[schemars(length(min = 1))] pub String);
