//! What was made before, by the bytes it was made of: `target/attune-pictures/`, or the folder that
//! `ATTUNE_PICTURE_CACHE` names. It may be deleted at any time.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::Format;
use crate::say;

/// Stands for how the program `photographs` makes what is served: raise it with any change there that shows, and
/// every picture is made anew.
const SETTINGS: &str = "1";

const FOLDER: &str = "target/attune-pictures";
const RECORD: &str = "record.json";

/// Stands for a file's bytes and how pictures are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(pub String);

impl Key {
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(SETTINGS);
        hasher.update(bytes);
        Self(format!("{:x}", hasher.finalize()))
    }
}

/// What was made of one photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub record: Record,
    /// The files, in the order of the record.
    pub files: Vec<Vec<u8>>,
}

/// What is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub width: u32,
    pub height: u32,
    pub tone: Option<String>,
    pub files: Vec<Entry>,
}

/// One file: best format first, and in each from narrow to wide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub format: Format,
    pub width: u32,
    /// Tells a damaged file.
    pub sum: String,
}

impl Entry {
    pub fn of(format: Format, width: u32, bytes: &[u8]) -> Self {
        Self {
            format,
            width,
            sum: sum(bytes),
        }
    }

    fn name(&self) -> String {
        format!("{}.{}", self.width, self.format.ending())
    }
}

impl Format {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// How its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

fn sum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The folder of what was made before.
pub struct Cache {
    folder: PathBuf,
    warned: Cell<bool>,
}

impl Cache {
    /// The cache of the project at `root`.
    pub fn of(root: &Path) -> Self {
        let named = std::env::var_os("ATTUNE_PICTURE_CACHE").filter(|named| !named.is_empty());
        Self {
            folder: named.map_or_else(|| root.join(FOLDER), PathBuf::from),
            warned: Cell::new(false),
        }
    }

    /// Whether a file was decoded to its end before.
    pub fn knows_as_sound(&self, key: &Key) -> bool {
        self.sound(key).is_file()
    }

    /// Remembers that a file was decoded to its end.
    pub fn note_sound(&self, key: &Key) {
        let written =
            fs::create_dir_all(&self.folder).and_then(|()| fs::write(self.sound(key), ""));
        self.warn(written);
    }

    fn sound(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.sound", key.0))
    }

    /// What was made before; none where anything of it is missing or damaged.
    pub fn get(&self, key: &Key) -> Option<Made> {
        let folder = self.folder.join(&key.0);
        let record: Record = serde_json::from_slice(&fs::read(folder.join(RECORD)).ok()?).ok()?;
        let read = |entry: &Entry| {
            let bytes = fs::read(folder.join(entry.name())).ok()?;
            (sum(&bytes) == entry.sum).then_some(bytes)
        };
        let files = record.files.iter().map(read).collect::<Option<_>>()?;
        Some(Made { record, files })
    }

    /// Keeps what was made. Where that fails the build goes on, and makes it again next time.
    pub fn put(&self, key: &Key, made: &Made) {
        self.warn(self.write(key, made));
    }

    /// Writes beside the place and then moves there, so that no half of it is ever found.
    fn write(&self, key: &Key, made: &Made) -> io::Result<()> {
        let half = self.folder.join(format!("{}.{}", key.0, process::id()));
        let whole = self.folder.join(&key.0);
        fs::create_dir_all(&half)?;
        for (entry, bytes) in made.record.files.iter().zip(&made.files) {
            fs::write(half.join(entry.name()), bytes)?;
        }
        fs::write(half.join(RECORD), serde_json::to_vec_pretty(&made.record)?)?;
        if whole.exists() {
            fs::remove_dir_all(&whole)?;
        }
        fs::rename(half, whole)
    }

    fn warn(&self, written: io::Result<()>) {
        if let Err(error) = written
            && !self.warned.replace(true)
        {
            say::note(format_args!(
                "Note: the pictures that were made can't be kept in {}: {error}; the next build makes them again.",
                self.folder.display()
            ));
        }
    }
}
