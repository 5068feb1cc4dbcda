//! The views that pages are made of. A component takes typed content and returns a view; it
//! never fetches, stores or parses.

mod article;
mod blocks;
mod element;
mod failure;
mod footer;
mod header;
mod heading_text;
mod mark;
mod menu;
mod picture;
mod routed_page;
mod static_text;
mod text;

pub use article::article;
pub use blocks::block;
pub use element::{Element, element};
pub use failure::Failure;
pub use footer::Footer;
pub use header::Header;
pub use routed_page::RoutedPage;
pub use static_text::static_text;
