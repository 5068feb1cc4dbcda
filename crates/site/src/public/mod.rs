//! What becomes of each file of `public/`: one rule, by which the check names what the build refuses. What is
//! published is what is meant to be.

pub mod embedded;
pub mod kind;
pub mod notes;
pub mod taken;

use crate::clutter;
use crate::error::BuildError;
use crate::fault::Fault;
use crate::files::Files;
use crate::names::ARTWORK;
use crate::pictures::artwork;
use crate::pictures::photograph::{self, Photographs};

use self::kind::Kind;

/// Where owners put photographs.
const IMAGES: &str = "images/";

/// Where the content lies, which pages are made of.
const CONTENT: &str = "content/";

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is published as it is.
    Published,
    /// Its drawings are published, in the sheets of the pages that show them.
    Artwork,
    /// Where a page names it, what is made of it is published. It never is itself.
    Photograph,
    /// Pages are made of it.
    Content,
    /// Nothing: it is clutter, or no photograph among the photographs.
    LeftOut,
    /// Check and build stop, unless a page names it: then it is a photograph as well.
    Revealing(Fault),
    /// Check and build stop.
    Refused(Fault),
}

/// What becomes of the file at a path below `public/`. Its first [`kind::HEAD`] bytes are enough, unless
/// [`needs_whole`] says otherwise.
#[must_use]
pub fn fate(path: &str, bytes: &[u8]) -> Fate {
    if clutter::part(path).is_some() {
        return Fate::LeftOut;
    }
    match Kind::of(bytes) {
        Some(Kind::Heic) => Fate::Refused(heic(path)),
        _ if path.starts_with(CONTENT) => Fate::Content,
        kind if path.starts_with(ARTWORK) => artwork(path, kind, bytes),
        _ if path.starts_with(IMAGES) && photograph::named_as_one(path) => Fate::Photograph,
        _ if path.starts_with(IMAGES) => Fate::LeftOut,
        Some(kind) if notes::reveal(kind, bytes) => Fate::Revealing(revealing(path, kind)),
        _ => embedded(path, bytes).map_or(Fate::Published, Fate::Refused),
    }
}

/// Whether a file's fate hangs on more than its first bytes.
#[must_use]
pub fn needs_whole(path: &str, head: &[u8]) -> bool {
    let by_place = [CONTENT, IMAGES]
        .iter()
        .any(|place| path.starts_with(place));
    !by_place
        && (path.starts_with(ARTWORK) || Kind::of(head).is_some() || embedded::may_hold(path, head))
}

/// What is wrong with a file that holds a photograph inside itself.
fn embedded(path: &str, bytes: &[u8]) -> Option<Fault> {
    let head = bytes.get(..kind::HEAD).unwrap_or(bytes);
    if !embedded::may_hold(path, head) {
        return None;
    }
    let kind = embedded::revealing(bytes)?;
    Some(Fault {
        wrong: format!(
            "The file \"/{path}\" holds inside itself {} that says where or with which camera it was taken, and would be published with that.",
            kind.name()
        ),
        remedy: "Open it in the program that made it, take that picture out or put one in its place that was saved \
            without those notes, and save it again; or take the file away."
            .into(),
    })
}

fn artwork(path: &str, kind: Option<Kind>, bytes: &[u8]) -> Fate {
    let Some((_, ending)) = path
        .rsplit_once('.')
        .filter(|(_, ending)| ending.eq_ignore_ascii_case("svg"))
    else {
        let remedy = if kind.is_some() {
            "Put a photograph into public/images/ instead, or take the file away."
        } else {
            "Take the file away, or keep it outside the folder public."
        };
        return Fate::Refused(Fault {
            wrong: format!("\"/{path}\" isn't artwork: only files that end in .svg are."),
            remedy: remedy.into(),
        });
    };
    if ending != "svg" {
        return Fate::Refused(Fault {
            wrong: format!("The name of the artwork \"/{path}\" ends in capitals."),
            remedy: "Rename it so that it ends in .svg.".into(),
        });
    }
    match artwork::read(bytes) {
        Ok(_) => embedded(path, bytes).map_or(Fate::Artwork, Fate::Refused),
        Err(wrong) => Fate::Refused(Fault {
            wrong: format!("The artwork \"/{path}\" can't be read: {wrong}."),
            remedy: "Put the file back as it was, or draw it as docs/artwork.md says.".into(),
        }),
    }
}

fn heic(path: &str) -> Fault {
    Fault {
        wrong: format!(
            "The picture \"/{path}\" is {}, which most browsers don't show.",
            Kind::Heic.name()
        ),
        remedy: AS_JPEG.into(),
    }
}

/// How an iPhone gives a JPEG away.
pub const AS_JPEG: &str = "On the iPhone share it by e-mail (Share → Options → Most Compatible, where that is offered), which \
    sends a JPEG, or take it anew with Settings → Camera → Formats → Most Compatible (on newer iPhones under Settings → Apps).";

fn revealing(path: &str, kind: Kind) -> Fault {
    let ending = if kind == Kind::Png { "png" } else { "jpg" };
    let renamed = format!(
        "If it is to be shown, give it a name that ends in .{ending}, put it into public/images/ and name it in a \
         page, which shows a copy without that; or take the file away."
    );
    let remedy = match kind {
        Kind::Jpeg | Kind::Png if !photograph::named_as_one(path) => &renamed,
        Kind::Jpeg | Kind::Png => {
            "Put it into public/images/ and name it in a page, which shows a copy without that; or take the file away."
        }
        Kind::Film => {
            "Take the file away, or save it anew without the place in a program for films."
        }
        _ => {
            "Save it in a picture program as a JPEG, put that into public/images/ and name it in a page; or take the file away."
        }
    };
    let says = match kind {
        Kind::Raw | Kind::BigTiff => "may say",
        _ => "says",
    };
    Fault {
        wrong: format!(
            "The picture \"/{path}\" is {} that {says} where or with which camera it was taken, and would be published with that.",
            kind.name()
        ),
        remedy: remedy.into(),
    }
}

/// Takes out of the staged files what isn't to be published.
///
/// # Errors
/// When one of them is refused. The check names all of those.
pub fn keep_published(staged: &mut Files, photographs: &Photographs) -> Result<(), BuildError> {
    let made = photographs
        .values()
        .flat_map(|photograph| &photograph.formats);
    let made: Vec<&String> = made
        .flat_map(|format| &format.files)
        .map(|(_, path)| path)
        .collect();
    let mut refused = None;
    staged.retain(|path, bytes| {
        if made.contains(&path) {
            return true;
        }
        let is_named = photographs.contains_key(&["/", path].concat());
        match fate(path, bytes) {
            Fate::Published => !is_named,
            Fate::Artwork => true,
            Fate::Photograph | Fate::Content | Fate::LeftOut => false,
            Fate::Revealing(_) if is_named => false,
            Fate::Revealing(fault) | Fate::Refused(fault) => {
                refused.get_or_insert(fault);
                false
            }
        }
    });
    refused.map_or(Ok(()), |fault| Err(BuildError::Refused(fault)))
}
