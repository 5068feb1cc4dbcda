//! A picture story as a booklet to print: A4 sheets, printed on both sides and folded in the middle. Each side of a
//! sheet has two pages, in the order for folding, not for reading. So the sheets are hidden from screen readers, which
//! get the instructions for printing and a link to the story.

use std::collections::BTreeMap;

use attune::content::page::{Block, Idea, Page};
use attune::{routes, words};
use leptos::prelude::*;

use crate::source::Site;

/// A page of the booklet: half of one side of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Leaf<'a> {
    /// The story's title, with the picture of the first step.
    Cover(&'a Page, Option<&'a Idea>),
    /// A step, with its number in the story.
    Step(usize, &'a Idea),
    Blank,
    Back(&'a Site),
}

/// Renders the body of the booklet of the story called `slug`.
pub fn body(
    site: &Site,
    slug: &str,
    story: &Page,
    pages: &BTreeMap<String, Page>,
) -> impl IntoView + use<> {
    let sides = impose(&leaves(site, story))
        .into_iter()
        .map(|[left, right]| view! { <div class="side">{leaf(left)}{leaf(right)}</div> })
        .collect_view();
    let instructions = words::BOOKLET_STEPS.map(|step| view! { <li>{step}</li> });
    let base = site.base();
    // Without scripts the edition that a visitor came from is unknown, so both are linked.
    let easy_read = routes::easy_read(slug);
    let easy_read = pages.contains_key(&easy_read).then(|| {
        let path = base.page(&easy_read);
        view! { <a href=path>{words::BACK_TO_STORY_IN_EASY_READ}</a> }
    });
    view! {
        <main id=routes::MAIN_ID class="booklet">
            <h1>{story.title.clone()}": "{words::BOOKLET}</h1>
            <ol>{instructions.collect_view()}</ol>
            <p>
                <button type="button" data-tool="print">{words::PRINT}</button>
                <a href=base.page(slug)>{words::BACK_TO_STORY}</a>
                {easy_read}
            </p>
            <div class="sides" aria-hidden="true">{sides}</div>
        </main>
    }
}

/// The pages in the order of reading, padded with blank ones: each folded sheet has four.
fn leaves<'a>(site: &'a Site, story: &'a Page) -> Vec<Leaf<'a>> {
    let steps = story.blocks.iter().flat_map(|block| match block {
        Block::Steps(steps) => steps.as_slice(),
        _ => &[],
    });
    let mut leaves = vec![Leaf::Cover(story, steps.clone().next())];
    leaves.extend(
        (1..)
            .zip(steps)
            .map(|(number, step)| Leaf::Step(number, step)),
    );
    while leaves.len() % 4 != 3 {
        leaves.push(Leaf::Blank);
    }
    leaves.push(Leaf::Back(site));
    leaves
}

/// The left and right page of each side of the sheets, which are nested and folded.
fn impose<'a>(leaves: &[Leaf<'a>]) -> Vec<[Leaf<'a>; 2]> {
    let last = leaves.len() - 1;
    let sides = (0..leaves.len() / 2).map(|side| {
        let (near, far) = (leaves[side], leaves[last - side]);
        if side % 2 == 0 {
            [far, near]
        } else {
            [near, far]
        }
    });
    sides.collect()
}

fn leaf(leaf: Leaf) -> impl IntoView + use<> {
    let content = match leaf {
        Leaf::Cover(story, first) => {
            let title = view! { <p class="cover">{story.title.clone()}</p> };
            (title, first.map(picture)).into_any()
        }
        Leaf::Step(number, step) => {
            let sentences = step.text.iter().map(|text| view! { <p>{text.plain()}</p> });
            let number = view! { <p class="number">{number}</p> };
            (picture(step), sentences.collect_view(), number).into_any()
        }
        Leaf::Blank => ().into_any(),
        Leaf::Back(site) => {
            let name = site.name.0.clone();
            view! { <p>{name}</p><p>{site.address.0.clone()}</p> }.into_any()
        }
    };
    view! { <div class="leaf">{content}</div> }
}

fn picture(step: &Idea) -> impl IntoView + use<> {
    view! { <div class="frame" inner_html=step.picture.html().to_owned()></div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use attune::content::page::Picture;
    use attune::content::text::Text;

    #[test]
    fn the_folded_sheets_are_read_in_the_order_of_the_story() {
        let steps: Vec<Idea> = (0..9)
            .map(|number| Idea {
                picture: Picture::new("<svg></svg>".to_owned()).expect("HTML that isn't empty"),
                text: vec![Text::Plain(format!("{number}"))],
            })
            .collect();
        let mut leaves: Vec<Leaf> = steps.iter().map(|step| Leaf::Step(1, step)).collect();
        leaves.resize(12, Leaf::Blank);
        let sides = impose(&leaves);
        // Folding: the outermost sheet first, each with its front (even) and its back (odd).
        let mut read = vec![Leaf::Blank; 12];
        for (sheet, pair) in sides.chunks(2).enumerate() {
            let [front, back] = [pair[0], pair[1]];
            read[2 * sheet] = front[1];
            read[2 * sheet + 1] = back[0];
            read[10 - 2 * sheet] = back[1];
            read[11 - 2 * sheet] = front[0];
        }
        assert_eq!(read, leaves);
    }
}
