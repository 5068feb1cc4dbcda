//! The imports between files, compared with the layers in `docs/architecture.md`: they run one way, from higher modules
//! to lower ones, and never in a circle.

use std::collections::BTreeSet;

use support::folders;
use support::project::project;

use super::imports::{Package, Target, paths};

/// Each package with layers: its source folder, and the packages of this project that it may import.
const PACKAGES: [(&str, &[&str]); 5] = [
    ("src", &[]),
    ("crates/site/src", &["attune"]),
    ("crates/attune-site/src", &["attune", "site"]),
    ("crates/photographs/src", &[]),
    ("xtask/src", &[]),
];

/// The packages of this project that can be imported.
const LIBRARIES: [&str; 3] = ["attune", "site", "support"];

/// The rows of a package's table of layers, from high to low, with the modules that each names.
fn layers(document: &str, folder: &str) -> Vec<Vec<String>> {
    let heading = format!("\n### `{folder}/`");
    let (_, section) = document
        .split_once(&heading)
        .unwrap_or_else(|| panic!("docs/architecture.md has no section {heading}"));
    let section = section.split("\n#").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let names = rows.map(|row| {
        let cell = row.split('|').nth(1).unwrap_or_default();
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    });
    names.collect()
}

fn shown(module: &[String]) -> String {
    match module {
        [] => "the root".to_owned(),
        module => module.join("::"),
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for (folder, _) in PACKAGES {
        let circle = Package::read(&project().join(folder)).circle();
        let circle = circle.map(|modules| {
            modules
                .iter()
                .map(|module| shown(module))
                .collect::<Vec<_>>()
        });
        assert_eq!(circle, None, "{folder}");
    }
}

#[test]
fn modules_import_only_what_the_architecture_puts_below_them() {
    let document = folders::text(&project().join("docs/architecture.md"));
    let mut wrong = Vec::new();
    for (folder, _) in PACKAGES {
        let package = Package::read(&project().join(folder));
        let top: BTreeSet<&String> = package
            .modules
            .keys()
            .filter_map(|module| module.first())
            .collect();
        if folder == "crates/photographs/src" {
            continue; // One small program without layers.
        }
        let layers = layers(&document, folder);
        let named: BTreeSet<&String> = layers.iter().flatten().collect();
        assert_eq!(named, top, "the table of {folder} in docs/architecture.md");
        let layer = |module: &[String]| {
            let name = module.first()?;
            layers.iter().position(|layer| layer.contains(name))
        };
        for module in package.modules.keys().filter(|module| !module.is_empty()) {
            for target in package.imports(module) {
                let is_inside = target.first() == module.first();
                if !is_inside && layer(&target).is_none_or(|target| Some(target) <= layer(module)) {
                    wrong.push(format!(
                        "{folder}: {} imports {}",
                        shown(module),
                        shown(&target)
                    ));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn packages_import_only_what_the_architecture_allows() {
    for (folder, allowed) in PACKAGES {
        let package = Package::read(&project().join(folder));
        for (module, code) in &package.modules {
            for path in paths(code) {
                let Some(Target::Package(name)) = package.resolve(module, &path) else {
                    continue;
                };
                let is_allowed =
                    !LIBRARIES.contains(&name.as_str()) || allowed.contains(&name.as_str());
                assert!(is_allowed, "{folder}: {} imports {name}", shown(module));
            }
        }
    }
}

/// A gate hides code from the compiler that checks the rest. Only Leptos's own features need some.
#[test]
fn few_lines_depend_on_a_feature() {
    let files = ["src", "crates"].map(|folder| folders::list(&project().join(folder)));
    let files = files.concat().into_iter();
    let sources = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let lines: usize = sources
        .map(|file| {
            let text = folders::text(&file);
            let gates = text
                .lines()
                .filter(|line| line.contains("cfg") && line.contains("feature"));
            gates.count()
        })
        .sum();
    assert!(lines <= 12, "{lines} lines depend on a feature");
}
