//! `cargo xtask build`, and Trunk as every other command runs it: with the project's own tools and no downloads.

use std::path::{self, Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs::Metadata, time::Instant};

use clap::Args;
use fs_err as fs;
use walkdir::WalkDir;

use crate::tools::{self, SiteTools};
use crate::{check, console, error::Error, files, project::Project, run, run_folder::RunFolder};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Release,
    Debug,
}

/// The site that `cargo xtask build` is to write.
#[derive(Args)]
pub struct BuildArgs {
    /// The folder to write the site into
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The folder to write configurations for hosts into
    #[arg(long, default_value = "deploy")]
    deploy: PathBuf,
    #[command(flatten)]
    location: SiteLocation,
    /// Build faster, for looking into a fault: larger and slower pages with full messages
    #[arg(long)]
    debug: bool,
}

/// Where on the web a site is to lie.
#[derive(Args, Clone, Debug, Default)]
pub struct SiteLocation {
    /// The path that the site begins at, such as /therapy/; the host's root where none is named
    #[arg(long, value_parser = parse_base)]
    base: Option<String>,
    /// Scheme and host, such as <https://example.org>; the address in site.json where none is named
    #[arg(long, value_parser = parse_origin)]
    origin: Option<String>,
}

impl SiteLocation {
    /// The host's root, or a path below it.
    pub fn new(base: &str, origin: &str) -> Self {
        let [base, origin] = [base, origin].map(|text| Some(text.to_owned()));
        Self { base, origin }
    }

    /// Whether it is a path below the host's root.
    pub fn has_subpath(&self) -> bool {
        self.base.as_deref().is_some_and(|base| base != "/")
    }
}

/// A path of letters that no address has to write otherwise, with a slash at both ends.
fn parse_base(text: &str) -> Result<String, String> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.');
    let is_plain = |part| is_plain(part) && part.bytes().all(is_letter);
    let inner = text.strip_prefix('/');
    match inner.map(|inner| inner.strip_suffix('/').unwrap_or(inner)) {
        Some("") if text == "/" => Ok(text.to_owned()),
        Some(inner) if inner.split('/').all(is_plain) => Ok(format!("/{inner}/")),
        _ => {
            Err("write a path such as / or /therapy/, of letters, digits, “-”, “_” and “.”".into())
        }
    }
}

fn parse_origin(text: &str) -> Result<String, String> {
    let origin = text.trim_end_matches('/');
    let host = ["https://", "http://"].map(|scheme| origin.strip_prefix(scheme));
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
    match host.into_iter().flatten().next() {
        Some(host) if !host.is_empty() && host.bytes().all(is_letter) => Ok(origin.to_owned()),
        _ => Err("write scheme and host alone, such as https://example.org".to_owned()),
    }
}

