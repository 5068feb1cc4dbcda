//! The output of the program `photographs`: lines of JSON, one [`Answer`] each. `photographs` writes them and
//! `attune-site` reads them, so this file is compiled into both.

use serde::{Deserialize, Serialize};

/// The maximum length of a side, in pixels. `attune-site` rejects larger files by their headers; `photographs` allows
/// its decoders no more.
pub const MAX_SIDE: u32 = 20_000;

/// One line of the output.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// A size is started, of this width in pixels.
    Size(u32),
    /// A file is made; its bytes follow the line.
    File(File),
    /// The last line: the picture was decoded completely.
    Decoded,
    /// The last line: all files of the picture are made.
    Made(Picture),
    /// The last line: the picture can't be shown.
    Rejected(Rejected),
    /// The last line: a file can't be made, for this reason.
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

/// The decoder's reason for rejecting a picture, as its message.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rejected {
    /// Its format or coding isn't supported.
    Unsupported(String),
    Damaged(String),
}

/// The formats of photographs that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFormat {
    Jpeg,
    Png,
}

impl SourceFormat {
    /// Its name, which is also the program's argument for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }
}

/// The formats that are served, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Avif,
    WebP,
    Jpeg,
    Png,
}
