//! Photographs as HTML. The program in `crates/photographs` decodes and resizes them.

use std::collections::BTreeMap;
use std::path::Path;

use attune::html::escape;
use attune::routes::Base;
use serde::{Deserialize, Serialize};

/// When a browser should fetch a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Immediately: the page's first picture.
    First,
    /// When it is near the viewport.
    Lazy,
}

/// The extensions of photographs, in lower case.
pub const EXTENSIONS: [&str; 3] = ["jpg", "jpeg", "png"];

/// Whether a file has a photograph's extension, in any case: cameras write it in capitals.
#[must_use]
pub fn has_photograph_extension(path: &str) -> bool {
    let extension = Path::new(path).extension();
    extension.is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Every photograph by its address in the content, such as `/images/room.jpg`.
pub type Photographs = BTreeMap<String, Photograph>;

/// A photograph with its resized files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photograph {
    /// Width in pixels of the widest file, after its orientation is applied.
    pub width: u32,
    /// Height in pixels of the widest file.
    pub height: u32,
    /// The placeholder colour that is shown until the photograph is loaded, as `rrggbb`; none for a picture with
    /// transparency.
    pub tone: Option<String>,
    /// The formats, best first; the last is the photograph's original format. An empty list is allowed: the photograph
    /// then has no HTML.
    pub formats: Vec<Format>,
}

/// A photograph in one format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Format {
    /// Its media type, such as `image/avif`.
    pub kind: String,
    /// Its files from narrow to wide: width in pixels, and path from the root of the site.
    pub files: Vec<(u32, String)>,
}

impl Format {
    /// The value of `srcset`.
    fn candidates(&self, base: &Base) -> String {
        let files = self.files.iter();
        let listed: Vec<_> = files
            .map(|(width, path)| format!("{} {width}w", base.file(path)))
            .collect();
        listed.join(", ")
    }
}

impl Photograph {
    /// The photograph as HTML; empty if there are no formats.
    #[must_use]
    pub fn markup(&self, alternative: &str, loading: Loading, base: &Base) -> String {
        let Self { width, height, .. } = self;
        let Some((original, better)) = self.formats.split_last() else {
            return String::new();
        };
        let (loading, priority) = match loading {
            Loading::First => ("eager", "high"),
            Loading::Lazy => ("lazy", "auto"),
        };
        let sizes = self.sizes();
        let source = |format: &Format| {
            let (kind, candidates) = (&format.kind, format.candidates(base));
            format!("<source type=\"{kind}\" srcset=\"{candidates}\" sizes=\"{sizes}\">")
        };
        let sources: String = better.iter().map(source).collect();
        let class = self.tone.as_ref();
        let class = class.map_or(String::new(), |tone| format!("class=\"tone-{tone}\" "));
        let fallback = self
            .fallback_file()
            .map_or_else(String::new, |path| base.file(path));
        let (candidates, alternative) = (original.candidates(base), escape(alternative));
        format!(
            "<picture>{sources}<img {class}src=\"{fallback}\" srcset=\"{candidates}\" sizes=\"{sizes}\" width=\"{width}\" height=\"{height}\" alt=\"{alternative}\" loading=\"{loading}\" fetchpriority=\"{priority}\" decoding=\"async\"></picture>"
        )
    }

    /// The file for uses without a choice of sizes and formats: the middle size in the original format.
    #[must_use]
    pub fn fallback_file(&self) -> Option<&str> {
        let files = &self.formats.last()?.files;
        files.get(files.len() / 2).map(|(_, path)| path.as_str())
    }

    /// The CSS rule that shows the placeholder colour until the photograph is loaded.
    #[must_use]
    pub fn style(&self) -> Option<String> {
        let tone = self.tone.as_ref()?;
        Some(format!(".tone-{tone}{{background-color:#{tone}}}"))
    }

    /// The value of `sizes`: the page's width on narrow screens, the column's width on wide ones, and never more than
    /// the photograph's own width.
    fn sizes(&self) -> String {
        let column = self.width.min(COLUMN);
        format!("(max-width: {column}px) 100vw, {column}px")
    }
}

/// The width of the text column (46rem) in pixels.
const COLUMN: u32 = 736;
