//! The contents of long pages: links to the headings of the same page.

use attune::routes;
use scraper::Html;
use site::source::PageSlug;

use super::{attributes, pages, select, texts};

fn page(slug: &str) -> Html {
    let found = pages()
        .into_iter()
        .find(|(known, _)| known == &PageSlug(slug.to_owned()));
    found.expect("the page").1
}

#[test]
fn every_link_of_the_contents_leads_to_the_heading_of_its_name() {
    let mut with_contents = Vec::new();
    for (slug, document) in pages() {
        let links = attributes(&document, ".contents a", "href");
        let named: Vec<_> = links
            .iter()
            .map(|link| {
                let heading = format!("h2[id={:?}]", link.trim_start_matches('#'));
                texts(&document, &heading).concat()
            })
            .collect();
        assert_eq!(named, texts(&document, ".contents a"), "{}", slug.as_str());
        if !links.is_empty() {
            with_contents.push(slug.0);
        }
    }
    assert_eq!(with_contents, ["hard-words", routes::ACCESSIBILITY]);
}

#[test]
fn each_hard_word_is_below_its_letter() {
    let document = page("hard-words");
    let letters = texts(&document, ".glossary > h2");
    assert!(letters.len() > 10, "{letters:?}");
    assert!(letters.is_sorted(), "{letters:?}");
    let lists: Vec<_> = document
        .select(&select(".glossary > h2 + .word-list"))
        .collect();
    assert_eq!(lists.len(), letters.len());
    for (letter, list) in letters.iter().zip(lists) {
        for word in list.select(&select("dt")) {
            let word: String = word.text().collect();
            assert!(word.starts_with(letter), "{word} is below {letter}");
        }
    }
}

#[test]
fn the_page_for_unknown_addresses_has_no_tools() {
    for (slug, document) in pages() {
        let tools = document.select(&select("main .tools")).count();
        let expected = usize::from(slug.as_str() != routes::NOT_FOUND);
        assert_eq!(tools, expected, "{}", slug.as_str());
    }
}
