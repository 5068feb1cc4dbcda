//! The pages of the built site: which there are, and what a browser fetches for each. Read from the
//! finished files alone, as a browser does.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{html, sizes};
use crate::error::Error;

/// The paths of the sitemap's addresses: all, or those of `only`.
pub fn routes(dist: &Path, only: &[String]) -> Result<Vec<String>, Error> {
    let sitemap = sizes::read(&dist.join("sitemap.xml"))?;
    let all = in_sitemap(&String::from_utf8_lossy(&sitemap));
    if let Some(unknown) = only.iter().find(|route| !all.contains(route)) {
        return Err(Error::NoSuchPage {
            doing: "measure",
            page: unknown.clone(),
            pages: all.join(","),
        });
    }
    Ok(all
        .into_iter()
        .filter(|route| only.is_empty() || only.contains(route))
        .collect())
}

/// The paths of a sitemap, whichever host it names.
fn in_sitemap(sitemap: &str) -> Vec<String> {
    sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .map(|(address, _)| {
            let address = address.trim();
            let behind = address
                .split_once("://")
                .map_or(address, |(_, behind)| behind);
            behind
                .find('/')
                .map_or("/", |start| &behind[start..])
                .to_owned()
        })
        .collect()
}

/// The file of a page.
pub fn file(dist: &Path, route: &str) -> PathBuf {
    dist.join(route.trim_matches('/')).join("index.html")
}

pub fn html(dist: &Path, route: &str) -> Result<String, Error> {
    let bytes = sizes::read(&file(dist, route))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The content that the app fetches for a page when a link leads there. It lies in a folder that is named
/// after the build.
pub fn content(dist: &Path, route: &str) -> Result<String, Error> {
    let slug = match route.trim_matches('/') {
        "" => "home",
        slug => slug,
    };
    let ending = format!("/{slug}.json");
    let all = sizes::files(&dist.join("content"))?;
    let is_of_the_page = |address: &String| {
        address
            .strip_prefix("/content/")
            .and_then(|rest| rest.find('/').map(|end| &rest[end..]))
            == Some(ending.as_str())
    };
    all.iter()
        .map(|file| address(dist, file))
        .find(is_of_the_page)
        .ok_or_else(|| Error::Unreadable {
            doing: "measuring the built site",
            path: dist.join("content"),
            reason: format!("it has no content for {route}"),
            remedy: "build the site anew with `cargo xtask build`",
        })
}

/// What a visitor's device fetches to keep the whole site: the worker, its list, and all that this names
/// but the page for unknown addresses. Nothing where the site is not kept.
pub fn kept(dist: &Path) -> Result<Vec<String>, Error> {
    let all = sizes::files(&dist.join("assets"))?;
    // Beside it lie its compressed copies.
    let lists = all
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "json"));
    let Some(list) = lists
        .map(|file| address(dist, file))
        .find(|address| address.starts_with("/assets/offline-"))
    else {
        return Ok(Vec::new());
    };
    let path = dist.join(&list[1..]);
    let told: Value =
        serde_json::from_slice(&sizes::read(&path)?).map_err(|error| Error::Unreadable {
            doing: "measuring the built site",
            path,
            reason: error.to_string(),
            remedy: "build the site anew with `cargo xtask build`",
        })?;
    let groups = ["named", "pages"].map(|group| told[group].as_object());
    let addresses = groups.into_iter().flatten().flat_map(|group| group.keys());
    let shown = addresses.filter(|address| told["missing"] != address.as_str());
    let mut kept = vec!["/worker.js".to_owned(), list];
    kept.extend(shown.cloned());
    Ok(kept)
}

/// The address of a file of the site.
fn address(dist: &Path, file: &Path) -> String {
    let name = file.strip_prefix(dist).unwrap_or(file).to_string_lossy();
    format!("/{}", name.replace('\\', "/"))
}

/// The addresses of what a page shows: its drawings and photographs, each once.
pub fn pictures(html: &str) -> BTreeSet<String> {
    html::tags(html)
        .iter()
        .filter_map(|tag| match tag.name {
            "use" => tag.value("href"),
            "img" => tag.value("src"),
            _ => None,
        })
        .filter_map(local)
        .collect()
}

