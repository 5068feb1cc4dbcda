//! Small scripts out of the files in `scripts/` and of the glue that wasm-bindgen writes. Here beside the styles,
//! because a browser that builds the site has no use for a parser of JavaScript.
//!
//! By oxc's parser, mangler and printer: without its optimiser, which costs more to compile than all of these.

use attune::site::{Files, Scripts};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::Mangler;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{LabeledSpan, SourceType};

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

/// The site's own scripts, shorter.
///
/// # Errors
/// A [`ScriptError`] for the first place that can't be read.
pub fn shrink(scripts: &Scripts) -> Result<Scripts, ScriptError> {
    let small = scripts.iter().map(|(file, text)| {
        let small = small(text).map_err(|(line, wrong)| ScriptError {
            file: ["scripts/", file].concat(),
            line,
            wrong,
            remedy: "mend the script there",
        })?;
        Ok((file.clone(), small))
    });
    small.collect()
}

/// Makes the glue of each module among the files shorter.
///
/// # Errors
/// A [`ScriptError`] for the first place that can't be read.
pub fn shrink_glue(staged: &mut Files) -> Result<(), ScriptError> {
    for (_, file) in wasm::modules(staged) {
        // Glue that is missing is told of by the build itself.
        let Some(glue) = staged.get_mut(&file) else {
            continue;
        };
        match small(&String::from_utf8_lossy(glue)) {
            Ok(small) => *glue = small.into_bytes(),
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

/// The same script, shorter; or the first line that is at fault, and what is wrong. Every script is read as a
/// module: those that pages and workers load in another way share no names with others either.
fn small(text: &str) -> Result<String, (usize, String)> {
    let memory = Allocator::default();
    let parsed = Parser::new(&memory, text, SourceType::mjs()).parse();
    let checked = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .with_build_nodes(true)
        .with_class_table(true)
        .build(&parsed.program);
    let mut found = parsed
        .diagnostics
        .errors()
        .chain(checked.diagnostics.errors());
    if let Some(error) = found.next() {
        let at = error.labels.first().map_or(0, LabeledSpan::offset);
        let before = text.bytes().zip(0..at);
        let line = 1 + before.filter(|(byte, _)| *byte == b'\n').count();
        return Err((line, error.message.to_string()));
    }
    let mut names = checked.semantic;
    let private = Mangler::new().build_with_semantic(&mut names, &parsed.program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(Some(names.into_scoping()))
        .with_private_member_mappings(Some(private))
        .build(&parsed.program);
    Ok(printed.code)
}

#[cfg(test)]
mod tests;
