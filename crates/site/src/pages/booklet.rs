//! A picture story as a booklet to print on A4 sheets, two pages on each side. Printed on both sides and folded in the
//! middle, the pages are in the order for folding; printed on one side and cut, they are in the order of reading. The
//! sheets are hidden from screen readers, which get the instructions for printing and a link to the story.

use std::collections::BTreeMap;

use attune::content::page::{Block, Idea, Page, Picture, Word};
use attune::content::shell::Shell;
use attune::{routes, words};
use leptos::prelude::*;

/// A page of the booklet: half of one side of a sheet.
#[derive(Clone, Debug, PartialEq)]
enum Leaf<'a> {
    /// The story's title, with a picture and a line for the reader's name.
    Cover(&'a Page, Option<&'a Picture>),
    /// A step, with its number in the story.
    Step(usize, &'a Idea),
    /// A page to write on.
    Own(Own),
    HardWords(Vec<&'a Word>),
    Back,
}

/// What the reader can write on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Own {
    Name,
    People,
    Questions,
}

/// The space for hard words on a page.
#[derive(Clone, Copy)]
struct Space {
    letters_in_line: usize,
    lines: usize,
}

/// The classes of the sheets for the usual text size and for all larger ones. Large words take more pages, and CSS
/// can't divide them again, so both are in the page.
const SIZES: [(&str, Space); 2] = [
    (
        "usual",
        Space {
            letters_in_line: 34,
            lines: 17,
        },
    ),
    (
        "larger",
        Space {
            letters_in_line: 17,
            lines: 8,
        },
    ),
];

/// The end of the address of the drawing for the cover: two people who make music. A story without it has the picture
/// from its middle.
const COVER_DRAWING: &str = "#people-together\"";

/// Renders the body of the booklet of the story called `slug`, on the site at `address`. `in_danger` is the first way
/// to get help, such as "call 999".
pub fn body(
    shell: &Shell,
    address: &str,
    in_danger: &str,
    slug: &str,
    story: &Page,
    pages: &BTreeMap<String, Page>,
) -> impl IntoView + use<> {
    let sheets = SIZES.map(|(size, space)| {
        let leaves = leaves(story, space);
        let sides = |order, sides: Vec<[Leaf; 2]>| {
            let sides = sides.into_iter().map(|pair| {
                let pair = pair.map(|content| leaf(content, shell, address, in_danger));
                view! { <div class="side">{pair.into_iter().collect_view()}</div> }
            });
            let class = ["sides", order, size].join(" ");
            view! { <div class=class aria-hidden="true">{sides.collect_view()}</div> }
        };
        (
            sides("folded", impose(&leaves)),
            sides("single", in_order(&leaves)),
        )
    });
    let instructions = |order: &'static str, steps: [&'static str; 3]| {
        let steps = steps.map(|step| view! { <li>{step}</li> });
        view! { <ol class=order>{steps.into_iter().collect_view()}</ol> }
    };
    let choice = |order: &'static str, label, is_default: bool| {
        view! {
            <label>
                <input type="radio" name="order" value=order checked=is_default />
                {label}
            </label>
        }
    };
    let base = &shell.base;
    // Without scripts the edition that a visitor came from is unknown, so both are linked.
    let easy_read = routes::easy_read(slug);
    let easy_read = pages.contains_key(&easy_read).then(|| {
        let path = base.page(&easy_read);
        view! { <a href=path>{words::BACK_TO_STORY_IN_EASY_READ}</a> }
    });
    let help = base.page(routes::HELP_NOW);
    // Such as the note of the sample practice.
    let note = story.blocks.iter().find_map(|block| match block {
        Block::Note(text) => Some(view! { <p>{text.plain()}</p> }),
        _ => None,
    });
    view! {
        <a class="skip" href=["#", routes::MAIN_ID].concat()>{words::SKIP}</a>
        // It leads to another page, so it is inside a landmark.
        <nav aria-label=words::HELP_NOW><a class="skip" href=help.clone()>{words::HELP_NOW}</a></nav>
        <main id=routes::MAIN_ID class="booklet" tabindex="-1">
            <h1>{story.title.clone()}": "{words::BOOKLET}</h1>
            {note}
            <fieldset>
                <legend>{words::BOOKLET_ORDER}</legend>
                {choice("folded", words::BOOKLET_FOLDED, true)}
                {choice("single", words::BOOKLET_SINGLE, false)}
            </fieldset>
            {instructions("folded", words::BOOKLET_FOLDED_STEPS)}
            {instructions("single", words::BOOKLET_SINGLE_STEPS)}
            <p>
                <button type="button" data-tool="print">{words::PRINT}</button>
                <a href=base.page(slug)>{words::BACK_TO_STORY}</a>
                {easy_read}
            </p>
            {sheets.into_iter().collect_view()}
            <p><a href=help>{words::HELP_NOW}</a></p>
        </main>
    }
}

