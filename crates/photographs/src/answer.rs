//! What the program `photographs` answers: on its output stand lines of JSON, one [`Answer`] each. It says so
//! itself and `attune-site` reads it, so this file is compiled into both.

use serde::{Deserialize, Serialize};

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// A size is begun, of this width in pixels.
    Size(u32),
    /// A file is made; its bytes follow the line.
    File(File),
    /// The last line: the picture was read to its end.
    Sound,
    /// The last line: all is made of it that is served.
    Made(Picture),
    /// The last line: the picture can't be shown.
    Rejected(Rejected),
    /// The last line: a file can't be made, and why.
    Failed(String),
}

/// A file that was made.
#[derive(Debug, Serialize, Deserialize)]
pub struct File {
    pub format: Format,
    /// In pixels.
    pub width: u32,
    /// In bytes.
    pub length: u64,
}

/// A photograph in its widest size, in pixels, and its mean colour as `rrggbb`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub tone: Option<String>,
}

/// What decoding finds wrong, in the decoder's words.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rejected {
    /// It is of a kind that isn't decoded.
    Rare(String),
    Damaged(String),
}

/// The two kinds of photograph that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
}

impl Kind {
    /// Its name, and the argument that stands for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }
}

/// A format that is served, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Avif,
    WebP,
    Jpeg,
    Png,
}
