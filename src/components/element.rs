//! A view type for static elements, which make up all of a page's content.
//!
//! `view!` creates a new type for each structure, and Leptos walks over every node on hydration. A page's content never
//! changes, so hydration takes an element over with its whole subtree, and elements are created only when a visitor
//! navigates to another page. Written with `view!` behind one `AnyView`, the blocks alone cost about 45 KB of
//! compressed WebAssembly. The reactive parts (header, failure) are written with `view!`.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;

use crate::html::escape;

/// Builder for a static element with its attributes and children.
pub struct Element {
    tag: &'static str,
    /// The DOM element, if it was built ahead.
    built: Option<SendWrapper<types::Element>>,
    attributes: Vec<(&'static str, String)>,
    markup: String,
    children: Vec<Child>,
}

/// A child of an element.
pub enum Child {
    /// Another element.
    Element(Element),
    /// Plain text.
    Text(String),
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

/// Starts an element. Void elements (those without an end tag) are not supported.
#[must_use]
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        built: None,
        attributes: Vec::new(),
        markup: String::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// Uses an element that was built ahead, and only adds to it.
    #[must_use]
    pub fn built(mut self, element: types::Element) -> Self {
        self.built = Some(SendWrapper::new(element));
        self
    }

    /// Sets an attribute.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// Sets `class`.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// Sets `id`, if there is one.
    #[must_use]
    pub fn id(self, id: Option<&str>) -> Self {
        match id {
            Some(id) => self.set("id", id),
            None => self,
        }
    }

    /// Sets `href`.
    #[must_use]
    pub fn href(self, address: &str) -> Self {
        self.set("href", address)
    }

    /// Sets the element's inner HTML, which the build rendered. It has no other children.
    #[must_use]
    pub fn markup(mut self, markup: &str) -> Self {
        markup.clone_into(&mut self.markup);
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(child.into());
        self
    }

    /// Adds text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Child::Text(text.to_owned()));
        self
    }

    /// Adds children.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item: Into<Child>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Writes the element as HTML.
    fn write(&self, html: &mut String) {
        html.extend(["<", self.tag]);
        for (name, value) in &self.attributes {
            html.extend([" ", name, "=\"", &escape(value), "\""]);
        }
        html.extend([">", &self.markup]);
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(html),
                Child::Text(text) => html.push_str(&escape(text)),
            }
        }
        html.extend(["</", self.tag, ">"]);
    }
}

impl Render for Element {
    type State = types::Element;

    fn build(self) -> Self::State {
        let built = self.built.map(SendWrapper::take);
        let element = built.unwrap_or_else(|| Rndr::create_element(self.tag, None));
        for (name, value) in &self.attributes {
            Rndr::set_attribute(&element, name, value);
        }
        if !self.markup.is_empty() {
            Rndr::set_inner_html(&element, &self.markup);
        }
        for child in self.children {
            match child {
                Child::Element(child) => Rndr::insert_node(&element, &child.build(), None),
                Child::Text(text) => {
                    Rndr::insert_node(&element, &Rndr::create_text_node(&text), None);
                }
            }
        }
        element
    }

    /// Replaces the current element with this one.
    fn rebuild(self, state: &mut Self::State) {
        let mut element = self.build();
        state.insert_before_this(&mut element);
        state.unmount();
        *state = element;
    }
}

no_attrs!(Element);

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<AnyAttribute>,
    ) {
        self.write(html);
        *position = Position::NextChild;
    }

    /// Takes over the existing element with its whole subtree.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        cursor.advance_to_placeholder(position);
        types::Element::cast_from(cursor.current())
            .unwrap_or_else(|| unreachable!("the build put <{}> here", self.tag))
    }

    fn into_owned(self) -> Self {
        self
    }
}
