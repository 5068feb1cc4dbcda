//! Photographs as HTML. Reading and shrinking them is the work of the build's own binary.

use std::collections::BTreeMap;
use std::path::Path;

use attune::html::escape;
use attune::routes::Base;
use serde::{Deserialize, Serialize};

/// When a browser should fetch a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// At once: the page's first picture.
    First,
    /// When it comes near the view.
    Lazy,
}

/// The extensions of photographs, in lower case.
pub const EXTENSIONS: [&str; 3] = ["jpg", "jpeg", "png"];

/// Whether a file is named as a photograph is. Cameras write the extension in capitals.
#[must_use]
pub fn named_as_one(path: &str) -> bool {
    let extension = Path::new(path).extension();
    extension.is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Every photograph by the address that content names it by, such as `/images/room.jpg`.
pub type Photographs = BTreeMap<String, Photograph>;

/// What was made of a photograph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photograph {
    /// Width in pixels of the widest file, as it stands upright.
    pub width: u32,
    /// Height in pixels, likewise.
    pub height: u32,
    /// The colour that stands in its place until it comes, as `rrggbb`; none where one can see
    /// through the picture.
    pub tone: Option<String>,
    /// The formats, best first; the last is the photograph's own.
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
    fn candidates(&self, base: &Base) -> String {
        let files = self.files.iter();
        let listed: Vec<_> = files
            .map(|(width, path)| format!("{} {width}w", base.file(path)))
            .collect();
        listed.join(", ")
    }
}

impl Photograph {
    /// The photograph as HTML.
    #[must_use]
    pub fn markup(&self, alternative: &str, loading: Loading, base: &Base) -> String {
        let Self { width, height, .. } = self;
        let Some((own, better)) = self.formats.split_last() else {
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
        let middle = self
            .one_size()
            .map_or_else(String::new, |path| base.file(path));
        let (candidates, alternative) = (own.candidates(base), escape(alternative));
        format!(
            "<picture>{sources}<img {class}src=\"{middle}\" srcset=\"{candidates}\" sizes=\"{sizes}\" width=\"{width}\" height=\"{height}\" alt=\"{alternative}\" loading=\"{loading}\" fetchpriority=\"{priority}\" decoding=\"async\"></picture>"
        )
    }

    /// The file that stands for all sizes and formats where only one can: of middle size, in the
    /// photograph's own format.
    #[must_use]
    pub fn one_size(&self) -> Option<&str> {
        let files = &self.formats.last()?.files;
        files.get(files.len() / 2).map(|(_, path)| path.as_str())
    }

    /// The rule that shows the picture's colour until it comes.
    #[must_use]
    pub fn style(&self) -> Option<String> {
        let tone = self.tone.as_ref()?;
        Some(format!(".tone-{tone}{{background-color:#{tone}}}"))
    }

    /// How wide the photograph stands: the page's width on narrow screens, its column on wide ones,
    /// and never wider than it is.
    fn sizes(&self) -> String {
        let column = self.width.min(COLUMN);
        format!("(max-width: {column}px) 100vw, {column}px")
    }
}

/// The width of the column of text (46rem) in pixels.
const COLUMN: u32 = 736;
