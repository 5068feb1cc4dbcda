use attune::routes;

use super::writer::{Writer, text};
use super::{Facts, MadePage};

pub(super) fn page(_facts: Facts) -> MadePage {
    MadePage {
        slug: routes::HELP_NOW,
        title: "If you need help now".into(),
        menu_label: "If you need help now",
        description: "If you need help now.".into(),
        standard: Writer::blocks(|page| page.paragraph(text("If you need help now."))),
        easy_read: Writer::blocks(|page| {
            page.idea("/art/things.svg#safe", [text("If you need help now.")])
        }),
    }
}
