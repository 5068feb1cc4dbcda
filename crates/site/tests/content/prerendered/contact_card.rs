//! The practice as a card for address books, and its code on paper.

use attune::routes;
use calcard::vcard::{VCard, VCardProperty, VCardValue};
use scraper::Html;
use serde_json::json;

use super::contact::{sample, sample_with};
use super::{attributes, build, text};

/// The values of a property, its parts separated by a bar.
fn values(card: &VCard, name: &VCardProperty) -> Vec<String> {
    let entries = card.entries.iter().filter(|entry| entry.name == *name);
    entries
        .map(|entry| {
            let parts = entry.values.iter().map(|value| match value {
                VCardValue::Text(text) => text.clone(),
                VCardValue::Component(parts) => parts.join(","),
                other => panic!("{other:?}"),
            });
            parts.collect::<Vec<_>>().join("|")
        })
        .collect()
}

fn parsed(card: &str) -> VCard {
    VCard::parse(card).unwrap_or_else(|entry| panic!("{entry:?} in {card}"))
}

#[test]
fn the_card_is_read_back_as_the_owner_wrote_it() {
    let name = "Zoë Ångström-Przybyłowicz; known as “Zo, the cellist”, at C:\\music, with a very long name indeed";
    let files = build(sample_with("/therapist/name", json!(name)));
    let card = text(&files, "contact.vcf");
    for line in card.split_inclusive("\r\n") {
        assert!(line.ends_with("\r\n") && line.len() <= 77, "{line:?}");
        assert_eq!(line.matches(['\r', '\n']).count(), 2, "{line:?}");
    }
    assert!(
        card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nN:"),
        "{card}"
    );
    let card = parsed(&card);
    let expected = [
        (VCardProperty::Fn, name.to_owned()),
        (VCardProperty::N, format!("|{name}|||")),
        (VCardProperty::Org, "Sample Practice".into()),
        (VCardProperty::Email, "alex@sample-practice.example".into()),
        (VCardProperty::Tel, "+441632960001".into()),
        (
            VCardProperty::Adr,
            "||PO Box 1|Sampletown|Sampleshire|ZZ1 1ZZ|United Kingdom".into(),
        ),
        (VCardProperty::Url, "https://attune.example/".into()),
    ];
    for (property, value) in expected {
        assert_eq!(values(&card, &property), [value]);
    }
}

#[test]
fn what_is_not_filled_in_is_not_on_the_card() {
    let contact = json!({ "email": "alex@sample-practice.example" });
    let card = text(&build(sample_with("/contact", contact)), "contact.vcf");
    let card = parsed(&card);
    for absent in [VCardProperty::Tel, VCardProperty::Adr] {
        assert_eq!(values(&card, &absent), [""; 0]);
    }
}

#[test]
fn the_card_is_one_press_away_and_kept_on_the_device() {
    let mut content = sample();
    content.site.address.0 = "https://example.org/therapy".into();
    let files = build(content);
    for slug in [
        routes::CONTACT.to_owned(),
        routes::easy_read(routes::CONTACT),
    ] {
        let page = Html::parse_document(&text(&files, &routes::html_file(&slug)));
        let links = attributes(&page, "article a[href$='.vcf']", "href");
        assert_eq!(links, ["/therapy/contact.vcf"]);
    }
    let list = files
        .keys()
        .find(|path| path.starts_with("assets/offline-"));
    assert!(text(&files, list.expect("a list")).contains("\"/therapy/contact.vcf\":"));
    let rule = "/therapy/contact.vcf\n  Content-Type: text/vcard\n";
    assert!(text(&files, "_headers").contains(rule));
}

/// The bytes of a greyscale picture of the code, and the length of its sides, drawn as a browser draws its path.
fn drawn(page: &Html) -> (Vec<u8>, usize) {
    const SCALE: usize = 4;
    const QUIET: usize = 4;
    let [view_box] = &attributes(page, ".contact-card svg", "viewBox")[..] else {
        panic!("one code");
    };
    let whole: usize = view_box
        .rsplit(' ')
        .next()
        .and_then(|side| side.parse().ok())
        .expect("a side");
    let side = whole * SCALE;
    let mut pixels = vec![255; side * side];
    let path = attributes(page, ".contact-card path[stroke]", "d").concat();
    let (mut x, mut y) = (0, 0);
    for step in path
        .split_inclusive(char::is_alphabetic)
        .zip(path.split(char::is_alphabetic).skip(1))
    {
        let (command, numbers) = step;
        let numbers: Vec<usize> = numbers
            .split(' ')
            .map(|number| number.parse().expect("a number"))
            .collect();
        match (&command[command.len() - 1..], &numbers[..]) {
            ("M", [to, row]) => (x, y) = (*to, *row),
            ("m", [run, 0]) => x += run,
            ("h", [run]) => {
                for row in (y + QUIET) * SCALE..(y + QUIET + 1) * SCALE {
                    let from = row * side + (x + QUIET) * SCALE;
                    pixels[from..from + run * SCALE].fill(0);
                }
                x += run;
            }
            other => panic!("{other:?}"),
        }
    }
    (pixels, side)
}

#[test]
fn a_telephone_that_reads_the_code_gets_the_contact() {
    let content = sample();
    let address = [content.site.address.as_str(), "/"].concat();
    let page = text(&build(content), "contact/index.html");
    let (pixels, side) = drawn(&Html::parse_document(&page));
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1);
    let (_, card) = codes[0].decode().expect("a code");
    let card = parsed(&card);
    let expected = [
        (VCardProperty::Fn, "Alex Sample"),
        (VCardProperty::Tel, "+441632960001"),
        (VCardProperty::Email, "alex@sample-practice.example"),
        (VCardProperty::Url, &address),
    ];
    for (property, value) in expected {
        assert_eq!(values(&card, &property), [value]);
    }
}
