//! The values of a content file that the rules look at, by the name of their type.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::file::Span;
use crate::source::MAX_CHARACTERS;

/// The types of the content that rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Definition {
    Site,
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
    Gap,
    Address,
    SiteAddress,
    Language,
    Picture,
    PictureFile,
    Alternative,
    TherapyName,
    Telephone,
    Email,
    Country,
}

impl Definition {
    /// Each with its name in the schema and the fields that the rules read by name.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 24] = [
        (
            Self::Site,
            "Site",
            &["$schema", "pages", "menu", "foot", "redirects"],
        ),
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
        (Self::Gap, "Gap", &[]),
        (Self::Address, "Address", &[]),
        (Self::SiteAddress, "SiteAddress", &[]),
        (Self::Language, "Language", &[]),
        (Self::Picture, "Picture", &["source", "narrow"]),
        (Self::PictureFile, "PictureFile", &[]),
        (Self::Alternative, "Alternative", &[]),
        (Self::TherapyName, "TherapyName", &[]),
        (Self::Telephone, "Telephone", &[]),
        (Self::Email, "Email", &[]),
        (Self::Country, "Country", &[]),
    ];

    /// The definition of that name, if a rule looks at it.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == name);
        found.map(|(definition, ..)| *definition)
    }
}

/// A value with the name of its type in the schema. Its shape may still be wrong.
pub(super) struct Visit<'t> {
    pub definition: Definition,
    /// The definition that contains it directly.
    pub parent: Option<Definition>,
    pub node: &'t Value<'t>,
    pub place: Span<'t>,
}

impl<'t> Visit<'t> {
    /// The value, if it is a string.
    pub fn words(&self) -> Option<&'t str> {
        words(self.node)
    }

    /// A field of the group, with its place.
    pub fn field(&self, name: &str) -> Option<(&'t Value<'t>, Span<'t>)> {
        debug_assert!(
            Definition::ALL
                .iter()
                .any(|(known, _, fields)| { *known == self.definition && fields.contains(&name) }),
            "a rule reads {name}, which Definition::ALL doesn't list"
        );
        let property = self.node.as_object()?.get(name)?;
        let place = self.place.field(name, property.value.start());
        Some((&property.value, place))
    }

    /// The strings of a field that is a list, each with its place.
    pub fn list(&self, name: &str) -> Vec<(&'t str, Span<'t>)> {
        let Some((list, place)) = self.field(name) else {
            return Vec::new();
        };
        let entries = list.as_array().map_or(&[][..], |array| &array.elements);
        let placed = entries.iter().enumerate().filter_map(|(index, entry)| {
            words(entry).map(|words| (words, place.entry(index, entry.start())))
        });
        placed.collect()
    }
}

/// A value's string. Strings over the limit are reported by the schema walk; rules skip them.
pub(super) fn words<'t>(node: &'t Value<'t>) -> Option<&'t str> {
    let words = node.as_string_lit()?.value.as_ref();
    words.chars().nth(MAX_CHARACTERS).is_none().then_some(words)
}
