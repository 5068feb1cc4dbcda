use attune::routes;

use super::writer::{Writer, text};
use super::{Facts, MadePage};

pub(super) fn page(_facts: Facts) -> MadePage {
    MadePage {
        slug: routes::PRIVACY,
        title: "Privacy".into(),
        menu_label: "Privacy",
        description: "Privacy.".into(),
        standard: Writer::blocks(|page| page.paragraph(text("Privacy."))),
        easy_read: Writer::blocks(|page| page.idea("/art/things.svg#safe", [text("Privacy.")])),
    }
}
