//! The command `attune-site`: arguments and exit codes. This package reads and writes files and prints messages around
//! the build steps of `crates/site`. It also has the steps that run only natively: style sheets, scripts, images,
//! photographs.

// These macros panic on a closed pipe; `console` doesn't.
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod build;
mod check;
mod compress;
mod console;
mod css;
mod disk;
mod error;
mod images;
mod js;
mod photographs;
mod project;
mod public;
mod render;
mod schema;
mod wasm;

use std::path::Path;
use std::process::ExitCode;

use error::Error;
use project::CONTENT;

const USAGE: &str = "attune-site: the build of the site

  attune-site check [FOLDER]    checks the content (public/content where no folder is named)
  attune-site schema [--check]  writes the JSON Schemas of the content, or says if they are stale
  attune-site prerender         Trunk's post_build hook: builds the site in TRUNK_STAGING_DIR
  attune-site render FOLDER     renders the pages of the site in FOLDER again, from public/content
  attune-site bench-pages N     renders N made-up pages in memory; prints time and memory as JSON";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["check"] => check::check(Path::new(CONTENT)),
        ["check", folder] => check::check(Path::new(folder)),
        ["schema"] => schema::write(),
        ["schema", "--check"] => schema::compare(),
        ["prerender"] => build::prerender(),
        ["render", folder] => render::render(Path::new(folder)),
        ["bench-pages", count] => count
            .parse()
            .map_err(|_| Error::Usage(USAGE))
            .and_then(bench::pages),
        _ => Err(Error::Usage(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::note(&error);
            ExitCode::from(if matches!(error, Error::Usage(_)) {
                2
            } else {
                1
            })
        }
    }
}
