//! The content as its owner writes it: `public/content/site.json` is a [`Site`], each file of
//! `public/content/pages/` a [`Page`], and [`schema`] makes their JSON Schema from these types. Here are gaps, file
//! names and links by slug; `resolve` turns a page into the one that is rendered.

mod blocks;
mod easy_read;
mod page;
mod picture;
mod practice;
pub mod schema;
mod site;
mod strings;
mod text;

use std::collections::BTreeMap;

pub use blocks::{Heading, LinkCard, List, Question, Quote};
pub use easy_read::{Gap, Idea, TestResults, Word};
pub use page::{Block, Page};
pub use picture::{Figure, Picture};
pub use practice::{Country, Email, PostalAddress, Practice, Registration, Telephone};
pub use site::{Redirect, Site};
pub use strings::{
    Address, Alternative, Description, Language, MAX_CHARACTERS, PageSlug, PictureFile, PlainText,
    SiteAddress, Slug, TherapyName,
};
pub use text::{Link, Marked, Part, Text};

/// The content of the whole site.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Site-wide facts.
    pub site: Site,
    /// Each page by its slug.
    pub pages: BTreeMap<PageSlug, Page>,
}
