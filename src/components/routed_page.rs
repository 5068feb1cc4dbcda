//! A page's article as all that is in `<main>`.
//!
//! Extensions put elements of their own into `<main>`, or move what is there. So hydration looks at none
//! of it, and a page that a link leads to replaces all of it.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};

use super::element::Element;

/// A page's article. It has to be the only child of its parent.
pub struct RoutedPage(pub Element);

/// Where the article is.
pub struct State {
    /// The element that it is all of; none until it is mounted.
    parent: Option<types::Element>,
    /// The article itself; none where it was prerendered.
    article: Option<types::Element>,
}

impl Mountable for State {
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

    /// Puts `child` in the place of everything that is in the parent.
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
    type State = State;

    fn build(self) -> Self::State {
        State {
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

    /// Takes what is there as it is. The cursor has not entered the parent yet.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        position.set(Position::NextChild);
        State {
            parent: types::Element::cast_from(cursor.current()),
            article: None,
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}
