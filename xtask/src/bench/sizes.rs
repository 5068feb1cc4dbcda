//! The bytes that a visitor downloads from a good host, which sends the files that the build compressed with Brotli.

use std::{collections::BTreeSet, io, path::Path};

use fs_err as fs;
use serde_json::Value;
use walkdir::WalkDir;

use super::table::{Bound, Bound::AtMost, Rows, Unit};
use crate::{console, error::Error};

/// The prefixes of the files in `assets` that are fetched only when a visitor uses their feature.
const ON_DEMAND: [&str; 6] = ["display", "listen", "letter", "forget", "tools", "booklet"];

pub fn measure(dist: &Path) -> Rows {
    console::step("Measuring sizes …");
    let (mut script, mut style, mut paper, mut tools, mut fonts) = (0, 0, 0, 0, 0);
    // The largest page, and the largest first view, which includes the picture at the top of the page.
    let (mut page, mut view) = <((u32, String), (u32, String))>::default();
    for name in files(dist)? {
        let path = dist.join(&name);
        let bytes = transfer_size(&path)?;
        let asset = name.strip_prefix("assets/").unwrap_or_default();
        let is_tool = ON_DEMAND.iter().any(|tool| asset.starts_with(tool));
        let tool = if is_tool { bytes } else { 0 };
        match name.rsplit('.').next().unwrap_or_default() {
            "wasm" | "js" => (script, tools) = (script + bytes - tool, tools + tool),
            // Nothing waits for it.
            "css" if asset.starts_with("print") => paper += bytes,
            "css" => (style, tools) = (style + bytes - tool, tools + tool),
            "woff2" => fonts += bytes,
            "html" => {
                let picture = top_artwork(dist, &fs::read_to_string(&path)?)?;
                page = page.max((bytes, format!("largest page ({name}), brotli")));
                let text = format!("first view ({name}): page, styles, fonts, picture");
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
    let text = "WebAssembly and scripts of a first visit, brotli";
    row(text, script, AtMost(104_000.0));
    // The first flight of a connection is ten packets, 14.6 KB: a page of 7.6 KB and its styles fit into it.
    row(&page.1, page.0, AtMost(8_000.0));
    row("styles of every page, brotli", style, AtMost(7_000.0));
    let text = "styles for paper, which browsers fetch last";
    row(text, paper, AtMost(2_000.0));
    row(&view.1, view.0 + style + fonts, AtMost(90_000.0));
    let text = "scripts and styles that are fetched on demand";
    row(text, tools, AtMost(12_000.0));
    let sizes = offline_files(dist)?.into_iter().map(|url| {
        let index = if url.ends_with('/') { "index.html" } else { "" };
        transfer_size(&dist.join(url[1..].to_owned() + index))
    });
    let text = "the whole site, for offline use";
    row(text, sizes.sum::<Result<_, _>>()?, Bound::None);
    Ok(rows)
}

/// The paths that a device fetches for offline use: the worker, its list, and all files listed except the 404 page.
pub fn offline_files(dist: &Path) -> Result<Vec<String>, Error> {
    let list = json_files(dist, "assets/offline-")?.into_iter().next();
    let list = format!("/{}", list.unwrap_or_default());
    let entries = fs::read(dist.join(&list[1..]))?;
    let entries: Value = serde_json::from_slice(&entries).map_err(io::Error::from)?;
    let groups = ["named", "pages"].map(|group| entries[group].as_object());
    let paths = groups.into_iter().flatten().flat_map(|group| group.keys());
    let stored = paths.filter(|path| entries["missing"] != path.as_str());
    let mut files = vec!["/worker.js".to_owned(), list];
    files.extend(stored.cloned());
    Ok(files)
}

/// The size of the artwork at the top of a page. The drawings for narrow and for wide screens are both fetched.
fn top_artwork(dist: &Path, html: &str) -> Result<u32, Error> {
    let (_, opening) = html.split_once("class=\"opening\"").unwrap_or_default();
    let (opening, _) = opening.split_once("<h1").unwrap_or_default();
    let drawings = opening.split("href=\"/").skip(1);
    let files = drawings.filter_map(|rest| rest.split(['#', '"']).next());
    let files: BTreeSet<_> = files.collect();
    let sizes = files.into_iter();
    let sizes = sizes.map(|file| transfer_size(&dist.join(file)));
    sizes.sum()
}

/// The names of the JSON files with this prefix.
pub fn json_files(dist: &Path, prefix: &str) -> Result<Vec<String>, Error> {
    let mut names = files(dist)?;
    names.retain(|name| name.starts_with(prefix) && name.rsplit('.').next() == Some("json"));
    Ok(names)
}

/// The relative paths of all files in a folder, such as `assets/site.css`, sorted.
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

/// The size of a file, or of its compressed copy if there is one.
fn transfer_size(path: &Path) -> Result<u32, Error> {
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
        let files = offline_files(dist.path()).expect("a list");
        let [list, picture] = ["/assets/offline-1.json", "/art/a.svg"];
        assert_eq!(files, ["/worker.js", list, picture, "/"]);
    }

    #[test]
    fn what_shrinks_weighs_as_much_as_its_copy() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [("a.svg", "123456"), ("a.svg.br", "12"), ("b.svg", "123")] {
            fs::write(dist.path().join(name), text).expect("a file");
        }
        let html = "<p class=\"opening\"><use href=\"/a.svg#x\"><use href=\"/b.svg#y\"><h1>";
        assert_eq!(top_artwork(dist.path(), html).expect("both files"), 5);
    }
}
