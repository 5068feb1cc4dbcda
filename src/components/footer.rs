//! The footer of every page: whose site it is, its pages, and the numbers for a crisis.

use leptos::prelude::*;

use super::mark::mark;
use super::menu::{help_link, menu};
use super::static_text::static_text;
use crate::content::shell::Shell;
use crate::words;

/// Renders the footer; `path` is the path of the current page.
#[component]
pub fn Footer(shell: StoredValue<Shell>, path: Memo<String>) -> impl IntoView {
    let (shown, owner, items) = shell.with_value(|shell| {
        let items = shell.menu.iter().chain(&shell.foot).cloned();
        let items: Vec<_> = items.collect();
        (mark(&shell.mark), shell.owner.clone(), items)
    });
    view! {
        <footer>
            <p class="brand">{shown}{static_text(&owner)}</p>
            <nav aria-label=words::FOOTER_LINKS>{menu(items, shell, path)}</nav>
            {help_link("help", shell, path)}
        </footer>
    }
}
