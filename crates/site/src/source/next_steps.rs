//! How a visitor can go on after reading. `site.json` has the steps, and each page shows them where it has the block
//! `"next_steps": {}`.

use attune::routes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::easy_read::Idea;
use super::picture::Picture;
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
    /// The steps, once the site's files are loaded; `None` if none is left for this page.
    #[serde(skip)]
    pub shown: Option<ShownSteps>,
}

/// The steps that a page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownSteps {
    /// The heading above the steps.
    pub heading: PlainText,
    /// The steps, never empty.
    pub steps: Steps,
}

/// The steps of a page, or of an Easy Read page.
#[derive(Clone, Debug, PartialEq)]
pub enum Steps {
    /// A list.
    List(Vec<Text>),
    /// Pictures with sentences.
    Ideas(Vec<Idea>),
}

impl NextSteps {
    /// The gaps that the owner still has to fill.
    pub fn gaps(&self) -> impl Iterator<Item = &PlainText> {
        self.easy_read.iter().filter_map(Idea::open_gap)
    }

    /// The steps for a page, without those that link to it; `slug` is that of its standard edition.
    pub(super) fn shown_on(&self, slug: &str, is_easy_read: bool) -> Option<ShownSteps> {
        let steps = if is_easy_read {
            let leads_on = |idea: &&Idea| {
                idea.is_shown() && !idea.sentences().any(|text| links_to(text, slug))
            };
            let ideas: Vec<Idea> = self.easy_read.iter().filter(leads_on).cloned().collect();
            (!ideas.is_empty()).then_some(Steps::Ideas(ideas))
        } else {
            let leads_on = |step: &&Text| !links_to(step, slug);
            let items: Vec<Text> = self.steps.iter().filter(leads_on).cloned().collect();
            (!items.is_empty()).then_some(Steps::List(items))
        };
        steps.map(|steps| ShownSteps {
            heading: self.heading.clone(),
            steps,
        })
    }
}

impl ShownSteps {
    /// The pictures that the steps show, in their order.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let ideas = match &self.steps {
            Steps::List(_) => &[],
            Steps::Ideas(ideas) => ideas.as_slice(),
        };
        ideas.iter().map(Idea::shown_picture)
    }

    /// All pictures that the steps name, whether shown or not.
    pub(super) fn pictures_mut(&mut self) -> impl Iterator<Item = &mut Picture> {
        let ideas = match &mut self.steps {
            Steps::List(_) => &mut [],
            Steps::Ideas(ideas) => ideas.as_mut_slice(),
        };
        ideas.iter_mut().flat_map(Idea::pictures_mut)
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
    fn a_page_shows_nothing_without_steps() {
        let steps: NextSteps = serde_json::from_str(
            r#"{ "heading": "What to do next",
                "steps": [[{ "link": { "text": "The story", "to": "/story/" } }]],
                "easy_read": [{ "picture": { "source": "/art/a.svg#a", "alternative": "" }, "gap": "Who helps?" }] }"#,
        )
        .expect("next steps");
        assert!(steps.shown_on("session", false).is_some());
        assert_eq!(steps.shown_on("story", false), None);
        assert_eq!(steps.shown_on("session", true), None);
        assert_eq!(steps.gaps().count(), 1);
    }
}
