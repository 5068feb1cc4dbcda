//! Cards: the picture and title of a page where its address is shared.

use std::collections::BTreeMap;

use image::RgbaImage;
use scraper::Selector;
use site::images::CARD;
use support::folders;

use super::{Built, PAPER, attribute};

/// Where the words of a card end and its picture begins.
const WORDS_END: u32 = 628;

/// The bounding box of everything left of the picture: left, top, right, bottom.
fn words(card: &RgbaImage) -> [u32; 4] {
    let inked = card
        .enumerate_pixels()
        .filter(|(x, _, pixel)| *x < WORDS_END && pixel.0[..3] != PAPER);
    inked.fold(
        [u32::MAX, u32::MAX, 0, 0],
        |[left, top, right, bottom], (x, y, _)| {
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        },
    )
}

/// The number of letters in the first line of a card's title: runs of columns that aren't empty.
fn letters(card: &RgbaImage) -> usize {
    let is_inked = |x: &u32| (60..220).any(|y| card.get_pixel(*x, y).0[..3] != PAPER);
    let columns: Vec<bool> = (0..WORDS_END).map(|x| is_inked(&x)).collect();
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
    let output = one.checked();
    let note = output.lines().find(|line| line.contains("fonts lack"));
    let note = note.unwrap_or_else(|| panic!("no note in: {output}"));
    assert!(note.contains("link to / shows"), "{note}");
    assert!(
        note.contains("“Ж”, “у”, “к”; to include it, write the title without them."),
        "{note}"
    );
}

#[test]
fn the_fonts_of_cards_are_not_published() {
    let built = Built::real();
    let published = folders::read(&built.0.staging());
    let fonts: Vec<&String> = published
        .keys()
        .filter(|path| path.ends_with("woff2"))
        .collect();
    assert_eq!(fonts.len(), 2, "{fonts:?}");
    assert!(fonts.iter().all(|path| !path.contains("noto")), "{fonts:?}");
}
