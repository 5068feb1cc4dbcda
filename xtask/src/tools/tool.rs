//! The tools that are installed for this project alone: which version, from where and what for.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A program, or a file, that is kept in the tools folder, as `<name>-<version>/`.
pub struct Tool {
    pub name: &'static str,
    pub version: String,
    /// Completes “is needed …”.
    pub need: &'static str,
    /// Roughly, on two cores.
    pub wait: &'static str,
    pub source: Source,
}

/// Where a tool comes from.
pub enum Source {
    /// A package of crates.io, and further arguments of `cargo install`.
    Cargo(&'static str, &'static [&'static str]),
    /// A package of npm whose program is meant.
    Npm,
    /// One file of a package of npm.
    NpmFile(&'static str, &'static str),
    /// The packages that a lock file names; both files by what they hold.
    NpmLock(&'static str, &'static str),
}

use Source::{Cargo, Npm, NpmFile, NpmLock};

#[rustfmt::skip]
impl Tool {
    fn new(name: &'static str, version: &str, wait: &'static str, need: &'static str, source: Source) -> Self {
        Self { name, version: version.to_owned(), need, wait, source }
    }

    pub fn trunk() -> Self {
        let need = "to put the site's pages, styles and WebAssembly together";
        // 0.22 needs a newer Rust than the project pins. Without its search for a newer self and without TLS: it
        // serves this computer, and every tool that it would download is supplied.
        let source = Cargo("trunk", &["--locked", "--no-default-features"]);
        Self::new("trunk", "0.21.14", "about 4 minutes", need, source)
    }

    pub fn wasm_bindgen(version: &str) -> Self {
        let need = "to join the WebAssembly to the page, in exactly the version the site uses";
        // Unlocked on purpose: the lock file published with 0.2.130 names a release that the registry no longer
        // serves. Its TLS is for a test runner that nothing here uses.
        let source = Cargo("wasm-bindgen-cli", &["--no-default-features", "--bin=wasm-bindgen"]);
        Self::new("wasm-bindgen", version, "1 to 2 minutes", need, source)
    }

    pub fn geckodriver() -> Self {
        let source = Cargo("geckodriver", &["--locked"]);
        Self::new("geckodriver", "0.37.1", "about 2 minutes", "to let the tests steer Firefox", source)
    }

    pub fn lighthouse() -> Self {
        let need = "to measure the pages as a visitor's browser meets them";
        Self::new("lighthouse", "12.8.2", "about a minute", need, Npm)
    }

    pub fn axe() -> Self {
        let need = "to test in every browser that nobody is kept out";
        Self::new("axe-core", "4.14.1", "some seconds", need, NpmFile("axe-core", "axe.min.js"))
    }

    pub fn wrangler() -> Self {
        Self::new("wrangler", "4.86.0", "about a minute", "to serve the built site as Cloudflare Pages does", Npm)
    }

    pub fn vnu() -> Self {
        let need = "to check that every page is valid HTML";
        Self::new("vnu-jar", "26.9.27", "half a minute", need, NpmFile("vnu-jar", "build/dist/vnu.jar"))
    }

    /// What checks scripts and style sheets; its version is a hash of both files.
    pub fn lint() -> Self {
        let package = include_str!("../../../scripts/package.json");
        let lock = include_str!("../../../scripts/package-lock.json");
        let mut hasher = DefaultHasher::new();
        (package, lock).hash(&mut hasher);
        let version = format!("{:016x}", hasher.finish());
        let need = "to check the site's scripts and style sheets";
        Self::new("lint", &version, "half a minute", need, NpmLock(package, lock))
    }

    /// schema.org's own vocabulary, as its makers publish it.
    pub fn schema_org() -> Self {
        let need = "to check what the pages tell search engines";
        Self::new("schema.org", "1.1.0", "some seconds", need, NpmFile("@vocabulary/schema", "schema.nq"))
    }
}
