//! What stands for the site elsewhere: cards where an address is shared, icons in tabs and on home
//! screens. Built by the site's own binary from the real content, then read back.

#[path = "../../../tests/published/mod.rs"]
mod published;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use attune::site::painted::CARD;
use image::{GenericImageView, RgbaImage};
use scraper::{Html, Selector};
use tempfile::TempDir;

/// The ground of a card, left of its picture.
const PAPER: [u8; 3] = [0xfa, 0xf6, 0xee];
const WORDS_END: u32 = 628;

/// A project like the real one, whose home page can have another title.
struct Built {
    folder: TempDir,
    dist: PathBuf,
}

impl Built {
    fn with_title(title: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let project = published::project();
        let dist = root.join("staging");
        for (from, to) in [
            ("public", "public"),
            ("public", "staging"),
            ("scripts", "scripts"),
            ("style", "style"),
        ] {
            for (path, bytes) in published::files(&project.join(from)) {
                write(&root.join(to).join(path), &bytes);
            }
        }
        let home = root.join("public/content/pages/home.json");
        let text = fs::read_to_string(&home).expect("the home page");
        let title = serde_json::to_string(title).expect("a title is JSON");
        let begin = text.find("\"title\": ").expect("a title") + "\"title\": ".len();
        let end = begin + text[begin..].find(",\n").expect("its end");
        write(
            &home,
            [&text[..begin], &title, &text[end..]].concat().as_bytes(),
        );
        // Its Easy Read edition was written from the title that it had.
        fs::remove_file(root.join("public/content/pages/easy-read.json")).expect("the edition");
        let site = root.join("public/content/site.json");
        let text = fs::read_to_string(&site).expect("the site's facts");
        write(&site, text.replacen("\"easy-read\",", "", 1).as_bytes());
        write(&dist.join("index.html"), published::template().as_bytes());
        write(&dist.join("attune.js"), b"export default 1;");
        write(&dist.join("attune_bg.wasm"), b"\0asm\x01\0\0\0");
        let output = Command::new(env!("CARGO_BIN_EXE_attune-site"))
            .arg("prerender")
            .env("TRUNK_STAGING_DIR", &dist)
            .env("TRUNK_SOURCE_DIR", root)
            // The release profile would compress every file, which takes long.
            .env("TRUNK_PROFILE", "debug")
            .output()
            .expect("the build starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Self { folder, dist }
    }

    /// With the title that it has, built once for all tests.
    fn real() -> &'static Self {
        static REAL: LazyLock<Built> =
            LazyLock::new(|| Built::with_title("Music, when words are hard to find"));
        &REAL
    }

    /// What the check says of the project's content.
    fn checked(&self) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_attune-site"))
            .arg("check")
            .current_dir(self.folder.path())
            .output()
            .expect("the check starts");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn page(&self, file: &str) -> Html {
        let text = fs::read_to_string(self.dist.join(file)).expect("the page");
        Html::parse_document(&text)
    }

    fn picture(&self, path: &str) -> RgbaImage {
        let bytes = fs::read(self.dist.join(path)).unwrap_or_else(|_| panic!("{path} is there"));
        image::load_from_memory(&bytes)
            .expect("it is a picture")
            .to_rgba8()
    }

