//! The build command: arguments, disk access, messages and the exit code. The build steps are in
//! `attune::site` and `attune::content`.

// These macros panic when the pipe is closed; `say` doesn't.
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod compress;
mod css;
mod disk;
mod images;
mod js;
mod photographs;
mod public;
mod say;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use attune::content::check::{Problem, check};
use attune::content::schema;
use attune::routes;
use attune::site::{self, BuildError, Input, editions, hosting, pictures};

use compress::CompressError;
use css::StyleError;
use disk::DiskError;
use images::ImageError;
use js::ScriptError;
use photographs::{Cache, PhotographError};
use public::NotContent;
use wasm::WasmError;

const USAGE: &str = "attune-site: the build of the site

  attune-site check [FOLDER]    checks the content (public/content where no folder is named)
  attune-site schema [--check]  writes the JSON Schemas of the content, or says if they are stale
  attune-site prerender         Trunk's post_build hook: draws every page into TRUNK_STAGING_DIR
  attune-site bench-pages N     draws N made-up pages in memory; prints time and memory as JSON";

const PUBLIC: &str = "public";
const CONTENT: &str = "public/content";
/// Where a full test run saves its results, unless the environment names another file.
const RESULTS: &str = "target/attune-accessibility.json";
const RESULTS_VARIABLE: &str = "ATTUNE_RESULTS";

/// Names the folder for the host configurations. They are written only if it is set.
const DEPLOY_VARIABLE: &str = "ATTUNE_DEPLOY";
/// Overrides the scheme and host of the address in `site.json`.
const ORIGIN_VARIABLE: &str = "ATTUNE_ORIGIN";

/// Who the site is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// Developers: scripts aren't minified, and the WebAssembly keeps its debug information.
    Debug,
    /// Visitors.
    Release,
}

/// An error that stops the command.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{USAGE}")]
    Usage,
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error(transparent)]
    NotContent(#[from] NotContent),
    #[error(transparent)]
    Style(#[from] StyleError),
    #[error(transparent)]
    Script(#[from] ScriptError),
    #[error(transparent)]
    Wasm(#[from] WasmError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Image(#[from] ImageError),
    #[error(transparent)]
    Compress(#[from] CompressError),
    #[error(transparent)]
    Photograph(#[from] PhotographError),
    #[error("{}", list(.0))]
    Content(Vec<Problem>),
    #[error(
        "{0} differs from the types; run `cargo run --package attune-site -- schema` and commit what it writes"
    )]
    StaleSchema(String),
    #[error("TRUNK_STAGING_DIR is not set; this command is Trunk's hook: run `cargo xtask build`")]
    NoStaging,
}

fn list(problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&problem.to_string());
        text.push_str("\n\n");
    }
    let count = match problems.len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    text + &count + " in the content; the site that was built last is left as it is."
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["check"] => check_folder(Path::new(CONTENT)),
        ["check", folder] => check_folder(Path::new(folder)),
        ["schema"] => write_schemas(),
        ["schema", "--check"] => compare_schemas(),
        ["prerender"] => prerender(),
        ["bench-pages", count] => count
            .parse()
            .map_err(|_| Error::Usage)
            .and_then(bench::pages),
        _ => Err(Error::Usage),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::note(&error);
            ExitCode::from(if matches!(error, Error::Usage) { 2 } else { 1 })
        }
    }
}