/// The pages in the order of reading. Each folded sheet has four: pages to write on fill the last sheet.
fn leaves(story: &Page, space: Space) -> Vec<Leaf<'_>> {
    let steps = story.blocks.iter().flat_map(|block| match block {
        Block::Steps(steps) => steps.as_slice(),
        _ => &[],
    });
    let hard_words = story.blocks.iter().flat_map(|block| match block {
        Block::WordList(list) => list.as_slice(),
        _ => &[],
    });
    let steps: Vec<&Idea> = steps.collect();
    let hard_words = divide(hard_words, space);
    let printed = 1 + steps.len() + hard_words.len() + 1;
    let own = [Own::Questions, Own::People, Own::Name];
    let own = &own[..printed.next_multiple_of(4) - printed];
    let has = |wanted: Own| {
        let page = own.contains(&wanted).then_some(Leaf::Own(wanted));
        page.into_iter()
    };
    let cover = Leaf::Cover(story, cover_picture(&steps));
    let numbered = (1..).zip(steps);
    std::iter::once(cover)
        .chain(has(Own::Name))
        .chain(numbered.map(|(number, step)| Leaf::Step(number, step)))
        .chain(has(Own::People))
        .chain(has(Own::Questions))
        .chain(hard_words.into_iter().map(Leaf::HardWords))
        .chain([Leaf::Back])
        .collect()
}

/// A picture other than that of the first step, which is on the next page.
fn cover_picture<'a>(steps: &[&'a Idea]) -> Option<&'a Picture> {
    let drawing = steps.iter().skip(1);
    let mut drawing = drawing.filter(|step| step.picture.html().contains(COVER_DRAWING));
    let step = drawing.next().or_else(|| steps.get(steps.len() / 2));
    step.map(|step| &step.picture)
}

/// Divides hard words into pages, by an estimate of their lines.
fn divide<'a>(hard_words: impl Iterator<Item = &'a Word>, space: Space) -> Vec<Vec<&'a Word>> {
    let mut pages: Vec<Vec<&Word>> = Vec::new();
    let mut used = space.lines;
    for word in hard_words {
        let lines = [word.word.as_str(), &word.meaning.plain()]
            .map(|text| text.chars().count().div_ceil(space.letters_in_line));
        let lines: usize = lines.iter().sum();
        if let Some(page) = pages.last_mut().filter(|_| used + lines <= space.lines) {
            page.push(word);
            used += lines;
        } else {
            pages.push(vec![word]);
            used = lines;
        }
    }
    pages
}

/// The left and right page of each side of the sheets, which are nested and folded.
fn impose<'a>(leaves: &[Leaf<'a>]) -> Vec<[Leaf<'a>; 2]> {
    let last = leaves.len() - 1;
    let sides = (0..leaves.len() / 2).map(|side| {
        let (near, far) = (leaves[side].clone(), leaves[last - side].clone());
        if side % 2 == 0 {
            [far, near]
        } else {
            [near, far]
        }
    });
    sides.collect()
}

/// The left and right page of each sheet, which are printed on one side and cut.
fn in_order<'a>(leaves: &[Leaf<'a>]) -> Vec<[Leaf<'a>; 2]> {
    let (sheets, _) = leaves.as_chunks();
    sheets.to_vec()
}

fn leaf(leaf: Leaf, shell: &Shell, address: &str, in_danger: &str) -> impl IntoView + use<> {
    let lines = |count| vec![view! { <div class="line"></div> }; count];
    let heading = |words: &'static str| view! { <p class="heading">{words}</p> };
    let (class, content) = match leaf {
        Leaf::Cover(story, shown) => {
            let title = view! { <p class="cover">{story.title.clone()}</p> };
            let owner = view! { <p>{words::BOOKLET_BELONGS_TO}</p> };
            let content = (title, shown.map(picture), owner, lines(1));
            ("leaf", content.into_any())
        }
        Leaf::Step(number, step) => {
            let sentences = step.text.iter().map(|text| view! { <p>{text.plain()}</p> });
            let number = view! { <p class="number">{number}</p> };
            let content = (picture(&step.picture), sentences.collect_view(), number);
            ("leaf", content.into_any())
        }
        Leaf::Own(Own::Name) => {
            let portrait = view! { <p>{words::BOOKLET_PORTRAIT}</p><div class="box"></div> };
            let content = (heading(words::BOOKLET_NAME), lines(1), portrait);
            ("leaf own", content.into_any())
        }
        Leaf::Own(Own::People) => {
            let content = (heading(words::BOOKLET_PEOPLE), lines(6));
            ("leaf own", content.into_any())
        }
        Leaf::Own(Own::Questions) => {
            let content = (heading(words::BOOKLET_QUESTIONS), lines(6));
            ("leaf own", content.into_any())
        }
        Leaf::HardWords(hard_words) => {
            let hard_words = hard_words.into_iter().map(|Word { word, meaning }| {
                view! { <p><b>{word.clone()}</b><br />{meaning.plain()}</p> }
            });
            let content = (heading(words::BOOKLET_WORDS), hard_words.collect_view());
            ("leaf own", content.into_any())
        }
        Leaf::Back => {
            let mark = view! { <div class="frame sign" inner_html=shell.mark.clone()></div> };
            let (_, address) = address.split_once("://").unwrap_or_default();
            let name = view! { <p>{shell.name.clone()}</p><p>{address.to_owned()}</p> };
            let page = routes::path(routes::HELP_NOW);
            let help = [words::HELP_NOW, &on_paper(in_danger), address, &page].concat();
            ("leaf", (mark, name, view! { <p>{help}</p> }).into_any())
        }
    };
    view! { <div class=class>{content}</div> }
}

