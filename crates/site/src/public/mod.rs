//! Decides for each file of `public/` whether and how it is published. The check and the build both use this, so
//! the check reports exactly the files that the build refuses.

pub mod embedded;
pub mod file_format;
pub mod metadata;
pub mod reserved_names;

use self::file_format::FileFormat;
use crate::clutter;
use crate::error::BuildError;
use crate::fault::Fault;
use crate::files::Files;
use crate::names::ARTWORK;
use crate::pictures::artwork;
use crate::pictures::photograph::{self, Photographs};

/// The folder for owners' photographs.
const IMAGES: &str = "images/";

/// The folder of the content, from which pages are generated.
const CONTENT: &str = "content/";

/// The build's decision about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileUse {
    /// It is published unchanged.
    Published,
    /// Its drawings are published, in the SVG sheets of the pages that show them.
    Artwork,
    /// If a page names it, copies in several formats are published, but never the file itself.
    Photograph,
    /// Pages are generated from it.
    Content,
    /// It isn't published: it is clutter, or it is in the folder for photographs but isn't one.
    LeftOut,
    /// The check and the build fail, unless a page names it: then it is treated as a photograph.
    Revealing(Fault),
    /// The check and the build fail.
    Refused(Fault),
}

/// Decides about the file at a path below `public/`. Its first [`file_format::HEAD_BYTES`] bytes are enough,
/// unless [`needs_whole`] returns true.
#[must_use]
pub fn file_use(path: &str, bytes: &[u8]) -> FileUse {
    if clutter::find(path).is_some() {
        return FileUse::LeftOut;
    }
    match FileFormat::of(bytes) {
        Some(FileFormat::Heic) => FileUse::Refused(heic(path)),
        _ if path.starts_with(CONTENT) => FileUse::Content,
        format if path.starts_with(ARTWORK) => artwork(path, format, bytes),
        _ if path.starts_with(IMAGES) && photograph::has_photograph_extension(path) => {
            FileUse::Photograph
        }
        _ if path.starts_with(IMAGES) => FileUse::LeftOut,
        Some(format) if metadata::is_revealing(format, bytes) => {
            FileUse::Revealing(revealing(path, format))
        }
        _ => embedded(path, bytes).map_or(FileUse::Published, FileUse::Refused),
    }
}

/// Whether the decision needs the whole file.
#[must_use]
pub fn needs_whole(path: &str, head: &[u8]) -> bool {
    let in_fixed_folder = [CONTENT, IMAGES]
        .iter()
        .any(|folder| path.starts_with(folder));
    !in_fixed_folder
        && (path.starts_with(ARTWORK)
            || FileFormat::of(head).is_some()
            || embedded::may_embed(path, head))
}

/// The fault of a file with an embedded photograph that has private metadata.
fn embedded(path: &str, bytes: &[u8]) -> Option<Fault> {
    let head = bytes.get(..file_format::HEAD_BYTES).unwrap_or(bytes);
    if !embedded::may_embed(path, head) {
        return None;
    }
    let format = embedded::revealing_picture(bytes)?;
    Some(Fault {
        wrong: format!(
            "The file \"/{path}\" contains {} that says where or with which camera it was taken; publishing it would publish that too.",
            format.name()
        ),
        remedy: "Open it in the program that made it, take that picture out or put one in its place that was saved \
            without those notes, and save it again; or delete the file."
            .into(),
    })
}

fn artwork(path: &str, format: Option<FileFormat>, bytes: &[u8]) -> FileUse {
    let Some((_, extension)) = path
        .rsplit_once('.')
        .filter(|(_, extension)| extension.eq_ignore_ascii_case("svg"))
    else {
        let remedy = if format.is_some() {
            "Put a photograph into public/images/ instead, or delete the file."
        } else {
            "Delete the file, or keep it outside the folder public."
        };
        return FileUse::Refused(Fault {
            wrong: format!("\"/{path}\" isn't artwork: only files that end in .svg are."),
            remedy: remedy.into(),
        });
    };
    if extension != "svg" {
        return FileUse::Refused(Fault {
            wrong: format!("The name of the artwork \"/{path}\" ends in capitals."),
            remedy: "Rename it so that it ends in .svg.".into(),
        });
    }
    match artwork::read(bytes) {
        Ok(_) => embedded(path, bytes).map_or(FileUse::Artwork, FileUse::Refused),
        Err(wrong) => FileUse::Refused(Fault {
            wrong: format!("The artwork \"/{path}\" can't be read: {wrong}."),
            remedy: "Put the file back as it was, or draw it as docs/artwork.md explains.".into(),
        }),
    }
}

fn heic(path: &str) -> Fault {
    Fault {
        wrong: format!(
            "The picture \"/{path}\" is {}, which most browsers don't show.",
            FileFormat::Heic.name()
        ),
        remedy: AS_JPEG.into(),
    }
}

/// How to export a JPEG from an iPhone.
pub const AS_JPEG: &str = "On the iPhone share it by e-mail (Share → Options → Most Compatible, where that is offered), which \
    sends a JPEG, or take it again with Settings → Camera → Formats → Most Compatible (on newer iPhones under Settings → Apps).";

fn revealing(path: &str, format: FileFormat) -> Fault {
    let extension = if format == FileFormat::Png {
        "png"
    } else {
        "jpg"
    };
    let renamed = format!(
        "If it is to be shown, give it a name that ends in .{extension}, put it into public/images/ and name it in a \
         page, which shows a copy without that; or delete the file."
    );
    let remedy = match format {
        FileFormat::Jpeg | FileFormat::Png if !photograph::has_photograph_extension(path) => {
            &renamed
        }
        FileFormat::Jpeg | FileFormat::Png => {
            "Put it into public/images/ and name it in a page, which shows a copy without that; or delete the file."
        }
        FileFormat::Film => {
            "Delete the file, or save it again in a video editor, without the place."
        }
        _ => {
            "Save it in an image editor as a JPEG, put that into public/images/ and name it in a page; or delete the file."
        }
    };
    let verb = match format {
        FileFormat::Raw | FileFormat::BigTiff => "may say",
        _ => "says",
    };
    Fault {
        wrong: format!(
            "The picture \"/{path}\" is {} that {verb} where or with which camera it was taken; publishing it would publish that too.",
            format.name()
        ),
        remedy: remedy.into(),
    }
}

/// Removes the staged files that aren't to be published.
///
/// # Errors
/// If a file is refused. The check reports all of those.
pub fn keep_published(staged: &mut Files, photographs: &Photographs) -> Result<(), BuildError> {
    let formats = photographs
        .values()
        .flat_map(|photograph| &photograph.formats);
    let generated: Vec<&String> = formats
        .flat_map(|format| &format.files)
        .map(|(_, path)| path)
        .collect();
    let mut refused = None;
    staged.retain(|path, bytes| {
        if generated.contains(&path) {
            return true;
        }
        let is_named = photographs.contains_key(&["/", path].concat());
        match file_use(path, bytes) {
            // A photograph that a page names is published as resized copies only, wherever it is.
            FileUse::Published => !is_named,
            FileUse::Artwork => true,
            FileUse::Photograph | FileUse::Content | FileUse::LeftOut => false,
            FileUse::Revealing(_) if is_named => false,
            FileUse::Revealing(fault) | FileUse::Refused(fault) => {
                refused.get_or_insert(fault);
                false
            }
        }
    });
    refused.map_or(Ok(()), |fault| Err(BuildError::Refused(fault)))
}
