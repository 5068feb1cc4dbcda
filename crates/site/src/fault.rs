//! A fault in a file or value that the owner supplied, as the two sentences of a message.

/// A problem and its remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One sentence: the problem.
    pub wrong: String,
    /// One sentence: the remedy.
    pub remedy: String,
}

impl Fault {
    /// A fault from its two sentences.
    pub fn new(wrong: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            wrong: wrong.into(),
            remedy: remedy.into(),
        }
    }
}

/// Returns a fault as the error of a check.
pub(crate) fn fail<T>(wrong: impl Into<String>, remedy: impl Into<String>) -> Result<T, Fault> {
    Err(Fault::new(wrong, remedy))
}
