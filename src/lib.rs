//! Attune, the website of an independent music therapist: the Leptos app that a visitor's browser runs.
//!
//! The same components render a page three times: to HTML when the site is built (`crates/site`), over that HTML when a
//! page loads (hydration), and from fetched JSON when a visitor follows a link.
//!
//! The modules, from high to low (`docs/architecture.md` says more of the layers):
//!
//! - [`app`]: the shell around every page, the router, and hydration.
//! - [`pages`]: the routed pages, one file for each page with its own layout.
//! - [`navigation`]: client-side navigation between pages.
//! - [`components`]: the views that pages share. They neither fetch nor store.
//! - [`browser`]: thin wrappers over `web-sys`.
//! - [`status`]: the state of a navigation.
//! - [`content`]: the data that pages are rendered from.
//! - [`routes`]: the addresses of the pages.
//! - [`words`]: the site's own texts. The therapist's words are content.
//! - [`html`]: HTML escaping.

pub mod app;
pub mod browser;
pub mod components;
pub mod content;
pub mod html;
pub mod navigation;
pub mod pages;
pub mod routes;
pub mod status;
pub mod words;
