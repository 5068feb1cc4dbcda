//! The contact card for paper.

use attune::content::page::Section;

use crate::source::ContactCard;

pub(super) fn section(_card: &ContactCard) -> Section {
    Section {
        class: "contact-card".into(),
        html: String::new(),
    }
}
