//! The state of a navigation, as `navigation` sets it and `components` show it.

use crate::words;

/// The state of the page that was requested last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// No page is requested, or it was requested only a moment ago.
    #[default]
    Quiet,
    /// The page is taking long enough to say so.
    Slow,
    /// The page could not be loaded.
    Failed {
        /// Its address.
        href: String,
        /// Why.
        reason: Failure,
    },
}

/// Why a page could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer: there is no connection, or it was cut.
    Offline,
    /// An answer other than the page, or one that can't be parsed.
    Broken,
    /// No complete answer within the time allowed.
    TimedOut,
}

impl Failure {
    /// The message for the visitor.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Offline => words::OFFLINE,
            Self::Broken => words::BROKEN,
            Self::TimedOut => words::TIMED_OUT,
        }
    }
}
