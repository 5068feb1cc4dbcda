//! What each part of the WebAssembly is for: the bytes of its code by crate. What is measured is what
//! Trunk had before the build took the functions' names away. Code that several crates share in the making
//! (a generic function of one, with a type of the other) counts for the first that its name tells, the
//! standard library last.

use std::{collections::BTreeMap, path::Path};

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

use super::sizes;
use crate::{error::Error, project::Project, say};

/// What is part of every Rust program, by the names of its crates.
const STANDARD: [&str; 4] = ["core", "alloc", "std", "__rustc"];
const STANDARD_NAME: &str = "the standard library";
/// Functions whose names tell no crate.
const UNNAMED: &str = "without a crate";
/// Crates with less than this share are one line together.
const LEAST_SHARE: f64 = 0.005;

/// The bytes of code, and how many functions they are, by crate.
type Crates = BTreeMap<String, (usize, usize)>;

/// The table of the module that was built last, and below it what visitors get of it.
pub fn measure(project: &Project, dist: &Path) -> Result<String, Error> {
    say::step("Measuring the WebAssembly …");
    let named = project.target().join("wasm-bindgen/release/attune_bg.wasm");
    let module = sizes::read(&named)?;
    let crates = crates(&module).map_err(|source| Error::Unreadable {
        doing: "measuring the WebAssembly",
        path: named,
        reason: source.to_string(),
        remedy: "build it again with `cargo xtask build`",
    })?;
    let mut lines = table(&crates);
    for path in sizes::files(dist)? {
        if path
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            let bytes = sizes::read(&path)?;
            let small = sizes::compressed(&bytes).map_err(|source| sizes::disk(&path, source))?;
            lines.push(format!(
                "All of it, with its data, is {} for visitors, {} with brotli.",
                kilobytes(bytes.len()),
                kilobytes(small.len())
            ));
        }
    }
    Ok(lines.join("\n"))
}

fn crates(module: &[u8]) -> Result<Crates, BinaryReaderError> {
    // Functions are counted from the imported ones on.
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(sections) = custom.as_known() else {
                    continue;
                };
                for section in sections {
                    let Name::Function(functions) = section? else {
                        continue;
                    };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index as usize, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates = Crates::new();
    for (index, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + index)).copied().unwrap_or_default();
        let (bytes, functions) = crates.entry(crate_of(name)).or_default();
        *bytes += size;
        *functions += 1;
    }
    Ok(crates)
}

/// The crate that a function's name tells: the first word before `::` with which a path begins.
fn crate_of(function: &str) -> String {
    let begins_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut standard = false;
    let mut before = "";
    for part in function.split_inclusive("::") {
        // A path goes on where the part before ended without anything between.
        let path = part.trim_end_matches("::");
        // Names in the newer way of writing carry a hash: `core[c5930c85a12de822]::fmt`.
        let path = path
            .rsplit_once('[')
            .filter(|(_, hash)| hash.ends_with(']'))
            .map_or(path, |(path, _)| path);
        let start = path.rfind(|letter| !begins_word(letter)).map(|at| at + 1);
        let goes_on = start.is_none() && before.ends_with("::");
        before = part;
        let word = &path[start.unwrap_or(0)..];
        if goes_on || !part.ends_with("::") || word.is_empty() {
            continue;
        }
        if !STANDARD.contains(&word) {
            return word.to_owned();
        }
        standard = true;
    }
    if standard { STANDARD_NAME } else { UNNAMED }.to_owned()
}

fn table(crates: &Crates) -> Vec<String> {
    let all: usize = crates.values().map(|(bytes, _)| bytes).sum();
    let share = |bytes: usize| sizes::as_number(bytes) / sizes::as_number(all.max(1));
    let mut rows: Vec<_> = crates
        .iter()
        .map(|(name, part)| (name.as_str(), *part))
        .collect();
    rows.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    let (shown, rest): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(_, (bytes, _))| share(*bytes) >= LEAST_SHARE);
    let rest = rest
        .iter()
        .fold((0, 0), |sum, (_, part)| (sum.0 + part.0, sum.1 + part.1));
    let line = |(name, (bytes, functions)): (&str, (usize, usize))| {
        let percent = format!("{:.1} %", share(bytes) * 100.0);
        format!(
            "{name:22} {:>9} {percent:>7} {functions:>9}",
            kilobytes(bytes)
        )
    };
    let heading = format!(
        "{:22} {:>9} {:>7} {:>9}",
        "code by crate", "size", "share", "functions"
    );
    let mut lines = vec![heading];
    lines.extend(shown.into_iter().map(line));
    lines.push(line(("all others", rest)));
    lines
}

fn kilobytes(bytes: usize) -> String {
    say::kilobytes(bytes.try_into().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_counts_for_the_crate_that_its_name_tells() {
        for (name, crate_name) in [
            ("attune::main::h76d652d810a63bdd", "attune"),
            (
                "<attune::json::Value as serde_core::de::Deserializer>::any",
                "attune",
            ),
            (
                "core::ptr::drop_in_place<leptos_router::hooks::Matched>::h05",
                "leptos_router",
            ),
            (
                "<&mut serde_json::de::Deserializer<R> as serde::Deserializer>::x",
                "serde_json",
            ),
            (
                "<dlmalloc[e24a27700634d609]::Dlmalloc<dlmalloc[e2]::Sys>>::malloc",
                "dlmalloc",
            ),
            (
                "<core[c5930c85a12de822]::fmt::Formatter>::pad",
                STANDARD_NAME,
            ),
            (
                "alloc::sync::Arc<T,A>::drop_slow::hafc54a5ca839dcf6",
                STANDARD_NAME,
            ),
            ("<char>::escape_debug_ext", UNNAMED),
            ("memcmp", UNNAMED),
            ("", UNNAMED),
        ] {
            assert_eq!(crate_of(name), crate_name, "{name}");
        }
    }

    #[test]
    fn small_crates_are_one_line_together() {
        let crates = [
            ("large", (9_000, 3)),
            ("a", (40, 1)),
            ("b", (30, 2)),
            ("mid", (930, 1)),
        ];
        let crates = crates.map(|(name, part)| (name.to_owned(), part)).into();
        assert_eq!(
            table(&crates),
            [
                "code by crate               size   share functions",
                "large                     9.0 KB  90.0 %         3",
                "mid                       0.9 KB   9.3 %         1",
                "all others                0.0 KB   0.7 %         3",
            ]
        );
    }

    /// One imported function, and two with names, of two and five bytes of code.
    #[test]
    fn a_module_is_read_with_its_names() {
        let module = b"\0asm\x01\0\0\0\
            \x01\x04\x01\x60\0\0\
            \x02\x07\x01\x01m\x01f\0\0\
            \x03\x03\x02\0\0\
            \x0a\x0a\x02\x02\0\x0b\x05\0\x01\x01\x01\x0b\
            \0\x17\x04name\x01\x10\x03\0\x01f\x01\x04a::b\x02\x04c::d";
        let crates = crates(module).expect("a module");
        let expected = [("a", (2, 1)), ("c", (5, 1))];
        assert_eq!(
            crates,
            expected.map(|(name, part)| (name.to_owned(), part)).into()
        );
    }
}
