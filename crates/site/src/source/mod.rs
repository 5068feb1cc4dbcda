//! The content as its owner writes it: `public/content/site.json` is a [`Site`], each file of
//! `public/content/pages/` a [`Page`]. [`schema`] generates their JSON Schema from these types. Pages still have gaps,
//! file names and slugs; `resolve` turns them into the pages that are rendered.

mod blocks;
mod easy_read;
mod next_steps;
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
pub use next_steps::{NextSteps, NextStepsPlace, ShownSteps, Steps};
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

impl Content {
    /// Puts the next steps of `site.json` into their places on the pages.
    pub(crate) fn place_next_steps(&mut self) {
        if let Some(steps) = &self.site.next_steps {
            for (slug, page) in &mut self.pages {
                page.place_next_steps(steps, slug.as_str());
            }
        }
    }
}
