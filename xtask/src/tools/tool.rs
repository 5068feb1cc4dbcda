//! The tools that are installed only for this project: version, source and purpose of each.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A program or file in the tools folder, in `<name>-<version>/`.
pub struct Tool {
    pub name: &'static str,
    pub version: String,
    /// Completes “is needed …”.
    pub need: &'static str,
    /// Roughly how long the installation takes on two cores.
    pub duration: &'static str,
    pub source: Source,
}

/// Where a tool comes from.
pub enum Source {
    /// A package of crates.io, and further arguments of `cargo install`.
    Cargo(&'static str, &'static [&'static str]),
    /// The program of an npm package.
    Npm,
    /// One file of an npm package.
    NpmFile(&'static str, &'static str),
    /// The packages of a lock file: the contents of `package.json` and `package-lock.json`.
    NpmLock(&'static str, &'static str),
}

use Source::{Cargo, Npm, NpmFile, NpmLock};

#[rustfmt::skip]
impl Tool {
    fn new(name: &'static str, version: &str, duration: &'static str, need: &'static str, source: Source) -> Self {
        Self { name, version: version.to_owned(), need, duration, source }
    }

    pub fn trunk() -> Self {
        let need = "to build the site's pages, styles and WebAssembly";
        // 0.22 needs a newer Rust than the project pins. Without its update check and TLS: it serves this computer
        // only, and every tool that it would download is installed here.
        let source = Cargo("trunk", &["--locked", "--no-default-features"]);
        Self::new("trunk", "0.21.14", "about 4 minutes", need, source)
    }

    pub fn wasm_bindgen(version: &str) -> Self {
        let need = "to connect WebAssembly and page, in exactly the version that the site uses";
        // Not --locked: the lock file published with 0.2.130 names a release that was removed from the registry. TLS is
        // for a test runner that isn't used here.
        let source = Cargo("wasm-bindgen-cli", &["--no-default-features", "--bin=wasm-bindgen"]);
        Self::new("wasm-bindgen", version, "1 to 2 minutes", need, source)
    }

    pub fn geckodriver() -> Self {
        let source = Cargo("geckodriver", &["--locked"]);
        Self::new("geckodriver", "0.37.1", "about 2 minutes", "to let the tests control Firefox", source)
    }

    pub fn lighthouse() -> Self {
        let need = "to measure how pages load in a visitor's browser";
        Self::new("lighthouse", "12.8.2", "about a minute", need, Npm)
    }

    pub fn axe() -> Self {
        let need = "to test accessibility in every browser";
        Self::new("axe-core", "4.14.1", "some seconds", need, NpmFile("axe-core", "axe.min.js"))
    }

    pub fn wrangler() -> Self {
        Self::new("wrangler", "4.86.0", "about a minute", "to serve the built site as Cloudflare Pages does", Npm)
    }

    pub fn vnu() -> Self {
        let need = "to check that every page is valid HTML";
        Self::new("vnu-jar", "26.9.27", "half a minute", need, NpmFile("vnu-jar", "build/dist/vnu.jar"))
    }

    /// The linters of scripts and style sheets. The version is a hash of both files.
    pub fn lint() -> Self {
        let package = include_str!("../../../scripts/package.json");
        let lock = include_str!("../../../scripts/package-lock.json");
        let mut hasher = DefaultHasher::new();
        (package, lock).hash(&mut hasher);
        let version = format!("{:016x}", hasher.finish());
        let need = "to check the site's scripts and style sheets";
        Self::new("lint", &version, "half a minute", need, NpmLock(package, lock))
    }

    /// The vocabulary that schema.org publishes.
    pub fn schema_org() -> Self {
        let need = "to check the pages' structured data for search engines";
        Self::new("schema.org", "1.1.0", "some seconds", need, NpmFile("@vocabulary/schema", "schema.nq"))
    }
}
