//! The contact sheet: a page with all screenshots, and one screenshot of each of its groups.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::save;
use crate::devtools::{devtools, emulate_media, file};
use crate::problem::Outcome;
use crate::visitor::Visitor;

/// Wide enough for one scheme's pictures side by side.
const WIDTH: u32 = 1480;

/// One screenshot.
pub struct Shot {
    pub file: String,
    pub caption: String,
    /// In CSS pixels, as it was taken.
    pub width: u32,
}

/// A row of screenshots under one title.
pub struct Series {
    title: String,
    shots: Vec<Shot>,
}

impl Series {
    /// Sorts light before dark.
    pub fn new(title: &str, mut shots: Vec<Shot>) -> Self {
        shots.sort_by_key(|shot| shot.caption.ends_with("dark"));
        Self {
            title: title.to_owned(),
            shots,
        }
    }
}

/// A section of the contact sheet, with its own screenshot.
pub struct Group {
    name: String,
    series: Vec<Series>,
}

impl Group {
    pub fn new(page: &str, part: &str, series: Vec<Series>) -> Self {
        Self {
            name: format!("{page}{part}"),
            series,
        }
    }
}

const STYLE: &str = "\
:root { color-scheme: light; } \
body { margin: 0; font: 15px/1.4 system-ui, sans-serif; background: #e6e6e6; color: #222; } \
nav, section { padding: 24px; } nav a { margin-inline-end: 16px; } a { color: inherit; } \
h1, h2 { font-weight: 600; margin: 0 0 8px; } h2 { font-size: 16px; margin-block-start: 24px; } \
div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; } \
figure { margin: 0; } figcaption { font-size: 13px; } \
img { display: block; inline-size: 100%; block-size: auto; box-shadow: 0 0 0 1px #0003; } \
hr { flex-basis: 100%; block-size: 0; margin: 0; border: 0; }";

/// Writes `index.html`, and a screenshot of each group.
pub async fn lay_out(visitor: &Visitor, folder: &Path, groups: &[Group]) -> Outcome {
    save(folder, "index.html", html(groups).as_bytes())?;
    let client = &visitor.client;
    emulate_media(client, &[]).await?;
    let view = json!({ "width": WIDTH, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
    devtools(client, "Emulation.setDeviceMetricsOverride", view).await?;
    let address = folder.join("index.html");
    let address = url::Url::from_file_path(&address).map_or_else(
        |()| format!("file://{}", address.display()),
        |address| address.to_string(),
    );
    client.goto(&address).await?;
    for Group { name, .. } in groups {
        let bounds = format!(
            "(() => {{ const box = document.getElementById({name:?}).getBoundingClientRect(); \
             return {{ x: 0, y: box.top + scrollY, width: {WIDTH}, height: box.height, scale: 1 }} }})()"
        );
        let clip = visitor.ask(&bounds).await?;
        let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = devtools(client, "Page.captureScreenshot", wanted).await?;
        save(folder, &format!("sheet-{name}.png"), &file(&picture)?)?;
    }
    Ok(())
}

fn html(groups: &[Group]) -> String {
    let links: Vec<String> = groups
        .iter()
        .map(|Group { name, .. }| format!("<a href=\"#{name}\">{name}</a>"))
        .collect();
    let links = links.join("\n");
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n<title>Attune: how it looks</title>\n\
         <style>{STYLE}</style>\n<nav>\n{links}</nav>\n"
    );
    for Group { name, series } in groups {
        let _ = writeln!(html, "<section id=\"{name}\">\n<h1>{name}</h1>");
        for Series { title, shots } in series {
            let _ = writeln!(html, "<h2>{title}</h2>\n<div>");
            // A few screenshots fit in one row; more are split into a light and a dark row.
            let mut dark = shots.len() <= 4;
            for Shot {
                file,
                caption,
                width,
            } in shots
            {
                if !dark && caption.ends_with("dark") {
                    dark = true;
                    html.push_str("<hr>\n");
                }
                let wide = (width / 4).max(160);
                let _ = writeln!(
                    html,
                    "<figure style=\"inline-size: {wide}px\"><a href=\"{file}\"><img src=\"{file}\" alt=\"{title} {caption}\"></a>\
                     <figcaption>{caption}</figcaption></figure>"
                );
            }
            html.push_str("</div>\n");
        }
        html.push_str("</section>\n");
    }
    html
}
