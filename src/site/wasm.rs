//! The WebAssembly without what only a debugger reads, and with short names between it and its glue.

use super::{BuildError, Files};

/// The magic number and the version that a module begins with (WebAssembly core specification, 5.5.16).
const PREAMBLE: &[u8] = b"\0asm\x01\0\0\0";
/// The id of custom sections: function names, producers and the like (5.5.3).
const CUSTOM: u8 = 0;
/// The id of the section of imports (5.5.5).
const IMPORTS: u8 = 2;
/// What an import is when it is a function (5.5.5).
const FUNCTION: u8 = 0;

/// How the name of a module ends, as wasm-bindgen writes it; that of its glue is the same but for this.
const MODULE: &str = "_bg.wasm";

/// Drops the custom sections of every module among the files, half as much again as the code, and gives
/// the functions that it asks of its glue numbers for names: wasm-bindgen puts a hash into each name,
/// which no compression makes smaller, twice.
///
/// # Errors
/// When a file called `.wasm` is no WebAssembly module.
pub fn lighten(staged: &mut Files) -> Result<(), BuildError> {
    let modules = staged.keys().filter(|file| file.ends_with(MODULE));
    let modules: Vec<_> = modules.cloned().collect();
    for file in modules {
        let module = staged.get(&file).and_then(|bytes| Module::read(bytes));
        let mut module = module.ok_or_else(|| BuildError::Unfit {
            file: file.clone(),
            wrong: "it is no WebAssembly module".into(),
            remedy: "build it again with `cargo xtask build`",
        })?;
        module.sections.retain(|(id, _)| *id != CUSTOM);
        let glue = file.replace(MODULE, ".js");
        let text = staged.get(&glue).and_then(|js| str::from_utf8(js).ok());
        // Glue that is written in another way keeps its names.
        let short = text.and_then(|text| module.with_short_imports(text));
        let lighter = module.written();
        if let Some(text) = short {
            staged.insert(glue, text.into_bytes());
        }
        staged.insert(file, lighter);
    }
    Ok(())
}

/// A module as its sections, each with its id.
struct Module {
    sections: Vec<(u8, Vec<u8>)>,
}

impl Module {
    fn read(module: &[u8]) -> Option<Self> {
        let mut rest = Bytes(module.strip_prefix(PREAMBLE)?);
        let mut sections = Vec::new();
        while !rest.0.is_empty() {
            sections.push((rest.byte()?, rest.sized()?.to_vec()));
        }
        Some(Self { sections })
    }

    fn written(&self) -> Vec<u8> {
        let mut module = PREAMBLE.to_vec();
        for (id, content) in &self.sections {
            module.push(*id);
            write_sized(&mut module, content);
        }
        module
    }

    /// Gives the imported functions numbers for names, and the glue that knows them by these. None, and
    /// nothing is changed, where the glue doesn't name each of them once.
    fn with_short_imports(&mut self, glue: &str) -> Option<String> {
        let (_, imports) = self.sections.iter_mut().find(|(id, _)| *id == IMPORTS)?;
        let mut rest = Bytes(imports);
        let count = rest.number()?;
        let (mut short, mut glue) = (Vec::new(), glue.to_owned());
        write_number(&mut short, count);
        for index in 0..count {
            write_sized(&mut short, rest.sized()?);
            let name = str::from_utf8(rest.sized()?).ok()?;
            let (long, number) = (format!(" {name}: function("), index.to_string());
            if glue.matches(&long).count() != 1 {
                return None;
            }
            glue = glue.replace(&long, &format!(" {number}: function("));
            write_sized(&mut short, number.as_bytes());
            short.push(rest.byte().filter(|kind| *kind == FUNCTION)?);
            write_number(&mut short, rest.number()?);
        }
        *imports = short;
        Some(glue)
    }
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    /// An unsigned number of seven bits a byte, lowest first (5.2.2).
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Bytes with their number before them.
    fn sized(&mut self) -> Option<&'a [u8]> {
        let size = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(bytes)
    }
}

fn write_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    write_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

fn write_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return to.push(low & 0x7f);
        }
        to.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "return {\n __wbg_focus_1: function(a) {\n __wbg_abort_2: function() {\n";

    /// A module that imports two functions, of types 0 and 200, and has a custom section.
    fn files(glue: &str) -> Files {
        let mut imports = vec![2];
        for (name, kind) in [
            ("__wbg_focus_1", &[0, 0][..]),
            ("__wbg_abort_2", &[0, 200, 1]),
        ] {
            write_sized(&mut imports, b"./a_bg.js");
            write_sized(&mut imports, name.as_bytes());
            imports.extend(kind);
        }
        let sections = vec![(CUSTOM, b"\x04kept".to_vec()), (IMPORTS, imports)];
        let module = Module { sections }.written();
        let glue = glue.as_bytes().to_vec();
        Files::from([("a_bg.wasm".into(), module), ("a.js".into(), glue)])
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    #[test]
    fn module_and_glue_agree_on_short_names() {
        let mut files = files(GLUE);
        lighten(&mut files).expect("a module");
        assert_eq!(
            text(&files["a.js"]),
            "return {\n 0: function(a) {\n 1: function() {\n"
        );
        let module = Module::read(&files["a_bg.wasm"]).expect("still a module");
        let mut imports = vec![2];
        for rest in [&b"\x010\0\0"[..], b"\x011\0\xc8\x01"] {
            write_sized(&mut imports, b"./a_bg.js");
            imports.extend(rest);
        }
        assert_eq!(module.sections, [(IMPORTS, imports)]);
    }

    #[test]
    fn glue_that_is_written_otherwise_and_its_module_keep_their_names() {
        let otherwise = GLUE.replace("abort_2: function(", "abort_2: (");
        let mut files = files(&otherwise);
        lighten(&mut files).expect("a module");
        assert_eq!(text(&files["a.js"]), otherwise);
        let module = text(&files["a_bg.wasm"]);
        assert!(module.contains("__wbg_focus_1") && !module.contains("kept"));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let mut files = Files::from([("a_bg.wasm".into(), b"<!doctype html>".to_vec())]);
        let refused = lighten(&mut files).expect_err("no module");
        assert!(refused.to_string().contains("a_bg.wasm"));
    }
}
