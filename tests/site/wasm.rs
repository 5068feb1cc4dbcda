//! The content check and the rendering of pages, compiled for browsers: they give the bytes of the native build.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::json;
use site::{hash, names};
use support::programs::node;
use support::project::project;
use support::{built, folders, published};
use tempfile::TempDir;

/// The folder of the module for Node.js, `pages_as_wasm.js`.
static MODULE: LazyLock<TempDir> = LazyLock::new(|| {
    let mut compile = Command::new(env!("CARGO"));
    compile.args(["build", "--quiet", "--locked", "--package", "pages-as-wasm"]);
    compile.args([
        "--target",
        "wasm32-unknown-unknown",
        "--message-format=json",
    ]);
    let output = compile
        .current_dir(project())
        .output()
        .expect("cargo starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "it compiles for browsers: {messages}"
    );
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let wasm = lines
        .split('"')
        .find(|part| part.ends_with("pages_as_wasm.wasm"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut bind = Command::new(built::variable("ATTUNE_WASM_BINDGEN"));
    bind.args(["--target", "nodejs", "--out-dir"])
        .arg(folder.path());
    let status = bind.arg(wasm.expect("cargo names the file")).status();
    assert!(status.expect("wasm-bindgen starts").success());
    folder
});

/// The integrity of every file that WebAssembly renders for the site in `dist`.
fn rendered(dist: &Path) -> BTreeMap<String, String> {
    let texts = json!(published::texts(&published::folder().join("content")));
    let script = format!(
        "const {{ render }} = require({});\n\
         const description = require(\"fs\").readFileSync({}, \"utf8\");\n\
         console.log(render(JSON.stringify({texts}), description));",
        json!(MODULE.path().join("pages_as_wasm.js")),
        json!(dist.join(names::DESCRIPTION)),
    );
    serde_json::from_str(&node(&script)).expect("a list of files")
}

#[test]
fn a_browser_renders_the_very_site_that_was_built() {
    for variable in ["ATTUNE_DIST", "ATTUNE_DIST_BELOW"] {
        let dist = built::variable(variable);
        let rendered = rendered(&dist);
        let pages = rendered.keys().filter(|path| path.ends_with("index.html"));
        assert!(pages.count() > 8, "{rendered:?}");
        let finished = folders::read(&dist);
        for (path, integrity) in rendered {
            let bytes = finished
                .get(&path)
                .unwrap_or_else(|| panic!("{variable} has no {path}"));
            assert_eq!(integrity, hash::integrity(bytes), "{variable}: {path}");
        }
    }
}
