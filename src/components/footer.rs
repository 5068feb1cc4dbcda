//! What stands at the foot of every page.

use leptos::prelude::*;

use super::mark::mark;
use super::menu::menu;
use super::static_text::static_text;
use crate::content::frame::Frame;
use crate::words;

/// Draws the footer; `path` is the address of the page that stands.
#[component]
pub fn Footer(frame: StoredValue<Frame>, path: Memo<String>) -> impl IntoView {
    let (shown, name, items) = frame.with_value(|frame| {
        let items = frame.menu.iter().chain(&frame.foot).cloned();
        let items: Vec<_> = items.collect();
        (mark(&frame.mark), frame.name.clone(), items)
    });
    view! {
        <footer>
            <p class="brand">{shown}{static_text(&name)}</p>
            <nav aria-label=words::FOOTER_LINKS>{menu(items, frame, path)}</nav>
        </footer>
    }
}
