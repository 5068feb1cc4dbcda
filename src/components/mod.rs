//! What two or more pages share, one component a file. A component takes typed content and returns
//! a view; it never fetches, stores or parses.

mod article;
mod blocks;
mod element;
mod failure;
mod footer;
mod header;
mod mark;
mod picture;
mod text;

pub use article::article;
pub use failure::Failure;
pub use footer::Footer;
pub use header::Header;
