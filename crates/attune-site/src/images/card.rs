//! The card that stands for a page where its address is shared: its title on paper, and the picture
//! at its head on a panel cut by hand. Words that no font has all letters of are left out, since half a word
//! says something else: in place of a title there is the mark, large.

use attune::content::check::Content;
use attune::site::head::escape;
use attune::site::painted::CARD;
use attune::site::pictures::artwork::Drawing;

use super::fonts::{Font, Fonts};
use super::palette::Palette;
use super::raster::plain;

/// The drawing of a page that has none.
pub const USUAL: &str = "/art/two-voices.svg#wide";

/// Where words begin, and how much room they have.
const LEFT: f32 = 68.0;
const ROOM: f32 = 560.0;
const HIGHEST: f32 = 400.0;
/// A short title in more lines than this looks like a list.
const FEW: usize = 3;
/// From the largest that looks well to the smallest that can be read on a phone.
const SIZES: [f32; 6] = [88.0, 76.0, 64.0, 54.0, 46.0, 38.0];
const LINE: f32 = 1.1;
/// The side of the mark in place of a title.
const LARGE_MARK: f32 = 280.0;

/// Draws the card of a page as SVG.
pub fn draw(
    content: &Content,
    title: &str,
    drawing: &Drawing,
    mark: &Drawing,
    fonts: &Fonts,
    palette: &Palette,
) -> String {
    let [width, height] = CARD;
    let mark_at = |x: f32, y: f32, side: f32| {
        let (width, height, inside) = (mark.width, mark.height, plain(&mark.inside));
        format!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {width} {height}\">{inside}</svg>"
        )
    };
    let words = match fonts.of(title) {
        Ok(font) => written(title, font),
        Err(_) => mark_at(LEFT, 96.0, LARGE_MARK),
    };
    let name = content.site.name.as_str();
    let name = fonts.of(name).map_or_else(
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
         <g fill=\"{ink}\">{words}{small_mark}{name}</g>\
         </svg>",
        shared = plain(&drawing.shared),
        mist = palette.mist[0],
        ink = palette.text[0],
        art_width = drawing.width,
        art_height = drawing.height,
        art = plain(&drawing.inside),
        small_mark = mark_at(LEFT, 520.0, 56.0),
    )
}

/// The letters for which a page's card goes without the title, or every card without the site's name.
pub fn missing(words: &str, fonts: &Fonts) -> Option<String> {
    let letters = fonts.of(words).err()?;
    let letters: Vec<String> = letters.iter().map(|letter| format!("“{letter}”")).collect();
    Some(letters.join(", "))
}

/// The title as SVG.
fn written(title: &str, font: &Font) -> String {
    let (lines, size) = fitted(title, font);
    let lines: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(number, line)| {
            let down = (0..number).fold(96.0 + size * 0.8, |down, _| down + size * LINE);
            format!("<text x=\"{LEFT}\" y=\"{down}\">{}</text>", escape(line))
        })
        .collect();
    format!(
        "<g font-family=\"{}\" font-size=\"{size}\" letter-spacing=\"-0.012em\">{}</g>",
        font.family,
        lines.concat()
    )
}

/// The title in lines, at the largest size at which they have room; cut short with an ellipsis where
/// they have none at the smallest.
fn fitted(title: &str, font: &Font) -> (Vec<String>, f32) {
    let mut smallest = (Vec::new(), 0.0);
    for size in SIZES {
        let lines = wrapped(title, |words| font.width(words, size) <= ROOM);
        let count = lines.iter().fold(0.0, |count, _| count + 1.0);
        let fits = lines.iter().all(|line| font.width(line, size) <= ROOM);
        let calm = lines.len() <= FEW || size <= SIZES[3];
        if fits && calm && count * size * LINE <= HIGHEST {
            return (lines, size);
        }
        smallest = (lines, size);
    }
    let (mut lines, size) = smallest;
    lines.truncate(9);
    for line in &mut lines {
        while font.width(line, size) > ROOM && line.pop().is_some() {}
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

fn wrapped(title: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
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
