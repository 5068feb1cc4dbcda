//! How people find the built site: what search engines are asked to read and shown of each page, and what
//! stands where an address is shared. `tests/structured` holds what they are told in words of their own.

mod built;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use attune::routes;
use attune::site::painted::CARD;
use roxmltree::Document;
use scraper::{Html, Selector};

/// The namespace of sitemaps.org, which says what may stand in a sitemap.
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The built site.
struct Site {
    dist: PathBuf,
    /// Its address, with a slash at the end.
    address: String,
    /// Each page, by its file within the site.
    pages: BTreeMap<String, Html>,
    /// The addresses of the sitemap, in its order.
    listed: Vec<String>,
}

impl Site {
    fn read() -> Self {
        let dist = built::variable("ATTUNE_DIST");
        let name = |path: &Path| {
            path.strip_prefix(&dist)
                .unwrap_or(path)
                .display()
                .to_string()
        };
        let pages = built::pages(&dist)
            .iter()
            .map(|path| (name(path), Html::parse_document(&built::text(path))))
            .collect();
        let robots = built::text(&dist.join("robots.txt"));
        let mut sitemaps = robots
            .lines()
            .filter_map(|line| line.strip_prefix("Sitemap: "));
        let address = sitemaps
            .next()
            .and_then(|one| one.strip_suffix("sitemap.xml"));
        Self {
            address: address.expect("robots.txt names the sitemap").to_owned(),
            listed: listed(&built::text(&dist.join("sitemap.xml"))),
            pages,
            dist,
        }
    }

    /// The pages that search engines may show, each with its own file and address.
    fn shown(&self) -> Vec<(&str, &Html)> {
        let shown = self.pages.iter().filter(|(_, page)| !stays_unknown(page));
        shown.map(|(file, page)| (file.as_str(), page)).collect()
    }

    /// Those of them that are no copy of another.
    fn originals(&self) -> Vec<(&str, &Html)> {
        let mut shown = self.shown();
        shown.retain(|(file, page)| {
            self.file_of(&one(page, "link[rel=canonical]", "href")) == *file
        });
        shown
    }

    /// Where the page at a whole address lies.
    fn file_of(&self, address: &str) -> String {
        let path = address.strip_prefix(&self.address);
        let path = path.unwrap_or_else(|| panic!("{address} is not below {}", self.address));
        [path, "index.html"].concat()
    }
}

/// The addresses of a sitemap, which has to be one by the rules of sitemaps.org.
fn listed(sitemap: &str) -> Vec<String> {
    assert!(sitemap.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    assert!(
        sitemap.len() <= 52_428_800,
        "no sitemap may have more bytes"
    );
    let document = Document::parse(sitemap).unwrap_or_else(|error| panic!("sitemap.xml: {error}"));
    assert!(document.root_element().has_tag_name((SITEMAP, "urlset")));
    let urls = document
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element);
    let addresses: Vec<String> = urls
        .map(|url| {
            assert!(url.has_tag_name((SITEMAP, "url")), "{:?}", url.tag_name());
            let parts: Vec<_> = url.children().filter(roxmltree::Node::is_element).collect();
            let [loc] = parts.as_slice() else {
                panic!("an entry has other parts than its address: {parts:?}")
            };
            assert!(loc.has_tag_name((SITEMAP, "loc")), "{:?}", loc.tag_name());
            loc.text().unwrap_or_default().to_owned()
        })
        .collect();
    assert!(
        addresses.len() <= 50_000,
        "no sitemap may have more entries"
    );
    for address in &addresses {
        assert!(
            address.len() < 2048 && address.starts_with("https://"),
            "{address}"
        );
        // Written as it is asked for: with nothing left to be encoded.
        assert_eq!(
            url::Url::parse(address).map(String::from).as_ref(),
            Ok(address)
        );
    }
    let once: BTreeSet<_> = addresses.iter().collect();
    assert_eq!(
        once.len(),
        addresses.len(),
        "an address stands twice: {addresses:?}"
    );
    addresses
}

fn all(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector);
    found
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

/// An attribute that exactly one element has, and not in vain.
fn one(page: &Html, selector: &str, name: &str) -> String {
    let mut found = all(page, selector, name);
    assert_eq!(found.len(), 1, "{selector} stands {} times", found.len());
    let found = found.remove(0);
    assert!(!found.trim().is_empty(), "{selector} says nothing");
    found
}

/// A line of the Open Graph protocol (<https://ogp.me/>).
fn open_graph(page: &Html, name: &str) -> String {
    one(page, &format!("meta[property='og:{name}']"), "content")
}

fn title(page: &Html) -> String {
    let selector = Selector::parse("head > title").expect("a selector");
    let found: Vec<String> = page
        .select(&selector)
        .map(|title| title.text().collect())
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.concat()
}

