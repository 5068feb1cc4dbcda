//! The contrast of words, controls and focus rings with the colours behind them, in light and dark, with more contrast
//! and with each choice of colours. Computed from `style/1-tokens.css` by the formula of WCAG 2.2.

use std::collections::BTreeMap;
use std::fs;

use support::folders;
use support::project::project;

/// Colours of words, and the backgrounds that they can have.
const WORDS: [(&str, &[&str]); 7] = [
    ("text", &["paper", "mist", "peach", "sand"]),
    // The foot's background has the same green; links are on the page and in notices and notes.
    ("link", &["paper", "sand"]),
    // Captions and the menu's current page are on the page only.
    ("accent", &["paper"]),
    ("button-text", &["button"]),
    ("foot-text", &["foot"]),
    ("reading-text", &["reading"]),
    ("art-ink", &["art-ground"]),
];

/// Colours of shapes, and the backgrounds that they can have.
const SHAPES: [(&str, &[&str]); 6] = [
    ("focus", &["paper", "mist", "peach", "sand"]),
    ("foot-focus", &["foot"]),
    ("edge-line", &["paper", "sand"]),
    ("link", &["mist", "peach"]), // the arrow of a card
    ("art-therapist", &["paper"]),
    ("art-client", &["paper"]),
];

/// Colours by their names, without the two dashes.
type Palette = BTreeMap<String, [u8; 3]>;

fn sheet(name: &str) -> String {
    folders::text(&project().join("style").join(name))
}

fn colour(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.trim().strip_prefix('#')?;
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let value = u32::from_str_radix(&digits, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue])
}

/// The light and the dark colours of some declarations.
fn read(declarations: &str, light: &mut Palette, dark: &mut Palette) {
    for declaration in declarations.split(';') {
        let Some((name, value)) = declaration
            .rsplit_once("--")
            .and_then(|(_, rest)| rest.split_once(':'))
        else {
            continue;
        };
        let value = value.trim();
        let both = value
            .strip_prefix("light-dark(")
            .and_then(|rest| rest.strip_suffix(')'))
            .and_then(|rest| rest.split_once(','))
            .unwrap_or((value, value));
        if let (Some(first), Some(second)) = (colour(both.0), colour(both.1)) {
            light.insert(name.to_owned(), first);
            dark.insert(name.to_owned(), second);
        }
    }
}

/// The colours of a choice under Display, in light and in dark, in place of the usual ones.
fn chosen(name: &str, usual: [&Palette; 2]) -> [Palette; 2] {
    let choices = sheet("8-choices.css");
    let selector = format!(":root[data-colours=\"{name}\"] {{");
    let declarations = choices
        .split_once(&selector)
        .and_then(|(_, rest)| rest.split_once('}'))
        .unwrap_or_else(|| panic!("style/8-choices.css has no {selector}"));
    let [mut light, mut dark] = usual.map(Clone::clone);
    read(declarations.0, &mut light, &mut dark);
    [light, dark]
}

/// Every scheme by its name.
fn palettes() -> [(&'static str, Palette); 8] {
    let tokens = sheet("1-tokens.css");
    let (usual, more) = tokens
        .split_once("@media (prefers-contrast: more)")
        .expect("the tokens say what more contrast is");
    let (mut light, mut dark) = (Palette::new(), Palette::new());
    read(usual, &mut light, &mut dark);
    let (mut more_light, mut more_dark) = (light.clone(), dark.clone());
    read(more, &mut more_light, &mut more_dark);
    let [cream, _] = chosen("cream", [&light, &dark]);
    let [_, yellow] = chosen("yellow", [&light, &dark]);
    let [high_light, high_dark] = chosen("contrast", [&light, &dark]);
    [
        ("light", light),
        ("dark", dark),
        ("light, more contrast", more_light),
        ("dark, more contrast", more_dark),
        ("cream", cream),
        ("yellow on black", yellow),
        ("high contrast, light", high_light),
        ("high contrast, dark", high_dark),
    ]
}

/// Relative luminance: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast ratio: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every pair below the minimum ratio, in a sentence each.
fn faint(pairs: &[(&str, &[&str])], min: f64) -> Vec<String> {
    let mut found = Vec::new();
    for (scheme, palette) in palettes() {
        let named = |name: &str| {
            palette
                .get(name)
                .copied()
                .unwrap_or_else(|| panic!("there is no colour --{name}"))
        };
        for (front, backs) in pairs {
            for back in *backs {
                let ratio = ratio(named(front), named(back));
                if ratio < min {
                    found.push(format!(
                        "{scheme}: --{front} on --{back} is {ratio:.2}, not {min}"
                    ));
                }
            }
        }
    }
    found
}

#[test]
fn the_formula_gives_the_known_ratios() {
    assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    // #777 on white, an example of WCAG's own techniques.
    assert!((ratio([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
}

/// Otherwise people with low vision can't read some words.
#[test]
fn every_word_stands_out_seven_to_one() {
    let faint = faint(&WORDS, 7.0);
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn controls_focus_rings_and_the_two_voices_stand_out_three_to_one() {
    let faint = faint(&SHAPES, 3.0);
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn no_colour_is_written_outside_the_tokens() {
    let style = project().join("style");
    // Paper has its own colours, and so have a visitor's choices, which are tokens too.
    let is_checked = |name: &String| {
        !name.starts_with("print/")
            && !name.starts_with("booklet/")
            && !["1-tokens.css", "8-choices.css"].contains(&name.as_str())
    };
    let sheets = folders::list(&style).into_iter();
    for name in sheets
        .map(|file| folders::path_within(&style, &file))
        .filter(is_checked)
    {
        let found = sheet(&name)
            .lines()
            .filter(|line| !line.ends_with('{')) // a selector may name an element by `#id`
            .filter(|line| {
                let value = line.split_once(':').map_or("", |(_, value)| value);
                value.contains('#') || value.contains("rgb") || value.contains("hsl")
            })
            .map(str::to_owned)
            .collect::<Vec<_>>();
        assert!(
            found.is_empty(),
            "style/{name} writes colours itself: {found:?}"
        );
    }
}

#[test]
fn the_artwork_takes_every_colour_from_a_token_and_falls_back_to_its_light_value() {
    let [(_, light), ..] = palettes();
    let art = project().join("public/art");
    for entry in fs::read_dir(art).expect("there is artwork") {
        let path = entry.expect("it can be listed").path();
        let svg = fs::read_to_string(&path).expect("it is text");
        for use_of in svg.split("var(--").skip(1) {
            let (name, rest) = use_of.split_once(',').unwrap_or((use_of, ""));
            let fallback = rest.split_once(')').and_then(|(value, _)| colour(value));
            assert_eq!(
                light.get(name).copied(),
                fallback,
                "{} and style/1-tokens.css have different colours for --{name}",
                path.display()
            );
        }
        for attribute in ["fill=\"", "stroke=\""] {
            for value in svg.split(attribute).skip(1) {
                let value = value.split_once('"').map_or("", |(value, _)| value);
                assert!(
                    value == "none" || value.starts_with("var(--art-"),
                    "{} uses the colour {value:?}, which no scheme can change",
                    path.display()
                );
            }
        }
    }
}