/// The addresses of everything that a browser fetches for a page but the page itself: styles and the
/// faces they name, scripts, the WebAssembly, pictures, the icon of the tab, the manifest.
pub fn fetched(dist: &Path, html: &str) -> Result<BTreeSet<String>, Error> {
    let mut addresses = pictures(html);
    for tag in html::tags(html) {
        let named: &[&str] = match tag.name {
            // What `data-display`, `data-listen` and `data-sheet` name is only fetched when asked for.
            "script" => &["src", "data-js", "data-wasm"],
            "link" if is_fetched(tag.value("rel").unwrap_or_default()) => &["href"],
            _ => &[],
        };
        let values = named.iter().filter_map(|name| tag.value(name));
        addresses.extend(values.filter_map(local));
    }
    let sheets: Vec<String> = addresses
        .iter()
        .filter(|address| {
            Path::new(address)
                .extension()
                .is_some_and(|own| own == "css")
        })
        .cloned()
        .collect();
    for sheet in sheets {
        let css = sizes::read(&dist.join(&sheet[1..]))?;
        addresses.extend(in_style(&String::from_utf8_lossy(&css)));
    }
    Ok(addresses)
}

/// Of several icons the browser takes one, and `apple-touch-icon` only where it is kept on a screen: each
/// is counted, so that a visit is rather too large than too small.
fn is_fetched(rel: &str) -> bool {
    matches!(
        rel,
        "stylesheet" | "preload" | "modulepreload" | "icon" | "apple-touch-icon" | "manifest"
    )
}

/// The addresses that a style sheet names.
fn in_style(css: &str) -> impl Iterator<Item = String> {
    css.split("url(")
        .skip(1)
        .filter_map(|rest| local(rest.split(')').next()?.trim_matches(['"', '\''])))
}

/// An address on this site, without what only the browser reads of it.
fn local(address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next()?;
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_page_of_the_sitemap_is_measured() {
        let sitemap = "<urlset><url><loc>https://a.example/</loc></url>\
                       <url><loc> https://a.example/session/ </loc></url>\
                       <url><loc>https://a.example</loc></url></urlset>";
        assert_eq!(in_sitemap(sitemap), ["/", "/session/", "/"]);
    }

    #[test]
    fn a_page_that_is_not_there_is_named_with_those_that_are() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        let sitemap = "<loc>https://a.example/</loc><loc>https://a.example/session/</loc>";
        fs::write(dist.path().join("sitemap.xml"), sitemap).expect("a sitemap");
        let complaint = routes(dist.path(), &["/sesion/".to_owned()]).expect_err("no such page");
        let words = complaint.to_string();
        assert!(
            words.contains("/sesion/") && words.contains("/,/session/"),
            "{words}"
        );
    }

    #[test]
    fn a_page_has_its_content_in_the_folder_of_its_build() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        let folder = dist.path().join("content/0f1e");
        fs::create_dir_all(folder.join("session")).expect("a folder");
        for name in ["home.json", "session.json", "session/easy-read.json"] {
            fs::write(folder.join(name), "{}").expect("content");
        }
        let found = |route| content(dist.path(), route).expect("content");
        assert_eq!(found("/"), "/content/0f1e/home.json");
        assert_eq!(found("/session/"), "/content/0f1e/session.json");
        assert_eq!(
            found("/session/easy-read/"),
            "/content/0f1e/session/easy-read.json"
        );
        assert!(content(dist.path(), "/easy-read/").is_err());
    }

    #[test]
    fn a_device_keeps_all_that_the_list_names_but_the_page_for_unknown_addresses() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(dist.path().join("assets")).expect("a folder");
        assert_eq!(kept(dist.path()).expect("no list"), Vec::<String>::new());
        let list = r#"{"named":{"/art/a.svg":"x"},"pages":{"/":"x","/404.html":"x"},"missing":"/404.html"}"#;
        fs::write(dist.path().join("assets/offline-1.json"), list).expect("a list");
        assert_eq!(
            kept(dist.path()).expect("a list"),
            ["/worker.js", "/assets/offline-1.json", "/art/a.svg", "/"]
        );
    }

    #[test]
    fn a_page_needs_its_styles_faces_scripts_webassembly_and_pictures() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        fs::write(dist.path().join("a.css"), "@font-face{src:url(/f.woff2)}")
            .expect("a style sheet");
        let html = "<link rel=\"canonical\" href=\"https://a.example/\">\
                    <link rel=\"stylesheet\" href=\"/a.css\">\
                    <script src=\"/start.js\" data-js=\"/a.js\" data-wasm=\"/a.wasm\" data-listen=\"/l.js\"></script>\
                    <a href=\"/session/\"><svg><use href=\"/art/a.svg#x\"></use></svg></a>\
                    <svg><use href=\"/art/a.svg#y\"></use><use href=\"#z\"></use></svg><img src=\"/p.webp\">";
        let addresses = fetched(dist.path(), html).expect("the style sheet can be read");
        let all: Vec<_> = addresses.iter().map(String::as_str).collect();
        assert_eq!(
            all,
            [
                "/a.css",
                "/a.js",
                "/a.wasm",
                "/art/a.svg",
                "/f.woff2",
                "/p.webp",
                "/start.js"
            ]
        );
    }
}
