//! How a visitor can go on after reading. `site.json` has the steps, and each page shows them where it has the block
//! `"next_steps": {}`.

use attune::routes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::blocks::{Heading, List};
use super::easy_read::Idea;
use super::page::{Block, Page};
use super::strings::PlainText;
use super::text::{Marked, Part, Text};

/// How a visitor can go on after reading. A page leaves out the steps that link to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextSteps {
    /// The heading above the steps.
    pub heading: PlainText,
    /// The steps, one per entry.
    #[schemars(length(min = 1))]
    pub steps: Vec<Text>,
    /// The same for Easy Read pages, each with a picture.
    #[schemars(length(min = 1))]
    pub easy_read: Vec<Idea>,
}

/// The place of the steps on a page. It has no fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextStepsPlace {
    /// The steps, once the site's files are loaded.
    #[serde(skip)]
    pub blocks: Vec<Block>,
}

impl NextSteps {
    /// The gaps that the owner still has to fill.
    pub fn gaps(&self) -> impl Iterator<Item = &PlainText> {
        self.easy_read.iter().filter_map(Idea::open_gap)
    }

    /// Puts the steps into their places on a page.
    pub(super) fn place(&self, slug: &str, page: &mut Page) {
        let is_easy_read = page.is_easy_read || routes::standard(slug).is_some();
        for block in &mut page.blocks {
            if let Block::NextSteps(place) = block {
                place.blocks = self.blocks(routes::standard(slug).unwrap_or(slug), is_easy_read);
            }
        }
    }

    /// The heading and the steps of a page; nothing if no step is left.
    fn blocks(&self, slug: &str, is_easy_read: bool) -> Vec<Block> {
        let steps = if is_easy_read {
            let leads_on = |idea: &&Idea| {
                idea.is_shown() && !idea.sentences().any(|text| links_to(text, slug))
            };
            let ideas: Vec<Idea> = self.easy_read.iter().filter(leads_on).cloned().collect();
            (!ideas.is_empty()).then_some(Block::Ideas(ideas))
        } else {
            let leads_on = |step: &&Text| !links_to(step, slug);
            let items: Vec<Text> = self.steps.iter().filter(leads_on).cloned().collect();
            let ordered = false;
            (!items.is_empty()).then_some(Block::List(List { ordered, items }))
        };
        let heading = Heading {
            level: 2,
            text: self.heading.clone(),
            anchor: None,
        };
        steps.map_or_else(Vec::new, |steps| vec![Block::Heading(heading), steps])
    }
}

fn links_to(text: &Text, slug: &str) -> bool {
    let Text::Parts(parts) = text else {
        return false;
    };
    parts.iter().any(|part| match part {
        Part::Marked(Marked::Link(link)) => routes::slug(link.to.as_str()) == Some(slug),
        Part::Plain(_) | Part::Marked(Marked::Emphasis(_) | Marked::Strong(_)) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_no_heading_without_steps() {
        let steps: NextSteps = serde_json::from_str(
            r#"{ "heading": "What to do next",
                "steps": [[{ "link": { "text": "The story", "to": "/story/" } }]],
                "easy_read": [{ "picture": { "source": "/art/a.svg#a", "alternative": "" }, "gap": "Who helps?" }] }"#,
        )
        .expect("next steps");
        assert_eq!(steps.blocks("session", false).len(), 2);
        assert!(steps.blocks("story", false).is_empty());
        assert!(steps.blocks("session", true).is_empty());
        assert_eq!(steps.gaps().count(), 1);
    }
}