    fn card(&self, file: &str) -> RgbaImage {
        let address = attribute(&self.page(file), "meta[property='og:image']", "content");
        let path = address
            .strip_prefix("https://attune.example/")
            .expect("its whole address");
        self.picture(path)
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    fs::write(path, bytes).expect("it can be written");
}

fn attribute(page: &Html, selector: &str, name: &str) -> String {
    let selector = Selector::parse(selector).expect("a selector");
    let element = page
        .select(&selector)
        .next()
        .unwrap_or_else(|| panic!("{selector:?}"));
    element.attr(name).expect(name).to_owned()
}

/// The box of what is painted on the paper left of the picture: left, top, right, bottom.
fn words(card: &RgbaImage) -> [u32; 4] {
    let painted = card
        .enumerate_pixels()
        .filter(|(x, _, pixel)| *x < WORDS_END && pixel.0[..3] != PAPER);
    painted.fold(
        [u32::MAX, u32::MAX, 0, 0],
        |[left, top, right, bottom], (x, y, _)| {
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        },
    )
}

/// How many letters stand apart in the first line of a card's title: runs of columns with something in them.
fn letters(card: &RgbaImage) -> usize {
    let painted = |x: &u32| (60..220).any(|y| card.get_pixel(*x, y).0[..3] != PAPER);
    let columns: Vec<bool> = (0..WORDS_END).map(|x| painted(&x)).collect();
    columns.windows(2).filter(|two| two[1] && !two[0]).count()
}

fn stays_within(card: &RgbaImage, title: &str) {
    let [left, top, right, bottom] = words(card);
    assert!(left >= 50, "“{title}” begins at {left}");
    assert!(top >= 60, "“{title}” begins {top} below the edge");
    assert!(right < WORDS_END - 1, "“{title}” runs under the picture");
    assert!(bottom <= 590, "“{title}” ends at {bottom}");
}

#[test]
fn whoever_shares_a_page_shares_its_picture_and_title() {
    let built = Built::real();
    let mut seen = BTreeMap::new();
    for (file, title) in [
        ("index.html", "Music, when words are hard to find"),
        ("about-therapy/index.html", "What is Music Therapy?"),
        ("session/index.html", "What happens in a session?"),
    ] {
        let page = built.page(file);
        let card = built.card(file);
        assert_eq!([card.width(), card.height()], CARD);
        assert_eq!(
            attribute(&page, "meta[property='og:image:alt']", "content"),
            title
        );
        assert_eq!(
            attribute(&page, "meta[name='twitter:card']", "content"),
            "summary_large_image"
        );
        stays_within(&card, title);
        seen.insert(card.into_raw(), file);
    }
    assert_eq!(seen.len(), 3, "each page has a card of its own");
    let not_found = built.page("404.html");
    let selector = Selector::parse("meta[property='og:image']").expect("a selector");
    assert!(
        not_found.select(&selector).next().is_none(),
        "an unknown address has none"
    );
}

#[test]
fn a_title_stays_on_its_card_however_long_or_short() {
    for title in [
        "Hi",
        "Interdisciplinary",
        "A day of music for families, carers, teachers and friends, with tea, cake and a quiet room for whoever needs one",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "“Less & more”: is 2 > 1? Ŵyn a ŷd",
    ] {
        let built = Built::with_title(title);
        let card = built.card("index.html");
        stays_within(&card, title);
        let [left, top, right, _] = words(&card);
        assert!(
            right > left && top < 200,
            "“{title}” is written at the head of the card"
        );
    }
}

#[test]
fn a_title_has_all_its_letters_on_its_card() {
    // Letters of Polish, Romanian and Turkish, which the headings of pages lack; then of Vietnamese too.
    for title in ["ł ź ș ğ", "ł ặ Ủ đ"] {
        let built = Built::with_title(title);
        let card = built.card("index.html");
        stays_within(&card, title);
        assert_eq!(letters(&card), 4, "{title}");
        assert!(!built.checked().contains("fonts lack"), "{title}");
    }
}

#[test]
fn a_title_whose_letters_no_font_has_is_left_out_whole_and_the_letters_are_named() {
    let [one, other] = ["Hi, Жук", "音楽"].map(Built::with_title);
    let card = one.card("index.html");
    assert!(
        card == other.card("index.html"),
        "neither card has a part of its title"
    );
    let [_, top, ..] = words(&card);
    assert!(top < 200, "the mark is in the title's place");
    assert_eq!(
        attribute(
            &one.page("index.html"),
            "meta[property='og:image:alt']",
            "content"
        ),
        "Hi, Жук"
    );
    let said = one.checked();
    let note = said.lines().find(|line| line.contains("fonts lack"));
    let note = note.unwrap_or_else(|| panic!("no note in: {said}"));
    assert!(note.contains("link to / shows"), "{note}");
    assert!(
        note.contains("“Ж”, “у”, “к”; to have it there, write the title without them."),
        "{note}"
    );
}

#[test]
fn the_fonts_of_cards_are_not_published() {
    let built = Built::real();
    let published = published::files(&built.dist);
    let fonts: Vec<&String> = published
        .keys()
        .filter(|path| path.ends_with("woff2"))
        .collect();
    assert_eq!(fonts.len(), 2, "{fonts:?}");
    assert!(fonts.iter().all(|path| !path.contains("noto")), "{fonts:?}");
}

#[test]
fn a_tab_shows_the_mark_in_old_and_new_browsers() {
    let built = Built::real();
    let page = built.page("index.html");
    assert_eq!(
        attribute(&page, "link[rel=icon][sizes]", "href"),
        "/favicon.ico"
    );
    let ico = fs::read(built.dist.join("favicon.ico")).expect("favicon.ico");
    let entries = ico::IconDir::read(std::io::Cursor::new(ico)).expect("it is an icon");
    let sizes: Vec<u32> = entries
        .entries()
        .iter()
        .map(ico::IconDirEntry::width)
        .collect();
    assert_eq!(sizes, [16, 32, 48]);
    for entry in entries.entries() {
        let image = entry.decode().expect("it decodes");
        let painted = image
            .rgba_data()
            .chunks(4)
            .filter(|pixel| pixel[3] > 128)
            .count();
        let all = image.rgba_data().len() / 4;
        assert!(painted * 5 > all, "{} shows the mark", entry.width());
    }
    let vector = attribute(&page, "link[rel=icon][type]", "href");
    let svg =
        fs::read_to_string(built.dist.join(vector.trim_start_matches('/'))).expect("the icon");
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
    let text =
        fs::read_to_string(built.dist.join(manifest.trim_start_matches('/'))).expect("manifest");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(manifest["name"], "Music Therapy");
    let mut purposes = Vec::new();
    for icon in manifest["icons"].as_array().expect("icons") {
        let path = icon["src"]
            .as_str()
            .expect("a path")
            .trim_start_matches('/')
            .to_owned();
        let sizes = icon["sizes"].as_str().expect("sizes").to_owned();
        purposes.push(icon["purpose"].as_str().expect("a purpose").to_owned());
        if sizes == "any" {
            assert!(built.dist.join(path).exists());
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
    let touch = built.picture(touch.trim_start_matches('/'));
    assert_eq!([touch.width(), touch.height()], [180, 180]);
    assert!(
        touch.pixels().all(|pixel| pixel.0[3] == 255),
        "Apple paints black where it is clear"
    );
}

/// Systems may cut away all but a circle of 80 % of the width.
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
