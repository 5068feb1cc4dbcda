//! `cargo xtask test`: every check there is, one after another, the quick ones first. The first to
//! fail ends the run and says how to run that one alone.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use crate::{
    error::Error,
    project::Project,
    proof::Proof,
    run,
    run_folder::RunFolder,
    say,
    site::{self, Place, Profile, TestResults, Wanted},
    tools::{self, SiteTools, Tool, programs, programs::Program},
};

/// The checks of the code itself; each is one cargo command.
const ON_THE_CODE: [(&str, &str); 5] = [
    ("the code is formatted", "fmt --all --check"),
    (
        "the lints are content",
        "clippy --workspace --all-targets --features attune/site-tests --locked -- -D warnings",
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
        "run --locked --package attune-site -- schema --check",
    ),
];

/// The checks of scripts and style sheets; each is a script of `scripts/package.json`.
const ON_SCRIPTS_AND_STYLES: [(&str, &str); 2] = [
    ("the scripts are typed and the linter is content", "scripts"),
    ("the style sheets are as they should be", "styles"),
];

pub fn test(project: &Project, passed_on: &[String]) -> Result<ExitCode, Error> {
    see_that_cargo_has(project, "fmt", "rustfmt")?;
    see_that_cargo_has(project, "clippy", "clippy")?;
    let tools = tools::for_the_site(project)?;
    let programs = programs_of_the_tests(project)?;

    let began = Instant::now();
    for (name, line) in ON_THE_CODE {
        let words: Vec<&str> = line.split_whitespace().collect();
        step(name, &format!("`cargo {}`", words.join(" ")), || {
            run::succeed("checking the code", &mut project.cargo(&words))
        })?;
    }

    check_scripts_and_styles(project)?;

    let folder = RunFolder::new(project)?;
    let release = folder.path.join("release");
    let debug = folder.path.join("debug");
    let below = folder.path.join("below");
    build(
        project,
        &tools,
        &release,
        Profile::Release,
        Place::default(),
    )?;
    build(project, &tools, &debug, Profile::Debug, Place::default())?;
    let path = Place::at("/therapy/", "https://example.org");
    build(project, &tools, &below, Profile::Release, path)?;

    // All that is wrong is told at once, however long a run takes.
    let mut tests = project.cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]);
    tests
        .args(["--features", "attune/site-tests"])
        .args(passed_on);
    let proof = Proof::new(&folder)?;
    let failures = folder.path.join("failures.txt");
    tests
        .env("ATTUNE_DIST", &release)
        .env("ATTUNE_DIST_DEBUG", &debug)
        .env("ATTUNE_DIST_BELOW", &below)
        .env("ATTUNE_PROOF", &proof.folder)
        .env("ATTUNE_FAILURES", &failures)
        .envs(programs);
    step(
        "the tests pass",
        "`cargo xtask test -- NAME`, with the name of the test",
        || {
            let outcome = run::succeed("testing", &mut tests);
            tell_again(&failures);
            outcome
        },
    )?;
    // What some of the tests have seen proves nothing about the rest.
    if passed_on.is_empty() {
        let written = proof.write(project)?;
        say::note(format_args!(
            "What was checked about accessibility is in {}.",
            written.display()
        ));
    }
    say::done("All is well", began.elapsed());
    Ok(ExitCode::SUCCESS)
}

fn check_scripts_and_styles(project: &Project) -> Result<(), Error> {
    let [npm] = programs::find_or_install([Program::Npm])?;
    let packages = tools::find_or_install(project, &Tool::lint())?;
    for (name, script) in ON_SCRIPTS_AND_STYLES {
        let mut command = Command::new(&npm);
        command.arg("--prefix").arg(&packages);
        command.args(["run", "--silent", script]);
        let alone = format!("`npm --prefix scripts ci` and `npm --prefix scripts run {script}`");
        let checked = command.current_dir(&project.root);
        step(name, &alone, || run::succeed("checking it", checked))?;
    }
    Ok(())
}

/// Tells which browser trials failed, or had to be played twice, where it is seen: at the end, which a log
/// that was cut short still has.
fn tell_again(failures: &Path) {
    // Where there is no such file it was none.
    if let Ok(failures) = fs::read_to_string(failures) {
        say::note(format_args!("What went wrong in browsers:\n{failures}"));
    }
}

/// Builds a site and, in a folder beside it, its configurations for hosts.
fn build(
    project: &Project,
    tools: &SiteTools,
    dist: &Path,
    profile: Profile,
    place: Place,
) -> Result<(), Error> {
    let (name, alone) = match (profile, place.is_below()) {
        (Profile::Release, false) => ("the site builds", "`cargo xtask build`"),
        (Profile::Release, true) => (
            "the site builds for a path below its host",
            "`cargo xtask build --base /therapy/`",
        ),
        (Profile::Debug, _) => (
            "the site builds for looking into faults",
            "`cargo xtask build --debug`",
        ),
    };
    let wanted = Wanted {
        place,
        deploy: Some(dist.with_extension("deploy")),
        ..Wanted::of(profile, TestResults::LeftOut)
    };
    step(name, alone, || {
        site::write_site(project, tools, dist, &wanted)
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

/// What the tests are told of programs and files, as variables of the environment.
fn programs_of_the_tests(project: &Project) -> Result<Vec<(&'static str, PathBuf)>, Error> {
    let [
        chromium,
        chromedriver,
        firefox,
        webkitdriver,
        minibrowser,
        xvfb,
        pdftotext,
        java,
        nginx,
        nginx_brotli,
        caddy,
    ] = programs::find_or_install([
        Program::ChromiumShell,
        Program::Chromedriver,
        Program::Firefox,
        Program::WebKitDriver,
        Program::MiniBrowser,
        Program::Xvfb,
        Program::PdfToText,
        Program::Java,
        Program::Nginx,
        Program::NginxBrotli,
        Program::Caddy,
    ])?;
    let own = |tool| tools::find_or_install(project, &tool);
    Ok(vec![
        ("ATTUNE_CHROMIUM", chromium),
        ("ATTUNE_CHROMEDRIVER", chromedriver),
        ("ATTUNE_FIREFOX", firefox),
        ("ATTUNE_GECKODRIVER", own(Tool::geckodriver())?),
        ("ATTUNE_WEBKITDRIVER", webkitdriver),
        ("ATTUNE_MINIBROWSER", minibrowser),
        ("ATTUNE_XVFB", xvfb),
        ("ATTUNE_PDFTOTEXT", pdftotext),
        ("ATTUNE_AXE", own(Tool::axe())?),
        ("ATTUNE_JAVA", java),
        ("ATTUNE_NGINX", nginx),
        ("ATTUNE_NGINX_BROTLI", nginx_brotli),
        ("ATTUNE_CADDY", caddy),
        ("ATTUNE_WRANGLER", own(Tool::wrangler())?),
        ("ATTUNE_VNU", own(Tool::vnu())?),
        ("ATTUNE_SCHEMA_ORG", own(Tool::schema_org())?),
    ])
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
