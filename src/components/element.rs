//! The static elements of a page's content, all of one type.
//!
//! `view!` makes a new type of each shape that it draws, and a page's content has many shapes behind
//! one `AnyView`: written that way, the blocks alone cost a visitor some 40 KB of compressed
//! WebAssembly. What reacts to anything (header, failure) is written with `view!`.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{custom, inner_html};
use leptos::prelude::*;

use super::text::plain;
use crate::content::model::{Address, PlainText, Slug};

/// An element of static content, to be given attributes and children.
pub struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[must_use]
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// Sets an attribute.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.attributes
            .push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// Sets `class`.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// Sets `id`, where there is one.
    #[must_use]
    pub fn id(self, id: Option<&Slug>) -> Self {
        match id {
            Some(id) => self.set("id", id.as_str()),
            None => self,
        }
    }

    /// Sets `href`.
    #[must_use]
    pub fn to(self, address: &Address) -> Self {
        self.set("href", address.as_str())
    }

    /// Sets what the build drew as the element's inside. It has no other children.
    #[must_use]
    pub fn markup(mut self, markup: &str) -> Self {
        self.attributes
            .push(inner_html(markup.to_owned()).into_any_attr());
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// Adds words.
    #[must_use]
    pub fn words(self, words: &PlainText) -> Self {
        self.child(plain(words))
    }

    /// Adds children.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// The finished view.
    #[must_use]
    pub fn view(self) -> AnyView {
        let element = custom(self.tag).add_any_attr(self.attributes);
        if self.children.is_empty() {
            // An element without an end tag can't hold even the mark that children leave.
            element.into_any()
        } else {
            element.child(self.children).into_any()
        }
    }
}
