//! The messages to an owner about files that can't be shown.

use std::fs::File;

use image::{DynamicImage, RgbImage};

use super::{Project, messages_of, pictures};

/// The offset of some bytes in a file.
fn find(bytes: &[u8], mark: &[u8]) -> usize {
    let at = bytes.windows(mark.len()).position(|part| part == mark);
    at.expect("the mark")
}

fn good_jpeg() -> Vec<u8> {
    pictures::jpeg(&pictures::scene(300, 200))
}

fn good_png() -> Vec<u8> {
    pictures::png(&DynamicImage::from(pictures::scene(300, 200)), None)
}

/// A JPEG with bytes changed at offsets from its frame header.
fn with_frame(change: &[(usize, u8)]) -> Vec<u8> {
    let mut file = good_jpeg();
    let frame = find(&file, b"\xff\xc0");
    for (at, byte) in change {
        file[frame + at] = *byte;
    }
    file
}

/// A PNG whose header claims 30,000 by 30,000 pixels.
fn huge_png() -> Vec<u8> {
    let mut file = good_png();
    for at in [16, 20] {
        file[at..at + 4].copy_from_slice(&30_000_u32.to_be_bytes());
    }
    file
}

fn moving_png() -> Vec<u8> {
    let mut file = good_png();
    let chunk = b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\xf3\x8d\x93\x70";
    file.splice(33..33, chunk.iter().copied());
    file
}

fn garbled_png() -> Vec<u8> {
    let mut file = good_png();
    let data = find(&file, b"IDAT") + 8;
    file[data..data + 200].fill(0x55);
    file
}

fn plain(width: u32, height: u32) -> Vec<u8> {
    pictures::png(&RgbImage::new(width, height).into(), None)
}

/// A file's name, its bytes, and parts of the messages: what is wrong and what would be right.
type Case = (&'static str, Vec<u8>, &'static str, &'static str);

/// JPEGs of rare kinds.
fn rare_jpegs() -> [Case; 3] {
    [
        (
            "arithmetic.jpg",
            with_frame(&[(1, 0xc9)]),
            "is a JPEG with arithmetic coding",
            "with “arithmetic coding” switched off",
        ),
        (
            "lossless.jpg",
            with_frame(&[(1, 0xc3)]),
            "is of a rare kind that can't be read: it is a lossless or hierarchical JPEG",
            "save it as a JPEG",
        ),
        (
            "scanner.jpg",
            with_frame(&[(4, 12)]),
            "it has 12 bits a colour",
            "save it as a JPEG",
        ),
    ]
}

fn cases() -> Vec<Case> {
    let jpeg = good_jpeg();
    let half = jpeg[..jpeg.len() / 2].to_vec();
    let png = good_png();
    let half_png = png[..png.len() / 2].to_vec();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    vec![
        (
            "half.jpg",
            half,
            "is damaged: the file ends before the picture does",
            "Copy the file again",
        ),
        ("half.png", half_png, "is damaged", "Copy the file again"),
        (
            "garbled.png",
            garbled_png(),
            "is damaged",
            "Copy the file again",
        ),
        ("empty.jpg", Vec::new(), "is empty", "Copy the file again"),
        (
            "drawing.jpg",
            png,
            "is called a JPEG, but is really a PNG",
            "ends in .png",
        ),
        (
            "photo.png",
            jpeg,
            "is called a PNG, but is really a JPEG",
            "ends in .jpg",
        ),
        ("phone.jpg", heic, "is a HEIC", "Most Compatible"),
        (
            "web.jpg",
            b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(),
            "is really a WebP",
            "save it as a JPEG",
        ),
        (
            "page.jpeg",
            b"<!DOCTYPE html><p>".to_vec(),
            "is really a web page",
            "save it as a JPEG",
        ),
        (
            "noise.png",
            b"what is this?".to_vec(),
            "is called a PNG, but it isn't one",
            "save it as a JPEG",
        ),
        (
            "huge.png",
            huge_png(),
            "has 30000 × 30000 pixels",
            "about 4000 pixels",
        ),
        (
            "huge.jpg",
            with_frame(&[(5, 0xff), (6, 0xff)]),
            "has 300 × 65535 pixels",
            "about 4000 pixels",
        ),
        (
            "press.jpg",
            with_frame(&[(9, 4)]),
            "printing press (CMYK)",
            "RGB",
        ),
        (
            "moving.png",
            moving_png(),
            "is animated",
            "Save one picture",
        ),
        (
            "dot.png",
            plain(8, 8),
            "has 8 × 8 pixels, which is too few",
            "2000 pixels across",
        ),
        (
            "line.png",
            plain(1000, 20),
            "is more a line than a picture",
            "nearer to a square",
        ),
        ("number#1.jpg", good_jpeg(), "has a # in its name", "Rename"),
    ]
}

#[test]
fn an_owner_learns_what_is_wrong_with_each_file_and_where_it_is_named() {
    let mut cases = cases();
    cases.extend(rare_jpegs());
    let named =
        |(name, bytes, ..): &(&str, Vec<u8>, _, _)| (format!("images/{name}"), bytes.clone());
    let photographs: Vec<_> = cases.iter().map(named).collect();
    let photographs: Vec<_> = photographs
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.clone()))
        .collect();
    let project = Project::new(&photographs);
    let before = project.site();
    let messages = messages_of(&project.prerender(), 1);
    for (index, (name, _, wrong, right)) in cases.iter().enumerate() {
        let place = format!("public/content/pages/session.json:{}:43  ", index + 8);
        let problem = messages.split_once(&place);
        let (_, problem) = problem.unwrap_or_else(|| panic!("{name} at {place} in:\n{messages}"));
        let problem = problem.split("\n\n").next().unwrap_or_default();
        assert!(
            problem.contains(&format!("The picture \"/images/{name}\" ")),
            "{problem}"
        );
        assert!(
            problem.contains(wrong) && problem.contains(right),
            "{problem}"
        );
    }
    assert!(
        messages.contains(&format!("{} problems", cases.len())),
        "{messages}"
    );
    assert!(
        project.site() == before,
        "the staged files stay as they were"
    );
}

#[test]
fn a_file_too_heavy_to_be_a_photograph_is_not_even_read() {
    let project = Project::new(&[("images/room.jpg", good_jpeg())]);
    let file = File::options()
        .write(true)
        .open(project.path("source/public/images/room.jpg"));
    file.expect("the file")
        .set_len(45_000_000)
        .expect("a long file");
    let messages = messages_of(&project.prerender(), 1);
    assert!(messages.contains("is a file of 45 MB"), "{messages}");
}

#[test]
fn a_broken_file_that_no_page_names_stops_nothing() {
    let project = Project::new(&[("images/room.jpg", good_jpeg())]);
    project.write("source/public/images/old.jpg", b"broken");
    messages_of(&project.prerender(), 0);
}

#[test]
fn bytes_that_went_astray_never_crash_the_build() {
    let mut seed = 0x5eed_u64;
    let mut number = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("a small number")
    };
    let originals = [("jpg", good_jpeg()), ("png", good_png())];
    let astray: Vec<_> = (0..60)
        .map(|round| {
            let (extension, original) = &originals[round % 2];
            let mut bytes = original.clone();
            for _ in 0..=number(4) {
                let at = number(bytes.len());
                bytes[at] = u8::try_from(number(256)).expect("a byte");
            }
            (format!("images/astray-{round}.{extension}"), bytes)
        })
        .collect();
    let astray: Vec<_> = astray
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.clone()))
        .collect();
    // Some of them are reported as damaged. `messages_of` fails on a crash.
    messages_of(&Project::new(&astray).prerender(), 1);
}
