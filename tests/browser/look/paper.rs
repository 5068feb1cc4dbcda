//! Printed pages: as PDF files, and as images if `pdftoppm` is installed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::sheet::{Series, Shot};
use super::{save, save_error};
use crate::copy::Page;
use crate::devtools::{devtools, file};
use crate::problem::Outcome;
use crate::visitor::Visitor;

/// A4 and US Letter, in inches.
const PAPERS: [(&str, f64, f64); 2] = [("a4", 8.27, 11.69), ("letter", 8.5, 11.0)];

/// The text sizes: the default, and the largest that a visitor can choose.
const SIZES: [&str; 2] = ["", "200"];

/// Prints a page on both papers, in both sizes.
pub async fn print(visitor: &Visitor, folder: &Path, page: Page) -> Outcome<Vec<Series>> {
    visitor.open(page.path).await?;
    let mut series = Vec::new();
    let papers = PAPERS.into_iter();
    for ((paper, width, height), size) in papers.flat_map(|paper| SIZES.map(|size| (paper, size))) {
        let choose = format!("document.documentElement.dataset.size = {size:?}");
        visitor.ask(&choose).await?;
        let wanted = json!({
            "paperWidth": width, "paperHeight": height,
            "preferCSSPageSize": false, "printBackground": false,
        });
        let printed = devtools(&visitor.client, "Page.printToPDF", wanted).await?;
        let name = format!("print-{}-{paper}{size}", page.file_stem());
        save(folder, &format!("{name}.pdf"), &file(&printed)?)?;
        let shots = pictures(folder, &name)?;
        series.push(Series::new(&format!("paper: {name}.pdf"), shots));
    }
    Ok(series)
}

/// An image of each sheet of paper; none if `pdftoppm` is missing.
fn pictures(folder: &Path, name: &str) -> Outcome<Vec<Shot>> {
    // Remove the images of an earlier print, which may have had more sheets.
    for old in named(folder, name)? {
        fs::remove_file(folder.join(&old))
            .map_err(|source| save_error(&folder.join(&old), source))?;
    }
    let made = Command::new("pdftoppm")
        .args(["-png", "-r", "100", &format!("{name}.pdf"), name])
        .current_dir(folder)
        .output();
    match made {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!(
                "  (no pictures of paper: pdftoppm is missing; the package poppler-utils has it)"
            );
            Ok(Vec::new())
        }
        Err(source) => Err(save_error(&folder.join(name), source)),
        Ok(_) => {
            let sheets = named(folder, name)?.into_iter().enumerate();
            let shot = |(at, file)| Shot {
                file,
                caption: format!("sheet {}", at + 1),
                width: 1200,
            };
            Ok(sheets.map(shot).collect())
        }
    }
}

/// The image files of a print, in order.
fn named(folder: &Path, name: &str) -> Outcome<Vec<String>> {
    let start = format!("{name}-");
    let entries = fs::read_dir(folder).map_err(|source| save_error(folder, source))?;
    let mut found: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|file| {
            file.starts_with(&start)
                && Path::new(file)
                    .extension()
                    .is_some_and(|kind| kind == "png")
        })
        .collect();
    found.sort_unstable();
    Ok(found)
}
