//! Moving between pages, as values: which pages are at hand, and how the page asked for is doing.
//! What listens, fetches and scrolls is `driver`, which only the browser has.

#[cfg(feature = "hydrate")]
mod arrival;
#[cfg(feature = "hydrate")]
mod driver;
#[cfg(feature = "hydrate")]
mod memory;
mod pages;

#[cfg(feature = "hydrate")]
pub use driver::Driver;
pub use pages::Pages;

use crate::words;

/// How the page that was asked for is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing is asked for, or only since a moment.
    #[default]
    Quiet,
    /// It has been awaited long enough to say so.
    Slow,
    /// It didn't come.
    Failed {
        /// Its address.
        href: String,
        /// Why.
        reason: Failure,
    },
}

/// Why a page didn't come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer could be had: no connection, or it was cut.
    Offline,
    /// Another answer than the page, or one that can't be read.
    Broken,
    /// No whole answer within the time allowed.
    TimedOut,
}

impl Failure {
    /// What a visitor is told.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Offline => words::OFFLINE,
            Self::Broken => words::BROKEN,
            Self::TimedOut => words::TIMED_OUT,
        }
    }
}
