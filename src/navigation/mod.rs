//! Client-side navigation: `driver` listens for clicks and the history, fetches a page's content, then lets the router
//! show it; [`Pages`] caches the pages.

mod arrival;
mod driver;
mod pages;
mod scroll_memory;

pub use driver::Driver;
pub use pages::Pages;
