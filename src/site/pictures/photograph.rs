//! Photographs as HTML. Reading and shrinking them is the work of the build's own binary.

use std::collections::BTreeMap;

use super::Loading;
use crate::site::head::escape;

/// Every photograph by the address that content names it by, such as `/images/room.jpg`.
pub type Photographs = BTreeMap<String, Photograph>;

/// What was made of a photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Photograph {
    /// Width in pixels, as it stands upright.
    pub width: u32,
    /// Height in pixels, likewise.
    pub height: u32,
    /// The colour that stands in its place until it comes, as `rrggbb`.
    pub tone: String,
    /// The formats, best first; the last is the photograph's own.
    pub formats: Vec<Format>,
}

/// A photograph in one format.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// Its media type, such as `image/avif`.
    pub kind: &'static str,
    /// Its files from narrow to wide: width in pixels, and path from the root of the site.
    pub files: Vec<(u32, String)>,
}

impl Photograph {
    /// The photograph as HTML.
    #[must_use]
    pub fn markup(&self, alternative: &str, loading: Loading) -> String {
        let Self {
            width,
            height,
            tone,
            formats,
        } = self;
        let (loading, priority) = match loading {
            Loading::First => ("eager", "high"),
            Loading::Lazy => ("lazy", "auto"),
        };
        let candidates = |format: &Format| {
            let files = format.files.iter();
            let listed: Vec<_> = files
                .map(|(width, path)| format!("/{path} {width}w"))
                .collect();
            listed.join(", ")
        };
        let Some((own, better)) = formats.split_last() else {
            return String::new();
        };
        let sources: String = better
            .iter()
            .map(|format| {
                format!(
                    "<source type=\"{}\" srcset=\"{}\" sizes=\"{SIZES}\">",
                    format.kind,
                    candidates(format)
                )
            })
            .collect();
        let middle = own.files.get(own.files.len() / 2);
        let source = middle.map_or("", |(_, path)| path.as_str());
        format!(
            "<picture>{sources}<img class=\"tone-{tone}\" src=\"/{source}\" srcset=\"{}\" sizes=\"{SIZES}\" width=\"{width}\" height=\"{height}\" alt=\"{}\" loading=\"{loading}\" fetchpriority=\"{priority}\" decoding=\"async\"></picture>",
            candidates(own),
            escape(alternative)
        )
    }

    /// The rule that shows the picture's colour until it comes.
    #[must_use]
    pub fn style(&self) -> String {
        format!(".tone-{0}{{background-color:#{0}}}", self.tone)
    }
}

/// How wide a photograph stands: the page's width on narrow screens, its column on wide ones.
const SIZES: &str = "(max-width: 46rem) 100vw, 46rem";
