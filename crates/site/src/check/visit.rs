//! The values of a content file that the rules check, each with the name of its type in the schema.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::file::Span;
use crate::source::MAX_CHARACTERS;

/// The content types that the rules check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Definition {
    Site,
    Practice,
    HelpNow,
    Page,
    Redirect,
    Heading,
    Text,
    Part,
    Marked,
    Link,
    PlainText,
    Description,
    Slug,
    PageSlug,
    Idea,
    Quote,
    Gap,
    Word,
    Address,
    SiteAddress,
    Language,
    Picture,
    PictureFile,
    Alternative,
    TherapyName,
    Therapist,
    Place,
    Contact,
    Telephone,
    Email,
    Country,
    Date,
    Pounds,
    HcpcNumber,
    IcoNumber,
    ShortNumber,
}

impl Definition {
    /// Each type with its name in the schema and the fields that the rules read by name.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 36] = [
        (
            Self::Site,
            "Site",
            &["$schema", "pages", "menu", "foot", "redirects"],
        ),
        (
            Self::Practice,
            "Practice",
            &["$schema", "therapist", "contact", "hcpc_number"],
        ),
        (Self::HelpNow, "HelpNow", &["$schema"]),
        (
            Self::Page,
            "Page",
            &[
                "$schema",
                "is_easy_read",
                "written_from",
                "title",
                "description",
            ],
        ),
        (Self::Redirect, "Redirect", &["from", "to"]),
        (Self::Heading, "Heading", &["level", "anchor"]),
        (Self::Text, "Text", &[]),
        (Self::Part, "Part", &[]),
        (Self::Marked, "Marked", &[]),
        (Self::Link, "Link", &[]),
        (Self::PlainText, "PlainText", &[]),
        (Self::Description, "Description", &[]),
        (Self::Slug, "Slug", &[]),
        (Self::PageSlug, "PageSlug", &[]),
        (Self::Idea, "Idea", &["text", "own_words", "gap"]),
        (Self::Quote, "Quote", &["source", "consent_on"]),
        (Self::Gap, "Gap", &[]),
        (Self::Word, "Word", &["word"]),
        (Self::Address, "Address", &[]),
        (Self::SiteAddress, "SiteAddress", &[]),
        (Self::Language, "Language", &[]),
        (Self::Picture, "Picture", &["source", "narrow"]),
        (Self::PictureFile, "PictureFile", &[]),
        (Self::Alternative, "Alternative", &[]),
        (Self::TherapyName, "TherapyName", &[]),
        (Self::Therapist, "Therapist", &["practising_since"]),
        (Self::Place, "Place", &["area"]),
        (
            Self::Contact,
            "Contact",
            &[
                "email",
                "telephone",
                "texts",
                "whatsapp",
                "letters",
                "preferred",
            ],
        ),
        (Self::Telephone, "Telephone", &[]),
        (Self::Email, "Email", &[]),
        (Self::Country, "Country", &[]),
        (Self::Date, "Date", &[]),
        (Self::Pounds, "Pounds", &[]),
        (Self::HcpcNumber, "HcpcNumber", &[]),
        (Self::IcoNumber, "IcoNumber", &[]),
        (Self::ShortNumber, "ShortNumber", &[]),
    ];

    /// The definition of that name, if a rule checks it.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == name);
        found.map(|(definition, ..)| *definition)
    }
}

/// A value with the name of its type. Its shape may still be wrong.
pub(super) struct Visit<'t> {
    pub definition: Definition,
    /// The definition that directly contains it.
    pub parent: Option<Definition>,
    pub node: &'t Value<'t>,
    pub span: Span<'t>,
}

impl<'t> Visit<'t> {
    /// The value, if it is a string.
    pub fn as_str(&self) -> Option<&'t str> {
        as_str(self.node)
    }

    /// A field of the object, with its span.
    pub fn field(&self, name: &str) -> Option<(&'t Value<'t>, Span<'t>)> {
        debug_assert!(
            Definition::ALL
                .iter()
                .any(|(known, _, fields)| { *known == self.definition && fields.contains(&name) }),
            "a rule reads {name}, which Definition::ALL doesn't list"
        );
        let property = self.node.as_object()?.get(name)?;
        let span = self.span.field(name, property.value.start());
        Some((&property.value, span))
    }

    /// The strings of a list field, each with its span.
    pub fn list(&self, name: &str) -> Vec<(&'t str, Span<'t>)> {
        let Some((list, span)) = self.field(name) else {
            return Vec::new();
        };
        let entries = list.as_array().map_or(&[][..], |array| &array.elements);
        let strings = entries.iter().enumerate().filter_map(|(index, entry)| {
            as_str(entry).map(|string| (string, span.entry(index, entry.start())))
        });
        strings.collect()
    }
}

/// A value's string. Strings over the limit are reported by the schema walk; rules skip them.
pub(super) fn as_str<'t>(node: &'t Value<'t>) -> Option<&'t str> {
    let string = node.as_string_lit()?.value.as_ref();
    let is_too_long = string.chars().nth(MAX_CHARACTERS).is_some();
    (!is_too_long).then_some(string)
}
