//! The first phase of a build: the files around the pages. Each script, style sheet and font is named after the hash of
//! its bytes, so browsers can cache it permanently and never mix two builds. References to scripts, style sheets and
//! the WebAssembly include their integrity.

use std::collections::BTreeSet;

use attune::routes::Base;

use crate::built;
use crate::description::{Description, FileFacts, Target, Workers};
use crate::error::BuildError;
use crate::files::{Files, Scripts, extension};
use crate::images::GeneratedImages;
use crate::names::{ARTWORK, ASSETS, FONTS, PHOTOGRAPHS, WORKER};
use crate::pictures::artwork::Artwork;
use crate::pictures::photograph::Photographs;
use crate::results::Results;
use crate::template::{HEAD_MARK, attribute};
use crate::{hash, public};

/// The script that starts the app, and fetches the tools on demand. It names their files.
const START: &str = "start";

/// The stems of the tools' scripts, as in `scripts/`.
const TOOLS: [&str; 4] = ["display", "listen", LETTER, "forget"];

/// The script that applies a visitor's choices before the first paint.
const CHOICES: &str = "choices";

/// The composer, whose words are put into it.
const LETTER: &str = "letter";

/// The script that replaces the worker if offline use is off.
const WORKER_OFF: &str = "worker-off.js";

/// The input of the first phase.
pub struct Input {
    /// The build's settings for the site's address.
    pub target: Target,
    /// The path of the site on its host, which follows from that and the content.
    pub base: Base,
    /// Trunk's output (`index.html`, the WebAssembly and its JavaScript, the files of `public/`) and the resized
    /// photographs.
    pub staged: Files,
    /// The site's own scripts.
    pub scripts: Scripts,
    /// The style sheets.
    pub styles: Styles,
    /// The photographs that the content uses, with their resized files.
    pub photographs: Photographs,
    /// The results of the last complete test run, if there was one.
    pub results: Option<Results>,
    /// Cards and icons.
    pub images: GeneratedImages,
    /// The files of the cards and icons.
    pub image_files: Files,
}

/// The style sheets.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    /// The style sheet that every page needs for its first paint.
    pub main: String,
    /// The tools' style sheet, fetched with them.
    pub tools: String,
    /// The style sheet for paper.
    pub print: String,
    /// The style sheet of booklets, which are separate pages.
    pub booklet: String,
}

/// Names and describes the assets.
///
/// # Errors
/// A [`BuildError`] that names the invalid file.
pub fn assets(input: Input) -> Result<(Files, Description), BuildError> {
    let Input {
        target,
        base,
        staged: mut files,
        mut scripts,
        mut styles,
        photographs,
        results,
        images,
        mut image_files,
    } = input;
    public::keep_published(&mut files, &photographs)?;
    // The rest of `public/` is published unchanged. Fonts and Trunk's own files get other names below.
    let mut published: BTreeSet<String> = files.keys().cloned().collect();
    let is_made = |path: &str| path.starts_with(ARTWORK) || path.starts_with(PHOTOGRAPHS);
    published.retain(|path| !is_made(path) && !image_files.contains_key(path));
    files.append(&mut image_files);
    let template = take_template(&mut files)?;
    fingerprint_fonts(&mut files, &mut styles, &base);
    let start = start_script(&mut files, &mut scripts, &styles.tools, &base)?;
    let template = fingerprint_scripts(&mut files, &mut scripts, start, &template, &base)?;
    let artwork = Artwork::take(&mut files)?;
    let mut add = |stem, sheet: &str| add_fingerprinted(&mut files, stem, "css", sheet.into());
    let print_sheet = add("print", &styles.print);
    let booklet_sheet = add("booklet", &styles.booklet);
    if !template.contains(HEAD_MARK) {
        return Err(BuildError::Invalid {
            file: "index.html".into(),
            wrong: format!("the mark {HEAD_MARK} is missing"),
            remedy: "put it where the page's title and links belong",
        });
    }
    let described = files.iter().filter(|(path, _)| !published.contains(*path));
    let facts = described.map(|(path, bytes)| (path.clone(), FileFacts::of(bytes)));
    let facts = facts.collect();
    let description = Description {
        target,
        base,
        template,
        style: styles.main,
        print_sheet,
        booklet_sheet,
        fonts: fonts(&files),
        workers: Workers {
            on: take_script(&mut scripts, WORKER)?,
            off: take_script(&mut scripts, WORKER_OFF)?,
        },
        artwork,
        photographs,
        images,
        results,
        files: facts,
        rendered: BTreeSet::new(),
    };
    Ok((files, description))
}

/// Takes Trunk's `index.html`, the template of every page.
///
/// # Errors
/// When it is missing or isn't UTF-8.
fn take_template(files: &mut Files) -> Result<String, BuildError> {
    let file = "index.html";
    let bytes = files.remove(file).ok_or_else(|| BuildError::Missing {
        file: file.into(),
        remedy: "run this as Trunk's post_build hook",
    })?;
    String::from_utf8(bytes).map_err(|error| BuildError::Invalid {
        file: file.into(),
        wrong: error.to_string(),
        remedy: "save it as UTF-8",
    })
}

