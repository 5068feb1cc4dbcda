//! Reading parsed pages.

use scraper::{Html, Selector};

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

/// An attribute of every element that has it, in the order of the page.
pub fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = select(selector);
    let found = page.select(&selector);
    found
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

/// An attribute of the first element found, or nothing.
pub fn attribute(page: &Html, selector: &str, name: &str) -> String {
    let selector = select(selector);
    let found = page.select(&selector).next();
    found
        .and_then(|element| element.attr(name))
        .unwrap_or_default()
        .to_owned()
}

/// The text of every element found.
pub fn texts(page: &Html, selector: &str) -> Vec<String> {
    page.select(&select(selector))
        .map(|element| element.text().collect())
        .collect()
}
