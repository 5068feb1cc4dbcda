//! Bundles and minifies the style sheets in `style/`. This isn't in `crates/site`, because the minifier doesn't
//! run in a browser.

use std::collections::BTreeMap;

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use site::assets::Styles;

/// A style sheet doesn't parse.
#[derive(Debug, thiserror::Error)]
#[error("style/{file}:{line}:{column}: {wrong}; correct the style sheet there")]
pub struct StyleError {
    file: String,
    line: u32,
    column: u32,
    wrong: String,
}

/// The oldest browsers with cascade layers, hardly newer than the oldest that can run the WebAssembly. Newer
/// syntax is compiled down for them. Older browsers show the page as HTML without a style sheet.
const OLDEST_BROWSERS: Browsers = Browsers {
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

/// Checks and minifies the style sheets and joins them in the order of their names. `tools/`, `print/` and `booklet/`
/// become separate sheets, since not every visitor needs them.
///
/// # Errors
/// A [`StyleError`] for the first syntax error.
pub fn bundle(styles: &BTreeMap<String, String>) -> Result<Styles, StyleError> {
    let mut bundled = Styles::default();
    for (file, text) in styles {
        let sheet = match file.split('/').next() {
            Some("tools") => &mut bundled.tools,
            Some("print") => &mut bundled.print,
            Some("booklet") => &mut bundled.booklet,
            _ => &mut bundled.main,
        };
        sheet.push_str(&minify(file, text)?);
    }
    Ok(bundled)
}

fn minify(file: &str, text: &str) -> Result<String, StyleError> {
    let fail = |wrong: String, position: Option<(u32, u32)>| {
        let (line, column) = position.unwrap_or((0, 0));
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
        browsers: Some(OLDEST_BROWSERS),
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
