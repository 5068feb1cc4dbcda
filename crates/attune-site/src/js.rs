//! Minifies the scripts in `scripts/` and the glue that wasm-bindgen writes. This isn't in `crates/site`, because
//! a browser that builds the site doesn't need a JavaScript parser.
//!
//! It uses oxc's parser, mangler and printer, but not its optimiser, which takes longer to compile than all of these.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::Mangler;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{LabeledSpan, SourceType};
use site::files::{Files, Scripts};

use super::wasm;

/// A script doesn't parse.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {wrong}; {remedy}")]
pub struct ScriptError {
    file: String,
    line: usize,
    wrong: String,
    remedy: &'static str,
}

/// Minifies the site's own scripts.
///
/// # Errors
/// A [`ScriptError`] for the first syntax error.
pub fn minify_scripts(scripts: &Scripts) -> Result<Scripts, ScriptError> {
    let minified = scripts.iter().map(|(file, text)| {
        let minified = minify(text).map_err(|(line, wrong)| ScriptError {
            file: ["scripts/", file].concat(),
            line,
            wrong,
            remedy: "correct the script there",
        })?;
        Ok((file.clone(), minified))
    });
    minified.collect()
}

/// Minifies the glue of each WebAssembly module among the files.
///
/// # Errors
/// A [`ScriptError`] for the first syntax error.
pub fn minify_glue(staged: &mut Files) -> Result<(), ScriptError> {
    for (_, file) in wasm::modules(staged) {
        // The build reports missing glue.
        let Some(glue) = staged.get_mut(&file) else {
            continue;
        };
        match minify(&String::from_utf8_lossy(glue)) {
            Ok(minified) => *glue = minified.into_bytes(),
            Err((line, wrong)) => {
                return Err(ScriptError {
                    file,
                    line,
                    wrong,
                    remedy: "build it again with `cargo xtask build`",
                });
            }
        }
    }
    Ok(())
}

/// Minifies a script, or returns the line and message of its first error. Every script is parsed as a module:
/// classic and worker scripts share no names with others either.
fn minify(text: &str) -> Result<String, (usize, String)> {
    let memory = Allocator::default();
    let parsed = Parser::new(&memory, text, SourceType::mjs()).parse();
    let checked = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .with_build_nodes(true)
        .with_class_table(true)
        .build(&parsed.program);
    let mut errors = parsed
        .diagnostics
        .errors()
        .chain(checked.diagnostics.errors());
    if let Some(error) = errors.next() {
        let at = error.labels.first().map_or(0, LabeledSpan::offset);
        let before = text.bytes().zip(0..at);
        let line = 1 + before.filter(|(byte, _)| *byte == b'\n').count();
        return Err((line, error.message.to_string()));
    }
    let mut names = checked.semantic;
    let private_members = Mangler::new().build_with_semantic(&mut names, &parsed.program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(Some(names.into_scoping()))
        .with_private_member_mappings(Some(private_members))
        .build(&parsed.program);
    Ok(printed.code)
}

#[cfg(test)]
mod tests;
