//! The schema.org types that the site uses, with their properties. Structs and fields have schema.org's names, which
//! serde writes; <https://schema.org/> defines them.

use serde::{Serialize, Serializer};

/// The structured data of one page.
#[derive(Serialize)]
pub(super) struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node<'a>>,
}

impl<'a> Graph<'a> {
    pub fn of(nodes: Vec<Node<'a>>) -> Self {
        Self {
            context: "https://schema.org",
            nodes,
        }
    }
}

/// A node of the graph.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node<'a> {
    Site(WebSite<'a>),
    Page(Box<WebPage<'a>>),
    Breadcrumb(BreadcrumbList<'a>),
    Practice(Box<MedicalBusiness<'a>>),
}

/// A reference to a node by its id. Flattened into a node, it is that node's own id.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

impl Reference {
    pub fn to(id: String) -> Self {
        Self { id }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct WebSite<'a> {
    #[serde(flatten)]
    pub id: Reference,
    pub url: String,
    pub name: &'a str,
    pub description: &'a str,
    pub in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Reference>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebPage<'a> {
    /// `WebPage` or subtypes of it.
    #[serde(rename = "@type", serialize_with = "one_or_list")]
    pub kinds: Vec<&'static str>,
    #[serde(flatten)]
    pub id: Reference,
    pub url: String,
    pub name: String,
    pub description: &'a str,
    pub in_language: &'a str,
    pub is_part_of: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_based_on: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessibility_summary: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breadcrumb: Option<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub main_entity: Vec<Question<'a>>,
}

fn one_or_list<S: Serializer>(kinds: &[&'static str], serializer: S) -> Result<S::Ok, S::Error> {
    match kinds {
        [kind] => kind.serialize(serializer),
        kinds => kinds.serialize(serializer),
    }
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct Thing<'a> {
    pub name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Question<'a> {
    pub name: &'a str,
    pub accepted_answer: Answer,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct Answer {
    pub text: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct BreadcrumbList<'a> {
    #[serde(flatten)]
    pub id: Reference,
    pub item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct ListItem<'a> {
    /// From 1.
    pub position: usize,
    pub name: &'a str,
    pub item: Reference,
}

/// A business, with premises or without, “run by health professionals”.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct MedicalBusiness<'a> {
    #[serde(flatten)]
    pub id: Reference,
    pub url: String,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub area_served: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<PostalAddress<'a>>,
    /// Its numbers in registers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<PropertyValue>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct PostalAddress<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<&'a str>,
    pub address_locality: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_region: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<&'a str>,
    pub address_country: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct PropertyValue {
    pub name: &'static str,
    pub value: String,
}
