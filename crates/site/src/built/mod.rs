//! The parts of pages that no block of the content can express, as HTML.

mod contact_card;
mod forget;
mod letter;

use attune::content::page::{Picture, Section};

use crate::source::{Built, Content};

pub(crate) use letter::with_words;

/// Renders a part of a page; `pictures` are those of the part, in their order.
pub(crate) fn section(built: &Built, pictures: &[Picture], content: &Content) -> Section {
    match built {
        Built::LetterForm(form) => letter::section(form, pictures),
        Built::ForgetButton => forget::section(&content.site.base()),
        Built::ContactCard => contact_card::section(content),
    }
}
