//! A cache of the files made of photographs, keyed by each photograph's bytes. It is in `target/attune-pictures/`, or in
//! the folder that `ATTUNE_PICTURE_CACHE` names, and may be deleted at any time.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::Format;
use crate::console;

/// The version of the program `photographs`. Raise it with any change there that affects its output, so that
/// every photograph is encoded again.
const ENCODER_VERSION: &str = "1";

const FOLDER: &str = "target/attune-pictures";
const RECORD: &str = "record.json";

/// A hash of a file's bytes and of `ENCODER_VERSION`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(pub String);

impl Key {
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(ENCODER_VERSION);
        hasher.update(bytes);
        Self(format!("{:x}", hasher.finalize()))
    }
}

/// The files that were made of one photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Variants {
    pub record: Record,
    /// The files, in the order of the record.
    pub files: Vec<Vec<u8>>,
}

/// The description of a photograph's variants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub width: u32,
    pub height: u32,
    pub tone: Option<String>,
    pub files: Vec<Entry>,
}

/// One file. A record lists them by format, best first, then from narrow to wide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub format: Format,
    pub width: u32,
    /// A checksum, to detect a damaged file.
    pub sum: String,
}

impl Entry {
    pub fn of(format: Format, width: u32, bytes: &[u8]) -> Self {
        Self {
            format,
            width,
            sum: checksum(bytes),
        }
    }

    fn name(&self) -> String {
        format!("{}.{}", self.width, self.format.extension())
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

    /// Its file name extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

fn checksum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The cache's folder.
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

    /// Whether a file was decoded completely before.
    pub fn was_decoded(&self, key: &Key) -> bool {
        self.decoded_marker(key).is_file()
    }

    /// Records that a file was decoded completely.
    pub fn mark_decoded(&self, key: &Key) {
        let written =
            fs::create_dir_all(&self.folder).and_then(|()| fs::write(self.decoded_marker(key), ""));
        self.warn(written);
    }

    fn decoded_marker(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.sound", key.0))
    }

    /// The variants that were made before. None if any of them is missing or damaged.
    pub fn get(&self, key: &Key) -> Option<Variants> {
        let folder = self.folder.join(&key.0);
        let record: Record = serde_json::from_slice(&fs::read(folder.join(RECORD)).ok()?).ok()?;
        let read = |entry: &Entry| {
            let bytes = fs::read(folder.join(entry.name())).ok()?;
            (checksum(&bytes) == entry.sum).then_some(bytes)
        };
        let files = record.files.iter().map(read).collect::<Option<_>>()?;
        Some(Variants { record, files })
    }

    /// Stores the variants of a photograph. If that fails, it prints a warning, and the next build will make them again.
    pub fn put(&self, key: &Key, variants: &Variants) {
        self.warn(self.write(key, variants));
    }

    /// Writes to a temporary folder and renames it, so that no partial entry is ever read.
    fn write(&self, key: &Key, variants: &Variants) -> io::Result<()> {
        let temporary = self.folder.join(format!("{}.{}", key.0, process::id()));
        let target = self.folder.join(&key.0);
        fs::create_dir_all(&temporary)?;
        for (entry, bytes) in variants.record.files.iter().zip(&variants.files) {
            fs::write(temporary.join(entry.name()), bytes)?;
        }
        fs::write(
            temporary.join(RECORD),
            serde_json::to_vec_pretty(&variants.record)?,
        )?;
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        fs::rename(temporary, target)
    }

    fn warn(&self, written: io::Result<()>) {
        if let Err(error) = written
            && !self.warned.replace(true)
        {
            console::note(format_args!(
                "Note: the converted pictures can't be stored in {}: {error}; the next build will make them again.",
                self.folder.display()
            ));
        }
    }
}
