//! What two or more pages share, one component a file. A component takes typed content and returns
//! a view; it never fetches, stores or parses.

mod article;
mod blocks;
#[cfg(feature = "ssr")]
mod display;
mod element;
mod failure;
mod footer;
mod header;
mod mark;
mod menu;
mod picture;
#[cfg(feature = "ssr")]
mod player;
mod routed_page;
mod static_text;
mod text;
#[cfg(feature = "ssr")]
mod tools;

pub use article::article;
#[cfg(feature = "ssr")]
pub use display::display;
pub use element::{Element, element};
pub use failure::Failure;
pub use footer::Footer;
pub use header::Header;
#[cfg(feature = "ssr")]
pub use player::player;
pub use routed_page::RoutedPage;
pub use static_text::static_text;
#[cfg(feature = "ssr")]
pub use tools::{Editions, Tools, newer, tool_failure, tools};
