//! `attune-site prerender`, Trunk's `post_build` hook: turns the files that Trunk staged into the finished site.

use std::env;
use std::path::{Path, PathBuf};

use attune::routes::Base;
use site::assets::Input;
use site::check::check;
use site::description::Target;
use site::source::Site;
use site::{hosting, pictures};

use crate::error::Error;
use crate::photographs::{self, Cache};
use crate::project::{self, CONTENT, PUBLIC, SCRIPTS, STYLE};
use crate::{compress, css, disk, images, js, public, wasm};

/// Who the site is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// Developers: scripts aren't minified, and the WebAssembly keeps its debug information.
    Debug,
    /// Visitors.
    Release,
}

/// Builds the site in Trunk's staging folder.
pub fn prerender() -> Result<(), Error> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or(Error::NoStaging)?;
    let root = env::var_os("TRUNK_SOURCE_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Debug,
    };
    let cache = Cache::of(&root);
    let found = public::read(&root.join(PUBLIC), &root.join(CONTENT), &cache)?;
    let mut content = check(&found.sources).map_err(Error::Content)?;
    let target = Target {
        origin: project::origin(),
        path: Base::of(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default()),
    };
    content.site.address.0 = target.address(&content.site.address.0);

    let mut staged = disk::read_tree(&staging)?;
    let styles = disk::read_styles(&root.join(STYLE))?;
    let mut scripts = disk::read_scripts(&root.join(SCRIPTS))?;
    let minified = js::minify_scripts(&scripts)?;
    if profile == Profile::Release {
        scripts = minified;
        wasm::strip_wasm(&mut staged)?;
        js::minify_glue(&mut staged)?;
    }
    let staged_paths: Vec<String> = staged.keys().cloned().collect();
    let named = pictures::photographs(&content);
    let (photographs, photograph_files) = photographs::make(&root.join(PUBLIC), &named, &cache)?;
    staged.extend(photograph_files);
    let (images, image_files) = images::generate(&content, &staged, &styles)?;
    let input = Input {
        target,
        base: content.site.base(),
        staged,
        scripts,
        styles: css::bundle(&styles)?,
        photographs,
        results: disk::read_results(&root.join(project::results()))?,
        images,
        image_files,
    };
    let finished = site::build(&content, input)?;

    let is_left_out = |path: &&String| !finished.contains_key(*path);
    for path in staged_paths.iter().filter(is_left_out) {
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
    write_deploy_files(&content.site)
}

/// Writes the host configurations if the environment names a folder for them.
fn write_deploy_files(site: &Site) -> Result<(), Error> {
    if let Some(folder) = project::deploy() {
        for (name, bytes) in hosting::deploy_files(site) {
            disk::write(&Path::new(&folder).join(name), &bytes)?;
        }
    }
    Ok(())
}
