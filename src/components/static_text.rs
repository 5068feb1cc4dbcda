//! Text that never changes, in the parts of a page that react.
//!
//! Translators and extensions wrap text in elements of their own before the app starts. Leptos expects a
//! text node and stops where it finds anything else; this view hydrates whatever is there.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};

use crate::html::escape;

/// Text that never changes. It has to be its parent's last child.
pub struct StaticText(String);

/// Text that never changes.
#[must_use]
pub fn static_text(text: &str) -> StaticText {
    StaticText(text.to_owned())
}

/// The text node, or whatever is in its place.
pub struct State(types::Node);

impl Mountable for State {
    fn unmount(&mut self) {
        Rndr::remove(&self.0);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

impl Render for StaticText {
    type State = State;

    fn build(self) -> Self::State {
        State(Rndr::create_text_node(&self.0).into())
    }

    fn rebuild(self, _: &mut Self::State) {}
}

no_attrs!(StaticText);

impl RenderHtml for StaticText {
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
        html.push_str(&escape(&self.0));
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        cursor.advance_to_placeholder(position);
        State(cursor.current())
    }

    fn into_owned(self) -> Self {
        self
    }
}
