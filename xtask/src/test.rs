//! `cargo xtask test`: runs every check in turn, quick ones first. The first failure ends the run and says how to
//! run only that check.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, time::Instant};

use crate::practice::Practice;
use crate::site::{self, BuildOptions, Profile, SiteLocation, TestResults};
use crate::tools::{self, Program, SiteTools, Tool, packages};
use crate::{accessibility_report, console, error::Error, project::Project, run};

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

/// The system's programs that the tests need, each with the environment variable that names it to them.
const PROGRAMS: [(&str, Program); 13] = [
    ("ATTUNE_CHROMIUM", Program::ChromiumShell),
    ("ATTUNE_CHROMEDRIVER", Program::Chromedriver),
    ("ATTUNE_FIREFOX", Program::Firefox),
    ("ATTUNE_WEBKITDRIVER", Program::WebKitDriver),
    ("ATTUNE_MINIBROWSER", Program::MiniBrowser),
    ("ATTUNE_XVFB", Program::Xvfb),
    ("ATTUNE_PDFTOTEXT", Program::PdfToText),
    ("ATTUNE_JAVA", Program::Java),
    ("ATTUNE_NGINX", Program::Nginx),
    ("ATTUNE_NGINX_BROTLI", Program::NginxBrotli),
    ("ATTUNE_CADDY", Program::Caddy),
    ("ATTUNE_APACHE", Program::Apache),
    ("ATTUNE_APACHE_REWRITE", Program::ApacheRewrite),
];

pub fn test(project: &Project, test_args: &[String]) -> Result<ExitCode, Error> {
    ensure_components(project)?;
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

    let folder = project.run_folder()?;
    let [release, debug, below, sample] = build_sites(project, &tools, folder.path())?;
    let notes = folder.path().join("accessibility");
    fs::create_dir(&notes)?;
    let failures = folder.path().join("failures.txt");
    // Report all failures at once, even if the run takes longer.
    let mut tests = project.cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]);
    tests
        .args(["--features", "support/site-tests"])
        .args(test_args)
        .env("ATTUNE_DIST", &release)
        .env("ATTUNE_DIST_DEBUG", &debug)
        .env("ATTUNE_DIST_BELOW", &below)
        .env("ATTUNE_DIST_SAMPLE", &sample)
        .env("ATTUNE_WASM_BINDGEN", &tools.wasm_bindgen)
        .env("ATTUNE_ACCESSIBILITY_REPORT", &notes)
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
        let path = accessibility_report::write(project, &notes)?;
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

/// Builds the sites that the tests check. The host configurations of each are in a `.deploy` folder next to it.
fn build_sites(project: &Project, tools: &SiteTools, folder: &Path) -> Result<[PathBuf; 4], Error> {
    let sites = ["release", "debug", "below", "sample"].map(|name| folder.join(name));
    let [release, debug, below, sample] = &sites;
    let build = |name, rerun, dist: &Path, profile, location, practice| {
        let options = BuildOptions {
            profile,
            results: TestResults::Omitted,
            location,
            practice,
            deploy: dist.with_extension("deploy"),
        };
        step(name, rerun, || {
            site::write_site(project, tools, dist, &options)
        })
    };
    let root = SiteLocation::default;
    let (name, rerun) = ("the site builds", "`cargo xtask build`");
    let own = Practice::Own;
    build(name, rerun, release, Profile::Release, root(), own)?;
    let name = "the site builds for debugging";
    let rerun = "`cargo xtask build --debug`";
    build(name, rerun, debug, Profile::Debug, root(), own)?;
    let name = "the site builds for a path below its host's root";
    let rerun = "`cargo xtask build --base /therapy/`";
    let location = SiteLocation {
        base: Some("/therapy/".to_owned()),
        origin: Some("https://example.org".to_owned()),
    };
    build(name, rerun, below, Profile::Release, location, own)?;
    let name = "the site of the sample practice builds";
    let rerun = "`cargo xtask build --sample`";
    let practice = Practice::Sample;
    build(name, rerun, sample, Profile::Release, root(), practice)?;
    Ok(sites)
}

/// Lists the browser tests that failed or needed a second try, at the end: a truncated log still has its end.
fn print_failures(failures: &Path) {
    // The file exists only if there is a failure.
    if let Ok(failures) = fs::read_to_string(failures) {
        console::note(format_args!("Failures in browsers:\n{failures}"));
    }
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

/// The programs and files that the tests need, each with the environment variable that names it to them.
fn test_programs(project: &Project) -> Result<Vec<(&'static str, PathBuf)>, Error> {
    let paths = packages::find_or_install(PROGRAMS.map(|(_, program)| program))?;
    let variables = PROGRAMS.map(|(variable, _)| variable).into_iter();
    let mut found: Vec<_> = variables.zip(paths).collect();
    for (variable, tool) in [
        ("ATTUNE_GECKODRIVER", Tool::geckodriver()),
        ("ATTUNE_AXE", Tool::axe()),
        ("ATTUNE_WRANGLER", Tool::wrangler()),
        ("ATTUNE_VNU", Tool::vnu()),
        ("ATTUNE_SCHEMA_ORG", Tool::schema_org()),
    ] {
        found.push((variable, tools::find_or_install(project, &tool)?));
    }
    Ok(found)
}

fn ensure_components(project: &Project) -> Result<(), Error> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let answer = run::output(&mut project.cargo(&[subcommand, "--version"]))?;
        if !answer.status.success() {
            return Err(Error::SubcommandMissing {
                subcommand,
                component,
            });
        }
    }
    Ok(())
}