fn stays_unknown(page: &Html) -> bool {
    all(page, "meta[name=robots]", "content") == ["noindex"]
}

#[test]
fn the_sitemap_names_every_page_that_may_be_found_and_no_other() {
    let site = Site::read();
    let listed: BTreeSet<String> = site
        .listed
        .iter()
        .map(|address| site.file_of(address))
        .collect();
    let originals: BTreeSet<String> = site
        .originals()
        .iter()
        .map(|(file, _)| (*file).to_owned())
        .collect();
    assert_eq!(listed, originals);
    assert!(listed.len() > 3, "only {} pages may be found", listed.len());
    // The booklet, the pages that lead on from other addresses, and that of unknown ones.
    assert!(site.pages.len() > site.shown().len() + 2);
}

#[test]
fn a_page_has_one_address_wherever_it_is_named() {
    let site = Site::read();
    for (file, page) in site.shown() {
        let canonical = one(page, "link[rel=canonical]", "href");
        assert_eq!(open_graph(page, "url"), canonical, "{file}");
        assert!(
            site.listed.contains(&canonical),
            "{file} is {canonical}, which the sitemap lacks"
        );
    }
    // A page for unknown addresses has none; the others that stay unknown name the page they belong to.
    for (file, page) in site.pages.iter().filter(|(_, page)| stays_unknown(page)) {
        assert!(
            all(page, "meta[property='og:url']", "content").is_empty(),
            "{file}"
        );
        for canonical in all(page, "link[rel=canonical]", "href") {
            assert!(
                site.listed.contains(&canonical),
                "{file} belongs to {canonical}"
            );
            assert_ne!(*file, site.file_of(&canonical));
        }
    }
    let not_found = &site.pages[&routes::html_file(routes::NOT_FOUND)];
    assert!(stays_unknown(not_found) && all(not_found, "link[rel=canonical]", "href").is_empty());
}

#[test]
fn robots_may_read_everything() {
    let robots = built::text(&built::variable("ATTUNE_DIST").join("robots.txt"));
    let lines: Vec<(&str, &str)> = robots
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name, value.trim()))
        .collect();
    assert_eq!(lines[0], ("User-agent", "*"), "{robots}");
    assert!(
        lines
            .iter()
            .all(|(name, value)| *name != "Disallow" || value.is_empty()),
        "{robots}"
    );
    assert_eq!(
        lines.iter().filter(|(name, _)| *name == "Sitemap").count(),
        1,
        "{robots}"
    );
}

#[test]
fn no_two_pages_look_the_same_in_a_list_of_results() {
    let site = Site::read();
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for (file, page) in site.originals() {
        let description = one(page, "meta[name=description]", "content");
        assert!(description.chars().count() <= 160, "{file}: {description}");
        for (seen, words) in [(&mut titles, title(page)), (&mut descriptions, description)] {
            let before = seen.insert(words.clone(), file);
            assert_eq!(before, None, "{file} says too: {words}");
        }
    }
}

#[test]
fn a_shared_link_shows_title_words_and_a_picture_that_can_be_told() {
    let site = Site::read();
    for (file, page) in site.shown() {
        assert_eq!(open_graph(page, "type"), "website");
        assert_eq!(
            open_graph(page, "description"),
            one(page, "meta[name=description]", "content")
        );
        assert!(
            title(page).starts_with(&open_graph(page, "title")),
            "{file}"
        );
        assert!(!open_graph(page, "site_name").is_empty());
        assert_eq!(
            one(page, "meta[name='twitter:card']", "content"),
            "summary_large_image",
            "{file}"
        );
        let image = open_graph(page, "image");
        let path = image
            .strip_prefix(&site.address)
            .unwrap_or_else(|| panic!("{file}: {image}"));
        let (width, height) = image::image_dimensions(site.dist.join(path))
            .unwrap_or_else(|error| panic!("{file}: {path}: {error}"));
        assert_eq!([width, height], CARD, "{path}");
        assert_eq!(open_graph(page, "image:width"), width.to_string());
        assert_eq!(open_graph(page, "image:height"), height.to_string());
        assert_eq!(open_graph(page, "image:type"), "image/png");
        assert_eq!(
            open_graph(page, "image:alt"),
            open_graph(page, "title"),
            "{file}"
        );
    }
}

#[test]
fn a_page_says_its_language_and_points_to_no_other_that_there_is_not() {
    let site = Site::read();
    let languages: BTreeSet<String> = site
        .pages
        .values()
        .map(|page| one(page, "html", "lang"))
        .collect();
    assert_eq!(
        languages.len(),
        1,
        "with a second language, pages point to each other: {languages:?}"
    );
    for (file, page) in site.shown() {
        assert_eq!(
            open_graph(page, "locale"),
            one(page, "html", "lang").replace('-', "_"),
            "{file}"
        );
        assert!(all(page, "link[hreflang]", "href").is_empty(), "{file}");
    }
}
