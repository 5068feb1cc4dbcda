//! The form in which a visitor writes a letter to the practice.

use attune::content::page::Section;
use attune::routes::Base;

use crate::source::LetterForm;

pub(super) fn section(_form: &LetterForm, _base: &Base) -> Section {
    Section {
        class: "letter".into(),
        html: String::new(),
    }
}
