//! What each part of the WebAssembly is for: its bytes by crate. twiggy tells them by function, from the module
//! that Trunk had before the build took the functions' names away; no kept tool joins them by crate. A generic
//! function counts for the first crate that its name tells, the standard library last.

use std::{collections::BTreeMap, path::Path, process::Command};

use crate::{error::Error, project::Project, run, say};

/// What is part of every Rust program, by the names of its crates.
const STANDARD: [&str; 5] = ["core", "alloc", "std", "__rustc", "compiler_builtins"];

/// The table of the module that was built last.
pub fn measure(project: &Project, twiggy: &Path) -> Result<String, Error> {
    let module = project.target().join("wasm-bindgen/release/attune_bg.wasm");
    let mut command = Command::new(twiggy);
    command
        .args(["top", "--format=json", "--max-items=1000000"])
        .arg(module);
    let report = run::report("the WebAssembly", &mut command)?;
    let mut crates = BTreeMap::<&str, u64>::new();
    for item in report.value.as_array().into_iter().flatten() {
        let name = item["name"].as_str().unwrap_or_default();
        let is_of_a_visitors = !name.contains("custom section") && !name.contains(" subsection");
        if is_of_a_visitors {
            *crates.entry(crate_of(name)).or_default() +=
                item["shallow_size"].as_u64().unwrap_or(0);
        }
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let lines = crates
        .iter()
        .map(|(name, bytes)| format!("{name:22} {:>9}", say::kilobytes(*bytes)));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// The crate that a function's name tells: the first word of a path that is none of the standard library's.
fn crate_of(function: &str) -> &str {
    let is_of_a_path = |letter: char| letter.is_alphanumeric() || "_:[]".contains(letter);
    let first_words = function
        .split(|letter| !is_of_a_path(letter))
        // Names in the newer way of writing carry a hash: `core[c5930c85a12de822]::fmt`.
        .filter_map(|path| path.split_once("::")?.0.split('[').next())
        .filter(|word| !word.is_empty());
    let mut standard = None;
    for word in first_words {
        if !STANDARD.contains(&word) {
            return word;
        }
        standard = Some("the standard library");
    }
    standard.unwrap_or(if function.starts_with("data segment") {
        "data"
    } else {
        "without a crate"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_counts_for_the_crate_that_its_name_tells() {
        for (name, crate_name) in [
            ("attune::main::h76d652d810a63bdd", "attune"),
            (
                "<attune::json::Value as serde::Deserializer>::any",
                "attune",
            ),
            (
                "core::ptr::drop_in_place<leptos_router::hooks::Matched>::h05",
                "leptos_router",
            ),
            (
                "<dlmalloc[e24a27700634d609]::Dlmalloc<dlmalloc[e2]::Sys>>::malloc",
                "dlmalloc",
            ),
            (
                "<core[c5930c85a12de822]::fmt::Formatter>::pad",
                "the standard library",
            ),
            ("<char>::escape_debug_ext", "without a crate"),
            ("data segment \".rodata\"", "data"),
        ] {
            assert_eq!(crate_of(name), crate_name, "{name}");
        }
    }
}
