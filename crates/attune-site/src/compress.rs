//! Compressed copies beside the files that shrink, for servers that send what was compressed before:
//! Brotli, Zstandard and gzip, each as far as it goes.

use std::io::{self, Write};

use attune::site::{Files, hosting};
use flate2::{Compression, write::GzEncoder};

/// The memory for compressing ran out, or the like.
#[derive(Debug, thiserror::Error)]
#[error("{path} can't be compressed: {source}; try again")]
pub struct CompressError {
    path: String,
    source: io::Error,
}

/// The compressed copies of the files that have some.
pub fn all(files: &Files) -> Result<Files, CompressError> {
    let mut copies = Files::new();
    for (path, bytes) in files.iter().filter(|(path, _)| hosting::shrinks(path)) {
        let fail = |source| CompressError {
            path: path.clone(),
            source,
        };
        let named = |ending: &str| [path.as_str(), ending].concat();
        copies.insert(named(".br"), brotli(bytes).map_err(fail)?);
        copies.insert(named(".gz"), gzip(bytes).map_err(fail)?);
        copies.insert(
            named(".zst"),
            zstd::encode_all(bytes.as_slice(), 19).map_err(fail)?,
        );
    }
    Ok(copies)
}

fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut small, &settings)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
