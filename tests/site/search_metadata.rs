//! How people find the built site: the sitemap, `robots.txt`, and the metadata that search results and shared links
//! show of each page. Structured data is in `structured`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use attune::routes;
use roxmltree::Document;
use scraper::Html;
use site::images::CARD;
use support::{built, folders};

use super::html::{attributes, texts};

/// The namespace of sitemaps, from sitemaps.org.
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
        let name = |path: &Path| folders::path_within(&dist, path);
        let pages = built::pages(&dist)
            .iter()
            .map(|path| (name(path), Html::parse_document(&folders::text(path))))
            .collect();
        let robots = folders::text(&dist.join("robots.txt"));
        let mut sitemaps = robots
            .lines()
            .filter_map(|line| line.strip_prefix("Sitemap: "));
        let address = sitemaps
            .next()
            .and_then(|one| one.strip_suffix("sitemap.xml"));
        Self {
            address: address.expect("robots.txt names the sitemap").to_owned(),
            listed: listed(&folders::text(&dist.join("sitemap.xml"))),
            pages,
            dist,
        }
    }

    /// The pages that search engines may index, by their files.
    fn shown(&self) -> Vec<(&str, &Html)> {
        let shown = self.pages.iter().filter(|(_, page)| !is_noindex(page));
        shown.map(|(file, page)| (file.as_str(), page)).collect()
    }

    /// The indexed pages without those whose canonical address is another page's.
    fn originals(&self) -> Vec<(&str, &Html)> {
        let mut shown = self.shown();
        shown.retain(|(file, page)| {
            self.file_of(&one(page, "link[rel=canonical]", "href")) == *file
        });
        shown
    }

    /// The file of the page at a full address.
    fn file_of(&self, address: &str) -> String {
        let path = address.strip_prefix(&self.address);
        let path = path.unwrap_or_else(|| panic!("{address} is not below {}", self.address));
        [path, "index.html"].concat()
    }
}

/// The addresses of a sitemap, which must follow the rules of sitemaps.org.
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
        // Written as it is requested, with everything encoded.
        assert_eq!(
            url::Url::parse(address).map(String::from).as_ref(),
            Ok(address)
        );
    }
    let once: BTreeSet<_> = addresses.iter().collect();
    assert_eq!(
        once.len(),
        addresses.len(),
        "an address is listed twice: {addresses:?}"
    );
    addresses
}

/// An attribute that exactly one element has, with a value.
fn one(page: &Html, selector: &str, name: &str) -> String {
    let mut found = attributes(page, selector, name);
    assert_eq!(found.len(), 1, "{selector} is there {} times", found.len());
    let found = found.remove(0);
    assert!(!found.trim().is_empty(), "{selector} is empty");
    found
}

/// A line of the Open Graph protocol (<https://ogp.me/>).
fn open_graph(page: &Html, name: &str) -> String {
    one(page, &format!("meta[property='og:{name}']"), "content")
}

fn title(page: &Html) -> String {
    let found = texts(page, "head > title");
    assert_eq!(found.len(), 1, "{found:?}");
    found.concat()
}

fn is_noindex(page: &Html) -> bool {
    attributes(page, "meta[name=robots]", "content") == ["noindex"]
}

/// Otherwise a page is missing from search results, or one is in them that should not be.
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
    // The others are the booklet, the redirects and the page for unknown addresses.
    assert!(site.pages.len() > site.shown().len() + 2);
}

/// Otherwise search engines take one page for two.
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
    // The page for unknown addresses has no address; the other pages that aren't indexed name the page they belong to.
    for (file, page) in site.pages.iter().filter(|(_, page)| is_noindex(page)) {
        assert!(
            attributes(page, "meta[property='og:url']", "content").is_empty(),
            "{file}"
        );
        for canonical in attributes(page, "link[rel=canonical]", "href") {
            assert!(
                site.listed.contains(&canonical),
                "{file} belongs to {canonical}"
            );
            assert_ne!(*file, site.file_of(&canonical));
        }
    }
    let not_found = &site.pages[&routes::html_file(routes::NOT_FOUND)];
    assert!(
        is_noindex(not_found) && attributes(not_found, "link[rel=canonical]", "href").is_empty()
    );
}

#[test]
fn robots_may_read_everything() {
    let robots = folders::text(&built::variable("ATTUNE_DIST").join("robots.txt"));
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
        assert!(
            attributes(page, "link[hreflang]", "href").is_empty(),
            "{file}"
        );
    }
}
