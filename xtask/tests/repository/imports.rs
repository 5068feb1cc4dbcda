//! Which file of a package imports which, read from its `use` items and paths.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use support::folders;

/// A module's path within its package; empty for `lib.rs` and `main.rs`.
pub type Module = Vec<String>;

/// The modules of a package with the text of each, without tests.
pub struct Package {
    pub modules: BTreeMap<Module, String>,
}

/// The target of a path in a module.
#[derive(Debug, PartialEq)]
pub enum Target {
    /// A module of the same package, or an item in it.
    Module(Module),
    /// Another package.
    Package(String),
}

impl Package {
    pub fn read(folder: &Path) -> Self {
        let files = folders::list(folder).into_iter();
        let modules = files.filter_map(|file| {
            let path = folders::path_within(folder, &file);
            let path = path.strip_suffix(".rs")?;
            let mut module: Module = path.split('/').map(str::to_owned).collect();
            if matches!(module.last()?.as_str(), "lib" | "main" | "mod") {
                module.pop();
            }
            let is_test = module.last().is_some_and(|name| name.ends_with("tests"));
            (!is_test).then(|| (module, without_tests(&folders::text(&file))))
        });
        let mut modules: BTreeMap<_, _> = modules.collect();
        // Modules whose file is in another folder. They import nothing of this project.
        let elsewhere: Vec<Module> = modules
            .iter()
            .flat_map(|(module, code)| elsewhere(module, code))
            .collect();
        modules.extend(elsewhere.into_iter().map(|module| (module, String::new())));
        Self { modules }
    }

    /// The targets of a module's imports.
    pub fn imports(&self, module: &[String]) -> BTreeSet<Module> {
        let paths = paths(&self.modules[module]);
        let targets = paths.iter().filter_map(|path| self.resolve(module, path));
        let inside = targets.filter_map(|target| match target {
            Target::Module(target) => Some(target),
            Target::Package(_) => None,
        });
        inside.filter(|target| target != module).collect()
    }

    pub fn resolve(&self, module: &[String], path: &[String]) -> Option<Target> {
        let mut rest = path.iter().peekable();
        let mut target = module.to_vec();
        match rest.peek()?.as_str() {
            "crate" => target.clear(),
            "super" | "self" => {}
            first => {
                let child = [module, &[first.to_owned()]].concat();
                if !self.modules.contains_key(&child) {
                    return Some(Target::Package(first.to_owned()));
                }
            }
        }
        while let Some(part) =
            rest.next_if(|part| ["crate", "self", "super"].contains(&part.as_str()))
        {
            if part == "super" {
                target.pop()?;
            }
        }
        for part in rest {
            target.push(part.clone());
            if !self.modules.contains_key(&target) {
                target.pop();
                break;
            }
        }
        Some(Target::Module(target))
    }

    /// The modules that import each other in a circle, if there are any.
    pub fn circle(&self) -> Option<Vec<Module>> {
        let mut finished = BTreeSet::new();
        self.modules.keys().find_map(|start| {
            let mut trail = Vec::new();
            self.follow(start, &mut trail, &mut finished)
        })
    }

    fn follow(
        &self,
        module: &Module,
        trail: &mut Vec<Module>,
        finished: &mut BTreeSet<Module>,
    ) -> Option<Vec<Module>> {
        if let Some(at) = trail.iter().position(|passed| passed == module) {
            return Some(trail.split_off(at));
        }
        if finished.contains(module) {
            return None;
        }
        trail.push(module.clone());
        for target in self.imports(module) {
            if let Some(circle) = self.follow(&target, trail, finished) {
                return Some(circle);
            }
        }
        trail.pop();
        finished.insert(module.clone());
        None
    }
}

/// A file's text up to its tests, which are last, and without comments.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = code.lines().map(|line| match line.trim_start() {
        comment if comment.starts_with("//") => "",
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules that a file declares with `#[path = "…"]`.
fn elsewhere(module: &[String], code: &str) -> Vec<Module> {
    let declared = code.split("#[path = ").skip(1);
    let names = declared.filter_map(|rest| rest.split_once("mod ")?.1.split(';').next());
    names
        .map(|name| [module, &[name.to_owned()]].concat())
        .collect()
}

/// The paths that a file names: those of its `use` items, and those that begin with `crate` or `super` elsewhere.
pub fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with("pub") && !line.contains(' ') {
            let tree = code[at + 4..].split(';').next().unwrap_or_default();
            expand(&[], tree, &mut found);
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | ':');
            let path = &code[at..];
            let path = &path[..path.find(|letter| !is_part(letter)).unwrap_or(path.len())];
            // The rest of a longer path, or the beginning of a group, is among the `use` items.
            if !code[..at].ends_with(is_part) && !path.ends_with(':') {
                found.push(parts(path));
            }
        }
    }
    found
}

/// Adds the paths of a `use` tree such as `a::{b, c::{self, d}}`.
fn expand(prefix: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let Some((before, group)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default();
        found.push([prefix, &parts(name)].concat());
        return;
    };
    let prefix = [prefix, &parts(before)].concat();
    let group = &group[..group.rfind('}').unwrap_or(group.len())];
    let (mut depth, mut begin) = (0, 0);
    for (at, letter) in group.char_indices().chain([(group.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let branch = group[begin..at].trim();
                begin = (at + 1).min(group.len());
                if !branch.is_empty() {
                    expand(&prefix, branch, found);
                }
            }
            _ => {}
        }
    }
}

fn parts(path: &str) -> Vec<String> {
    let parts = path.split("::").map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_paths_of_an_import_are_found() {
    let code = "use crate::a::{self, b::{C, D as E}, f};\npub(crate) use super::g;\nlet x = crate::h::i(1);";
    let found: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    for path in [
        "crate::a::self",
        "crate::a::b::C",
        "crate::a::b::D",
        "crate::a::f",
        "super::g",
        "crate::h::i",
    ] {
        assert!(
            found.iter().any(|known| known == path),
            "{path} in {found:?}"
        );
    }
}
