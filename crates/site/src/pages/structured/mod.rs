//! A page's structured data for search engines, as JSON-LD in schema.org's vocabulary: only facts from the page or from
//! `site.json`. `tests/site/structured/` validates the output against schema.org's vocabulary.

mod nodes;
mod questions;

use attune::content::page::Page;
use attune::content::shell::Shell;
use attune::html::escape_json;
use attune::{routes, words};

use self::nodes::{
    BreadcrumbList, Graph, ListItem, MedicalBusiness, Node, PostalAddress, PropertyValue,
    Reference, Thing, WebPage, WebSite,
};
use super::canonical::canonical;
use crate::images::GeneratedImages;
use crate::source::{Content, PageSlug, Place, PlainText};

/// The data block for the head of the page at the address of `slug`.
///
/// # Panics
/// Never: strings and numbers can always be written as JSON.
#[must_use]
pub fn graph(
    content: &Content,
    images: &GeneratedImages,
    shell: &Shell,
    slug: &str,
    page: &Page,
) -> String {
    let mut nodes = vec![
        Node::Site(web_site(content)),
        Node::Page(Box::new(web_page(content, images, shell, slug, page))),
    ];
    nodes.extend(breadcrumb(content, slug).map(Node::Breadcrumb));
    nodes.extend(medical_business(content).map(|node| Node::Practice(Box::new(node))));
    let json =
        serde_json::to_string(&Graph::of(nodes)).expect("nodes of strings and numbers are JSON");
    format!(
        "<script type=\"application/ld+json\">{}</script>",
        escape_json(&json)
    )
}

/// The id of a node without an address on the web, by which other nodes refer to it.
fn id(content: &Content, slug: &str, name: &str) -> Reference {
    Reference::to([&canonical(&content.site, slug), "#", name].concat())
}

fn web_site(content: &Content) -> WebSite<'_> {
    WebSite {
        id: id(content, routes::HOME, "website"),
        url: canonical(&content.site, routes::HOME),
        name: content.site.name.as_str(),
        description: content.site.description.as_str(),
        in_language: content.site.language.as_str(),
        publisher: content
            .practice
            .shown_name()
            .map(|_| id(content, routes::HOME, "practice")),
    }
}

fn web_page<'a>(
    content: &'a Content,
    images: &GeneratedImages,
    shell: &Shell,
    slug: &str,
    page: &'a Page,
) -> WebPage<'a> {
    let source = content.pages.get(&PageSlug(slug.into()));
    let standard = routes::standard(slug);
    let original = standard.and_then(|standard| content.pages.get(&PageSlug(standard.into())));
    let original_therapy = original.and_then(|original| original.therapy.as_ref());
    let therapy = source
        .and_then(|source| source.therapy.as_ref())
        .or(original_therapy);
    // A question that is on several pages may be marked up on only one of them:
    // <https://developers.google.com/search/docs/appearance/structured-data/faqpage>.
    let questions = match standard {
        None => questions::of(page),
        Some(_) => Vec::new(),
    };
    let mut kinds = Vec::new();
    kinds.extend(therapy.map(|_| "MedicalWebPage"));
    kinds.extend((!questions.is_empty()).then_some("FAQPage"));
    if kinds.is_empty() {
        kinds.push("WebPage");
    }
    let url = canonical(&content.site, slug);
    WebPage {
        kinds,
        id: Reference::to(url.clone()),
        url,
        name: shell.document_title(slug, page),
        description: &page.description,
        in_language: content.site.language.as_str(),
        is_part_of: id(content, routes::HOME, "website"),
        // Not a `MedicalTherapy`, which would claim more than the pages do: that it treats diseases.
        about: therapy.map(|therapy| Thing {
            name: therapy.as_str(),
        }),
        image: images.card_address(&content.site, slug),
        is_based_on: original
            .and(standard)
            .map(|standard| Reference::to(canonical(&content.site, standard))),
        accessibility_summary: (standard.is_some()
            || source.is_some_and(|source| source.is_easy_read))
        .then_some(words::EASY_READ_SUMMARY),
        breadcrumb: (slug != routes::HOME).then(|| id(content, slug, "breadcrumb")),
        main_entity: questions,
    }
}

/// The path from the front page to a page below it. An Easy Read edition is below its standard page.
fn breadcrumb<'a>(content: &'a Content, slug: &str) -> Option<BreadcrumbList<'a>> {
    if slug == routes::HOME {
        return None;
    }
    let above = slug.match_indices('/').map(|(at, _)| &slug[..at]);
    let steps = [routes::HOME].into_iter().chain(above).chain([slug]);
    let pages = steps.filter_map(|step| {
        let page = content.pages.get(&PageSlug(step.into()))?;
        let name = match routes::standard(step) {
            Some(_) => words::EASY_READ,
            None => page.menu_label.as_str(),
        };
        Some((name, Reference::to(canonical(&content.site, step))))
    });
    let items = (1..).zip(pages);
    Some(BreadcrumbList {
        id: id(content, slug, "breadcrumb"),
        item_list_element: items
            .map(|(position, (name, item))| ListItem {
                position,
                name,
                item,
            })
            .collect(),
    })
}

/// The practice, if it has a name. Everything here is also on a page that is made from the same values.
fn medical_business(content: &Content) -> Option<MedicalBusiness<'_>> {
    let practice = &content.practice;
    let contact = practice.contact.as_ref();
    let address = practice.places.iter().find_map(Place::shown_address);
    Some(MedicalBusiness {
        id: id(content, routes::HOME, "practice"),
        url: canonical(&content.site, routes::HOME),
        name: practice.shown_name()?.as_str(),
        telephone: contact.and_then(|contact| Some(contact.telephone.as_ref()?.0.as_str())),
        email: contact.and_then(|contact| Some(contact.email.as_ref()?.0.as_str())),
        area_served: practice.area_served.iter().map(PlainText::as_str).collect(),
        address: address.map(|address| PostalAddress {
            street_address: address.street.as_ref().map(PlainText::as_str),
            address_locality: address.town.as_str(),
            address_region: address.county.as_ref().map(PlainText::as_str),
            postal_code: address.postcode.as_ref().map(PlainText::as_str),
            address_country: &address.country.0,
        }),
        identifier: practice
            .hcpc_number
            .iter()
            .map(|number| PropertyValue {
                name: "HCPC",
                value: number.normal(),
            })
            .collect(),
    })
}
