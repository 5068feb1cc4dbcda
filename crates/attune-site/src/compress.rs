//! Compressed copies of the files that shrink, for servers that send precompressed files: Brotli, Zstandard
//! and gzip, each at its highest regular level.

use std::io::{self, Write};

use flate2::{Compression, write::GzEncoder};
use site::files::Files;
use site::hosting;

/// A file can't be compressed, for example because memory ran out.
#[derive(Debug, thiserror::Error)]
#[error("{path} can't be compressed: {source}; try again")]
pub struct CompressError {
    path: String,
    source: io::Error,
}

/// The extensions of compressed copies.
const EXTENSIONS: [&str; 3] = [".br", ".gz", ".zst"];

/// Compresses every file that shrinks, and returns the copies.
pub fn all(files: &Files) -> Result<Files, CompressError> {
    let [br, gz, zst] = EXTENSIONS;
    let mut copies = Files::new();
    for (path, bytes) in files
        .iter()
        .filter(|(path, _)| hosting::is_compressible(path))
    {
        let fail = |source| CompressError {
            path: path.clone(),
            source,
        };
        let named = |extension: &str| [path.as_str(), extension].concat();
        copies.insert(named(br), brotli(bytes).map_err(fail)?);
        copies.insert(named(gz), gzip(bytes).map_err(fail)?);
        copies.insert(
            named(zst),
            zstd::encode_all(bytes.as_slice(), 19).map_err(fail)?,
        );
    }
    Ok(copies)
}

/// The path of a file, and those that its compressed copies have.
pub fn with_copies(path: &str) -> impl Iterator<Item = String> {
    let extensions = [""].into_iter().chain(EXTENSIONS);
    extensions.map(move |extension| [path, extension].concat())
}

fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &settings)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
