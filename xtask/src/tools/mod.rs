//! The tools that building and testing need beyond cargo: what each is, why, how long it takes to
//! install. Finding and installing are next door; the programs that come from the system, too.

mod find;
pub mod install;
pub mod packages;
pub mod programs;

use std::{path::PathBuf, process::Command, time::Instant};

use crate::{error::Error, project::Project, run, say};

/// A program, or a file, that is kept in the tools folder, as `<name>-<version>/`.
pub struct Tool {
    pub name: &'static str,
    pub version: String,
    /// Completes “is needed …”.
    need: &'static str,
    /// Roughly, on two cores.
    wait: &'static str,
    source: Source,
}

/// Where a tool comes from.
pub enum Source {
    Cargo {
        package: &'static str,
        locked: bool,
    },
    Npm {
        package: &'static str,
    },
    /// One file of a package, which is no program.
    NpmFile {
        package: &'static str,
        file: &'static str,
    },
}

impl Tool {
    fn trunk() -> Self {
        Self {
            name: "trunk",
            // 0.22 needs a newer Rust than the project pins.
            version: "0.21.14".to_owned(),
            need: "to put the site's pages, styles and WebAssembly together",
            wait: "about 6 minutes",
            source: Source::Cargo {
                package: "trunk",
                locked: true,
            },
        }
    }

    fn wasm_bindgen(version: String) -> Self {
        Self {
            name: "wasm-bindgen",
            version,
            need: "to join the WebAssembly to the page, in exactly the version the site uses",
            wait: "2 to 3 minutes",
            // Unlocked on purpose: the lock file published with 0.2.130 names a release that
            // the registry no longer serves.
            source: Source::Cargo {
                package: "wasm-bindgen-cli",
                locked: false,
            },
        }
    }

    pub fn geckodriver() -> Self {
        Self {
            name: "geckodriver",
            version: "0.37.1".to_owned(),
            need: "to let the tests steer Firefox",
            wait: "about 2 minutes",
            source: Source::Cargo {
                package: "geckodriver",
                locked: true,
            },
        }
    }

    pub fn lighthouse() -> Self {
        Self {
            name: "lighthouse",
            version: "12.8.2".to_owned(),
            need: "to measure the pages as a visitor's browser meets them",
            wait: "about a minute",
            source: Source::Npm {
                package: "lighthouse",
            },
        }
    }

    pub fn axe() -> Self {
        Self {
            name: "axe-core",
            version: "4.14.1".to_owned(),
            need: "to test in every browser that nobody is kept out",
            wait: "some seconds",
            source: Source::NpmFile {
                package: "axe-core",
                file: "axe.min.js",
            },
        }
    }

    pub fn wrangler() -> Self {
        Self {
            name: "wrangler",
            version: "4.86.0".to_owned(),
            need: "to serve the built site as Cloudflare Pages does",
            wait: "about a minute",
            source: Source::Npm {
                package: "wrangler",
            },
        }
    }

    pub fn vnu() -> Self {
        Self {
            name: "vnu-jar",
            version: "26.9.27".to_owned(),
            need: "to check that every page is valid HTML",
            wait: "half a minute",
            source: Source::NpmFile {
                package: "vnu-jar",
                file: "build/dist/vnu.jar",
            },
        }
    }

    /// schema.org's own vocabulary, as its makers publish it.
    pub fn schema_org() -> Self {
        Self {
            name: "schema.org",
            version: "1.1.0".to_owned(),
            need: "to check what the pages tell search engines",
            wait: "some seconds",
            source: Source::NpmFile {
                package: "@vocabulary/schema",
                file: "schema.nq",
            },
        }
    }
}

/// What every build of the site needs.
pub struct SiteTools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
}

/// Finds or installs what a build of the site needs.
pub fn for_the_site(project: &Project) -> Result<SiteTools, Error> {
    see_to_the_wasm_target(project)?;
    Ok(SiteTools {
        trunk: find_or_install(project, &Tool::trunk())?,
        wasm_bindgen: find_or_install(
            project,
            &Tool::wasm_bindgen(project.wasm_bindgen_version()?),
        )?,
    })
}

/// The path of the tool's program or file, after an installation where there is none yet.
pub fn find_or_install(project: &Project, tool: &Tool) -> Result<PathBuf, Error> {
    let folder = find::tools_folder()?;
    if let Some(program) = find::in_folder(&folder, tool).or_else(|| find::on_the_path(tool)) {
        return Ok(program);
    }
    install::install(project, &folder, tool)
}

/// The part of Rust's standard library that runs in a browser.
fn see_to_the_wasm_target(project: &Project) -> Result<(), Error> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut ask = Command::new("rustc");
    ask.args(["--print", "sysroot"]).current_dir(&project.root);
    let answer = run::output(&mut ask)?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim());
    if answer.status.success() && sysroot.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    say::step(format_args!(
        "Installing Rust's {TARGET} target, to compile the site for browsers: about a minute."
    ));
    let began = Instant::now();
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET])
        .current_dir(&project.root);
    install::run_to_the_end(&mut add, &format!("Rust's {TARGET} target"))?;
    say::done("Installed", began.elapsed());
    Ok(())
}
