#[path = "../../../../tests/programs/mod.rs"]
mod programs;

use programs::node;

use super::*;

/// Code where `//` or `/*` doesn't start a comment, a comment shares a line with code, or a line break matters.
const HARD: &str = r#"
/* one */ const said = []; /* two */ const say = (word) => said.push(word);
/* three */ say("after a comment"); // not this
say("// in a string"); say('/* in '); say(' another */');
say(`in a template
    // that keeps its indentation

    /* and */ its ${ "parts" /* but not this */ } ${`${{ deep: "er" }.deep} // too`}
`);
say(String(/[/*]"\/\//.test('*"//'))); say("a//b".replace(/\/\//g, "'")); say(String(8 / 2 /* half */ / 2));
const five = () => {
  return /* over
  a line end */ 5
};
say(String(five()))
const text = "x" /*
*/
say(text + 1/2)
let counted = 1
counted
/* a line end before */++counted
if (counted) /"/.test('"') && say("a test after a condition")
console.log(JSON.stringify(said)) // the end"#;

#[test]
fn a_smaller_script_does_what_it_did() {
    let smaller = minify(HARD).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert!(smaller.len() + 100 < HARD.len(), "it is smaller: {smaller}");
    assert_eq!(node(&smaller), node(HARD));
}

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
        assert!(error.ends_with("; mend the script there"), "{error}");
    }
    let glue = b"export default {".to_vec();
    let mut staged = Files::from([
        ("a_bg.wasm".to_owned(), Vec::new()),
        ("a.js".to_owned(), glue),
    ]);
    let error = minify_glue(&mut staged).expect_err("no script");
    assert!(error.to_string().starts_with("a.js:1: "), "{error}");
}
