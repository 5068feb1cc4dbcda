//! The files around the pages: each script, style sheet and face is named after its own bytes, so that
//! a visitor's browser may keep it for ever and never mixes two builds; and what names it says which
//! bytes it must have.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{BuildError, Files, integrity, policy};
use crate::routes::Base;

/// The site's own scripts, as `public/` has them: what starts the app, what applies a visitor's choices
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
    template: &str,
    base: &Base,
) -> Result<String, BuildError> {
    let app = ["data-js", "data-wasm"].map(|name| attribute(template, name));
    let [glue, wasm] = app;
    let scripts = SCRIPTS.map(|stem| ([stem, ".js"].concat(), stem, "js"));
    let app = [(glue?, "attune", "js"), (wasm?, "attune", "wasm")];
    let mut template = template.to_owned();
    for (file, stem, extension) in scripts.into_iter().chain(app) {
        let mut bytes = staged.remove(&file).ok_or_else(|| BuildError::Missing {
            file: file.clone(),
            remedy: "see index.html and pattern_script in Trunk.toml, which name it",
        })?;
        if extension == "js" {
            bytes = lighten(&bytes);
        }
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

/// The same JavaScript without indentation and without the comments that have lines to themselves.
/// That is most of what a minifier gains under compression; those for Rust that are small enough to
/// build here refuse valid modules. A line within a text over several lines must not change, so a
/// script with one is left as it is.
pub(super) fn lighten(bytes: &[u8]) -> Vec<u8> {
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

/// A file name that changes with the bytes. The standard hasher keeps its outcome as long as the
/// toolchain is pinned; a new one costs each visitor one more download.
#[must_use]
pub fn named(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", hash(bytes))
}

/// A name that changes with the bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
