//! The structured data of the built pages, compared with schema.org's own vocabulary and with the visible words of the
//! same page.

mod filled_in;
mod vocabulary;
mod wrong;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use attune::routes;
use scraper::Html;
use serde_json::Value;
use site::check::check;
use site::source::{Content, PageSlug};
use support::{built, folders, published};

use vocabulary::{Known, Vocabulary, types_of};

use super::html::{attribute, texts};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let vocabulary = Vocabulary::read(&folders::text(&built::variable("ATTUNE_SCHEMA_ORG")));
    let (types, properties) = vocabulary.size();
    assert!(
        types > 800 && properties > 1200,
        "{types} types and {properties} properties aren't the whole of schema.org"
    );
    vocabulary
});

/// A built page.
struct Page {
    /// Its file within the site.
    file: String,
    html: Html,
    /// The nodes of its structured data; empty where there is none.
    graph: Vec<Value>,
}

impl Page {
    fn read(dist: &Path, path: &Path) -> Self {
        let file = folders::path_within(dist, path);
        let html = Html::parse_document(&folders::text(path));
        let mut blocks = texts(&html, "script[type='application/ld+json']");
        assert!(blocks.len() < 2, "{file} has more than one block of data");
        let graph = blocks.pop().map(|text| graph(&text)).unwrap_or_default();
        Self { file, html, graph }
    }

    /// The node of a type.
    fn node(&self, type_name: &str) -> Option<&Value> {
        let mut nodes = self.graph.iter();
        nodes.find(|node| types_of(node).iter().any(|name| name == type_name))
    }

    /// The node of the page itself.
    fn own(&self) -> &Value {
        let canonical = attribute(&self.html, "link[rel=canonical]", "href");
        let own = self
            .graph
            .iter()
            .find(|node| node["@id"] == canonical.as_str());
        own.unwrap_or_else(|| panic!("{} has no node for itself", self.file))
    }

    fn is_noindex(&self) -> bool {
        !attribute(&self.html, "meta[name=robots]", "content").is_empty()
    }
}

/// The nodes of a block of data.
fn graph(text: &str) -> Vec<Value> {
    let data: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().cloned().unwrap_or_default()
}

