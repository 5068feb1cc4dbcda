//! Small style sheets out of the files in `style/`. Here and not in `attune::site`, because the
//! library that shrinks it does not run in a browser.

use std::collections::BTreeMap;

use attune::site::assets::Styles;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// A style sheet doesn't parse.
#[derive(Debug, thiserror::Error)]
#[error("style/{file}:{line}:{column}: {wrong}; mend the style sheet there")]
pub struct StyleError {
    file: String,
    line: u32,
    column: u32,
    wrong: String,
}

/// The oldest browsers that know cascade layers, which are hardly younger than those that can start
/// the WebAssembly: syntax newer than they know is written in the older way. Still older ones show
/// the page plainly, as HTML without a style sheet.
const OLDEST: Browsers = Browsers {
    android: None,
    chrome: Some(99 << 16),
    edge: Some(99 << 16),
    firefox: Some(97 << 16),
    ie: None,
    ios_saf: Some(15 << 16 | 4 << 8),
    opera: None,
    safari: Some(15 << 16 | 4 << 8),
    samsung: None,
};

/// Joins the style sheets in the order of their names, checks and shrinks them. Those below `tools/` and
/// `booklet/` are sheets of their own, which not every visitor needs.
///
/// # Errors
/// A [`StyleError`] for the first place that can't be read.
pub fn bundle(styles: &BTreeMap<String, String>) -> Result<Styles, StyleError> {
    let mut bundled = Styles::default();
    for (file, text) in styles {
        let sheet = match file.split('/').next() {
            Some("tools") => &mut bundled.tools,
            Some("booklet") => &mut bundled.booklet,
            _ => &mut bundled.main,
        };
        sheet.push_str(&shrink(file, text)?);
    }
    Ok(bundled)
}

fn shrink(file: &str, text: &str) -> Result<String, StyleError> {
    let fail = |wrong: String, place: Option<(u32, u32)>| {
        let (line, column) = place.unwrap_or((0, 0));
        StyleError {
            file: file.to_owned(),
            line: line + 1,
            column: column.max(1),
            wrong,
        }
    };
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        fail(
            error.kind.to_string(),
            error.loc.as_ref().map(|loc| (loc.line, loc.column)),
        )
    })?;
    let targets = Targets {
        browsers: Some(OLDEST),
        ..Targets::default()
    };
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| fail(error.kind.to_string(), None))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|error| fail(error.kind.to_string(), None))?;
    Ok(printed.code)
}
