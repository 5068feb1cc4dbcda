//! What stands at the foot of every page.

use leptos::prelude::*;

use super::mark::mark;
use crate::content::frame::Frame;
use crate::routes;
use crate::words;

/// Draws the footer.
#[component]
pub fn Footer(frame: Frame) -> impl IntoView {
    let links = frame
        .menu
        .into_iter()
        .map(|item| view! { <li><a href=routes::path(&item.slug)>{item.label}</a></li> })
        .collect_view();
    view! {
        <footer>
            <p class="brand">{mark(&frame.mark)}{frame.name}</p>
            <nav aria-label=words::FOOTER_LINKS><ul>{links}</ul></nav>
        </footer>
    }
}
