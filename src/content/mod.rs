//! The data that pages are rendered from: a page ([`page`]), its text ([`text`]), and the site data in every page
//! ([`shell`]). The build resolves the owner's files into these types and serialises them; the browser
//! deserialises them. Everything in them can be rendered: no gaps, no file names, no missing pictures.

pub mod page;
pub mod shell;
pub mod text;
