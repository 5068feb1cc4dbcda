//! The data that pages are rendered from: one page ([`page`]), its text ([`text`]), and what every page shows of
//! the site ([`shell`]). The build resolves the owner's files into these types and serialises them; the browser
//! reads them. There is nothing in them that can't be rendered: no gaps, no file names, no missing pictures.

pub mod page;
pub mod shell;
pub mod text;
