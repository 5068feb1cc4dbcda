//! A place in a content file, and how messages speak of it.

use std::borrow::Cow;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::Problem;
use super::file::File;
use crate::content::model::MOST_CHARACTERS;

/// A place in a file.
#[derive(Clone)]
pub(super) struct Place<'t> {
    pub file: &'t File<'t>,
    /// Counted in bytes from the beginning of the text.
    pub byte: usize,
    /// The JSON path.
    pub path: String,
}

impl Place<'_> {
    /// The value found under a name in the group at this place.
    pub fn field(&self, name: &str, byte: usize) -> Self {
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '$');
        let name = short(name, NAME);
        let path = if !name.is_empty() && name.chars().all(plain) {
            format!("{}.{name}", self.path)
        } else {
            format!("{}[{name:?}]", self.path)
        };
        Self {
            byte,
            path,
            ..*self
        }
    }

    /// The entry of the list at this place, counted from 0.
    pub fn entry(&self, index: usize, byte: usize) -> Self {
        let path = format!("{}[{index}]", self.path);
        Self {
            byte,
            path,
            ..*self
        }
    }

    /// How a sentence begins that speaks of the value at this place.
    pub fn subject(&self) -> String {
        match self.path.rsplit_once('.') {
            Some((_, name)) if !name.ends_with(']') => format!("\"{name}\""),
            _ if self.path == "$" => "The file".to_owned(),
            _ => "This entry".to_owned(),
        }
    }

    pub fn problem(&self, wrong: impl Into<String>, remedy: impl Into<String>) -> Problem {
        self.file.told.update(|told| told + 1);
        let (line, column) = self.file.position(self.byte);
        Problem {
            file: self.file.name.clone(),
            line,
            column,
            path: visible(self.path.clone()),
            wrong: visible(wrong.into()),
            remedy: visible(remedy.into()),
        }
    }
}

/// The types of the model that a rule speaks about.
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

    /// The definition of that name, if a rule speaks about it.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == name);
        found.map(|(definition, ..)| *definition)
    }
}

/// A value that the schema gives a definition's name to. Its shape may still be wrong.
pub(super) struct Visit<'t> {
    pub definition: Definition,
    /// The definition that it stands in directly.
    pub parent: Option<Definition>,
    pub node: &'t Value<'t>,
    pub place: Place<'t>,
}

impl<'t> Visit<'t> {
    /// The value, if it is a string.
    pub fn words(&self) -> Option<&'t str> {
        words(self.node)
    }

    /// A field of the group, with its place.
    pub fn field(&self, name: &str) -> Option<(&'t Value<'t>, Place<'t>)> {
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
    pub fn list(&self, name: &str) -> Vec<(&'t str, Place<'t>)> {
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

/// A value's string, if it is one. Of one that is too long the shape speaks, and no rule reads it.
pub(super) fn words<'t>(node: &'t Value<'t>) -> Option<&'t str> {
    let words = node.as_string_lit()?.value.as_ref();
    words
        .chars()
        .nth(MOST_CHARACTERS)
        .is_none()
        .then_some(words)
}

/// How many characters of a name messages show.
pub(super) const NAME: usize = 60;

/// A text as messages quote it: its first characters, at most so many.
pub(super) fn short(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((cut, _)) => format!("{}…", &text[..cut]).into(),
        None => text.into(),
    }
}

/// What a message quotes must not act on the terminal that shows it, nor turn its writing direction.
pub(super) fn visible(message: String) -> String {
    escaped(message, |letter| letter != '\n' && acts(letter))
}

/// The same for what has one line, such as a file's name: a line break in it is no end of the line.
pub(super) fn visible_line(message: String) -> String {
    escaped(message, acts)
}

fn acts(letter: char) -> bool {
    letter.is_control() || turns(letter)
}

fn escaped(message: String, acts: impl Fn(char) -> bool) -> String {
    if !message.contains(&acts) {
        return message;
    }
    let escaped = message.chars().map(|letter| match letter {
        _ if acts(letter) => letter.escape_unicode().to_string(),
        _ => letter.to_string(),
    });
    escaped.collect()
}

/// Whether a character changes the writing direction of those after it.
pub(super) fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
