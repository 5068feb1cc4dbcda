//! The built site: on real hosts, and as search engines and validators read it. Each test needs the site in
//! `ATTUNE_DIST`, a server or another program, all of which `cargo xtask test` provides.

mod cloudfront;
#[cfg(unix)]
mod hosts;
mod html;
mod minified_scripts;
mod search_metadata;
mod structured;
mod valid_html;
mod wasm;
