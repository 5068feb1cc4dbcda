//! A fault in something that the owner supplied, in the two sentences that every message has.

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One sentence: the fault.
    pub wrong: String,
    /// One sentence: the remedy.
    pub remedy: String,
}

impl Fault {
    /// A fault and its remedy.
    pub fn new(wrong: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            wrong: wrong.into(),
            remedy: remedy.into(),
        }
    }
}

/// A fault as the error of a check.
pub(crate) fn fail<T>(wrong: impl Into<String>, remedy: impl Into<String>) -> Result<T, Fault> {
    Err(Fault::new(wrong, remedy))
}
