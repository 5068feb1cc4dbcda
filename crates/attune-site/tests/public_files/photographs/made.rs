//! The pictures that the build makes of a photograph.

use std::io::Cursor;
use std::sync::LazyLock;

use image::{DynamicImage, ImageFormat, RgbImage};
use image_webp::WebPDecoder;
use moxcms::ColorProfile;
use scraper::{Html, Selector};

use super::pictures::MARK;
use super::{Project, messages_of, pictures};

/// A site with a phone's photograph (stored on its side), a small transparent one, and one in the colours of newer
/// phones; built once for all tests.
static BUILT: LazyLock<Project> = LazyLock::new(|| {
    let phone = pictures::from_a_phone(&pictures::jpeg(&pictures::scene(1300, 1000)));
    let leaf = pictures::png(&pictures::leaf(300).into(), None);
    let wide = RgbImage::from_pixel(64, 64, image::Rgb([200, 100, 50]));
    let profile = ColorProfile::new_display_p3().encode().expect("a profile");
    let wide = pictures::png(&wide.into(), Some(profile));
    let project = Project::new(&[
        ("images/Our Room.JPG", phone.clone()),
        ("images/leaf.png", leaf),
        ("images/wide.png", wide),
    ]);
    project.write("staging/images/unnamed.jpg", &phone);
    messages_of(&project.prerender(), 0);
    project
});

fn width_of(path: &str) -> u32 {
    let stem = path.rsplit_once('.').expect("an extension").0;
    let width = stem.rsplit_once('-').expect("a width").1;
    width.parse().expect("a number")
}

/// The pictures made of one photograph in one format, decoded, from narrow to wide.
fn decoded(stem: &str, format: ImageFormat) -> Vec<(u32, DynamicImage)> {
    let extension = format.extensions_str()[0];
    let made = BUILT.made(&format!(".{extension}")).into_iter();
    let mut decoded: Vec<_> = made
        .filter(|(path, _)| path.starts_with(&format!("pictures/{stem}-")))
        .map(|(path, bytes)| {
            let image = match format {
                ImageFormat::WebP => webp(bytes),
                _ => image::load_from_memory_with_format(&bytes, format).expect(&path),
            };
            (width_of(&path), image)
        })
        .collect();
    decoded.sort_by_key(|(width, _)| *width);
    decoded
}

fn webp(bytes: Vec<u8>) -> DynamicImage {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).expect("a WebP");
    let (width, height) = decoder.dimensions();
    let mut pixels = vec![0; decoder.output_buffer_size().expect("a size")];
    decoder.read_image(&mut pixels).expect("pixels");
    if decoder.has_alpha() {
        image::RgbaImage::from_raw(width, height, pixels)
            .expect("pixels")
            .into()
    } else {
        RgbImage::from_raw(width, height, pixels)
            .expect("pixels")
            .into()
    }
}

/// Width and height of an AVIF, from its box `ispe`.
fn avif_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(bytes[4..12], *b"ftypavif");
    let at = bytes.windows(4).position(|four| four == b"ispe");
    let at = at.expect("the box of its size") + 8;
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four"));
    (number(at), number(at + 4))
}

fn is_red(image: &DynamicImage, x: u32, y: u32) -> bool {
    let [red, green, _] = image.to_rgb8().get_pixel(x, y).0;
    red > 150 && green < 90
}

#[test]
fn a_phones_photograph_stands_upright_in_every_size() {
    for format in [ImageFormat::Jpeg, ImageFormat::WebP] {
        let made = decoded("our-room", format);
        let widths: Vec<_> = made.iter().map(|(width, _)| *width).collect();
        assert_eq!(widths, [480, 800, 1000], "{format:?}");
        for (width, image) in made {
            let height = width * 13 / 10;
            assert_eq!((image.width(), image.height()), (width, height));
            let near = MARK * width / 1000 / 2;
            let (right, bottom) = (width - 1 - near, height - 1 - near);
            assert!(
                is_red(&image, right, near),
                "{format:?} {width}: the mark is top right"
            );
            for (x, y) in [(near, near), (near, bottom), (right, bottom)] {
                assert!(!is_red(&image, x, y), "{format:?} {width}: {x} {y}");
            }
        }
    }
    let avif = BUILT.made(".avif").into_iter();
    let avif = avif.filter(|(path, _)| path.contains("our-room"));
    let mut sizes: Vec<_> = avif.map(|(_, bytes)| avif_size(&bytes)).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [(480, 624), (800, 1040), (1000, 1300)]);
}

