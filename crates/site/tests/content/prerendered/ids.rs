//! The ids of a page's elements, compared with the list that the check and the markup use.

use std::collections::BTreeSet;

use attune::routes;
use scraper::Html;
use site::check::check;
use site::source::Block;
use support::published;

use super::{attributes, build, content, pages};

/// The anchors of a page's headings in the content.
fn anchors(blocks: &[Block]) -> impl Iterator<Item = String> {
    blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.anchor.as_ref()?.0.clone()),
        _ => None,
    })
}

#[test]
fn a_page_has_no_id_but_those_of_the_list_its_headings_and_its_hard_words() {
    let content = content();
    let listed: BTreeSet<String> = routes::SHELL_IDS.map(str::to_owned).into();
    for (slug, document) in pages() {
        let ids: BTreeSet<String> = attributes(&document, "[id]", "id").into_iter().collect();
        let anchors: BTreeSet<String> = anchors(&content.pages[&slug].blocks).collect();
        let others = ids.difference(&anchors).cloned();
        // The letters of a long list of words are headings too.
        let shell: BTreeSet<String> = others
            .filter(|id| !id.starts_with(routes::TERM_ID) && !id.starts_with(routes::LETTER_ID))
            .collect();
        assert_eq!(shell, listed, "{}", slug.as_str());
    }
    for (path, bytes) in build(content) {
        if path.ends_with("booklet/index.html") {
            let document = Html::parse_document(&String::from_utf8_lossy(&bytes));
            for id in attributes(&document, "[id]", "id") {
                assert!(listed.contains(&id), "{path}: {id}");
            }
        }
    }
}

#[test]
fn the_scripts_look_for_no_id_that_is_not_on_the_list() {
    let mut found = 0;
    for script in [
        "start.js",
        "listen.js",
        "display.js",
        "forget.js",
        "letter.js",
        "choices.js",
    ] {
        let script = &published::scripts()[script];
        for call in script.split("getElementById(\"").skip(1) {
            let (id, _) = call.split_once('"').expect("the end of an id");
            assert!(routes::SHELL_IDS.contains(&id), "{id}");
            found += 1;
        }
    }
    assert!(found > 3, "{found} ids were found");
}

#[test]
fn no_heading_can_take_the_id_of_a_part_of_the_page() {
    for id in routes::SHELL_IDS {
        let mut sources = published::sources();
        let page = sources.texts.get_mut("pages/accessibility.json");
        let page = page.expect("the page");
        *page = page.replace("\"anchor\": \"limits\"", &format!("\"anchor\": \"{id}\""));
        let problems = check(&sources).err().unwrap_or_default();
        let refused = problems
            .iter()
            .any(|problem| problem.to_string().contains(&format!("\"{id}\" is taken")));
        assert!(refused, "{id}: {problems:#?}");
    }
}
