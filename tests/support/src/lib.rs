//! Code that the tests of several packages share; nothing else depends on it.
//!
//! - `project`: the project's folder. `folders`: reading, listing and copying folders.
//! - `published`: the site's real `public/` folder, for a build in memory. `staging`: a copy of the project, for the
//!   build's command.
//! - `built`: the built site, and the paths that `cargo xtask test` puts into the environment.
//! - `hosts`: the built site on nginx, Caddy, Apache and Cloudflare Pages. `ports`, `programs`, `media_types`: for
//!   servers and other programs.
//! - `hostile`: words and addresses that are known attacks.
//! - `waiting`: deadlines that suit slow machines.

#![expect(clippy::missing_panics_doc, reason = "tests fail by a panic")]

pub mod built;
pub mod folders;
pub mod hostile;
#[cfg(unix)]
pub mod hosts;
pub mod media_types;
pub mod ports;
pub mod programs;
pub mod project;
pub mod published;
pub mod staging;
pub mod waiting;
