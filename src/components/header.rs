//! The header: the site's name, its menu, and the button that opens the display dialog.

use leptos::prelude::*;

use super::mark::mark;
use super::menu::{help_link, menu};
use super::static_text::static_text;
use crate::content::shell::Shell;
use crate::{routes, words};

/// Renders the header; `path` is the path of the current page.
#[component]
pub fn Header(shell: StoredValue<Shell>, path: Memo<String>) -> impl IntoView {
    let home =
        move || path.with(|path| shell.with_value(|shell| shell.address(routes::HOME, path)));
    let (shown, name, items) =
        shell.with_value(|shell| (mark(&shell.mark), shell.name.clone(), shell.menu.clone()));
    view! {
        <header>
            // The second skip link. It leads to another page, so it is inside a landmark.
            {help_link("skip", shell, path)}
            <a class="brand" href=home>{shown}{static_text(&name)}</a>
            <nav aria-label=words::MENU>{menu(items, shell, path)}</nav>
            <button type="button" data-tool=routes::DISPLAY_ID aria-haspopup="dialog">
                {static_text(words::DISPLAY)}
            </button>
        </header>
    }
}