pub fn build(project: &Project, args: BuildArgs) -> Result<ExitCode, Error> {
    let tools = tools::for_the_site(project)?;

    console::step(
        "Checking the content (the first time, the command that does it is compiled: about 4 minutes)",
    );
    if !check::is_sound(project, None)? {
        return Err(Error::Content);
    }

    let began = Instant::now();
    let dist = path::absolute(args.dist)?;
    let deploy = path::absolute(args.deploy)?;
    let (profile, how) = if args.debug {
        (Profile::Debug, "for looking into a fault (debug)")
    } else {
        (Profile::Release, "(the first time takes some minutes)")
    };
    console::step(format_args!("Building the site {how}"));
    let options = BuildOptions {
        deploy: Some(deploy.clone()),
        location: args.location,
        ..BuildOptions::new(profile, TestResults::Included)
    };
    write_site(project, &tools, &dist, &options)?;
    let files = WalkDir::new(&dist).into_iter().flatten();
    let sizes = files.filter_map(|entry| entry.metadata().ok().filter(Metadata::is_file));
    let sizes: Vec<u64> = sizes.map(|file| file.len()).collect();
    console::done("Built", began.elapsed());
    console::result(format_args!(
        "The site is in {}: {} files, {} in total (1 KB = 1000 bytes).\n\
         How to put it on a host is in {}.",
        dist.display(),
        sizes.len(),
        console::kilobytes(sizes.iter().sum()),
        deploy.join("README.md").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Whether the page on accessibility tells what the last whole test run found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TestResults {
    Included,
    /// As for the tests themselves, which look at the same site whatever a run before them found.
    Omitted,
}

/// What kind of site is to be built.
pub struct BuildOptions {
    pub profile: Profile,
    pub results: TestResults,
    pub location: SiteLocation,
    /// Where configurations for hosts go, an absolute path.
    pub deploy: Option<PathBuf>,
}

impl BuildOptions {
    /// At the root of the host that the content names, without configurations.
    pub fn new(profile: Profile, results: TestResults) -> Self {
        Self {
            profile,
            results,
            location: SiteLocation::default(),
            deploy: None,
        }
    }
}

/// Builds into `dist`, an absolute path, and replaces what is there.
pub fn write_site(
    project: &Project,
    tools: &SiteTools,
    dist: &Path,
    options: &BuildOptions,
) -> Result<(), Error> {
    fetch_dependencies(project)?;
    let mut trunk = trunk(project, tools, "build");
    if options.results == TestResults::Omitted {
        // A file that is never there.
        trunk.env("ATTUNE_RESULTS", dist.join("no-results"));
    }
    if options.profile == Profile::Release {
        trunk.arg("--release");
    }
    if let Some(base) = &options.location.base {
        trunk.args(["--public-url", base]);
    }
    let origin = options.location.origin.as_ref();
    trunk.envs(origin.map(|origin| ("ATTUNE_ORIGIN", origin)));
    let deploy = options.deploy.as_ref();
    trunk.envs(deploy.map(|deploy| ("ATTUNE_DEPLOY", deploy)));
    trunk.arg("--dist").arg(dist);
    // Trunk's halfway products lie in one folder of `target`, whichever `dist` is meant.
    let target = project.target();
    fs::create_dir_all(&target)?;
    let _alone = files::lock(&target.join(".trunk-build.lock"))?;
    run::succeed("building the site", &mut trunk)
}

/// The site to be measured, or to be taken pictures of: the one that somebody has built, or one built for that,
/// in `dist`, with its configurations for hosts beside it in `deploy`.
pub fn given_or_built(
    project: &Project,
    run_folder: &RunFolder,
    given: Option<&Path>,
) -> Result<PathBuf, Error> {
    if let Some(dist) = given {
        let dist = path::absolute(dist)?;
        if dist.join("index.html").is_file() {
            return Ok(dist);
        }
        let doing = "looking at a built site";
        let reason = "it has no index.html".to_owned();
        let remedy =
            "name a folder that `cargo xtask build` wrote, or leave --dist out to build one";
        return Err(Error::Unreadable(doing, dist, reason, remedy));
    }
    let tools = tools::for_the_site(project)?;
    console::step("Building the site (the first time takes some minutes)");
    let began = Instant::now();
    let dist = run_folder.path.join("dist");
    let options = BuildOptions {
        deploy: Some(run_folder.path.join("deploy")),
        ..BuildOptions::new(Profile::Release, TestResults::Included)
    };
    write_site(project, &tools, &dist, &options)?;
    console::done("Built", began.elapsed());
    Ok(dist)
}

/// Downloads the crates that are not here yet. Trunk, told to stay offline, tells cargo the same.
pub fn fetch_dependencies(project: &Project) -> Result<(), Error> {
    let targets = ["wasm32-unknown-unknown", "--target", "host-tuple"];
    let mut fetch = project.cargo(&["fetch", "--target"]);
    let doing = "downloading the site's dependencies (which needs the network)";
    run::succeed(doing, fetch.args(targets))
}

pub fn trunk(project: &Project, tools: &SiteTools, subcommand: &str) -> Command {
    // The project's own tools first. Where their folder has a colon in its name, what was there before.
    let rest = env::var_os("PATH").unwrap_or_default();
    let own = [&tools.wasm_bindgen, &tools.trunk].into_iter();
    let own = own.filter_map(|program| program.parent().map(Path::to_owned));
    let path = env::join_paths(own.chain(env::split_paths(&rest))).unwrap_or(rest);
    let mut command = Command::new(&tools.trunk);
    command
        .arg(subcommand)
        // Every tool is supplied: Trunk need not look for one, nor for a newer self.
        .arg("--offline=true")
        .current_dir(&project.root)
        .env("PATH", path)
        // With RUST_BACKTRACE set, Trunk would bury its errors under its own stack.
        .env("RUST_LIB_BACKTRACE", "0");
    // By its own rules any value of NO_COLOR counts; Trunk 0.21 stops at all but true and false.
    match env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
        _ => command.env_remove("NO_COLOR"),
    };
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_with_and_without_its_slashes() {
        for (named, path) in [("/", "/"), ("/therapy", "/therapy/"), ("/a/b/", "/a/b/")] {
            assert_eq!(parse_base(named).as_deref(), Ok(path));
        }
        let wrong = "|therapy/|//|/../|/a//b/|/a b/|/\"/|https://a.example/";
        for wrong in wrong.split('|') {
            assert!(parse_base(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_origin_is_scheme_and_host_alone() {
        for named in ["https://a.example/", "http://127.0.0.1:8080"] {
            assert_eq!(
                parse_origin(named).as_deref(),
                Ok(named.trim_end_matches('/'))
            );
        }
        for wrong in "a.example https:// https://a.example/path ftp://a.example".split(' ') {
            assert!(parse_origin(wrong).is_err(), "{wrong}");
        }
    }
}
