//! What links can lead to: the pages, their anchors, the redirects.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::file::{File, FileKind};
use crate::check::sources::Sources;
use crate::check::visit::{Definition, Visit, words};
use attune::routes;

/// What links can lead to.
pub(super) struct Map<'t> {
    /// Each page that is listed or has a file, so that a mistake in the list is reported once and
    /// not again at every link.
    pub pages: BTreeSet<&'t str>,
    /// The anchors of each page whose file could be read.
    pub anchors: BTreeMap<&'t str, BTreeSet<&'t str>>,
    /// Where each redirect leads.
    redirects: BTreeMap<&'t str, &'t str>,
    /// Slugs that the finished site needs for its own folders.
    pub reserved: BTreeSet<&'t str>,
}

impl<'t> Map<'t> {
    pub fn of(sources: &'t Sources, files: &[File<'t>], read: &[Vec<Visit<'t>>]) -> Self {
        let mut map = Self {
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
        map.reserved.extend(folders.map(|(folder, _)| folder));
        for (file, visits) in files.iter().zip(read) {
            if let FileKind::Page(slug) = file.kind {
                map.pages.insert(slug);
                if file.root.is_some() && !file.has_enough() {
                    map.anchors
                        .insert(slug, visits.iter().filter_map(anchor).collect());
                }
            }
            for visit in visits {
                map.add(visit);
            }
        }
        map
    }

    fn add(&mut self, visit: &Visit<'t>) {
        let field = |name| visit.field(name).and_then(|(node, _)| words(node));
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

    /// The page that an address leads on to.
    pub fn redirect(&self, from: &str) -> Option<&'t str> {
        let target = self.redirects.get(from).copied();
        target.filter(|target| self.pages.contains(target))
    }

    /// The pages that a link, the menu or a redirect may lead to.
    pub fn open_pages(&self) -> impl Iterator<Item = &'t str> {
        self.pages
            .iter()
            .copied()
            .filter(|slug| *slug != routes::NOT_FOUND)
    }
}

/// The anchor of a visited heading.
pub(super) fn anchor<'t>(visit: &Visit<'t>) -> Option<&'t str> {
    if visit.definition != Definition::Heading {
        return None;
    }
    visit.field("anchor").and_then(|(node, _)| words(node))
}
