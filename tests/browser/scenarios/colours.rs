//! Colours follow the visitor's preference for dark or light, and the artwork follows the page's colours.

use serde_json::json;

use super::layout::no_faults;
use super::{Scenario, scenarios};
use crate::copy::{HOME, NOT_FOUND, PAGES};
use crate::devtools::emulate_media;
use crate::engine::{Engine, Size};
use crate::problem::{Outcome, Problem, hold};
use crate::visitor::{FRAMED, Visitor, WAIT_TIMEOUT};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    // WebKit takes the preference from the desktop it runs on; its driver can't set it.
    let preferences = scenarios![
        a_wish_for_dark_gives_light_words_on_dark_paper,
        a_wish_for_light_gives_dark_words_on_light_paper,
    ];
    let preferences =
        preferences.map(|scenario| scenario.only_in(&[Engine::Chromium, Engine::Firefox]));
    let artwork = scenarios![artwork_is_drawn_in_the_colours_of_the_page];
    let lines = scenarios![words_within_a_drawings_box_stand_on_plain_paper];
    let lines = lines.map(Scenario::at_every_size);
    preferences.into_iter().chain(artwork).chain(lines)
}

/// The perceived lightness of the background and the text, from 0 to 1.
const LIGHTNESS: &str = "(() => { const page = FRAMED.document; \
    const context = document.createElement('canvas').getContext('2d'); \
    const light = (colour) => { context.clearRect(0, 0, 1, 1); context.fillStyle = colour; context.fillRect(0, 0, 1, 1); \
        const [red, green, blue] = context.getImageData(0, 0, 1, 1).data; \
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 }; \
    const style = FRAMED.getComputedStyle(page.body); \
    return [light(style.backgroundColor), light(style.color)] })()";

async fn a_wish_for_dark_gives_light_words_on_dark_paper(visitor: &Visitor) -> Outcome {
    follows_preference(visitor, "dark").await
}

async fn a_wish_for_light_gives_dark_words_on_light_paper(visitor: &Visitor) -> Outcome {
    follows_preference(visitor, "light").await
}

async fn follows_preference(visitor: &Visitor, scheme: &str) -> Outcome {
    let mut faults = Vec::new();
    for page in PAGES.into_iter().chain([NOT_FOUND]) {
        let size = Size {
            width: 1280,
            height: 800,
        };
        visitor.open_framed(page.path, size).await?;
        if visitor.config.engine == Engine::Chromium {
            emulate_media(&visitor.client, &[("prefers-color-scheme", scheme)]).await?;
        } else {
            // An iframe inherits the colour scheme of its element.
            visitor
                .ask(&format!(
                    "document.querySelector('iframe').style.colorScheme = {scheme:?}"
                ))
                .await?;
        }
        let is_matched = format!("{FRAMED}.matchMedia('(prefers-color-scheme: {scheme})').matches");
        visitor
            .see(
                &format!("the page matches the preference for {scheme}"),
                &is_matched,
            )
            .await?;
        let lightness = visitor.ask(&LIGHTNESS.replace("FRAMED", FRAMED)).await?;
        let [paper, words] = [0, 1].map(|at| lightness[at].as_f64().unwrap_or(f64::NAN));
        let (darker, lighter) = if scheme == "dark" {
            (paper, words)
        } else {
            (words, paper)
        };
        if !(darker < 0.25 && lighter > 0.75) {
            faults.push(format!("{}, {scheme}: from 0 to 1, the lightness of the background is {paper:.2} and of the text {words:.2}", page.path));
        }
    }
    if visitor.config.engine == Engine::Chromium {
        emulate_media(&visitor.client, &[]).await?;
    }
    no_faults(faults)
}

/// Hides the text at the top of the front page, and leaves the background and the artwork behind it.
const WITHOUT_WORDS: &str = "header *, h1, .lead { color: transparent !important; \
    text-decoration: none !important; } header ::after { background: none !important; } \
    * { animation: none !important; transition: none !important; }";