#[test]
fn nothing_of_the_site_tells_where_or_with_what_a_photograph_was_taken() {
    let source = std::fs::read(BUILT.path("source/public/images/Our Room.JPG")).expect("the file");
    let marks = [
        pictures::CAMERA,
        &pictures::PLACE,
        b"Exif\0",
        b"http://ns.adobe.com",
    ];
    let holds = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    for mark in marks {
        assert!(holds(&source, mark), "the test's own picture has the mark");
        for (path, bytes) in BUILT.site() {
            assert!(!holds(&bytes, mark), "{path}");
        }
    }
    let names: Vec<_> = BUILT.site().into_keys().collect();
    assert!(
        names.iter().all(|path| !path.starts_with("images/")),
        "{names:?}"
    );
}

#[test]
fn a_page_offers_each_made_file_with_its_true_width_and_the_colour_that_waits() {
    let site = BUILT.site();
    let html = String::from_utf8_lossy(&site["session/index.html"]);
    let document = Html::parse_document(&html);
    let all = |selector: &str, name: &str| -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let found = document.select(&selector);
        found
            .map(|element| element.attr(name).unwrap_or_default().to_owned())
            .collect()
    };
    let mut offered = 0;
    for list in all("picture > *", "srcset") {
        for candidate in list.split(", ") {
            let (path, width) = candidate.split_once(' ').expect("a width");
            assert!(site.contains_key(&path[1..]), "{path}");
            assert_eq!(format!("{}w", width_of(path)), width);
            offered += 1;
        }
    }
    assert_eq!(
        offered,
        site.keys()
            .filter(|path| path.starts_with("pictures/"))
            .count()
    );
    assert!(
        all("picture > *", "sizes")
            .iter()
            .all(|sizes| sizes.contains("100vw"))
    );
    assert_eq!(all("picture img", "width"), ["1000", "300", "64"]);
    assert_eq!(all("picture img", "height"), ["1300", "300", "64"]);
    assert_eq!(
        all("picture img", "fetchpriority"),
        ["high", "auto", "auto"]
    );
    assert_eq!(all("picture img", "loading"), ["eager", "lazy", "lazy"]);

    let classes = all("picture img", "class");
    let tone = classes[0].strip_prefix("tone-").expect("a colour");
    assert_eq!(classes[1], "", "one sees through the leaf");
    let green = u8::from_str_radix(&tone[2..4], 16).expect("a colour");
    assert!((130..180).contains(&green), "{tone}: the scene is green");
    let sheet = site
        .iter()
        .find(|(path, _)| path.starts_with("assets/style-"));
    let sheet = String::from_utf8_lossy(sheet.expect("a style sheet").1);
    let rule = format!(".{}{{background-color:#{tone}}}", classes[0]);
    assert!(sheet.contains(&rule), "{sheet}");
}

#[test]
fn a_transparent_picture_stays_so_in_every_format() {
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let made = decoded("leaf", format);
        assert_eq!(made.len(), 1, "a small picture is not scaled up");
        let image = made[0].1.to_rgba8();
        assert_eq!(image.dimensions(), (300, 300));
        assert_eq!(image.get_pixel(2, 2).0[3], 0, "{format:?}");
        assert_eq!(image.get_pixel(150, 150).0[3], 255, "{format:?}");
    }
    let avif = BUILT.made(".avif").into_iter();
    let avif = avif.filter(|(path, _)| path.contains("leaf"));
    let alpha = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
    for (path, bytes) in avif {
        assert!(
            bytes.windows(alpha.len()).any(|part| part == alpha),
            "{path}"
        );
    }
}

#[test]
fn the_colours_of_newer_phones_are_kept_as_they_look() {
    let made = decoded("wide", ImageFormat::Png);
    // The sRGB of Display P3's (200, 100, 50), computed by hand from the two standards.
    let [red, green, blue] = made[0].1.to_rgb8().get_pixel(32, 32).0;
    let near = |found: u8, expected: u8| found.abs_diff(expected) <= 2;
    assert!(
        near(red, 215) && near(green, 93) && near(blue, 31),
        "{red} {green} {blue}"
    );
}
