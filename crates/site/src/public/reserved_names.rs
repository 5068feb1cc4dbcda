//! Names of the files and folders that the build generates. An owner's file with such a name would be
//! overwritten, or would block a folder.

use std::collections::BTreeSet;

use attune::routes;

use crate::fault::Fault;
use crate::names::{
    CONTACT_CARD, DESCRIPTION, FAVICON, MANIFEST, PHOTOGRAPHS, PLATFORM_FILES, ROBOTS, SITEMAP,
    WORKER,
};

/// The files, other than pages and those for platforms, that the build generates at the root of every site.
const FILES: [&str; 7] = [
    WORKER,
    SITEMAP,
    ROBOTS,
    DESCRIPTION,
    MANIFEST,
    FAVICON,
    CONTACT_CARD,
];

/// The reserved names of one site.
#[derive(Clone, Debug)]
pub struct ReservedNames {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl ReservedNames {
    /// The names reserved in a site whose pages and redirects have these slugs.
    #[must_use]
    pub fn for_slugs<'s>(slugs: impl Iterator<Item = &'s str>) -> Self {
        let names = FILES.into_iter().chain(PLATFORM_FILES);
        let mut files: BTreeSet<String> = names.map(str::to_owned).collect();
        for slug in slugs.chain(routes::REQUIRED) {
            files.insert(routes::html_file(slug));
            let booklet = routes::booklet(slug);
            files.insert([booklet.trim_start_matches('/'), "index.html"].concat());
        }
        let mut folders: BTreeSet<String> = routes::IMMUTABLE_DIRS.map(str::to_owned).into();
        folders.insert(PHOTOGRAPHS.trim_end_matches('/').to_owned());
        folders.extend(
            files
                .iter()
                .flat_map(|file| parents(file))
                .map(str::to_owned),
        );
        Self { files, folders }
    }

    /// The fault of a file at this path below `public/`, if its name is reserved.
    #[must_use]
    pub fn fault(&self, path: &str) -> Option<Fault> {
        // File names on Windows and macOS are case-insensitive.
        let name = path.to_ascii_lowercase();
        let wrong = if self.files.contains(&name) {
            format!("The build makes a file \"/{path}\" itself, which would replace this one.")
        } else if self.folders.contains(&name) {
            format!("The site has a folder \"/{path}/\", so no file can have that name.")
        } else {
            let file = parents(&name).find(|folder| self.files.contains(*folder))?;
            let file = &path[..file.len()];
            format!("The build makes a file \"/{file}\", so no folder can have that name.")
        };
        Some(Fault {
            wrong,
            remedy: "Rename it or delete it.".into(),
        })
    }
}

/// The folders that contain a path, outermost first.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

#[cfg(test)]
mod tests {
    use super::ReservedNames;

    #[test]
    fn no_file_takes_the_place_of_what_the_build_makes_nor_stands_in_its_way() {
        let reserved = ReservedNames::for_slugs(["about-us/team", "old"].into_iter());
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
            let fault = reserved
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
            "assets.json",
            "contact.vcf",
        ] {
            let fault = reserved
                .fault(path)
                .unwrap_or_else(|| panic!("{path} is free"));
            assert!(
                fault.wrong.contains("replace this one"),
                "{path}: {fault:?}"
            );
        }
        let fault = reserved
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
            assert_eq!(reserved.fault(path), None, "{path}");
        }
    }
}
