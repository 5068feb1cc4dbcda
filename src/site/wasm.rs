//! The WebAssembly without what only a debugger reads.

use super::{BuildError, Files};

/// The magic number and the version that a module begins with (WebAssembly core specification, 5.5.16).
const PREAMBLE: &[u8] = b"\0asm\x01\0\0\0";
/// The id of custom sections: function names, producers and the like (5.5.3).
const CUSTOM: u8 = 0;

/// Drops the custom sections of every module among the files: half as much again as the code.
///
/// # Errors
/// When a file called `.wasm` is no WebAssembly module.
pub fn drop_custom_sections(staged: &mut Files) -> Result<(), BuildError> {
    for (file, bytes) in staged.iter_mut() {
        if !file.ends_with("_bg.wasm") {
            continue;
        }
        *bytes = without_custom_sections(bytes).ok_or_else(|| BuildError::Unfit {
            file: file.clone(),
            wrong: "it is no WebAssembly module".into(),
            remedy: "build it again with `cargo xtask build`",
        })?;
    }
    Ok(())
}

fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let mut rest = module.strip_prefix(PREAMBLE)?;
    let mut kept = PREAMBLE.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let (size, size_bytes) = read_size(after_id)?;
        let (section, after) = rest.split_at_checked(1 + size_bytes + size)?;
        if id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Some(kept)
}

/// An unsigned number of seven bits a byte, lowest first (5.2.2); gives it and how many bytes it took.
fn read_size(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut size = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        size |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((size, index + 1));
        }
    }
    None
}
