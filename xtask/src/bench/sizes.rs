//! What a visitor downloads, in bytes after brotli at quality 11, as a good host serves it.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    pages,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, say};

const COMMAND: &str = "cargo xtask bench --only sizes";

/// Bytes. Together a page and its style fit the first flight of a connection: ten packets.
const MOST_SCRIPT: f64 = 120_000.0;
/// What is fetched only when a visitor asks for it.
const MOST_TOOLS: f64 = 7_000.0;
const MOST_PAGE: f64 = 8_000.0;
const MOST_STYLE: f64 = 6_000.0;
/// Page, styles, faces and the picture at its head.
const MOST_FIRST_VIEW: f64 = 90_000.0;

/// How the names of files begin that no page asks for by itself.
const ON_DEMAND: [&str; 4] = ["display", "listen", "tools", "booklet"];

pub fn measure(dist: &Path) -> Result<Vec<Row>, Error> {
    say::step("Measuring sizes …");
    let (mut script, mut style, mut tools, mut fonts) = (0, 0, 0, 0);
    let mut page = (0, String::new());
    // A page and the picture at its head.
    let mut view = (0, String::new());
    for path in files(dist)? {
        let ends = |extension: &str| path.extension().is_some_and(|own| own == extension);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stem = name.split('-').next().unwrap_or_default();
        let is_tool = ON_DEMAND.contains(&stem);
        if ends("wasm") || ends("js") {
            let size = compressed_file(&path)?.len();
            script += size;
            tools += if is_tool { size } else { 0 };
        } else if ends("css") {
            let size = compressed_file(&path)?.len();
            let sum = if is_tool { &mut tools } else { &mut style };
            *sum += size;
        } else if ends("woff2") {
            fonts += read(&path)?.len();
        } else if ends("html") {
            let size = compressed_file(&path)?.len();
            let with_picture = size + first_picture(dist, &path)?;
            let name = path.strip_prefix(dist).unwrap_or(&path).display();
            if size > page.0 {
                page = (size, name.to_string());
            }
            if with_picture > view.0 {
                view = (with_picture, name.to_string());
            }
        }
    }
    let row = |measure: String, bytes: usize, most: f64| Row {
        measure,
        value: as_number(bytes),
        unit: Unit::Bytes,
        bound: Bound::AtMost(most),
        command: COMMAND,
    };
    Ok(vec![
        row(
            "WebAssembly and scripts, brotli".to_owned(),
            script,
            MOST_SCRIPT,
        ),
        row(
            format!("largest page ({}), brotli", page.1),
            page.0,
            MOST_PAGE,
        ),
        row(
            "of these and of styles: fetched when asked for".to_owned(),
            tools,
            MOST_TOOLS,
        ),
        row("styles of every page, brotli".to_owned(), style, MOST_STYLE),
        Row {
            measure: "the whole site, kept for when there is no connection".to_owned(),
            value: as_number(kept(dist)?),
            unit: Unit::Bytes,
            bound: Bound::None,
            command: COMMAND,
        },
        row(
            format!("first view ({}): page, styles, faces, picture", view.1),
            view.0 + style + fonts,
            MOST_FIRST_VIEW,
        ),
    ])
}

/// How much a visitor's device fetches to keep the whole site: every file of the worker's list.
fn kept(dist: &Path) -> Result<usize, Error> {
    let addresses = pages::kept(dist)?;
    addresses
        .iter()
        .map(|address| {
            let mut path = dist.join(address.trim_start_matches('/'));
            if address.ends_with('/') {
                path.push("index.html");
            }
            Ok(compressed_file(&path)?.len())
        })
        .sum()
}

/// How much the artwork at the head of a page weighs. The browser fetches the drawings for narrow and
/// for broad screens alike.
fn first_picture(dist: &Path, page: &Path) -> Result<usize, Error> {
    let html = String::from_utf8_lossy(&read(page)?).into_owned();
    let opening = html
        .split_once("class=\"opening\"")
        .and_then(|(_, rest)| rest.split_once("<h1"));
    let Some((opening, _)) = opening else {
        return Ok(0);
    };
    let drawings = opening.split("href=\"/").skip(1);
    let files: BTreeSet<_> = drawings
        .filter_map(|rest| rest.split(['#', '"']).next())
        .collect();
    files
        .into_iter()
        .map(|file| Ok(compressed_file(&dist.join(file))?.len()))
        .sum()
}

/// Every file below a folder, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| disk(folder, source))? {
        let path = entry.map_err(|source| disk(folder, source))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort_unstable();
    Ok(found)
}

pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| disk(path, source))
}

fn compressed_file(path: &Path) -> Result<Vec<u8>, Error> {
    compressed(&read(path)?).map_err(|source| disk(path, source))
}

/// Brotli at quality 11 with its widest window, as hosts compress files that do not change.
pub fn compressed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut small, &settings)?;
    Ok(small)
}

/// Sizes here are far below the 2⁵³ that a float holds exactly.
#[expect(clippy::cast_precision_loss)]
pub fn as_number(bytes: usize) -> f64 {
    bytes as f64
}

pub fn disk(path: &Path, source: io::Error) -> Error {
    Error::Disk {
        doing: "measuring the built site",
        path: path.to_owned(),
        source,
    }
}
