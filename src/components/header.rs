//! The site's name, its menu, and the way to a visitor's choices of display.

use leptos::prelude::*;

use super::mark::mark;
use super::menu::menu;
use super::static_text::static_text;
use crate::content::frame::Frame;
use crate::{routes, words};

/// Draws the header; `path` is the address of the page that stands.
#[component]
pub fn Header(frame: StoredValue<Frame>, path: Memo<String>) -> impl IntoView {
    let home =
        move || path.with(|path| frame.with_value(|frame| frame.address(routes::HOME, path)));
    let (shown, name, items) =
        frame.with_value(|frame| (mark(&frame.mark), frame.name.clone(), frame.menu.clone()));
    view! {
        <header>
            <a class="brand" href=home>{shown}{static_text(&name)}</a>
            <nav aria-label=words::MENU>{menu(items, frame, path)}</nav>
            <button type="button" data-tool=routes::DISPLAY_ID aria-haspopup="dialog">
                {static_text(words::DISPLAY)}
            </button>
        </header>
    }
}
