//! The card that is shown where a page's link is shared: its title on paper, and its opening picture on a panel
//! that looks cut by hand. Text is left out if no font has all its letters, since half a word can mean something
//! else. The mark, large, then takes the title's place.

use attune::html::escape;
use site::images::CARD;
use site::pictures::artwork::Drawing;
use site::source::Content;

use super::fonts::{Font, Fonts};
use super::palette::Palette;
use super::raster::with_light_colours;

/// The drawing on the card of a page that has none.
pub const DEFAULT_DRAWING: &str = "/art/two-voices.svg#wide";

/// The left edge of the text, and the width and height of the title's box.
const LEFT: f32 = 68.0;
const MAX_WIDTH: f32 = 560.0;
const MAX_HEIGHT: f32 = 400.0;
/// A short title in more lines than this looks like a list.
const MAX_LARGE_LINES: usize = 3;
/// From the largest that looks good to the smallest that can be read on a phone.
const FONT_SIZES: [f32; 6] = [88.0, 76.0, 64.0, 54.0, 46.0, 38.0];
const LINE_HEIGHT: f32 = 1.1;
/// The side of the mark in place of a title.
const LARGE_MARK: f32 = 280.0;

/// Renders the card of a page as SVG.
pub fn render(
    content: &Content,
    title: &str,
    drawing: &Drawing,
    mark: &Drawing,
    fonts: &Fonts,
    palette: &Palette,
) -> String {
    let [width, height] = CARD;
    let mark_at = |x: f32, y: f32, side: f32| {
        let (width, height, inside) = (mark.width, mark.height, with_light_colours(&mark.inside));
        format!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {width} {height}\">{inside}</svg>"
        )
    };
    let title = match fonts.covering(title) {
        Ok(font) => title_markup(title, font),
        Err(_) => mark_at(LEFT, 96.0, LARGE_MARK),
    };
    let name = content.site.name.as_str();
    let name = fonts.covering(name).map_or_else(
        |_| String::new(),
        |font| {
            format!(
                "<text x=\"140\" y=\"561\" font-family=\"{}\" font-size=\"34\">{}</text>",
                font.family,
                escape(name)
            )
        },
    );
    let paper = &palette.paper[0];
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         {shared}\
         <path fill=\"{paper}\" d=\"M0 0H{width}V{height}H0z\"/>\
         <path fill=\"{mist}\" d=\"M676 0H1200V630H690L684 300z\"/>\
         <svg x=\"640\" y=\"0\" width=\"560\" height=\"630\" viewBox=\"0 0 {art_width} {art_height}\" preserveAspectRatio=\"xMidYMid slice\">{art}</svg>\
         <path fill=\"{paper}\" d=\"M630 0H676L684 300L690 630H630z\"/>\
         <g fill=\"{ink}\">{title}{small_mark}{name}</g>\
         </svg>",
        shared = with_light_colours(&drawing.defs()),
        mist = palette.mist[0],
        ink = palette.text[0],
        art_width = drawing.width,
        art_height = drawing.height,
        art = with_light_colours(&drawing.inside),
        small_mark = mark_at(LEFT, 520.0, 56.0),
    )
}

/// The letters that no font has, so that cards leave out the text. None if they show it.
pub fn missing_letters(text: &str, fonts: &Fonts) -> Option<String> {
    let letters = fonts.covering(text).err()?;
    let letters: Vec<String> = letters.iter().map(|letter| format!("“{letter}”")).collect();
    Some(letters.join(", "))
}

/// The title as SVG.
fn title_markup(title: &str, font: &Font) -> String {
    let (lines, size) = fit(title, font);
    let lines: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(number, line)| {
            let down = (0..number).fold(96.0 + size * 0.8, |down, _| down + size * LINE_HEIGHT);
            format!("<text x=\"{LEFT}\" y=\"{down}\">{}</text>", escape(line))
        })
        .collect();
    format!(
        "<g font-family=\"{}\" font-size=\"{size}\" letter-spacing=\"-0.012em\">{}</g>",
        font.family,
        lines.concat()
    )
}

/// Breaks the title into lines at the largest font size that fits. If not even the smallest does, it is cut short
/// with an ellipsis.
fn fit(title: &str, font: &Font) -> (Vec<String>, f32) {
    let mut smallest = (Vec::new(), 0.0);
    for size in FONT_SIZES {
        let lines = wrap(title, |text| font.width(text, size) <= MAX_WIDTH);
        let count = lines.iter().fold(0.0, |count, _| count + 1.0);
        let fits_width = lines.iter().all(|line| font.width(line, size) <= MAX_WIDTH);
        let is_compact = lines.len() <= MAX_LARGE_LINES || size <= FONT_SIZES[3];
        if fits_width && is_compact && count * size * LINE_HEIGHT <= MAX_HEIGHT {
            return (lines, size);
        }
        smallest = (lines, size);
    }
    let (mut lines, size) = smallest;
    lines.truncate(9);
    for line in &mut lines {
        while font.width(line, size) > MAX_WIDTH && line.pop().is_some() {}
    }
    if let Some(last) = lines.last_mut() {
        *last = last
            .chars()
            .take(last.chars().count().saturating_sub(1))
            .collect();
        last.push('…');
    }
    (lines, size)
}

fn wrap(title: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        let longer = lines.last().map(|line| [line.as_str(), word].join(" "));
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) if fits(&longer) => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
