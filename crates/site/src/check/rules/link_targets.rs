//! The targets of links: pages, their anchors and redirects.

use std::collections::{BTreeMap, BTreeSet};

use attune::routes;

use crate::check::file::{File, FileKind};
use crate::check::sources::Sources;
use crate::check::visit::{Definition, Visit, as_str};
use crate::practice;
use crate::source::Practice;

/// The targets of links.
pub(super) struct LinkTargets<'t> {
    /// Every page that is listed or has a file, so that a mistake in the list is reported once and
    /// not at every link.
    pub pages: BTreeSet<&'t str>,
    /// The anchors of each page whose file could be read.
    pub anchors: BTreeMap<&'t str, BTreeSet<&'t str>>,
    /// The target of each redirect.
    redirects: BTreeMap<&'t str, &'t str>,
    /// Slugs that would conflict with the folders of the built site.
    pub reserved: BTreeSet<&'t str>,
}

impl<'t> LinkTargets<'t> {
    pub fn of(sources: &'t Sources, files: &[File<'t>], all_visits: &[Vec<Visit<'t>>]) -> Self {
        let mut targets = Self {
            pages: BTreeSet::new(),
            anchors: BTreeMap::new(),
            redirects: BTreeMap::new(),
            reserved: routes::IMMUTABLE_DIRS
                .into_iter()
                .chain(routes::RESERVED)
                .collect(),
        };
        let public = sources.public_files.iter();
        let folders = public.filter_map(|path| path.strip_prefix('/')?.split_once('/'));
        targets.reserved.extend(folders.map(|(folder, _)| folder));
        targets.pages.extend(made_pages(files));
        for (file, visits) in files.iter().zip(all_visits) {
            if let FileKind::Page(slug) = file.kind {
                targets.pages.insert(slug);
                if file.root.is_some() && !file.has_too_many_problems() {
                    targets
                        .anchors
                        .insert(slug, visits.iter().filter_map(anchor).collect());
                }
            }
            for visit in visits {
                targets.add(visit);
            }
        }
        targets
    }

    fn add(&mut self, visit: &Visit<'t>) {
        let field = |name| visit.field(name).and_then(|(node, _)| as_str(node));
        match visit.definition {
            Definition::Site => {
                self.pages
                    .extend(visit.list("pages").into_iter().map(|(slug, _)| slug));
            }
            Definition::Redirect => {
                if let (Some(from), Some(to)) = (field("from"), field("to")) {
                    self.redirects.insert(from, to);
                }
            }
            _ => {}
        }
    }

    /// The page that a redirect leads to.
    pub fn redirect(&self, from: &str) -> Option<&'t str> {
        let target = self.redirects.get(from).copied();
        target.filter(|target| self.pages.contains(target))
    }

    /// The pages that a link, the menu or a redirect may lead to.
    pub fn linkable_pages(&self) -> impl Iterator<Item = &'t str> {
        self.pages
            .iter()
            .copied()
            .filter(|slug| *slug != routes::NOT_FOUND)
    }
}

/// The pages that the build makes: all that it can make, if a file that they are made from has problems.
fn made_pages(files: &[File]) -> Vec<&'static str> {
    let text_of = |kind| {
        files
            .iter()
            .find(|file| file.kind == kind)
            .map(|file| file.text)
    };
    let practice =
        text_of(FileKind::Practice).map_or(Ok(Practice::default()), serde_json::from_str);
    let help_now = text_of(FileKind::HelpNow).map(serde_json::from_str);
    match (practice, help_now) {
        (Ok(practice), Some(Ok(help_now))) => practice::slugs(&practice, &help_now),
        _ => routes::MADE.to_vec(),
    }
}

/// The anchor of a visited heading.
pub(super) fn anchor<'t>(visit: &Visit<'t>) -> Option<&'t str> {
    if visit.definition != Definition::Heading {
        return None;
    }
    visit.field("anchor").and_then(|(node, _)| as_str(node))
}
