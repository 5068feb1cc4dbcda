//! Photographs in pages: the files that a browser can choose from, and those that aren't published.

use attune::routes;
use scraper::Html;
use site::files::Files;
use site::pictures::photograph::{Format, Photograph, Photographs, has_photograph_extension};
use site::source::{
    Alternative, Block, Content, Figure, LinkCard, PageSlug, Picture, PictureFile, PlainText, Text,
};

use super::{attributes, build_with, content, text};

/// A photograph of a width, made in two sizes.
fn photograph(name: &str, width: u32, tone: Option<&str>) -> Photograph {
    let format = |kind: &str, extension| Format {
        kind: kind.into(),
        files: [480, width]
            .map(|wide| (wide, format!("pictures/{name}-{wide}.{extension}")))
            .into(),
    };
    Photograph {
        width,
        height: width / 2,
        tone: tone.map(str::to_owned),
        formats: vec![
            format("image/avif", "avif"),
            format("image/webp", "webp"),
            format("image/jpeg", "jpg"),
        ],
    }
}

fn picture(source: &str, alternative: &str) -> Picture {
    Picture {
        source: PictureFile(source.into()),
        narrow: None,
        alternative: Alternative(alternative.into()),
    }
}

/// The site with photographs on one page: in a block, in a row and on a card.
fn with_photographs() -> Content {
    let mut content = content();
    let page = content
        .pages
        .get_mut(&PageSlug(routes::ABOUT_THERAPY.into()));
    let page = page.expect("the page");
    let figure = |picture| Figure {
        picture,
        caption: None,
    };
    page.picture = None;
    page.blocks = vec![
        Block::Picture(figure(picture("/images/room.jpg", "A \"room\" & <chairs>"))),
        Block::Pictures(vec![figure(picture("/images/door.jpg", ""))]),
        Block::LinkCard(LinkCard {
            to: site::source::Address("/session/".into()),
            title: PlainText("On".into()),
            text: Text::Plain(PlainText("Further.".into())),
            picture: Some(picture("/images/room.jpg", "")),
        }),
    ];
    content
}

fn made() -> Photographs {
    Photographs::from([
        (
            "/images/room.jpg".into(),
            photograph("room", 2000, Some("aabbcc")),
        ),
        (
            "/images/door.jpg".into(),
            photograph("door", 600, Some("aabbcc")),
        ),
        (
            "/images/unnamed.jpg".into(),
            photograph("unnamed", 600, Some("112233")),
        ),
    ])
}

fn page(files: &Files) -> Html {
    Html::parse_document(&text(files, "about-therapy/index.html"))
}

#[test]
fn a_browser_is_offered_the_best_format_first_and_the_own_one_last() {
    let files = build_with(with_photographs(), made(), Files::new());
    let document = page(&files);
    let kinds = attributes(&document, ".picture picture > *", "type");
    assert_eq!(kinds[..2], ["image/avif", "image/webp"]);
    let offers = attributes(&document, ".picture img", "srcset");
    assert_eq!(
        offers[0],
        "/pictures/room-480.jpg 480w, /pictures/room-2000.jpg 2000w"
    );
    let sizes = attributes(&document, "picture > *", "sizes");
    let column = "(max-width: 736px) 100vw, 736px";
    assert!(sizes[..3].iter().all(|sizes| sizes == column), "{sizes:?}");
}

#[test]
fn a_small_photograph_is_not_asked_to_fill_more_than_it_has() {
    let files = build_with(with_photographs(), made(), Files::new());
    let sizes = attributes(&page(&files), ".pictures img", "sizes");
    assert_eq!(sizes, ["(max-width: 600px) 100vw, 600px"]);
}

#[test]
fn the_page_keeps_its_place_and_only_the_first_photograph_is_hurried() {
    let document = page(&build_with(with_photographs(), made(), Files::new()));
    let all = |name| attributes(&document, "main img", name);
    assert_eq!(all("width"), ["2000", "600", "2000"]);
    assert_eq!(all("height"), ["1000", "300", "1000"]);
    assert_eq!(all("loading"), ["eager", "lazy", "lazy"]);
    assert_eq!(all("fetchpriority"), ["high", "auto", "auto"]);
}

#[test]
fn words_that_stand_for_a_photograph_may_hold_any_character() {
    let files = build_with(with_photographs(), made(), Files::new());
    let words = attributes(&page(&files), "main img", "alt");
    assert_eq!(words, ["A \"room\" & <chairs>", "", ""]);
    let html = text(&files, "about-therapy/index.html");
    assert!(!html.contains("</img>"));
}

#[test]
fn each_colour_that_a_page_needs_stands_once_in_the_style_sheet() {
    let files = build_with(with_photographs(), made(), Files::new());
    let sheet = files.keys().find(|path| path.starts_with("assets/style-"));
    let sheet = text(&files, sheet.expect("a style sheet"));
    let rule = ".tone-aabbcc{background-color:#aabbcc}";
    assert_eq!(sheet.matches(rule).count(), 1, "{sheet}");
    assert!(!sheet.contains("112233"), "{sheet}");
    let classes = attributes(&page(&files), "main img", "class");
    assert_eq!(classes, ["tone-aabbcc"; 3]);
}

#[test]
fn a_photograph_that_one_can_see_through_has_no_colour_behind_it() {
    let mut made = made();
    made.insert("/images/room.jpg".into(), photograph("room", 2000, None));
    let document = page(&build_with(with_photographs(), made, Files::new()));
    assert_eq!(attributes(&document, "main img", "class"), ["tone-aabbcc"]);
}

#[test]
fn photographs_as_they_came_are_not_published() {
    let mut content = with_photographs();
    let mut made = made();
    let page = content
        .pages
        .get_mut(&PageSlug(routes::ABOUT_THERAPY.into()));
    page.expect("the page").picture = Some(picture("/elsewhere/hall.png", ""));
    made.insert("/elsewhere/hall.png".into(), photograph("hall", 600, None));
    let originals = [
        "images/room.jpg",
        "images/DSC_1.JPG",
        "images/old/unnamed.jpeg",
        "elsewhere/hall.png",
    ];
    let others = ["favicon.png", "pictures/room-480.jpg"];
    let more = originals.iter().chain(&["images/map.svg"]).chain(&others);
    let more = more.map(|path| ((*path).to_owned(), vec![1])).collect();
    let files = build_with(content, made, more);
    for path in originals {
        assert!(
            has_photograph_extension(path) && !files.contains_key(path),
            "{path}"
        );
    }
    assert!(!files.contains_key("images/map.svg"));
    for path in others {
        assert!(files.contains_key(path), "{path}");
    }
}
