//! `cargo xtask test`: every check there is, one after another, the quick ones first. The first to
//! fail ends the run and says how to run that one alone.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use crate::{
    error::Error,
    project::Project,
    run,
    run_folder::RunFolder,
    say,
    site::{self, Profile},
    tools::{self, SiteTools, browsers, browsers::Program},
};

/// The checks of the code itself; each is one cargo command.
const ON_THE_CODE: [(&str, &str); 5] = [
    ("the code is formatted", "fmt --all --check"),
    (
        "the lints are content",
        "clippy --workspace --all-targets --locked -- -D warnings",
    ),
    (
        "the lints are content with the browser's half",
        "clippy --locked -p attune --target wasm32-unknown-unknown --no-default-features \
         --features hydrate --lib --bin attune -- -D warnings",
    ),
    (
        "the build's steps compile for a browser too",
        "clippy --locked -p attune --target wasm32-unknown-unknown --lib -- -D warnings",
    ),
    (
        "the content's schema is up to date",
        "run --locked --quiet --bin attune-site -- schema --check",
    ),
];

/// What the browser tests find the programs by.
struct Browsers {
    geckodriver: PathBuf,
    system: [PathBuf; 6],
}

pub fn test(project: &Project, passed_on: &[String]) -> Result<ExitCode, Error> {
    see_that_cargo_has(project, "fmt", "rustfmt")?;
    see_that_cargo_has(project, "clippy", "clippy")?;
    let tools = tools::for_the_site(project)?;
    let browsers = Browsers {
        geckodriver: tools::geckodriver(project)?,
        system: browsers::find_or_install([
            Program::Chromium,
            Program::Chromedriver,
            Program::Firefox,
            Program::WebKitDriver,
            Program::MiniBrowser,
            Program::Xvfb,
        ])?,
    };

    let began = Instant::now();
    for (name, line) in ON_THE_CODE {
        let words: Vec<&str> = line.split_whitespace().collect();
        step(name, &format!("`cargo {}`", words.join(" ")), || {
            run::succeed("checking the code", &mut project.cargo(&words))
        })?;
    }

    let folder = RunFolder::new(project)?;
    let release = folder.path.join("release");
    let debug = folder.path.join("debug");
    build(project, &tools, &release, Profile::Release)?;
    build(project, &tools, &debug, Profile::Debug)?;

    let mut tests = project.cargo(&["test", "--locked", "--workspace"]);
    tests.args(passed_on);
    tests
        .env("ATTUNE_DIST", &release)
        .env("ATTUNE_DIST_DEBUG", &debug);
    name_the_browsers(&mut tests, &browsers);
    step(
        "the tests pass",
        "`cargo xtask test -- NAME`, with the name of the test",
        || run::succeed("testing", &mut tests),
    )?;
    say::done("All is well", began.elapsed());
    Ok(ExitCode::SUCCESS)
}

fn build(project: &Project, tools: &SiteTools, dist: &Path, profile: Profile) -> Result<(), Error> {
    let (name, alone) = match profile {
        Profile::Release => ("the site builds", "`cargo xtask build`"),
        Profile::Debug => (
            "the site builds for looking into faults",
            "`cargo xtask build --debug`",
        ),
    };
    step(name, alone, || {
        site::write_site(project, tools, dist, profile)
    })
}

fn step(name: &str, alone: &str, work: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    say::step(format_args!("Checking that {name} …"));
    let began = Instant::now();
    work().map_err(|error| match error {
        // The program has said what is wrong.
        Error::ProgramFailed { .. } => Error::Step {
            step: name.to_owned(),
            alone: alone.to_owned(),
        },
        other => other,
    })?;
    say::done(format_args!("  {name}"), began.elapsed());
    Ok(())
}

fn name_the_browsers(tests: &mut Command, browsers: &Browsers) {
    let [
        chromium,
        chromedriver,
        firefox,
        webkitdriver,
        minibrowser,
        xvfb,
    ] = &browsers.system;
    tests
        .env("ATTUNE_CHROMIUM", chromium)
        .env("ATTUNE_CHROMEDRIVER", chromedriver)
        .env("ATTUNE_FIREFOX", firefox)
        .env("ATTUNE_GECKODRIVER", &browsers.geckodriver)
        .env("ATTUNE_WEBKITDRIVER", webkitdriver)
        .env("ATTUNE_MINIBROWSER", minibrowser)
        .env("ATTUNE_XVFB", xvfb);
}

fn see_that_cargo_has(
    project: &Project,
    subcommand: &'static str,
    component: &'static str,
) -> Result<(), Error> {
    let answer = run::output(&mut project.cargo(&[subcommand, "--version"]))?;
    if answer.status.success() {
        Ok(())
    } else {
        Err(Error::SubcommandMissing {
            subcommand,
            component,
        })
    }
}
