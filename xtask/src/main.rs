//! The developer's entry point: `cargo xtask serve | build | check | test | fuzz | look | bench`. Parses the arguments
//! and returns the exit code. The other packages make the site; these commands run them through cargo and Trunk.

// These macros panic on a closed pipe; `console` doesn't.
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod accessibility_report;
mod bench;
mod check;
mod console;
mod error;
mod files;
mod fuzz;
mod live_content;
mod look;
mod practice;
mod project;
mod run;
mod serve;
mod site;
mod test;
mod tools;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;

use crate::{error::Error, practice::Practice, project::Project};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about)]
enum Command {
    /// Serve the site on this computer and rebuild it whenever a file changes
    Serve {
        /// The port to listen on, at 127.0.0.1
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
        /// Show the made-up practice of tests/sample-practice/ instead of the site's own
        #[arg(long)]
        sample: bool,
    },
    /// Check the content, then write the finished site into a folder
    Build(site::BuildArgs),
    /// Check the content and list every problem
    Check {
        /// The content folder (a site's `public/content`), if not this project's
        folder: Option<PathBuf>,
    },
    /// Run every check: formatting, lints, schema, content, browsers
    Test {
        /// Arguments for `cargo test`, for example `-- --test browser`
        #[arg(last = true)]
        test_args: Vec<String>,
    },
    /// Try all kinds of bad content: none may crash the check or reach a page as anything but text
    Fuzz {
        /// How many inputs to try
        #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..))]
        inputs: u64,
        /// The seed of the first input; the others count up from it
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Take screenshots of every page, state, width and colour scheme, on one sheet
    Look(look::LookArgs),
    /// Render the site in dist/ again whenever its content changes; `serve` starts this
    #[command(hide = true)]
    WatchContent {
        /// The process to end with
        trunk: u32,
    },
    /// Measure sizes, speed and load, and compare them with their bounds
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
        Command::Serve { port, sample } => serve::serve(&project, port, Practice::of(sample)),
        Command::WatchContent { trunk } => {
            live_content::watch(&project, trunk);
            Ok(ExitCode::SUCCESS)
        }
        Command::Build(args) => site::build(&project, args),
        Command::Check { folder } => check::check(&project, folder.as_deref()),
        Command::Test { test_args } => test::test(&project, &test_args),
        Command::Fuzz { inputs, seed } => fuzz::fuzz(&project, inputs, seed),
        Command::Look(args) => look::look(&project, &args),
        Command::Bench(args) => bench::bench(&project, &args),
    }
}
