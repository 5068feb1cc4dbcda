//! The maker's door: `cargo xtask serve | build | check | test | fuzz | look | bench`. Arguments and the exit code are
//! here; how the site is drawn is in the `attune` package, which these commands call through cargo and Trunk.

// These panic where nobody reads any more; `say` doesn't.
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod accessibility_report;
mod bench;
mod check;
mod console;
mod error;
mod files;
mod fuzz;
mod look;
mod project;
mod run;
mod run_folder;
mod serve;
mod site;
mod test;
mod tools;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;

use crate::{error::Error, project::Project};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about)]
enum Command {
    /// Show the site on this computer and redraw it whenever a file changes
    Serve {
        /// The port to listen on, at 127.0.0.1
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
    },
    /// Check the content, then write the finished site into a folder
    Build(site::BuildArgs),
    /// Check the content and name every problem at once
    Check {
        /// The content folder, a site's `public/content`, if it is not the project's own
        folder: Option<PathBuf>,
    },
    /// Run every check there is: style, lints, schema, content, browsers
    Test {
        /// Passed on to `cargo test`, for example `-- --test browser`
        #[arg(last = true)]
        passed_on: Vec<String>,
    },
    /// Try bad content of every kind: none may stop the check or reach a page as more than words
    Fuzz {
        /// How many inputs to try
        #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..))]
        inputs: u64,
        /// The seed of the first; those of the others follow it
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Take pictures of every page, state, width and scheme, and lay them out on one sheet
    Look(look::LookArgs),
    /// Measure sizes, speed and what the site bears against their bounds
    Bench(bench::BenchArgs),
}

fn main() -> ExitCode {
    dispatch(Command::parse()).unwrap_or_else(|error| {
        console::error(&error);
        ExitCode::FAILURE
    })
}

fn dispatch(command: Command) -> Result<ExitCode, Error> {
    let project = Project::here()?;
    match command {
        Command::Serve { port } => serve::serve(&project, port),
        Command::Build(args) => site::build(&project, args),
        Command::Check { folder } => check::check(&project, folder.as_deref()),
        Command::Test { passed_on } => test::test(&project, &passed_on),
        Command::Fuzz { inputs, seed } => fuzz::fuzz(&project, inputs, seed),
        Command::Look(args) => look::look(&project, &args),
        Command::Bench(args) => bench::bench(&project, &args),
    }
}
