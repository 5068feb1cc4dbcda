//! Names that the build gives to files and folders of its own. A file of an owner's with one of them would be
//! replaced, or stand where a folder has to be made.

use std::collections::BTreeSet;

use attune::routes;

use crate::fault::Fault;
use crate::names::{
    DESCRIPTION, FAVICON, MANIFEST, PHOTOGRAPHS, PLATFORM_FILES, ROBOTS, SITEMAP, WORKER,
};

/// What the build makes at the root of every site, besides pages.
const FILES: [&str; 8] = [
    WORKER,
    SITEMAP,
    ROBOTS,
    DESCRIPTION,
    MANIFEST,
    FAVICON,
    PLATFORM_FILES[0],
    PLATFORM_FILES[1],
];

/// The names of one site.
#[derive(Clone, Debug)]
pub struct Taken {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Taken {
    /// The names that a site takes whose pages, and addresses that lead on to pages, have these slugs.
    #[must_use]
    pub fn by<'s>(slugs: impl Iterator<Item = &'s str>) -> Self {
        let mut files: BTreeSet<String> = FILES.map(str::to_owned).into();
        for slug in slugs.chain(routes::REQUIRED) {
            files.insert(routes::html_file(slug));
            let booklet = routes::booklet(slug);
            files.insert([booklet.trim_start_matches('/'), "index.html"].concat());
        }
        let mut folders: BTreeSet<String> = routes::IMMUTABLE_DIRS.map(str::to_owned).into();
        folders.insert(PHOTOGRAPHS.trim_end_matches('/').to_owned());
        folders.extend(files.iter().flat_map(|file| above(file)).map(str::to_owned));
        Self { files, folders }
    }

    /// What is wrong with a file at this path below `public/`, if its name is taken.
    #[must_use]
    pub fn fault(&self, path: &str) -> Option<Fault> {
        // Windows and macOS tell no capitals from small letters.
        let name = path.to_ascii_lowercase();
        let wrong = if self.files.contains(&name) {
            format!("The build makes a file \"/{path}\" itself, which would take this one's place.")
        } else if self.folders.contains(&name) {
            format!("The site has a folder \"/{path}/\", so no file can have that name.")
        } else {
            let file = above(&name).find(|folder| self.files.contains(*folder))?;
            let file = &path[..file.len()];
            format!("The build makes a file \"/{file}\", so no folder can have that name.")
        };
        Some(Fault {
            wrong,
            remedy: "Rename it, or take it away.".into(),
        })
    }
}

/// The folders that a path lies in.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

#[cfg(test)]
mod tests {
    use super::Taken;

    #[test]
    fn no_file_takes_the_place_of_what_the_build_makes_nor_stands_in_its_way() {
        let taken = Taken::by(["about-us/team", "old"].into_iter());
        for path in [
            "about-us",
            "about-us/team",
            "About-Us",
            "old",
            "session",
            "session/booklet",
            "assets",
            "pictures",
            "cards",
            "icons",
        ] {
            let fault = taken
                .fault(path)
                .unwrap_or_else(|| panic!("{path} is free"));
            assert!(fault.wrong.contains("has a folder"), "{path}: {fault:?}");
        }
        for path in [
            "index.html",
            "404.html",
            "session/index.html",
            "old/index.html",
            "sitemap.xml",
            "Robots.txt",
            "_headers",
            "_redirects",
            "favicon.ico",
            "site.webmanifest",
            "worker.js",
        ] {
            let fault = taken
                .fault(path)
                .unwrap_or_else(|| panic!("{path} is free"));
            assert!(
                fault.wrong.contains("take this one's place"),
                "{path}: {fault:?}"
            );
        }
        let fault = taken
            .fault("robots.txt/old.txt")
            .expect("a folder in the way");
        assert!(
            fault.wrong.contains("\"/robots.txt\", so no folder"),
            "{fault:?}"
        );
        for path in [
            "leaflet.pdf",
            "session/leaflet.pdf",
            "sessions",
            "assets/mine.css",
            "below/robots.txt",
            "session/index.htm",
            "start.js",
            "pictures.zip",
        ] {
            assert_eq!(taken.fault(path), None, "{path}");
        }
    }
}
