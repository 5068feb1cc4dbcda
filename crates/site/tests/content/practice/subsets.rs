//! Whichever facts are filled in: no page is empty, leads nowhere or claims what isn't there.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use attune::routes;
use scraper::ElementRef;
use serde_json::Value;
use site::source::{Block, Content, Idea, PracticeFact, Telephone};

use super::parts::subsets;
use super::{Rendered, Sites, find, sample, words};

/// The most entries that fit into the menu.
const MAX_MENU: usize = 5;

#[test]
fn whatever_an_owner_leaves_out_no_page_is_empty_or_leads_nowhere_or_claims_too_much() {
    let sites = Sites::new();
    let practices = subsets(&sample(), 100, 0x5eed);
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(practice) = practices.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let fault = fault(&sites, practice);
                    assert!(
                        fault.is_none(),
                        "{}\n{practice:#}",
                        fault.unwrap_or_default()
                    );
                }
            });
        }
    });
}

fn fault(sites: &Sites, practice: &Value) -> Option<String> {
    let rendered = sites.render(practice);
    empty_heading(&rendered)
        .or_else(|| link_to_nowhere(&rendered))
        .or_else(|| unseen_data(&rendered))
        .or_else(|| protected_title(&rendered, practice))
        .or_else(|| open_gap(&sites.real(practice), practice))
}

/// The pages that the build makes, with their slugs.
fn made(rendered: &Rendered) -> impl Iterator<Item = (&str, &scraper::Html)> {
    let pages = rendered.pages.iter();
    pages.filter_map(|(slug, html)| {
        let standard = routes::standard(slug).unwrap_or(slug);
        routes::MADE.contains(&standard).then_some((&**slug, html))
    })
}

fn level(element: ElementRef) -> Option<u8> {
    let level = element.value().name().strip_prefix('h')?;
    level.parse().ok()
}

fn empty_heading(rendered: &Rendered) -> Option<String> {
    for (slug, html) in made(rendered) {
        // Without title, tools, the line about the sample, and what any page ends with.
        let own = "article > :not(h1, .tools, .note, .contents, .next, .meanings)";
        if find(html, own).is_empty() {
            return Some(format!("{slug} is empty"));
        }
        for heading in find(html, "article :is(h2, h3, h4)") {
            let name = words(heading);
            let next = heading.next_siblings().find_map(ElementRef::wrap);
            let is_filled =
                next.is_some_and(|next| level(next).is_none_or(|it| Some(it) > level(heading)));
            if name.trim().is_empty() || !is_filled {
                return Some(format!("{slug}: nothing follows the heading {name:?}"));
            }
        }
    }
    None
}

fn link_to_nowhere(rendered: &Rendered) -> Option<String> {
    let site = &rendered.content.site;
    if site.menu.len() > MAX_MENU {
        return Some("the menu is too long".into());
    }
    for (slug, html) in &rendered.pages {
        for link in find(html, "a[href]") {
            let to = link.attr("href").unwrap_or_default();
            let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
            let target = match path {
                "" => Some(&**slug),
                _ if path.ends_with('/') => routes::slug(path),
                _ => continue,
            };
            let page = target.and_then(|target| rendered.pages.get(target));
            let is_there = page.is_some_and(|page| {
                anchor.is_empty() || !find(page, &format!("[id=\"{anchor}\"]")).is_empty()
            });
            if path.starts_with("http") || is_there {
                continue;
            }
            return Some(format!("{slug} leads to {to}, which isn't there"));
        }
    }
    None
}

/// Each value of the data for search engines is on a page, where everyone can read it.
fn unseen_data(rendered: &Rendered) -> Option<String> {
    let home = &rendered.pages[routes::HOME];
    let data = find(home, "script[type='application/ld+json']");
    let data: Value = serde_json::from_str(&words(*data.first()?)).expect("JSON");
    let graph = data["@graph"].as_array()?;
    let practice = graph
        .iter()
        .find(|node| node["@type"] == "MedicalBusiness")?;
    let telephone = practice["telephone"].as_str();
    let telephone = telephone.map(|number| Telephone(number.into()).shown());
    let address = &practice["address"];
    let areas = practice["areaServed"].as_array().into_iter().flatten();
    let numbers = practice["identifier"].as_array().into_iter().flatten();
    let values = [
        &practice["name"],
        &practice["email"],
        &address["streetAddress"],
        &address["addressLocality"],
        &address["addressRegion"],
        &address["postalCode"],
    ];
    let values = values
        .into_iter()
        .chain(areas)
        .chain(numbers.map(|one| &one["value"]));
    let values = values.filter_map(Value::as_str).chain(telephone.as_deref());
    let shown: Vec<String> = made(rendered)
        .flat_map(|(_, html)| find(html, "main, footer"))
        .map(words)
        .collect();
    let mut unseen = values.filter(|value| !shown.iter().any(|text| text.contains(value)));
    unseen
        .next()
        .map(|value| format!("no page shows {value:?}"))
}

/// Without a number on the register, the site's own words don't call the owner a music therapist.
fn protected_title(rendered: &Rendered, practice: &Value) -> Option<String> {
    if practice["hcpc_number"].is_string() {
        return None;
    }
    for slug in [
        routes::ABOUT_ME,
        routes::PRACTICAL,
        routes::FOR_REFERRERS,
        routes::CONTACT,
    ] {
        for slug in [slug.to_owned(), routes::easy_read(slug)] {
            let Some(html) = rendered.pages.get(&slug) else {
                continue;
            };
            let blocks = find(html, "article > :not(.next, .meanings)").into_iter();
            let mut text: String = blocks.map(words).collect();
            own_words(practice, &mut |words| text = text.replace(words, ""));
            if text.to_lowercase().contains("music therapist") {
                return Some(format!("{slug} calls the owner a music therapist"));
            }
        }
    }
    None
}

/// Passes on every text of the owner.
fn own_words(value: &Value, take: &mut impl FnMut(&str)) {
    match value {
        Value::String(words) if words.len() > 8 => take(words),
        Value::Array(list) => list.iter().for_each(|inner| own_words(inner, take)),
        Value::Object(fields) => fields.values().for_each(|inner| own_words(inner, take)),
        _ => {}
    }
}

/// A gap that is still listed for the owner, although the practice has the fact.
fn open_gap(content: &Content, practice: &Value) -> Option<String> {
    let contact = &practice["contact"];
    let is_known = |fact: PracticeFact| match fact {
        PracticeFact::Place => practice["places"].is_array(),
        PracticeFact::Therapist => practice["therapist"].is_object(),
        PracticeFact::SessionLength => practice["sessions"]["minutes"].is_number(),
        PracticeFact::AfterFirstSession => practice["sessions"]["after_first"].is_object(),
        PracticeFact::Contact => ["email", "telephone", "letters"]
            .iter()
            .any(|way| !contact[way].is_null()),
    };
    let is_open = |idea: &Idea| idea.filled_by.is_some_and(is_known) && !idea.is_shown();
    for (slug, page) in &content.pages {
        let open = page.blocks.iter().any(|block| match block {
            Block::Ideas(ideas) | Block::Steps(ideas) => ideas.iter().any(is_open),
            Block::Gap(gap) => gap.filled_by.is_some_and(is_known) && gap.own_words.is_none(),
            _ => false,
        });
        if open {
            return Some(format!("{} has a gap that a fact fills", slug.as_str()));
        }
    }
    None
}
