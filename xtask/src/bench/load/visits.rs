//! What visitors ask for: the home page with everything a browser fetches for it, then one or two more
//! pages as the app fetches them, content and pictures, and at last all that their devices keep of the
//! site. Every page of the site is somebody's.

use std::{collections::BTreeSet, path::Path};

use crate::{bench::pages, error::Error};

/// The addresses of one visit, in order, each once: what was fetched is kept by the browser.
#[derive(Debug, PartialEq, Eq)]
pub struct Visit {
    pub addresses: Vec<String>,
    /// How many of them are of the home page.
    pub of_the_home_page: usize,
    /// How many of them were not fetched before a device began to keep the site.
    pub kept: usize,
}

impl Visit {
    pub fn described(&self) -> String {
        format!(
            "the home page with {} files ({}), then one or two more pages ({} …), then {} files to keep",
            self.of_the_home_page - 1,
            self.addresses[1..self.of_the_home_page].join(" "),
            self.addresses[self.of_the_home_page..self.addresses.len() - self.kept].join(" "),
            self.kept,
        )
    }
}

/// A page to go on to: what the app fetches for it.
struct Further {
    addresses: Vec<String>,
}

/// For each further page a visit that ends there and one that goes on to the next.
pub fn of_the_site(dist: &Path) -> Result<Vec<Visit>, Error> {
    let home_html = pages::html(dist, "/")?;
    let mut home = vec!["/".to_owned()];
    home.extend(pages::fetched(dist, &home_html)?);
    let mut further = Vec::new();
    for route in pages::routes(dist, &[])? {
        if route == "/" {
            continue;
        }
        let html = pages::html(dist, &route)?;
        let mut addresses = vec![pages::content(dist, &route)?];
        addresses.extend(pages::pictures(&html));
        further.push(Further { addresses });
    }
    Ok(visits(&home, &further, &pages::kept(dist)?))
}

fn visits(home: &[String], further: &[Further], kept: &[String]) -> Vec<Visit> {
    let each = further.iter().enumerate();
    each.flat_map(|(index, page)| {
        let next = &further[(index + 1) % further.len()];
        [visit(home, &[page], kept), visit(home, &[page, next], kept)]
    })
    .collect()
}

fn visit(home: &[String], further: &[&Further], kept: &[String]) -> Visit {
    let mut seen = BTreeSet::new();
    let all = further.iter().flat_map(|page| &page.addresses);
    let mut addresses: Vec<String> = home
        .iter()
        .chain(all)
        .filter(|address| seen.insert(*address))
        .cloned()
        .collect();
    let before = addresses.len();
    addresses.extend(kept.iter().filter(|address| seen.insert(*address)).cloned());
    Visit {
        kept: addresses.len() - before,
        addresses,
        of_the_home_page: home.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn a_visitor_goes_on_to_one_or_two_pages_and_fetches_nothing_twice() {
        let home = strings(&["/", "/a.css", "/art/a.svg"]);
        let further = [
            Further {
                addresses: strings(&["/content/1/a.json", "/art/a.svg", "/art/b.svg"]),
            },
            Further {
                addresses: strings(&["/content/1/b.json", "/art/b.svg"]),
            },
        ];
        let kept = strings(&["/worker.js", "/a.css", "/art/b.svg"]);
        let visits: Vec<_> = visits(&home, &further, &kept)
            .into_iter()
            .map(|visit| visit.addresses[3..].join(" "))
            .collect();
        assert_eq!(
            visits,
            [
                "/content/1/a.json /art/b.svg /worker.js",
                "/content/1/a.json /art/b.svg /content/1/b.json /worker.js",
                "/content/1/b.json /art/b.svg /worker.js",
                "/content/1/b.json /art/b.svg /content/1/a.json /worker.js",
            ]
        );
    }
}
