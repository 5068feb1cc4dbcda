//! Finds or installs the tools that building and testing need beyond cargo.

mod find;
mod install;
mod installer;
pub mod packages;
mod program;
mod tool;

use std::{path::PathBuf, process::Command, time::Instant};

pub use self::{program::Program, tool::Tool};
use crate::{console, error::Error, project::Project, run};

/// The tools for building the site.
pub struct SiteTools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
}

/// Finds or installs the tools for building the site.
pub fn for_the_site(project: &Project) -> Result<SiteTools, Error> {
    ensure_wasm_target(project)?;
    let find = |tool: &Tool| find_or_install(project, tool);
    Ok(SiteTools {
        trunk: find(&Tool::trunk())?,
        wasm_bindgen: find(&Tool::wasm_bindgen(&project.wasm_bindgen_version()?))?,
    })
}

/// Returns the path of the tool's program or file, and installs it if it is missing.
pub fn find_or_install(project: &Project, tool: &Tool) -> Result<PathBuf, Error> {
    let folder = find::tools_folder()?;
    let found = find::in_folder(&folder, tool).or_else(|| find::on_path(tool));
    found.map_or_else(|| install::install(project, &folder, tool), Ok)
}

/// Installs Rust's standard library for WebAssembly if it is missing.
fn ensure_wasm_target(project: &Project) -> Result<(), Error> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]);
    let answer = run::output(rustc.current_dir(&project.root))?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim());
    if answer.status.success() && sysroot.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    console::step(format_args!(
        "Installing Rust's {TARGET} target, to compile the site for browsers: about a minute."
    ));
    let began = Instant::now();
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]);
    let title = format!("Rust's {TARGET} target");
    installer::run(add.current_dir(&project.root), &title)?;
    console::done("Installed", began.elapsed());
    Ok(())
}
