//! How people get in touch.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::strings::PlainText;

/// How people get in touch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Your e-mail address, in small letters.
    #[serde(default)]
    pub email: Option<Email>,
    /// Your telephone number, with the country's number in place of the first zero: `+44 117 496 0001`.
    #[serde(default)]
    pub telephone: Option<Telephone>,
    /// Whether people can send texts (SMS) to that number.
    #[serde(default)]
    pub texts: bool,
    /// Whether people can write to that number by WhatsApp, which tells Meta, its owner, who writes to whom.
    #[serde(default)]
    pub whatsapp: bool,
    /// The address for letters. Anyone can read it.
    #[serde(default)]
    pub letters: Option<PostalAddress>,
    /// The way that you prefer: `email`, `telephone`, `text`, `whatsapp` or `letter`. It must be one that you give.
    #[serde(default)]
    pub preferred: Option<ContactWay>,
    /// The days on which you answer, such as "Monday to Thursday".
    #[serde(default)]
    pub days: Option<PlainText>,
    /// Within how many working days you reply.
    #[serde(default)]
    #[schemars(range(min = 1, max = 60))]
    pub replies_within_working_days: Option<u32>,
    /// What happens after somebody has written or called, in short sentences, one per entry.
    #[serde(default)]
    pub what_happens_next: Vec<PlainText>,
}

/// A way to get in touch: `email`, `telephone`, `text`, `whatsapp` or `letter`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactWay {
    Email,
    Telephone,
    Text,
    Whatsapp,
    Letter,
}

impl Contact {
    /// The ways that are filled in, the preferred one first.
    #[must_use]
    pub fn ways(&self) -> Vec<ContactWay> {
        let has_number = self.telephone.is_some();
        let mut ways = Vec::new();
        ways.extend(self.email.as_ref().map(|_| ContactWay::Email));
        ways.extend((has_number && self.texts).then_some(ContactWay::Text));
        ways.extend(has_number.then_some(ContactWay::Telephone));
        ways.extend((has_number && self.whatsapp).then_some(ContactWay::Whatsapp));
        ways.extend(self.letters.as_ref().map(|_| ContactWay::Letter));
        ways.sort_by_key(|way| Some(*way) != self.preferred);
        ways
    }
}

/// A postal address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// The house and the street, or a PO box.
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

impl PostalAddress {
    /// The lines of the address, without the country.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let parts = [
            self.street.as_ref(),
            Some(&self.town),
            self.county.as_ref(),
            self.postcode.as_ref(),
        ];
        parts.into_iter().flatten().map(PlainText::as_str)
    }
}

/// A telephone number with the country's number, such as `+44 117 496 0001`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Telephone(#[schemars(length(min = 1))] pub String);

impl Telephone {
    /// The number for `tel:` and `sms:` links: a plus sign and digits.
    #[must_use]
    pub fn dialled(&self) -> String {
        self.0.split(' ').collect()
    }

    /// The number as people in the United Kingdom read and dial it, `01632 960001`; as it is, if it is from elsewhere.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.0.strip_prefix("+44 ") {
            Some(rest) => ["0", rest].concat(),
            None => self.0.clone(),
        }
    }
}

/// An e-mail address, in small letters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Email(#[schemars(length(min = 1))] pub String);

/// A country, as a code of two letters (ISO 3166-1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Country(#[schemars(length(min = 1))] pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_way_comes_first_and_texts_need_a_number() {
        let contact: Contact = serde_json::from_str(
            r#"{ "email": "a@b.example", "telephone": "+44 1632 960001", "texts": true, "preferred": "text" }"#,
        )
        .expect("a contact");
        let ways = [ContactWay::Text, ContactWay::Email, ContactWay::Telephone];
        assert_eq!(contact.ways(), ways);
        let contact: Contact = serde_json::from_str(r#"{ "texts": true }"#).expect("a contact");
        assert_eq!(contact.ways(), []);
    }

    #[test]
    fn a_number_is_shown_as_it_is_dialled_at_home() {
        let number = Telephone("+44 1632 960001".into());
        assert_eq!(number.shown(), "01632 960001");
        assert_eq!(number.dialled(), "+441632960001");
    }
}
