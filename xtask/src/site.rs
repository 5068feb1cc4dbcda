//! `cargo xtask build`, and how all commands run Trunk: with the project's own tools and without downloads.

use std::path::{self, Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs::Metadata, time::Instant};

use clap::Args;
use fs_err as fs;
use walkdir::WalkDir;

use crate::practice::Practice;
use crate::tools::{self, SiteTools};
use crate::{check, console, error::Error, files, project::Project, run};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Release,
    Debug,
}

/// The arguments of `cargo xtask build`.
#[derive(Args)]
pub struct BuildArgs {
    /// The folder to write the site into
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The folder to write host configurations into
    #[arg(long, default_value = "deploy")]
    deploy: PathBuf,
    #[command(flatten)]
    location: SiteLocation,
    /// Show the made-up practice of tests/sample-practice/ instead of the site's own
    #[arg(long)]
    sample: bool,
    /// Build for debugging: faster, but pages are larger and slower and have full error messages
    #[arg(long)]
    debug: bool,
}

/// The address that the site is built for.
#[derive(Args, Clone, Debug, Default)]
pub struct SiteLocation {
    /// The path of the site on its host, such as /therapy/ [default: the host's root]
    #[arg(long, value_parser = parse_base)]
    pub base: Option<String>,
    /// Scheme and host, such as <https://example.org> [default: the address in site.json]
    #[arg(long, value_parser = parse_origin)]
    pub origin: Option<String>,
}

/// Accepts only characters that URLs don't escape, and returns the path with a slash at both ends.
fn parse_base(text: &str) -> Result<String, String> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_visible = |part: &str| !part.is_empty() && !part.starts_with('.');
    let is_plain = |part| is_visible(part) && part.bytes().all(is_allowed);
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
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
    match host.into_iter().flatten().next() {
        Some(host) if !host.is_empty() && host.bytes().all(is_allowed) => Ok(origin.to_owned()),
        _ => Err("write only scheme and host, such as https://example.org".to_owned()),
    }
}

pub fn build(project: &Project, args: BuildArgs) -> Result<ExitCode, Error> {
    let tools = tools::for_the_site(project)?;

    console::step(
        "Checking the content (the first time, this compiles the check: about 4 minutes)",
    );
    let practice = Practice::of(args.sample);
    if !check::content_is_valid(project, None, practice)? {
        return Err(Error::Content);
    }

    let began = Instant::now();
    let dist = path::absolute(args.dist)?;
    let (profile, how) = if args.debug {
        (Profile::Debug, "for debugging")
    } else {
        (Profile::Release, "(the first time takes some minutes)")
    };
    console::step(format_args!("Building the site {how}"));
    let options = BuildOptions {
        profile,
        results: TestResults::Included,
        location: args.location,
        practice,
        deploy: path::absolute(args.deploy)?,
    };
    write_site(project, &tools, &dist, &options)?;
    let files = WalkDir::new(&dist).into_iter().flatten();
    let sizes = files.filter_map(|entry| entry.metadata().ok().filter(Metadata::is_file));
    let sizes: Vec<u64> = sizes.map(|file| file.len()).collect();
    console::done("Built", began.elapsed());
    console::result(format_args!(
        "The site is in {}: {} files, {} in total (1 KB = 1000 bytes).\n\
         {} explains how to publish it.",
        dist.display(),
        sizes.len(),
        console::kilobytes(sizes.iter().sum()),
        options.deploy.join("README.md").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Whether the accessibility page includes the results of the last full test run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TestResults {
    Included,
    /// For the tests themselves: the site they check doesn't depend on an earlier run.
    Omitted,
}

/// How to build the site.
pub struct BuildOptions {
    pub profile: Profile,
    pub results: TestResults,
    pub location: SiteLocation,
    pub practice: Practice,
    /// The folder for host configurations, as an absolute path.
    pub deploy: PathBuf,
}

/// Builds into `dist`, an absolute path, and replaces its contents.
pub fn write_site(
    project: &Project,
    tools: &SiteTools,
    dist: &Path,
    options: &BuildOptions,
) -> Result<(), Error> {
    fetch_dependencies(project)?;
    let mut trunk = trunk(project, tools, "build");
    options.practice.tell(project, &mut trunk);
    if options.results == TestResults::Omitted {
        // A path at which there is never a file.
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
    trunk.env("ATTUNE_DEPLOY", &options.deploy);
    trunk.arg("--dist").arg(dist);
    // Trunk writes intermediate files to one folder of `target`, whatever `dist` is.
    let target = project.target();
    fs::create_dir_all(&target)?;
    let _lock = files::lock(&target.join(".trunk-build.lock"))?;
    run::succeed("building the site", &mut trunk)
}

/// The folder of the site to measure or to take screenshots of: the given one, or else `dist` in the run's folder, into
/// which a site is built. Its host configurations are next to it, in `deploy`.
pub fn given_or_built(
    project: &Project,
    run_folder: &Path,
    given: Option<&Path>,
    practice: Practice,
) -> Result<PathBuf, Error> {
    if let Some(dist) = given {
        let dist = path::absolute(dist)?;
        if dist.join("index.html").is_file() {
            return Ok(dist);
        }
        let doing = "opening a built site";
        let reason = "it has no index.html".to_owned();
        let remedy =
            "pass a folder that `cargo xtask build` wrote, or omit --dist to build the site";
        return Err(Error::Unusable(doing, dist, reason, remedy));
    }
    let tools = tools::for_the_site(project)?;
    console::step("Building the site (the first time takes some minutes)");
    let began = Instant::now();
    let dist = run_folder.join("dist");
    let options = BuildOptions {
        profile: Profile::Release,
        results: TestResults::Included,
        location: SiteLocation::default(),
        practice,
        deploy: run_folder.join("deploy"),
    };
    write_site(project, &tools, &dist, &options)?;
    console::done("Built", began.elapsed());
    Ok(dist)
}

/// Downloads missing crates, because Trunk runs offline, and so does the cargo that it starts.
pub fn fetch_dependencies(project: &Project) -> Result<(), Error> {
    let targets = ["wasm32-unknown-unknown", "--target", "host-tuple"];
    let mut fetch = project.cargo(&["fetch", "--target"]);
    let doing = "downloading the site's dependencies (which needs the network)";
    run::succeed(doing, fetch.args(targets))
}

pub fn trunk(project: &Project, tools: &SiteTools, subcommand: &str) -> Command {
    // The project's own tools come first. If their path has a colon, PATH stays unchanged.
    let rest = env::var_os("PATH").unwrap_or_default();
    let own = [&tools.wasm_bindgen, &tools.trunk].into_iter();
    let own = own.filter_map(|program| program.parent().map(Path::to_owned));
    let path = env::join_paths(own.chain(env::split_paths(&rest))).unwrap_or(rest);
    let mut command = Command::new(&tools.trunk);
    command
        .arg(subcommand)
        // Every tool is installed, so Trunk needn't download any, nor look for a newer Trunk.
        .arg("--offline=true")
        .current_dir(&project.root)
        .env("PATH", path)
        // With RUST_BACKTRACE set, Trunk would bury its errors under a backtrace.
        .env("RUST_LIB_BACKTRACE", "0");
    // Any non-empty value of NO_COLOR disables color, but Trunk 0.21 fails unless it is true or false.
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
            let origin = named.trim_end_matches('/');
            assert_eq!(parse_origin(named).as_deref(), Ok(origin));
        }
        for wrong in "a.example https:// https://a.example/path ftp://a.example".split(' ') {
            assert!(parse_origin(wrong).is_err(), "{wrong}");
        }
    }
}
