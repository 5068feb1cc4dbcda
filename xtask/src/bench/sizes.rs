//! What a visitor downloads, in bytes as a good host serves them: compressed with Brotli by the build.

use std::{collections::BTreeSet, io, path::Path};

use fs_err as fs;
use serde_json::Value;
use walkdir::WalkDir;

use super::table::{Bound, Bound::AtMost, Rows, Unit};
use crate::{console, error::Error};

/// How the names of files in `assets` begin that are fetched only when a visitor asks for them.
const ON_DEMAND: [&str; 4] = ["display", "listen", "tools", "booklet"];

pub fn measure(dist: &Path) -> Rows {
    console::step("Measuring sizes …");
    let (mut script, mut style, mut tools, mut fonts) = (0, 0, 0, 0);
    // The largest page; and, with the picture at its head, the largest view.
    let (mut page, mut view) = <((u32, String), (u32, String))>::default();
    for name in files(dist)? {
        let path = dist.join(&name);
        let bytes = weight(&path)?;
        let asset = name.strip_prefix("assets/").unwrap_or_default();
        let is_tool = ON_DEMAND.iter().any(|tool| asset.starts_with(tool));
        let tool = if is_tool { bytes } else { 0 };
        match name.rsplit('.').next().unwrap_or_default() {
            "wasm" | "js" => (script, tools) = (script + bytes, tools + tool),
            "css" => (style, tools) = (style + bytes - tool, tools + tool),
            "woff2" => fonts += bytes,
            "html" => {
                let picture = first_picture(dist, &fs::read_to_string(&path)?)?;
                page = page.max((bytes, format!("largest page ({name}), brotli")));
                let text = format!("first view ({name}): page, styles, faces, picture");
                view = view.max((bytes + picture, text));
            }
            _ => {}
        }
    }
    let mut rows = Vec::new();
    let mut row = |measure: &str, bytes, bound| {
        let bytes = f64::from(bytes);
        rows.push((measure.to_owned(), bytes, Unit::Bytes, bound));
    };
    row("WebAssembly and scripts, brotli", script, AtMost(100_000.0));
    // Together a page and its style fit the first flight of a connection: ten packets.
    row(&page.1, page.0, AtMost(8_000.0));
    row("styles of every page, brotli", style, AtMost(6_000.0));
    row(&view.1, view.0 + style + fonts, AtMost(90_000.0));
    let text = "of scripts and styles: fetched when asked for";
    row(text, tools, AtMost(7_000.0));
    let kept = kept(dist)?.into_iter().map(|url| {
        let index = if url.ends_with('/') { "index.html" } else { "" };
        weight(&dist.join(url[1..].to_owned() + index))
    });
    let text = "the whole site, kept for when there is no connection";
    row(text, kept.sum::<Result<_, _>>()?, Bound::None);
    Ok(rows)
}

/// What a visitor's device fetches to keep the whole site: the worker, its list, and all that this names
/// but the page for unknown addresses.
pub fn kept(dist: &Path) -> Result<Vec<String>, Error> {
    let list = json(dist, "assets/offline-")?.into_iter().next();
    let list = format!("/{}", list.unwrap_or_default());
    let told = fs::read(dist.join(&list[1..]))?;
    let told: Value = serde_json::from_slice(&told).map_err(io::Error::from)?;
    let groups = ["named", "pages"].map(|group| told[group].as_object());
    let addresses = groups.into_iter().flatten().flat_map(|group| group.keys());
    let shown = addresses.filter(|address| told["missing"] != address.as_str());
    let mut kept = vec!["/worker.js".to_owned(), list];
    kept.extend(shown.cloned());
    Ok(kept)
}

/// How much the artwork at the head of a page weighs: drawings for narrow and for broad screens are both fetched.
fn first_picture(dist: &Path, html: &str) -> Result<u32, Error> {
    let (_, opening) = html.split_once("class=\"opening\"").unwrap_or_default();
    let (opening, _) = opening.split_once("<h1").unwrap_or_default();
    let drawings = opening.split("href=\"/").skip(1);
    let files = drawings.filter_map(|rest| rest.split(['#', '"']).next());
    let files: BTreeSet<_> = files.collect();
    files.into_iter().map(|file| weight(&dist.join(file))).sum()
}

/// The names of the files of JSON that begin so.
pub fn json(dist: &Path, begins: &str) -> Result<Vec<String>, Error> {
    let mut names = files(dist)?;
    names.retain(|name| name.starts_with(begins) && name.rsplit('.').next() == Some("json"));
    Ok(names)
}

/// The names of all files below a folder, such as `assets/site.css`, in their order.
fn files(folder: &Path) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            files.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(files)
}

/// The bytes of a file, or of its compressed copy.
fn weight(path: &Path) -> Result<u32, Error> {
    let copy = path.with_added_extension("br");
    let sent = if copy.is_file() { &copy } else { path };
    Ok(u32::try_from(fs::metadata(sent)?.len()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_keeps_all_that_the_list_names_but_the_page_for_unknown_addresses() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(dist.path().join("assets")).expect("a folder");
        let list = r#"{"named":{"/art/a.svg":"x"},"pages":{"/":"x","/404.html":"x"},"missing":"/404.html"}"#;
        fs::write(dist.path().join("assets/offline-1.json"), list).expect("a list");
        let kept = kept(dist.path()).expect("a list");
        let [list, picture] = ["/assets/offline-1.json", "/art/a.svg"];
        assert_eq!(kept, ["/worker.js", list, picture, "/"]);
    }

    #[test]
    fn what_shrinks_weighs_as_much_as_its_copy() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [("a.svg", "123456"), ("a.svg.br", "12"), ("b.svg", "123")] {
            fs::write(dist.path().join(name), text).expect("a file");
        }
        let html = "<p class=\"opening\"><use href=\"/a.svg#x\"><use href=\"/b.svg#y\"><h1>";
        assert_eq!(first_picture(dist.path(), html).expect("both files"), 5);
    }
}
