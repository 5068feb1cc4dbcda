//! The content as its owner writes it: `public/content/site.json` is a [`Site`], `practice.json` a [`Practice`],
//! `help-now.json` a [`HelpNow`], each file of `pages/` a [`Page`]. [`schema`] generates their JSON Schema from these
//! types. Pages still have gaps, file names and slugs; `resolve` turns them into the pages that are rendered.

mod blocks;
mod easy_read;
mod help_now;
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
pub use easy_read::{Gap, Idea, PracticeFact, TestResults, Word};
pub use help_now::{HelpNow, HelpService, Nation, Reach, ShortNumber, TextMessage};
pub use next_steps::{NextSteps, NextStepsPlace, ShownSteps, Steps};
pub use page::{Block, Built, Group, GroupKind, LetterForm, Page};
pub use picture::{Figure, Picture};
pub use practice::{
    Availability, Contact, ContactWay, Country, Dbs, DbsLevel, Email, Fees, HcpcNumber, Open,
    OwnWords, Payer, Per, Place, PostalAddress, Pounds, Practice, PracticeQuestion, Price, Privacy,
    Reader, Sessions, StepFree, StepFreeAccess, Telephone, Therapist, Visits, Waiting,
};
pub use site::{Redirect, Site};
pub use strings::{
    Address, Alternative, Date, Description, IcoNumber, Language, MAX_CHARACTERS, PageSlug,
    PictureFile, PlainText, SiteAddress, Slug, TherapyName,
};
pub use text::{Link, Marked, Part, Text};

/// The content of the whole site.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Site-wide facts.
    pub site: Site,
    /// The facts of the practice.
    pub practice: Practice,
    /// Where people find help in a crisis.
    pub help_now: HelpNow,
    /// Each page by its slug, including those that `crate::practice` makes.
    pub pages: BTreeMap<PageSlug, Page>,
    /// Whether the practice is made up, to show how the site looks. Each page says so, and search engines leave the
    /// site alone.
    pub is_sample: bool,
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
