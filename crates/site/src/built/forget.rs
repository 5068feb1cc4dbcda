//! The button that removes everything that the site keeps on the visitor's device.

use attune::content::page::Section;

pub(super) fn section() -> Section {
    Section {
        class: "forget".into(),
        html: String::new(),
    }
}
