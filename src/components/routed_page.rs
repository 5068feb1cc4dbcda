//! A page's article as the whole content of `<main>`.
//!
//! Browser extensions add elements to `<main>` or move its children. So hydration ignores all of its content, and
//! navigating to another page replaces all of it.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};

use super::element::Element;

/// A page's article. It must be the only child of its parent.
pub struct RoutedPage(pub Element);

/// The article and its parent.
pub struct RoutedPageState {
    /// The parent; `None` until the article is mounted.
    parent: Option<types::Element>,
    /// The article; `None` if it was prerendered.
    article: Option<types::Element>,
}

impl Mountable for RoutedPageState {
    fn unmount(&mut self) {
        if let Some(article) = &self.article {
            article.remove();
        }
    }

    fn mount(&mut self, parent: &types::Element, _: Option<&types::Node>) {
        Rndr::clear_children(parent);
        if let Some(article) = &self.article {
            Rndr::insert_node(parent, article, None);
        }
        self.parent = Some(parent.clone());
    }

    /// Replaces all children of the parent with `child`.
    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = &self.parent else {
            return false;
        };
        child.mount(parent, None);
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        self.article.iter().cloned().collect()
    }
}

impl Render for RoutedPage {
    type State = RoutedPageState;

    fn build(self) -> Self::State {
        RoutedPageState {
            parent: None,
            article: Some(self.0.build()),
        }
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        *state = new;
    }
}

no_attrs!(RoutedPage);

impl RenderHtml for RoutedPage {
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
        escape: bool,
        mark_branches: bool,
        extra_attributes: Vec<AnyAttribute>,
    ) {
        self.0
            .to_html_with_buf(html, position, escape, mark_branches, extra_attributes);
    }

    /// Takes over the existing content unchecked. The cursor has not entered the parent yet.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        position.set(Position::NextChild);
        RoutedPageState {
            parent: types::Element::cast_from(cursor.current()),
            article: None,
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}
