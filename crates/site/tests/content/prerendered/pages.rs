//! Each page, as readers, search engines and screen readers find it.

use std::collections::BTreeSet;

use attune::routes;
use site::source::{Block, Text};
use support::folders;
use support::project::project;

use super::{attributes, build, content, pages, select, texts};

#[test]
fn a_search_engine_finds_each_page_under_its_own_title_and_address() {
    let content = content();
    for (slug, document) in pages() {
        let page = &content.pages[&slug];
        assert!(texts(&document, "title")[0].starts_with(page.title.as_str()));
        let description = attributes(&document, "meta[name=description]", "content");
        assert_eq!(description, [page.description.as_str()]);
        let canonical = attributes(&document, "link[rel=canonical]", "href");
        let robots = attributes(&document, "meta[name=robots]", "content");
        if slug.as_str() == routes::NOT_FOUND {
            assert_eq!((canonical.len(), robots), (0, vec!["noindex".to_owned()]));
        } else {
            assert_eq!(
                canonical,
                [format!(
                    "https://attune.example{}",
                    routes::path(slug.as_str())
                )]
            );
            assert!(robots.is_empty());
        }
        assert_eq!(attributes(&document, "html", "lang"), ["en-GB"]);
    }
}

#[test]
fn a_shared_link_shows_title_and_description() {
    let content = content();
    for (slug, document) in pages() {
        let page = &content.pages[&slug];
        let card = |name: &str| {
            attributes(
                &document,
                &format!("meta[property=\"og:{name}\"]"),
                "content",
            )
        };
        assert_eq!(card("title"), [page.title.as_str()]);
        assert_eq!(card("description"), [page.description.as_str()]);
        assert_eq!(card("site_name"), [content.site.name.as_str()]);
        assert_eq!(card("locale"), ["en_GB"]);
        assert_eq!(
            attributes(&document, "meta[name=\"twitter:card\"]", "content"),
            ["summary"]
        );
    }
}

#[test]
fn a_screen_reader_finds_one_heading_and_the_landmarks() {
    for (slug, document) in pages() {
        for landmark in [
            "header",
            "main#main",
            "footer",
            "h1",
            "nav[aria-label=Main]",
        ] {
            assert_eq!(
                document.select(&select(landmark)).count(),
                1,
                "{landmark} of {}",
                slug.as_str()
            );
        }
        assert_eq!(
            attributes(&document, "body > a:first-child", "href"),
            ["#main"]
        );
        let current = attributes(
            &document,
            "nav[aria-label=Main] [aria-current=page]",
            "href",
        );
        let standard = routes::standard(slug.as_str()).unwrap_or(slug.as_str());
        let in_menu = [routes::HOME, routes::ABOUT_THERAPY, routes::SESSION].contains(&standard);
        let expected: Vec<String> = in_menu
            .then(|| routes::path(slug.as_str()))
            .into_iter()
            .collect();
        assert_eq!(current, expected);
        let ids = attributes(&document, "[id]", "id");
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "an id is there twice: {ids:?}"
        );
    }
}

#[test]
fn a_strict_security_policy_finds_no_inline_script_or_style() {
    for (_, document) in pages() {
        // Browsers don't run blocks of data.
        let run = "script:not([type='application/json'], [type='application/ld+json'])";
        let scripts = attributes(&document, run, "src");
        assert_eq!(scripts.len(), 2, "one applies choices, one starts the app");
        assert_eq!(
            document
                .select(&select(&[run, ":not([src])"].concat()))
                .count(),
            0
        );
        assert_eq!(document.select(&select("style, [style]")).count(), 0);
        for element in document.select(&select("*")) {
            assert!(
                element
                    .value()
                    .attrs()
                    .all(|(name, _)| !name.starts_with("on"))
            );
        }
    }
}

#[test]
fn every_word_of_the_content_stands_in_the_html() {
    let content = content();
    for (slug, document) in pages() {
        let page = &content.pages[&slug];
        let main = texts(&document, "main").concat();
        assert!(main.contains(page.title.as_str()));
        let lead = page.lead.iter().map(Text::plain);
        let blocks = page.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(words) => vec![words.plain()],
            Block::Ideas(ideas) | Block::Steps(ideas) => {
                let texts = ideas.iter().flat_map(|idea| &idea.text);
                texts.map(Text::plain).collect()
            }
            Block::WordList(words) => words.iter().map(|word| word.meaning.plain()).collect(),
            _ => Vec::new(),
        });
        for words in lead.chain(blocks) {
            assert!(main.contains(&words), "{words}");
        }
    }
}

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let files = build(content());
    for (slug, document) in pages() {
        let inside = attributes(&document, "main a, header a, footer a", "href").into_iter();
        for href in inside.filter(|href| href.starts_with('/')) {
            let path = href.split('#').next().unwrap_or_default();
            let target =
                routes::slug(path).unwrap_or_else(|| panic!("{href} on {}", slug.as_str()));
            assert!(files.contains_key(&routes::html_file(target)), "{href}");
        }
    }
}

#[test]
fn every_drawing_has_a_size_of_its_own_where_no_style_sheet_is_applied() {
    for (slug, document) in pages() {
        for drawing in document.select(&select("svg")) {
            let size = ["width", "height"].map(|name| {
                let value = drawing.attr(name).unwrap_or("none");
                value.parse::<f32>().unwrap_or_else(|_| {
                    panic!(
                        "the {name} of {} on {}: {value}",
                        drawing.html(),
                        slug.as_str()
                    )
                })
            });
            assert!(size.iter().all(|&pixels| pixels > 0.0), "{size:?}");
        }
        let marks = attributes(&document, ".mark svg", "width");
        assert_eq!(marks, ["42", "42"], "{}", slug.as_str());
    }
}

#[test]
fn a_dialog_is_hidden_from_browsers_that_do_not_know_the_element() {
    for (_, document) in pages() {
        assert_eq!(document.select(&select("dialog")).count(), 1);
        assert_eq!(document.select(&select("dialog:not([hidden])")).count(), 0);
    }
}

/// `VoiceOver` doesn't count the items of a list whose markers the style sheet removes, unless it has the role.
#[test]
fn every_list_without_markers_is_called_a_list() {
    let selectors = without_markers();
    assert!(!selectors.is_empty(), "no list is without markers");
    for (slug, document) in pages() {
        for selector in &selectors {
            for list in document.select(&select(selector)) {
                let is_list = ["ul", "ol"].contains(&list.value().name());
                assert!(
                    !is_list || list.attr("role") == Some("list"),
                    "{selector} on {} has no role: {}",
                    slug.as_str(),
                    list.html()
                );
            }
        }
    }
}

/// The selectors of rules that remove the markers of lists.
fn without_markers() -> Vec<String> {
    let paths = folders::list(&project().join("style")).into_iter();
    let sheets = paths.map(|path| folders::text(&path));
    let rules = sheets.flat_map(|sheet| {
        let rules = sheet.split('}').map(str::to_owned);
        rules
            .filter(|rule| rule.contains("list-style: none"))
            .collect::<Vec<_>>()
    });
    rules
        .flat_map(|rule| {
            let (before, _) = rule.rsplit_once('{').expect("a rule opens");
            let selectors = before.rsplit(['{', '/']).next().expect("a selector");
            let selectors: Vec<_> = selectors
                .split(',')
                .map(|one| one.trim().to_owned())
                .collect();
            selectors
        })
        .collect()
}
