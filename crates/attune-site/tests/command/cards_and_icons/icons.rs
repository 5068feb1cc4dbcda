//! Icons of tabs and home screens.

use std::fs;

use image::{GenericImageView, RgbaImage};
use support::folders;

use super::{Built, PAPER, attribute};

#[test]
fn a_tab_shows_the_mark_in_old_and_new_browsers() {
    let built = Built::real();
    let page = built.page("index.html");
    assert_eq!(
        attribute(&page, "link[rel=icon][sizes]", "href"),
        "/favicon.ico"
    );
    let ico = fs::read(built.file("favicon.ico")).expect("favicon.ico");
    let entries = ico::IconDir::read(std::io::Cursor::new(ico)).expect("it is an icon");
    let sizes: Vec<u32> = entries
        .entries()
        .iter()
        .map(ico::IconDirEntry::width)
        .collect();
    assert_eq!(sizes, [16, 32, 48]);
    for entry in entries.entries() {
        let image = entry.decode().expect("it decodes");
        let opaque = image
            .rgba_data()
            .chunks(4)
            .filter(|pixel| pixel[3] > 128)
            .count();
        let all = image.rgba_data().len() / 4;
        assert!(opaque * 5 > all, "{} shows the mark", entry.width());
    }
    let vector = attribute(&page, "link[rel=icon][type]", "href");
    let svg = folders::text(&built.file(&vector));
    assert!(
        svg.contains("prefers-color-scheme:dark"),
        "it follows the scheme"
    );
}

#[test]
fn a_home_screen_finds_icons_of_the_sizes_that_the_manifest_states() {
    let built = Built::real();
    let page = built.page("session/index.html");
    let manifest = attribute(&page, "link[rel=manifest]", "href");
    let text = folders::text(&built.file(&manifest));
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(manifest["name"], "Music Therapy");
    let mut purposes = Vec::new();
    for icon in manifest["icons"].as_array().expect("icons") {
        let path = icon["src"].as_str().expect("a path").to_owned();
        let sizes = icon["sizes"].as_str().expect("sizes").to_owned();
        purposes.push(icon["purpose"].as_str().expect("a purpose").to_owned());
        if sizes == "any" {
            assert!(built.file(&path).exists());
            continue;
        }
        let picture = built.picture(&path);
        assert_eq!(format!("{}x{}", picture.width(), picture.height()), sizes);
        if purposes.last().is_some_and(|purpose| purpose == "maskable") {
            within_the_safe_circle(&picture);
        }
    }
    assert!(purposes.contains(&"maskable".to_owned()), "{purposes:?}");
    let touch = attribute(&page, "link[rel=apple-touch-icon]", "href");
    let touch = built.picture(&touch);
    assert_eq!([touch.width(), touch.height()], [180, 180]);
    assert!(
        touch.pixels().all(|pixel| pixel.0[3] == 255),
        "Apple fills transparent parts with black"
    );
}

/// Systems may crop the icon to a circle of 80 % of its width.
fn within_the_safe_circle(picture: &RgbaImage) {
    let middle = f64::from(picture.width()) / 2.0;
    for (x, y, pixel) in picture.enumerate_pixels() {
        assert_eq!(pixel.0[3], 255, "no part is clear");
        let away = (f64::from(x) - middle).hypot(f64::from(y) - middle);
        assert!(
            pixel.0[..3] == PAPER || away <= middle * 0.8,
            "the mark reaches beyond the circle at {x}, {y}"
        );
    }
    assert!(
        picture
            .view(0, 0, 8, 8)
            .pixels()
            .all(|(_, _, pixel)| pixel.0[..3] == PAPER)
    );
}
