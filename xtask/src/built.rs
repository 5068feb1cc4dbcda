//! The site that is measured, or that pictures are taken of: one that somebody has built, or one built for that.

use std::{
    path::{self, Path, PathBuf},
    time::Instant,
};

use crate::{
    error::Error,
    project::Project,
    say,
    site::{self, Profile, TestResults, Wanted},
    tools,
};

/// Its folder: the one that is given, or `dist` in `folder`, with its configurations for hosts beside it.
pub fn site(project: &Project, given: Option<&Path>, folder: &Path) -> Result<PathBuf, Error> {
    if let Some(dist) = given {
        let dist = path::absolute(dist)?;
        if dist.join("index.html").is_file() {
            return Ok(dist);
        }
        return Err(Error::Unreadable {
            doing: "looking at a built site",
            path: dist,
            reason: "it has no index.html".to_owned(),
            remedy: "name a folder that `cargo xtask build` wrote, or leave --dist out to build one",
        });
    }
    let tools = tools::for_the_site(project)?;
    say::step("Building the site (the first time takes some minutes)");
    let began = Instant::now();
    let dist = folder.join("dist");
    let wanted = Wanted {
        deploy: Some(folder.join("deploy")),
        ..Wanted::of(Profile::Release, TestResults::Told)
    };
    site::write_site(project, &tools, &dist, &wanted)?;
    say::done("Built", began.elapsed());
    Ok(dist)
}