fn check_folder(folder: &Path) -> Result<(), Error> {
    let found = public::read(
        &public::enclosing(folder)?,
        folder,
        &Cache::of(Path::new("")),
    )?;
    let content = check(&found.sources).map_err(Error::Content)?;
    say::result(format_args!(
        "The content of {} is in order: {} pages.",
        folder.display(),
        content.pages.len()
    ));
    for note in found.notes() {
        say::result(format_args!("{note}"));
    }
    for (slug, gaps) in &content.gaps {
        let path = routes::path(slug.as_str());
        say::result(format_args!("Still to be filled in on {path}:"));
        for gap in gaps {
            say::result(format_args!("  {gap}"));
        }
    }
    let without_easy_read = content
        .pages
        .iter()
        .filter(|(slug, page)| editions::lacks_easy_read(&content, slug.as_str(), page));
    for (slug, _) in without_easy_read {
        let path = routes::path(slug.as_str());
        say::result(format_args!("Note: {path} has no Easy Read edition yet."));
    }
    for note in images::notes(&content)? {
        say::result(note);
    }
    if content.site.address.as_str().ends_with(".example") {
        say::result(format_args!(
            "Note: {}/site.json still names the placeholder address {}; set \"address\" before the site goes public.",
            folder.display(),
            content.site.address.as_str()
        ));
    }
    Ok(())
}

fn schema_path(name: &str) -> PathBuf {
    Path::new(CONTENT).join("schema").join(name)
}

fn write_schemas() -> Result<(), Error> {
    for (name, text) in schema::files() {
        disk::write(&schema_path(name), text.as_bytes())?;
        say::result(format_args!("Wrote {}.", schema_path(name).display()));
    }
    Ok(())
}

fn compare_schemas() -> Result<(), Error> {
    for (name, text) in schema::files() {
        let path = schema_path(name);
        if disk::read_text(&path)? != text {
            return Err(Error::StaleSchema(path.display().to_string()));
        }
    }
    Ok(())
}

fn prerender() -> Result<(), Error> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or(Error::NoStaging)?;
    let root = std::env::var_os("TRUNK_SOURCE_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let cache = Cache::of(&root);
    let found = public::read(&root.join(PUBLIC), &root.join(CONTENT), &cache)?;
    let mut content = check(&found.sources).map_err(Error::Content)?;
    content.site.address.0 = site_address(&content.site.address.0);
    let mut staged = disk::read_tree(&staging)?;
    let styles = disk::read_styles(&root.join("style"))?;
    let bundled = css::bundle(&styles)?;
    let mut scripts = disk::read_scripts(&root.join("scripts"))?;
    let profile = match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Debug,
    };
    let minified = js::minify_scripts(&scripts)?;
    if profile == Profile::Release {
        scripts = minified;
        wasm::strip_wasm(&mut staged)?;
        js::minify_glue(&mut staged)?;
    }
    let staged_paths: Vec<String> = staged.keys().cloned().collect();
    let named = pictures::photographs(&mut content);
    let (photographs, photograph_files) = photographs::make(&root.join(PUBLIC), &named, &cache)?;
    staged.extend(photograph_files);
    let results =
        std::env::var_os(RESULTS_VARIABLE).map_or_else(|| root.join(RESULTS), PathBuf::from);
    let results = disk::read_results(&results)?;
    let painted = images::generate(&content, &staged, &styles)?;
    let deploy_files = hosting::beside(&content);
    let finished = site::build(Input {
        content,
        staged,
        scripts,
        styles: bundled,
        photographs,
        results,
        painted,
    })?;
    for path in staged_paths
        .iter()
        .filter(|path| !finished.contains_key(*path))
    {
        disk::remove(&staging, path)?;
    }
    for (path, bytes) in &finished {
        disk::write(&staging.join(path), bytes)?;
    }
    if profile == Profile::Release {
        for (path, bytes) in compress::all(&finished)? {
            disk::write(&staging.join(path), &bytes)?;
        }
    }
    if let Some(folder) = std::env::var_os(DEPLOY_VARIABLE).map(PathBuf::from) {
        for (name, bytes) in &deploy_files {
            disk::write(&folder.join(name), bytes)?;
        }
    }
    Ok(())
}

/// The address that this build is for: the origin from `cargo xtask build --origin`, or else from the
/// content, followed by Trunk's public path.
fn site_address(configured: &str) -> String {
    let origin = std::env::var(ORIGIN_VARIABLE).unwrap_or_else(|_| configured.to_owned());
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_default();
    [origin.trim_end_matches('/'), base.trim_end_matches('/')].concat()
}