/// The boxes of those lines of text, as left, top, right and bottom.
const LINES: &str = "[...document.querySelectorAll('header a:not(.skip), h1, .lead')].flatMap((element) => { \
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()); \
    return words.flatMap((node) => { const range = document.createRange(); range.selectNodeContents(node); \
        return [...range.getClientRects()].map((box) => [box.left, box.top, box.right, box.bottom]) }) })";

/// The background colour as red, green and blue, each from 0 to 255.
const PAPER: &str = "(() => { const context = document.createElement('canvas').getContext('2d'); \
    context.fillStyle = getComputedStyle(document.body).backgroundColor; context.fillRect(0, 0, 1, 1); \
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3) })()";

async fn words_within_a_drawings_box_stand_on_plain_paper(visitor: &Visitor) -> Outcome {
    visitor.open(HOME.path).await?;
    let add_style = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]); \
        document.adoptedStyleSheets.push(sheet)";
    let style = vec![json!(WITHOUT_WORDS)];
    visitor.client.execute(add_style, style).await?;
    visitor
        .see("the fonts are loaded", "document.fonts.status === 'loaded'")
        .await?;
    visitor.wait_two_frames().await?;
    let lines = visitor.ask(LINES).await?;
    let lines: Vec<[f64; 4]> = serde_json::from_value(lines).unwrap_or_default();
    hold(lines.len() >= 6, "the front page begins with lines of text")?;
    let picture = visitor.client.screenshot().await?;
    let picture = image::load_from_memory(&picture).map_err(|error| Problem::File {
        path: "a picture of the front page".into(),
        why: error.to_string(),
    })?;
    let picture = picture.to_rgb8();
    let paper: [u8; 3] = serde_json::from_value(visitor.ask(PAPER).await?).unwrap_or_default();
    let within = |at: u32, [from, to]: [f64; 2]| f64::from(at) >= from && f64::from(at) < to;
    let marks: Vec<String> = picture
        .enumerate_pixels()
        .filter(|(x, y, pixel)| {
            let of_words = lines.iter().any(|&[left, top, right, bottom]| {
                within(*x, [left, right]) && within(*y, [top, bottom])
            });
            of_words && pixel.0 != paper
        })
        .map(|(x, y, pixel)| {
            format!(
                "behind the text, at {x}, {y}, the background is {:?}",
                pixel.0
            )
        })
        .collect();
    no_faults(marks.into_iter().take(5).collect())
}

async fn artwork_is_drawn_in_the_colours_of_the_page(visitor: &Visitor) -> Outcome {
    let mut pages = 0;
    for page in PAGES {
        visitor.open(page.path).await?;
        let choose = "(() => { const art = [...document.querySelectorAll('main svg')]\
            .find((art) => art.querySelector('use') && art.checkVisibility()); \
            art?.setAttribute('data-looked-at', ''); return !!art })()";
        if visitor.ask(choose).await? != json!(true) {
            continue;
        }
        pages += 1;
        let is_rendered = "document.querySelector('[data-looked-at] use').getBBox().width > 0";
        visitor
            .see(
                &format!("the artwork of {} is rendered", page.path),
                is_rendered,
            )
            .await?;
        let art = visitor.find("[data-looked-at]").await?;
        let is_still = async || Ok(art.screenshot().await? == art.screenshot().await?);
        visitor
            .wait(
                &format!("the artwork of {} no longer changes", page.path),
                WAIT_TIMEOUT,
                is_still,
            )
            .await?;
        let before = art.screenshot().await?;
        visitor
            .ask("document.documentElement.style.setProperty('--art-honey', 'rgb(1, 2, 3)')")
            .await?;
        let has_changed = async || Ok(art.screenshot().await? != before);
        let what = format!(
            "the artwork of {} follows a change of --art-honey",
            page.path
        );
        visitor.wait(&what, WAIT_TIMEOUT, has_changed).await?;
    }
    hold(
        pages > 0,
        "a page has artwork that takes its colours from the page",
    )
}
