//! The buttons that show and remove what the site keeps on the visitor's device. `scripts/forget.js` handles them and
//! shows the sentences here that are true; the style sheet hides the buttons without scripts.

use attune::content::page::Section;
use attune::routes::Base;
use attune::words;
use leptos::prelude::*;

use crate::fragment::render_fragment;
use crate::names::OFFLINE_LISTS;

pub(super) fn section(base: &Base) -> Section {
    let [before, after] = words::COPY_KEPT;
    let sentence =
        |says: &'static str, words: &'static str| view! { <p data-says=says hidden>{words}</p> };
    Section {
        class: "forget".into(),
        html: render_fragment(|| {
            view! {
                <p>
                    <button type="button" data-tool="forget" data-look="">{words::SEE_KEPT}</button>
                    <button type="button" data-tool="forget">{words::FORGET}</button>
                </p>
                <div role="status" data-base=base.file("") data-caches=base.file(OFFLINE_LISTS)>
                    {sentence("choices", words::CHOICES_KEPT)}
                    <p data-says="copy" hidden>{before}<span data-size>"0"</span>{after}</p>
                    {sentence("nothing", words::NOTHING_KEPT)}
                    {sentence("forgotten", words::FORGOTTEN)}
                    {sentence("choices-refused", words::CHOICES_REFUSED)}
                    {sentence("copy-refused", words::COPY_REFUSED)}
                    {sentence("tab", words::FORGOTTEN_IN_TAB)}
                    {sentence("page", words::FORGOTTEN_ON_PAGE)}
                </div>
            }
        }),
    }
}
