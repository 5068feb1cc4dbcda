//! What stands at the foot of every page.

use leptos::prelude::*;

use super::mark::mark;
use super::menu::menu;
use super::static_text::static_text;
use crate::content::shell::Shell;
use crate::words;

/// Draws the footer; `path` is the address of the page that stands.
#[component]
pub fn Footer(shell: StoredValue<Shell>, path: Memo<String>) -> impl IntoView {
    let (shown, name, items) = shell.with_value(|shell| {
        let items = shell.menu.iter().chain(&shell.foot).cloned();
        let items: Vec<_> = items.collect();
        (mark(&shell.mark), shell.name.clone(), items)
    });
    view! {
        <footer>
            <p class="brand">{shown}{static_text(&name)}</p>
            <nav aria-label=words::FOOTER_LINKS>{menu(items, shell, path)}</nav>
        </footer>
    }
}
