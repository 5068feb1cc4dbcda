//! The files around the pages: each script, style sheet and face is named after its own bytes, so that
//! a visitor's browser may keep it for ever and never mixes two builds; and what names it says which
//! bytes it must have.

use sha2::{Digest, Sha256};

use super::{BuildError, Files, Scripts, integrity, policy};
use crate::routes::Base;

/// The scripts that pages name, as `scripts/` has them: what starts the app, what applies a visitor's choices
/// before the first paint, and the tools that are fetched when they are asked for.
const SCRIPTS: [&str; 4] = ["start", "choices", "display", "listen"];

/// Where scripts, style sheets and the WebAssembly lie in the finished site.
const FOLDER: &str = "assets/";

/// Where the faces lie.
const FACES: &str = "fonts/";

/// Where the template takes what a page's head holds.
pub const HEAD_MARK: &str = "<!--attune:head-->";

/// Where the template's head ends.
pub const END_OF_HEAD: &str = "</head>";

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

/// Renames the site's scripts, the WebAssembly and its JavaScript after their bytes, and gives the
/// template that names them so. (Trunk names the JavaScript after the WebAssembly, although it can
/// change alone.) What a script element names gets the integrity of its bytes as an attribute; what
/// `start.js` fetches, as the fragment of its address.
///
/// # Errors
/// When a file that the template names is missing.
pub fn name_by_content(
    staged: &mut Files,
    scripts: &mut Scripts,
    template: &str,
    base: &Base,
) -> Result<String, BuildError> {
    let app = ["data-js", "data-wasm"].map(|name| attribute(template, name));
    let [glue, wasm] = app;
    let mut named = Vec::new();
    for stem in SCRIPTS {
        let file = [stem, ".js"].concat();
        let script = take_script(scripts, &file)?;
        named.push((file, stem, "js", script.into_bytes()));
    }
    for (file, extension) in [(glue?, "js"), (wasm?, "wasm")] {
        let bytes = staged.remove(&file).ok_or_else(|| BuildError::Missing {
            file: file.clone(),
            remedy: "see index.html and pattern_script in Trunk.toml, which name it",
        })?;
        named.push((file, "attune", extension, bytes));
    }
    let mut template = template.to_owned();
    for (file, stem, extension, bytes) in named {
        let name = kept(staged, stem, extension, bytes);
        template = point(&template, &file, &name, staged, base);
    }
    // The worker keeps its name, by which a browser finds the newer one.
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
pub fn take_script(scripts: &mut Scripts, file: &str) -> Result<String, BuildError> {
    scripts.remove(file).ok_or_else(|| BuildError::NoScript {
        file: file.to_owned(),
    })
}

/// Adds a file of the folder for what is kept, and gives its path.
fn kept(staged: &mut Files, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
    let name = named(&[FOLDER, stem].concat(), extension, &bytes);
    staged.insert(name.clone(), bytes);
    name
}

/// The template with the name that `file` got.
fn point(template: &str, file: &str, name: &str, staged: &Files, base: &Base) -> String {
    let (address, integrity) = (base.file(name), integrity::of(&staged[name]));
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

/// Renames the faces, with their licences, after their bytes, and gives the style sheets that name them
/// so.
pub fn name_faces(staged: &mut Files, styles: &mut Styles, base: &Base) {
    let faces: Vec<_> = staged
        .extract_if(.., |path, _| path.starts_with(FACES))
        .collect();
    for (path, bytes) in faces {
        let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, ""));
        let name = named(stem, extension, &bytes);
        for sheet in [&mut styles.main, &mut styles.tools, &mut styles.booklet] {
            *sheet = sheet.replace(&format!("/{path}"), &base.file(&name));
        }
        staged.insert(name, bytes);
    }
}

/// The paths of the faces, which every page asks for before its style sheet names them.
fn faces(staged: &Files) -> Vec<String> {
    let faces = staged.range(FACES.to_owned()..).map(|(path, _)| path);
    faces
        .take_while(|path| path.starts_with(FACES))
        .filter(|path| super::ending(path) == "woff2")
        .cloned()
        .collect()
}

/// The style sheets.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    /// What every page needs for its first paint.
    pub main: String,
    /// What the tools need, fetched with them.
    pub tools: String,
    /// A story's booklet, which is a page of its own.
    pub booklet: String,
}

/// What every page is cut from.
pub struct Template {
    /// Trunk's `index.html`, which names every file as the finished site has it.
    pub html: String,
    /// The link to the style sheet of booklets, which it doesn't name.
    pub booklet_sheet: String,
    /// The paths of the faces.
    pub faces: Vec<String>,
    /// What a page may do, as lines of its head.
    pub policy: String,
}

/// Adds the style sheets to the files, and names them in the template.
///
/// # Errors
/// When the template has no mark for its head, or names no sheet for the tools.
pub fn add_style_sheets(
    staged: &mut Files,
    template: &str,
    styles: &Styles,
    base: &Base,
) -> Result<Template, BuildError> {
    let mut add = |stem, sheet: &str| kept(staged, stem, "css", sheet.as_bytes().to_vec());
    let (main, tools) = (add("style", &styles.main), add("tools", &styles.tools));
    let booklet = add("booklet", &styles.booklet);
    let link = |name: &str| {
        let (address, integrity) = (base.file(name), integrity::of(&staged[name]));
        format!("<link rel=\"stylesheet\" href=\"{address}\" integrity=\"{integrity}\">\n")
    };
    let sheet = attribute(template, "data-sheet")?;
    let template = point(template, &sheet, &tools, staged, base);
    if !template.contains(HEAD_MARK) {
        return Err(BuildError::Unfit {
            file: "index.html".into(),
            wrong: format!("the mark {HEAD_MARK} is missing"),
            remedy: "put it where the page's title and links belong",
        });
    }
    // After the script that applies choices, which would wait for it otherwise.
    let end = link(&main) + END_OF_HEAD;
    Ok(Template {
        html: template.replacen(END_OF_HEAD, &end, 1),
        booklet_sheet: link(&booklet),
        faces: faces(staged),
        policy: policy::meta(&template),
    })
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

/// A file name that changes with the bytes, and with nothing else.
#[must_use]
pub fn named(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", hash(bytes))
}

/// How many hexadecimal digits of the SHA-256 a name has: enough that no two files share one by chance.
const DIGITS: usize = 16;

/// A name that changes with the bytes: the same from every toolchain and on every computer, since another
/// one would cost each visitor a download.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    let mut digits = format!("{:x}", Sha256::digest(bytes));
    digits.truncate(DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_is_the_same_on_every_computer() {
        // The SHA-256 of “abc”, as FIPS 180-2 gives it, begins so.
        assert_eq!(
            named("fonts/a", "woff2", b"abc"),
            "fonts/a-ba7816bf8f01cfea.woff2"
        );
        assert_eq!(hash(b""), "e3b0c44298fc1c14");
    }
}