fn content() -> Content {
    check(&published::sources()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn pages() -> Vec<Page> {
    let dist = built::variable("ATTUNE_DIST");
    let paths = built::pages(&dist);
    paths.iter().map(|path| Page::read(&dist, path)).collect()
}

/// The nodes that others can refer to.
fn known<'g>(graphs: impl IntoIterator<Item = &'g Vec<Value>>) -> Known {
    let nodes = graphs.into_iter().flatten();
    nodes
        .filter_map(|node| Some((node["@id"].as_str()?.to_owned(), types_of(node))))
        .collect()
}

/// Where these nodes don't follow the vocabulary.
fn faults(graph: &[Value], known: &Known, at: &str) -> Vec<String> {
    let nodes = graph.iter();
    nodes
        .flat_map(|node| VOCABULARY.faults(node, known, at))
        .collect()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// Otherwise search engines ignore the data.
#[test]
fn each_page_speaks_the_language_of_schema_org() {
    let pages = pages();
    let known = known(pages.iter().map(|page| &page.graph));
    let faults: Vec<String> = pages
        .iter()
        .flat_map(|page| faults(&page.graph, &known, &page.file))
        .collect();
    assert!(faults.is_empty(), "\n  {}", faults.join("\n  "));
}

#[test]
fn a_search_engine_is_told_of_every_page_that_it_may_show_and_of_no_other() {
    let mut seen = BTreeMap::new();
    for page in pages() {
        assert_eq!(page.graph.is_empty(), page.is_noindex(), "{}", page.file);
        if page.is_noindex() {
            continue;
        }
        let own = page.own();
        let url = attribute(&page.html, "meta[property='og:url']", "content");
        let image = attribute(&page.html, "meta[property='og:image']", "content");
        assert!(!image.is_empty(), "{} has no card", page.file);
        for (name, expected) in [
            ("url", url.clone()),
            ("image", image),
            (
                "description",
                attribute(&page.html, "meta[name=description]", "content"),
            ),
            ("inLanguage", attribute(&page.html, "html", "lang")),
        ] {
            assert_eq!(string(&own[name]), expected, "{name} of {}", page.file);
        }
        let site = page.node("WebSite").expect("the site");
        assert_eq!(own["isPartOf"]["@id"], site["@id"]);
        assert_eq!(
            string(&site["name"]),
            attribute(&page.html, "meta[property='og:site_name']", "content")
        );
        // An alias page has the data of the page that it is an alias of.
        let before = seen.insert(url, page.graph.clone());
        assert!(
            before.is_none_or(|before| before == page.graph),
            "{}",
            page.file
        );
    }
    assert!(seen.len() > 3, "only {} pages have data", seen.len());
}

#[test]
fn the_way_to_each_page_leads_from_the_front_page_over_pages_that_there_are() {
    let pages = pages();
    let titles: BTreeMap<&str, &Page> = pages
        .iter()
        .filter(|page| !page.graph.is_empty())
        .map(|page| (string(&page.own()["url"]), page))
        .collect();
    let front = titles
        .keys()
        .min_by_key(|url| url.len())
        .copied()
        .expect("a front page");
    for (url, page) in &titles {
        let own = page.own();
        let Some(trail) = page.node("BreadcrumbList") else {
            assert_eq!(*url, front, "{} has no way to it", page.file);
            continue;
        };
        assert_eq!(own["breadcrumb"]["@id"], trail["@id"]);
        let steps = trail["itemListElement"].as_array().expect("steps");
        let mut way: Vec<&str> = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            assert_eq!(step["position"], index + 1);
            assert!(!string(&step["name"]).is_empty());
            let item = string(&step["item"]["@id"]);
            assert!(titles.contains_key(item), "{} leads over {item}", page.file);
            let above = way.last().copied().unwrap_or(item);
            assert!(item.starts_with(above), "{item} isn't below {above}");
            way.push(item);
        }
        assert_eq!((way.first(), way.last()), (Some(&front), Some(url)));
        assert!(way.len() > 1, "{}", page.file);
        if url.ends_with("/easy-read/") && url.matches('/').count() > 4 {
            let standard = url.strip_suffix("easy-read/").expect("it ends so");
            assert_eq!(own["isBasedOn"]["@id"], standard);
            assert!(way.contains(&standard), "{way:?}");
        }
    }
}

/// Search engines show only answers that visitors find on the page.
#[test]
fn a_question_and_its_whole_answer_can_be_read_on_the_page() {
    let mut questions = BTreeMap::new();
    for page in pages() {
        let main = texts(&page.html, "main").concat();
        let Some(faq) = page.node("FAQPage") else {
            continue;
        };
        for question in faq["mainEntity"].as_array().expect("questions") {
            let name = string(&question["name"]);
            let answer = string(&question["acceptedAnswer"]["text"]);
            for words in [name].into_iter().chain(answer.lines()) {
                assert!(main.contains(words), "{} doesn't say: {words}", page.file);
            }
            let before = questions.insert(name.to_owned(), page.file.clone());
            assert_eq!(before, None, "“{name}” is answered on {} too", page.file);
        }
    }
    let content = content();
    let titles = content.pages.iter().filter(|(slug, page)| {
        routes::standard(slug.as_str()).is_none() && page.title.as_str().ends_with('?')
    });
    for (_, page) in titles {
        let title = page.title.as_str();
        assert!(questions.contains_key(title), "no FAQ has: {title}");
    }
    assert!(!questions.is_empty());
}

#[test]
fn a_page_about_therapy_names_it_in_its_own_words_and_claims_nothing_more() {
    let content = content();
    let explains = |slug: &str| {
        let page = content.pages.get(&PageSlug(slug.into()));
        page.is_some_and(|page| page.therapy.is_some())
    };
    let mut count = 0;
    for page in pages().iter().filter(|page| !page.graph.is_empty()) {
        let own = page.own();
        let is_medical = types_of(own).iter().any(|name| name == "MedicalWebPage");
        assert_eq!(is_medical, own.get("about").is_some(), "{}", page.file);
        if is_medical {
            count += 1;
            let main = texts(&page.html, "main").concat().to_lowercase();
            assert!(
                main.contains(&string(&own["about"]["name"]).to_lowercase()),
                "{}",
                page.file
            );
            for claim in [
                "audience",
                "medicalAudience",
                "lastReviewed",
                "reviewedBy",
                "specialty",
                "aspect",
            ] {
                assert!(own.get(claim).is_none(), "{} claims {claim}", page.file);
            }
        }
    }
    let pages = content.pages.keys().map(PageSlug::as_str);
    let expected = pages.filter(|slug| explains(routes::standard(slug).unwrap_or(slug)));
    assert_eq!(count, expected.count());
    assert!(count > 1, "what it is and what happens in a session");
}

#[test]
fn a_practice_is_told_of_only_where_its_owner_has_described_it() {
    let is_described = content().practice.shown_name().is_some();
    for page in pages().iter().filter(|page| !page.graph.is_empty()) {
        let others = page.graph.iter().filter(|node| {
            let types = types_of(node);
            let of_the_page = ["WebSite", "BreadcrumbList"];
            !types
                .iter()
                .all(|name| of_the_page.contains(&name.as_str()) || name.ends_with("Page"))
        });
        assert_eq!(others.count(), usize::from(is_described), "{}", page.file);
        let site = page.node("WebSite").expect("the site");
        assert_eq!(site.get("publisher").is_some(), is_described);
    }
}
