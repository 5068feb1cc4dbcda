//! Errors in generating images.

use site::error::BuildError;

/// An image can't be generated.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    #[error(
        "the font crates/attune-site/src/images/fonts/{file} can't be read: {wrong}; put the file back as docs/type.md makes it"
    )]
    Font { file: &'static str, wrong: String },
    #[error("style/1-tokens.css has no colour --{0} written as light-dark(#…, #…); write it there")]
    Colour(&'static str),
    /// The renderer or an encoder rejects its input.
    #[error("{what} can't be rendered: {wrong}; see that its drawing follows docs/artwork.md")]
    Render { what: String, wrong: String },
    #[error(transparent)]
    Artwork(#[from] BuildError),
}
