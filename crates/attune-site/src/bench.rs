//! Measures the time and memory of the build: many made-up pages with the text of a real one, rendered in
//! memory. `cargo xtask bench` calls this and prints the figures.

use std::path::Path;
use std::time::Instant;

use attune::routes;
use site::assets::{Input, Styles};
use site::check::check;
use site::description::Target;
use site::files::Files;
use site::images::GeneratedImages;
use site::names::ARTWORK;
use site::pictures;
use site::source::PageSlug;

use crate::error::Error;
use crate::photographs::{self, Cache};
use crate::project::{CONTENT, PUBLIC, SCRIPTS};
use crate::{disk, public};

/// The page that Trunk makes of index.html, with `pattern_script` from Trunk.toml.
const TEMPLATE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><!--attune:head-->\
    <script type=\"module\" src=\"/start.js\" data-js=\"/attune.js\" \
    data-wasm=\"/attune_bg.wasm\" data-worker=\"/worker.js\"></script></head>\
    <body><!--attune:body--></body></html>";

/// Builds the site with `count` more pages, and prints the time and memory it took.
pub fn pages(count: usize) -> Result<(), Error> {
    let cache = Cache::of(Path::new(""));
    let found = public::read(Path::new(PUBLIC), Path::new(CONTENT), &cache)?;
    let mut content = check(&found.sources).map_err(Error::Content)?;
    let model = content
        .pages
        .get(&PageSlug(routes::SESSION.into()))
        .cloned();
    for number in 0..count {
        let slug = PageSlug(format!("page-{number}"));
        content.site.pages.push(slug.clone());
        if let Some(page) = model.clone() {
            content.pages.insert(slug, page);
        }
    }
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let mut staged = Files::from([
        file("index.html", TEMPLATE),
        file("attune.js", ""),
        file("attune_bg.wasm", ""),
    ]);
    let art = disk::read_tree(&Path::new(PUBLIC).join(ARTWORK))?;
    staged.extend(
        art.into_iter()
            .map(|(path, bytes)| ([ARTWORK, &path].concat(), bytes)),
    );
    let named = pictures::photographs(&content);
    let (photographs, photograph_files) = photographs::make(Path::new(PUBLIC), &named, &cache)?;
    staged.extend(photograph_files);
    let begin = Instant::now();
    let input = Input {
        target: Target::default(),
        base: content.site.base(),
        staged,
        scripts: disk::read_scripts(Path::new(SCRIPTS))?,
        styles: Styles::default(),
        photographs,
        results: None,
        images: GeneratedImages::default(),
        image_files: Files::new(),
    };
    let finished = site::build(&content, input)?;
    let milliseconds = begin.elapsed().as_millis();
    let html = finished
        .keys()
        .filter(|path| path.ends_with("index.html"))
        .count();
    let peak = peak_kilobytes().map_or("null".to_owned(), |peak| peak.to_string());
    crate::console::result(format_args!(
        "{{\"pages\":{count},\"html_files\":{html},\"milliseconds\":{milliseconds},\"peak_kilobytes\":{peak}}}"
    ));
    Ok(())
}

/// The peak memory of this process. Linux only.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_ascii_whitespace().next()?.parse().ok()
}
