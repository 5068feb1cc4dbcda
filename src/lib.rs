//! Attune: the website of an independent music therapist.
//!
//! Content is data, a page is a pure function of content, and everything that touches the outside
//! world stands at the edge. The same components draw a page three times: when the site is built
//! (to HTML), when a visitor arrives (hydrated over that HTML), and when a visitor follows a link
//! (from fetched JSON).
//!
//! - [`content`]: the types of the content files and their rules.
//! - [`routes`]: which address belongs to which page.
//! - [`pages`], [`components`]: what is drawn; they neither fetch nor store.
//! - [`app`]: the frame around every page, and the router.
//! - [`navigation`]: moving between pages, as states; the browser's half of it fetches.
//! - [`browser`]: thin wrappers over `web-sys`.
//! - [`site`]: the build's steps, from content to the finished set of files; no disk, no clock.
//! - [`words`]: what the site itself says.
//!
//! `src/main.rs` is the browser's door, `crates/attune-site` the build's.

pub mod app;
pub mod components;
pub mod content;
pub mod navigation;
pub mod pages;
pub mod routes;
pub mod words;

#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod site;