/// Adds the files of the tools, and returns `start.js` with their addresses.
///
/// # Errors
/// When a script is missing.
fn start_script(
    files: &mut Files,
    scripts: &mut Scripts,
    sheet: &str,
    base: &Base,
) -> Result<String, BuildError> {
    let mut tools = vec![("tools", "css", sheet.to_owned())];
    for stem in TOOLS {
        let script = take_script(scripts, &[stem, ".js"].concat())?;
        let script = match stem {
            LETTER => built::with_words(&script)?,
            _ => script,
        };
        tools.push((stem, "js", script));
    }
    let mut start = take_script(scripts, &[START, ".js"].concat())?;
    for (stem, extension, text) in tools {
        let name = add_fingerprinted(files, stem, extension, text.into_bytes());
        let (address, integrity) = (base.file(&name), hash::integrity(&files[&name]));
        // The minifier writes texts in backticks.
        for quote in ["\"", "`"] {
            let old = format!("{quote}/{stem}.{extension}{quote}");
            start = start.replace(&old, &format!("{quote}{address}#{integrity}{quote}"));
        }
    }
    Ok(start)
}

/// Renames the site's scripts, the WebAssembly and its JavaScript after their hashes, and returns the template with the
/// new names; `start` is the text of `start.js`. (Trunk names the JavaScript after the WebAssembly, although either can
/// change alone.) A file that a script element loads gets its integrity as an attribute; a file that `start.js` fetches, as the fragment of its
/// address.
///
/// # Errors
/// When a file that the template refers to is missing.
fn fingerprint_scripts(
    files: &mut Files,
    scripts: &mut Scripts,
    start: String,
    template: &str,
    base: &Base,
) -> Result<String, BuildError> {
    let app = ["data-js", "data-wasm"].map(|name| attribute(template, name));
    let [glue, wasm] = app;
    let choices = take_script(scripts, &[CHOICES, ".js"].concat())?;
    let own = [(START, start), (CHOICES, choices)];
    let mut named = Vec::from(own.map(|(stem, script)| {
        let file = [stem, ".js"].concat();
        (file, stem, "js", script.into_bytes())
    }));
    for (file, extension) in [(glue?, "js"), (wasm?, "wasm")] {
        let bytes = files.remove(&file).ok_or_else(|| BuildError::Missing {
            file: file.clone(),
            remedy: "see index.html and pattern_script in Trunk.toml, which name it",
        })?;
        named.push((file, "attune", extension, bytes));
    }
    let mut template = template.to_owned();
    for (file, stem, extension, bytes) in named {
        let name = add_fingerprinted(files, stem, extension, bytes);
        template = replace_reference(&template, &file, &name, files, base);
    }
    // The worker's name never changes: browsers look for a newer worker at the same address.
    let worker = attribute(&template, "data-worker")?;
    Ok(template.replace(
        &format!("\"/{worker}\""),
        &format!("\"{}\"", base.file(&worker)),
    ))
}

/// Takes one of the site's own scripts.
///
/// # Errors
/// When it is missing.
fn take_script(scripts: &mut Scripts, file: &str) -> Result<String, BuildError> {
    scripts.remove(file).ok_or_else(|| BuildError::NoScript {
        file: file.to_owned(),
    })
}

/// Adds a file named after its hash, and returns its path.
fn add_fingerprinted(files: &mut Files, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
    let name = hash::file_name(&[ASSETS, stem].concat(), extension, &bytes);
    files.insert(name.clone(), bytes);
    name
}

/// Replaces the template's references to `file` by the address of `name`, with its integrity.
fn replace_reference(template: &str, file: &str, name: &str, files: &Files, base: &Base) -> String {
    let (address, integrity) = (base.file(name), hash::integrity(&files[name]));
    template
        .replace(
            &format!("src=\"/{file}\""),
            &format!("src=\"{address}\" integrity=\"{integrity}\""),
        )
        .replace(
            &format!("\"/{file}\""),
            &format!("\"{address}#{integrity}\""),
        )
}

/// Renames the fonts and their licences after their hashes, and updates the style sheets.
fn fingerprint_fonts(files: &mut Files, styles: &mut Styles, base: &Base) {
    let fonts: Vec<_> = files
        .extract_if(.., |path, _| path.starts_with(FONTS))
        .collect();
    for (path, bytes) in fonts {
        let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, ""));
        let name = hash::file_name(stem, extension, &bytes);
        for sheet in [&mut styles.main, &mut styles.tools, &mut styles.booklet] {
            *sheet = sheet.replace(&format!("/{path}"), &base.file(&name));
        }
        files.insert(name, bytes);
    }
}

/// The paths of the fonts, which every page preloads.
fn fonts(files: &Files) -> Vec<String> {
    let fonts = files.range(FONTS.to_owned()..).map(|(path, _)| path);
    fonts
        .take_while(|path| path.starts_with(FONTS))
        .filter(|path| extension(path) == "woff2")
        .cloned()
        .collect()
}
