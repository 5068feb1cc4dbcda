use super::*;

#[test]
fn names_that_others_use_stay_and_those_of_the_script_alone_get_shorter() {
    let smaller = minify("export const open = (button) => button.closest(globalThis.name);");
    let smaller = smaller.unwrap_or_else(|wrong| panic!("{wrong:?}"));
    for name in ["open", "closest", "globalThis.name"] {
        assert!(smaller.contains(name), "{name} in {smaller}");
    }
    assert!(!smaller.contains("button"), "{smaller}");
}

#[test]
fn a_mistake_is_named_with_its_line() {
    for script in [
        "const one = 1;\n\nconst two = ;\n",
        "let one;\n\nlet one;\n",
    ] {
        let scripts = Scripts::from([("start.js".to_owned(), script.to_owned())]);
        let error = minify_scripts(&scripts)
            .err()
            .map(|error| error.to_string());
        let error = error.unwrap_or_default();
        let line = if script.contains("two") { 3 } else { 1 };
        assert!(
            error.starts_with(&format!("scripts/start.js:{line}: ")),
            "{error}"
        );
        assert!(error.ends_with("; correct the script there"), "{error}");
    }
    let glue = b"export default {".to_vec();
    let mut staged = Files::from([
        ("a_bg.wasm".to_owned(), Vec::new()),
        ("a.js".to_owned(), glue),
    ]);
    let error = minify_glue(&mut staged).expect_err("no script");
    assert!(error.to_string().starts_with("a.js:1: "), "{error}");
}
