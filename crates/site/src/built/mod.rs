//! The parts of pages that no block of the content can express, as HTML.

mod contact_card;
mod forget;
mod letter;

use attune::content::page::Section;
use attune::routes::Base;

use crate::source::Built;

/// Renders a part of a page.
pub(crate) fn section(built: &Built, base: &Base) -> Section {
    match built {
        Built::LetterForm(form) => letter::section(form, base),
        Built::ForgetButton => forget::section(base),
        Built::ContactCard(card) => contact_card::section(card),
    }
}
