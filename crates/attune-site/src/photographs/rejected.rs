//! The reasons for which a file can't be shown as a photograph, as messages for its owner.

use site::fault::Fault;

use super::answer;

/// The reason for rejecting a file. Its message continues “The picture …”.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    #[error("is empty")]
    Empty,
    #[error("has a # in its name, which an address can't have")]
    Name,
    #[error("is called a {called}, but is really {found}")]
    Mislabelled {
        called: &'static str,
        found: &'static str,
        /// The extension it should have, if the site can show its format.
        extension: Option<&'static str>,
    },
    #[error("is called a {0}, but it isn't one, nor any other known kind of picture")]
    Unknown(&'static str),
    #[error("is damaged: the file ends before the picture does")]
    CutOff,
    #[error("is damaged ({0})")]
    Damaged(String),
    #[error("has {width} × {height} pixels, which is far more than any screen shows")]
    TooLarge { width: u32, height: u32 },
    #[error("is a file of {megabytes} MB, which is far more than a photograph needs")]
    TooHeavy { megabytes: u64 },
    #[error("has {width} × {height} pixels, which is too few to see")]
    TooSmall { width: u32, height: u32 },
    #[error("has {width} × {height} pixels, which is more a line than a picture")]
    TooNarrow { width: u32, height: u32 },
    #[error("has colours for a printing press (CMYK), which screens don't show correctly")]
    Cmyk,
    #[error("is a JPEG with arithmetic coding, which this site and most browsers can't read")]
    ArithmeticCoding,
    #[error(
        "is a JPEG that stores its colours in an unusual layout ({0}), so it would show in the wrong colours"
    )]
    Sampling(String),
    #[error("is animated, and this site shows only still pictures")]
    Animated,
    #[error("is of a rare kind that can't be read: {0}")]
    Unsupported(String),
}

impl From<answer::Rejected> for Rejected {
    fn from(found: answer::Rejected) -> Self {
        match found {
            answer::Rejected::Unsupported(why) => Self::Unsupported(why),
            answer::Rejected::Damaged(why) => Self::Damaged(why),
        }
    }
}

impl Rejected {
    fn remedy(&self) -> String {
        let plain = match self {
            Self::Empty | Self::CutOff | Self::Damaged(_) => {
                "Copy the file again from where it came from, or open it in an image editor and save it again."
            }
            Self::Name => "Rename the file to plain letters, digits and hyphens.",
            Self::Mislabelled {
                extension: Some(extension),
                ..
            } => {
                return format!("Rename the file so that it ends in .{extension}, here as well.");
            }
            Self::Mislabelled { .. } | Self::Unknown(_) | Self::Unsupported(_) => {
                "Open it in an image editor and save it as a JPEG; renaming isn't enough."
            }
            Self::TooLarge { .. } | Self::TooHeavy { .. } => {
                "Save it in an image editor with about 4000 pixels on its longer side."
            }
            Self::TooSmall { .. } => "Use a larger one: 2000 pixels across is best.",
            Self::TooNarrow { .. } => "Crop it to a shape that is nearer to a square.",
            Self::Cmyk => "Save it in an image editor with the colours RGB or sRGB.",
            Self::ArithmeticCoding => {
                "Open it in an image editor and save it as an ordinary JPEG, with “arithmetic coding” switched off."
            }
            Self::Sampling(_) => {
                "Open it in an image editor and save it as a JPEG again; if it asks for “subsampling”, choose 4:2:0 or 4:4:4."
            }
            Self::Animated => "Save one picture of it as a PNG or JPEG.",
        };
        plain.to_owned()
    }

    /// The fault that the check reports.
    pub fn fault(&self, path: &str) -> Fault {
        Fault {
            wrong: format!("The picture \"{path}\" {self}."),
            remedy: self.remedy(),
        }
    }
}
