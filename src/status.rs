//! The state of a navigation. `navigation` sets it, and `components` show it.

use crate::words;

/// The state of the most recently requested page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// No page is requested, or it was requested less than 200 ms ago.
    #[default]
    Idle,
    /// The page is taking long enough to show a loading notice.
    Slow,
    /// The page could not be loaded.
    Failed {
        /// Its address.
        href: String,
        /// Why.
        reason: LoadFailure,
    },
}

/// Why a page could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// No answer: there is no connection, or it was lost.
    Offline,
    /// An answer other than the page, or one that can't be parsed.
    Broken,
    /// No complete answer within the time allowed.
    TimedOut,
}

impl LoadFailure {
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
