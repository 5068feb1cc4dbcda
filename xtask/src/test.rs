//! `cargo xtask test`: runs every check in turn, quick ones first. The first failure ends the run and says how to
//! run only that check.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, time::Instant};

use crate::accessibility_report::AccessibilityReport;
use crate::site::{self, BuildOptions, Profile, SiteLocation, TestResults};
use crate::tools::{self, Program, SiteTools, Tool, packages};
use crate::{console, error::Error, project::Project, run, run_folder::RunFolder};

/// The checks of the code; each is one cargo command.
const CODE_CHECKS: [(&str, &str); 4] = [
    ("the code is formatted", "fmt --all --check"),
    (
        "the lints pass",
        "clippy --workspace --all-targets --features support/site-tests --locked -- -D warnings",
    ),
    (
        "the lints pass for the browser's code",
        "clippy --locked -p attune --target wasm32-unknown-unknown --no-default-features \
         --features hydrate --lib --bin attune -- -D warnings",
    ),
    (
        "the content's schema is up to date",
        "run --locked --package attune-site -- schema --check",
    ),
];

/// The checks of scripts and style sheets; each is a script of `scripts/package.json`.
const SCRIPT_AND_STYLE_CHECKS: [(&str, &str); 2] = [
    ("the scripts pass type checks and lints", "scripts"),
    ("the style sheets pass their lints", "styles"),
];

pub fn test(project: &Project, test_args: &[String]) -> Result<ExitCode, Error> {
    ensure_cargo_has(project, "fmt", "rustfmt")?;
    ensure_cargo_has(project, "clippy", "clippy")?;
    let tools = tools::for_the_site(project)?;
    let programs = test_programs(project)?;

    let began = Instant::now();
    for (name, line) in CODE_CHECKS {
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
    let root = SiteLocation::default;
    build(project, &tools, &release, Profile::Release, root())?;
    build(project, &tools, &debug, Profile::Debug, root())?;
    let location = SiteLocation::new("/therapy/", "https://example.org");
    build(project, &tools, &below, Profile::Release, location)?;

    // Report all failures at once, even if the run takes longer.
    let mut tests = project.cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]);
    tests
        .args(["--features", "support/site-tests"])
        .args(test_args);
    let report = AccessibilityReport::new(&folder)?;
    let failures = folder.path.join("failures.txt");
    tests
        .env("ATTUNE_DIST", &release)
        .env("ATTUNE_DIST_DEBUG", &debug)
        .env("ATTUNE_DIST_BELOW", &below)
        .env("ATTUNE_ACCESSIBILITY_REPORT", &report.folder)
        .env("ATTUNE_FAILURES", &failures)
        .envs(programs);
    step(
        "the tests pass",
        "`cargo xtask test -- NAME`, with the name of the test",
        || {
            let outcome = run::succeed("testing", &mut tests);
            print_failures(&failures);
            outcome
        },
    )?;
    // A run of some tests proves nothing about the others.
    if test_args.is_empty() {
        let path = report.write(project)?;
        console::note(format_args!(
            "The accessibility report is {}.",
            path.display()
        ));
    }
    console::done("All checks passed", began.elapsed());
    Ok(ExitCode::SUCCESS)
}

fn check_scripts_and_styles(project: &Project) -> Result<(), Error> {
    let [npm] = packages::find_or_install([Program::Npm])?;
    let packages = tools::find_or_install(project, &Tool::lint())?;
    for (name, script) in SCRIPT_AND_STYLE_CHECKS {
        let mut command = Command::new(&npm);
        command.arg("--prefix").arg(&packages);
        command.args(["run", "--silent", script]);
        let rerun = format!("`npm --prefix scripts ci` and `npm --prefix scripts run {script}`");
        let checked = command.current_dir(&project.root);
        step(name, &rerun, || run::succeed("checking it", checked))?;
    }
    Ok(())
}

/// Lists the browser tests that failed or needed a second try. At the end, because a truncated log still has its end.
fn print_failures(failures: &Path) {
    // No failure, no file.
    if let Ok(failures) = fs::read_to_string(failures) {
        console::note(format_args!("Failures in browsers:\n{failures}"));
    }
}

/// Builds a site, and its host configurations into a `.deploy` folder next to it.
fn build(
    project: &Project,
    tools: &SiteTools,
    dist: &Path,
    profile: Profile,
    location: SiteLocation,
) -> Result<(), Error> {
    let (name, rerun) = match (profile, location.has_subpath()) {
        (Profile::Release, false) => ("the site builds", "`cargo xtask build`"),
        (Profile::Release, true) => (
            "the site builds for a path below its host's root",
            "`cargo xtask build --base /therapy/`",
        ),
        (Profile::Debug, _) => (
            "the site builds for debugging",
            "`cargo xtask build --debug`",
        ),
    };
    let options = BuildOptions {
        location,
        deploy: Some(dist.with_extension("deploy")),
        ..BuildOptions::new(profile, TestResults::Omitted)
    };
    step(name, rerun, || {
        site::write_site(project, tools, dist, &options)
    })
}

fn step(name: &str, rerun: &str, work: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    console::step(format_args!("Checking that {name} …"));
    let began = Instant::now();
    work().map_err(|error| match error {
        // The program has already printed the cause.
        Error::ProgramFailed { .. } => Error::Step {
            step: name.to_owned(),
            rerun: rerun.to_owned(),
        },
        other => other,
    })?;
    console::done(format_args!("  {name}"), began.elapsed());
    Ok(())
}

/// The environment variables that name programs and files to the tests.
fn test_programs(project: &Project) -> Result<Vec<(&'static str, PathBuf)>, Error> {
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
    ] = packages::find_or_install([
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
    let find = |tool| tools::find_or_install(project, &tool);
    Ok(vec![
        ("ATTUNE_CHROMIUM", chromium),
        ("ATTUNE_CHROMEDRIVER", chromedriver),
        ("ATTUNE_FIREFOX", firefox),
        ("ATTUNE_GECKODRIVER", find(Tool::geckodriver())?),
        ("ATTUNE_WEBKITDRIVER", webkitdriver),
        ("ATTUNE_MINIBROWSER", minibrowser),
        ("ATTUNE_XVFB", xvfb),
        ("ATTUNE_PDFTOTEXT", pdftotext),
        ("ATTUNE_AXE", find(Tool::axe())?),
        ("ATTUNE_JAVA", java),
        ("ATTUNE_NGINX", nginx),
        ("ATTUNE_NGINX_BROTLI", nginx_brotli),
        ("ATTUNE_CADDY", caddy),
        ("ATTUNE_WRANGLER", find(Tool::wrangler())?),
        ("ATTUNE_VNU", find(Tool::vnu())?),
        ("ATTUNE_SCHEMA_ORG", find(Tool::schema_org())?),
    ])
}

fn ensure_cargo_has(
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
