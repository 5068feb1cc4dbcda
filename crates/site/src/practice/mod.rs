//! Makes pages from the facts of the practice and from the numbers for a crisis: ordinary pages of the content, each with
//! an Easy Read edition. What isn't filled in leaves no trace.

mod about_me;
mod check_me;
mod contact;
mod gaps;
mod help_now;
mod practical;
mod privacy;
mod referrers;
mod sentences;
mod ways;
mod writer;

use attune::routes;
use attune::words;

use crate::source::{Block, Content, Description, HelpNow, Page, PageSlug, PlainText, Practice};

/// The maximum number of entries of the menu with those that are added here.
const MAX_MENU: usize = 5;

/// The pages that are added to the menu while it has room, the most important first.
const MENU_BY_IMPORTANCE: [&str; 3] = [routes::CONTACT, routes::ABOUT_ME, routes::PRACTICAL];

/// The facts that pages are made from.
#[derive(Clone, Copy)]
struct Facts<'a> {
    practice: &'a Practice,
    help_now: &'a HelpNow,
    /// Whether visitors' devices keep a copy of the site.
    is_offline: bool,
}

/// A page that is made from facts.
struct MadePage {
    slug: &'static str,
    title: String,
    menu_label: &'static str,
    description: String,
    standard: Vec<Block>,
    easy_read: Vec<Block>,
}

/// Completes the content: fills the gaps that facts fill, and adds the pages that are made from facts.
pub(crate) fn complete(content: &mut Content) {
    gaps::fill(content);
    let made = pages(Facts {
        practice: &content.practice,
        help_now: &content.help_now,
        is_offline: content.site.offline,
    });
    add_links(content, &made);
    for page in made {
        let slug = PageSlug(page.slug.into());
        let edition = PageSlug(routes::easy_read(page.slug));
        let (standard, easy_read) = editions(page);
        for (slug, page) in [(slug, standard), (edition, easy_read)] {
            content.site.pages.push(slug.clone());
            content.pages.insert(slug, page);
        }
    }
    if content.is_sample {
        for page in content.pages.values_mut() {
            let note = Block::Note(writer::text(words::SAMPLE));
            page.blocks.insert(0, note);
        }
    }
}

/// The slugs of the pages that are made from these facts, without those of the Easy Read editions.
pub(crate) fn slugs(practice: &Practice, help_now: &HelpNow) -> Vec<&'static str> {
    let made = pages(Facts {
        practice,
        help_now,
        // Changes no slug.
        is_offline: true,
    });
    made.iter().map(|page| page.slug).collect()
}

/// The pages in the order of the footer.
fn pages(facts: Facts) -> Vec<MadePage> {
    let pages = [
        about_me::page(facts),
        practical::page(facts),
        contact::page(facts),
        referrers::page(facts),
        Some(privacy::page(facts)),
        Some(help_now::page(facts)),
    ];
    pages.into_iter().flatten().collect()
}

/// Adds the pages to the menu while it has room, and the others to the footer, which has a place of its own for help.
fn add_links(content: &mut Content, made: &[MadePage]) {
    let site = &mut content.site;
    let is_linked = |slug: &str, lists: [&Vec<PageSlug>; 2]| {
        let mut known = lists.into_iter().flatten();
        known.any(|known| known.as_str() == slug)
    };
    let room = MAX_MENU.saturating_sub(site.menu.len());
    let is_made = |slug: &&&str| made.iter().any(|page| page.slug == **slug);
    let missing = |slug: &&&str| !is_linked(slug, [&site.menu, &site.foot]);
    let in_menu: Vec<&str> = MENU_BY_IMPORTANCE
        .iter()
        .filter(is_made)
        .filter(missing)
        .take(room)
        .copied()
        .collect();
    for page in made {
        if page.slug == routes::HELP_NOW || is_linked(page.slug, [&site.menu, &site.foot]) {
            continue;
        }
        let list = if in_menu.contains(&page.slug) {
            &mut site.menu
        } else {
            &mut site.foot
        };
        list.push(PageSlug(page.slug.into()));
    }
}

/// Both editions of a page.
fn editions(made: MadePage) -> (Page, Page) {
    let edition = |blocks, description: String| Page {
        schema: None,
        title: PlainText(made.title.clone()),
        menu_label: PlainText(made.menu_label.into()),
        description: Description(description),
        picture: None,
        lead: None,
        is_easy_read: false,
        written_from: None,
        therapy: None,
        blocks,
    };
    let easy_read = format!("{} In Easy Read.", made.description);
    (
        edition(made.standard, made.description.clone()),
        edition(made.easy_read, easy_read),
    )
}
