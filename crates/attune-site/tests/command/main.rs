//! The command `attune-site`: its messages, the build as Trunk runs it, and what the build makes of the site's own
//! styles, fonts and artwork.

mod cards_and_icons;
mod check;
mod contrast;
mod glyphs;
mod hook;
mod render;
