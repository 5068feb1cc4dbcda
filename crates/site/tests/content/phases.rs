//! The build's two phases: pages that are rendered again from a finished site's own description.

use site::assets::{Input, Styles};
use site::check::check;
use site::files::Files;
use site::names::DESCRIPTION;
use site::source::{Content, PageSlug};
use support::published;

fn content() -> Content {
    check(&published::sources()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn build(content: &Content) -> Files {
    let input = Input {
        styles: Styles {
            main: "p{color:red}".into(),
            ..Styles::default()
        },
        results: Some(published::results()),
        ..published::input(content)
    };
    site::build(content, input).unwrap_or_else(|error| panic!("{error}"))
}

/// The files that a finished site's description makes of some content.
fn rendered(finished: &Files, content: &Content) -> Files {
    let description = site::read_description(&finished[DESCRIPTION]);
    let description = description.unwrap_or_else(|error| panic!("{error}"));
    site::render(content, &description).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_finished_sites_description_gives_the_same_pages_again() {
    let content = content();
    let finished = build(&content);
    let again = rendered(&finished, &content);
    for (path, bytes) in &again {
        assert!(finished.get(path) == Some(bytes), "{path} is another");
    }
    let description = site::read_description(&finished[DESCRIPTION]).expect("it is read");
    for path in finished.keys() {
        let is_known = again.contains_key(path) || description.files.contains_key(path);
        assert!(is_known, "{path} is made by neither phase");
    }
}

#[test]
fn a_changed_word_gives_the_pages_that_a_whole_build_gives() {
    let mut changed = content();
    let before = build(&changed);
    let page = changed.pages.get_mut(&PageSlug("session".into()));
    page.expect("the page").description.0 += " Changed.";
    changed.site.name.0 += " and friends";
    changed.site.address.0 = "https://other.example".into();
    let again = rendered(&before, &changed);
    let whole = build(&changed);
    let description = site::read_description(&before[DESCRIPTION]).expect("it is read");
    for (path, bytes) in &whole {
        let is_same = again.get(path) == Some(bytes)
            || description.files.contains_key(path) && before[path] == *bytes;
        assert!(is_same, "{path} is another");
    }
    assert_ne!(before["session/index.html"], again["session/index.html"]);
}

#[test]
fn a_description_of_another_path_is_refused_with_what_to_do() {
    let mut content = content();
    let finished = build(&content);
    let description = site::read_description(&finished[DESCRIPTION]).expect("it is read");
    content.site.address.0 += "/therapy";
    let error = site::render(&content, &description)
        .expect_err("another path")
        .to_string();
    assert!(
        error.contains("for a site at /, not at /therapy/; build the whole site"),
        "{error}"
    );
}

#[test]
fn a_description_that_lacks_a_file_is_refused_with_what_to_do() {
    let content = content();
    let finished = build(&content);
    let mut description = site::read_description(&finished[DESCRIPTION]).expect("it is read");
    description.files.clear();
    let error = site::render(&content, &description)
        .expect_err("no files")
        .to_string();
    assert!(error.contains("build the whole site once more"), "{error}");
}

#[test]
fn a_description_of_another_version_is_refused_with_what_to_do() {
    for json in ["", "{}", "[1]", r#"{"base": ""}"#] {
        let error = site::read_description(json.as_bytes()).expect_err(json);
        assert!(
            error.to_string().contains("build the whole site once more"),
            "{error}"
        );
    }
}
