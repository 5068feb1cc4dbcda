//! The files around the pages: each script and style sheet is named after its own bytes, so that a
//! visitor's browser may keep it for ever and never mixes two builds.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{BuildError, Files};

const START: &str = "start.js";

/// Where the template takes what a page's head holds.
pub const HEAD_MARK: &str = "<!--attune:head-->";

/// Takes Trunk's `index.html`, which every page is cut from.
///
/// # Errors
/// When it is missing or no text.
pub fn take_template(staged: &mut Files) -> Result<String, BuildError> {
    let file = "index.html";
    let bytes = staged.remove(file).ok_or_else(|| BuildError::Missing {
        file: file.into(),
        remedy: "run this as Trunk's post_build hook",
    })?;
    String::from_utf8(bytes).map_err(|error| BuildError::Unfit {
        file: file.into(),
        wrong: error.to_string(),
        remedy: "save it as UTF-8",
    })
}

/// Renames the start module and the WebAssembly's JavaScript after their bytes, and gives the
/// template that names them so. (Trunk names the JavaScript after the WebAssembly, although it can
/// change alone.)
///
/// # Errors
/// When a script that the template names is missing.
pub fn name_by_content(staged: &mut Files, template: &str) -> Result<String, BuildError> {
    let glue = attribute(template, "data-js")?;
    let mut template = template.to_owned();
    for (file, stem) in [(START.to_owned(), "start"), (glue, "attune")] {
        let bytes = staged.remove(&file).ok_or_else(|| BuildError::Missing {
            file: file.clone(),
            remedy: "see pattern_script in Trunk.toml, which names it",
        })?;
        let bytes = lighten(&bytes);
        let name = named(stem, "js", &bytes);
        template = template.replace(&format!("\"/{file}\""), &format!("\"/{name}\""));
        staged.insert(name, bytes);
    }
    Ok(template)
}

/// The same JavaScript without indentation and without the comments that have lines to themselves.
/// That is most of what a minifier gains under compression; those for Rust that are small enough to
/// build here refuse valid modules. A line within a text over several lines must not change, so a
/// script with one is left as it is.
fn lighten(bytes: &[u8]) -> Vec<u8> {
    let Ok(script) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return bytes.to_vec();
    }
    let mut lighter = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            lighter.push_str(line);
            lighter.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    lighter.into_bytes()
}

/// Adds the style sheet to the files and to the template's head.
///
/// # Errors
/// When the template has no mark for its head.
pub fn add_style_sheet(
    staged: &mut Files,
    template: &str,
    style_sheet: &str,
) -> Result<String, BuildError> {
    let name = named("style", "css", style_sheet.as_bytes());
    staged.insert(name.clone(), style_sheet.as_bytes().to_vec());
    if !template.contains(HEAD_MARK) {
        return Err(BuildError::Unfit {
            file: "index.html".into(),
            wrong: format!("the mark {HEAD_MARK} is missing"),
            remedy: "put it where the page's title and links belong",
        });
    }
    let link = format!("{HEAD_MARK}\n<link rel=\"stylesheet\" href=\"/{name}\">");
    Ok(template.replacen(HEAD_MARK, &link, 1))
}

/// The value of an attribute of the one script in the template, without the slash it begins with.
fn attribute(template: &str, name: &str) -> Result<String, BuildError> {
    let value = template
        .split_once(&format!("{name}=\"/"))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(value, _)| value.to_owned());
    value.ok_or_else(|| BuildError::Unfit {
        file: "index.html".into(),
        wrong: format!("its script has no {name}=\"/…\""),
        remedy: "see pattern_script in Trunk.toml",
    })
}

/// A file name that changes with the bytes. The standard hasher keeps its outcome as long as the
/// toolchain is pinned; a new one costs each visitor one more download.
#[must_use]
pub fn named(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{stem}-{:016x}.{extension}", hasher.finish())
}