/// What is between [`words::HELP_NOW`] and the address of the page with all numbers, on paper.
pub fn on_paper(in_danger: &str) -> String {
    let [before, after] = [words::IN_DANGER, words::MORE_NUMBERS];
    format!(": {before} {in_danger}. {after} ")
}

fn picture(picture: &Picture) -> impl IntoView + use<> {
    view! { <div class="frame" inner_html=picture.html().to_owned()></div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use attune::content::text::Text;

    fn step(number: usize) -> Idea {
        let picture = format!("<svg><use href=\"/art/a.svg#step-{number}\"/></svg>");
        Idea {
            picture: Picture::new(picture).expect("HTML that isn't empty"),
            text: vec![Text::Plain(format!("{number}"))],
        }
    }

    fn word(letters: usize) -> Word {
        Word {
            word: "Word".into(),
            meaning: Text::Plain("a".repeat(letters)),
        }
    }

    fn story(steps: Vec<Idea>, hard_words: Vec<Word>) -> Page {
        Page {
            meanings: String::new(),
            title: "A story".into(),
            description: String::new(),
            picture: None,
            lead: None,
            tools: String::new(),
            alias_of: None,
            blocks: vec![Block::Steps(steps), Block::WordList(hard_words)],
        }
    }

    #[test]
    fn the_folded_sheets_are_read_in_the_order_of_the_story() {
        let steps: Vec<Idea> = (0..12).map(step).collect();
        let leaves: Vec<Leaf> = steps.iter().map(|step| Leaf::Step(1, step)).collect();
        let sides = impose(&leaves);
        // Folding: the outermost sheet first, each with its front (even) and its back (odd).
        let mut read = vec![Leaf::Back; 12];
        for (sheet, pair) in sides.chunks(2).enumerate() {
            let [front, back] = [&pair[0], &pair[1]];
            read[2 * sheet] = front[1].clone();
            read[2 * sheet + 1] = back[0].clone();
            read[10 - 2 * sheet] = back[1].clone();
            read[11 - 2 * sheet] = front[0].clone();
        }
        assert_eq!(read, leaves);
    }

    #[test]
    fn sheets_for_one_side_are_in_the_order_of_reading() {
        let story = story((0..11).map(step).collect(), vec![word(40)]);
        let leaves = leaves(&story, SIZES[0].1);
        assert_eq!(in_order(&leaves).concat(), leaves);
    }

    #[test]
    fn pages_to_write_on_fill_the_last_sheet_whatever_the_length_of_a_story() {
        for (_, space) in SIZES {
            for length in 1..20 {
                let story = story((0..length).map(step).collect(), vec![word(40), word(60)]);
                let leaves = leaves(&story, space);
                assert_eq!(leaves.len() % 4, 0, "{length} steps");
                let own = leaves.iter().filter(|leaf| matches!(leaf, Leaf::Own(_)));
                assert!(own.count() < 4, "{length} steps");
                assert!(matches!(leaves[0], Leaf::Cover(..)));
                assert_eq!(leaves.last(), Some(&Leaf::Back));
            }
        }
    }

    #[test]
    fn a_cover_has_the_picture_of_another_page_than_the_first() {
        let mut steps: Vec<Idea> = (0..5).map(step).collect();
        let middle = |steps: &[Idea]| {
            let steps: Vec<&Idea> = steps.iter().collect();
            cover_picture(&steps).cloned()
        };
        assert_eq!(middle(&steps), Some(steps[2].picture.clone()));
        let html = "<svg><use href=\"/art/a.svg#people-together\"></use></svg>";
        let drawing = Picture::new(html.into());
        steps[3].picture = drawing.clone().expect("HTML");
        assert_eq!(middle(&steps), drawing);
        assert_eq!(cover_picture(&[]), None);
    }

    #[test]
    fn every_hard_word_is_on_a_page_with_space_for_it() {
        let list: Vec<Word> = [30, 60, 20, 200, 10, 10].map(word).into();
        let space = SIZES[1].1;
        let pages = divide(list.iter(), space);
        let lengths: Vec<usize> = pages.iter().map(Vec::len).collect();
        // The third page's is longer than a page.
        assert_eq!(lengths, [2, 1, 1, 2]);
        assert_eq!(pages.concat(), list.iter().collect::<Vec<_>>());
    }
}
