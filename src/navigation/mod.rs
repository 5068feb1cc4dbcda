//! Navigation between pages without loading them whole: `driver` listens for clicks and the history, fetches the
//! page's content, then lets the router show it; [`Pages`] caches what was fetched and built.

mod arrival;
mod driver;
mod memory;
mod pages;

pub use driver::Driver;
pub use pages::Pages;
