//! That a script does the same once the build has made it smaller, run by Node.js before and after.

use std::io::Write;
use std::process::{Command, Stdio};

use attune::site::Files;
use attune::site::pictures::photograph::Photographs;

use super::{build_with, content};

/// Code in which a `//` or `/*` is no comment, a comment shares its line with code, and a line end matters.
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

fn said(script: &[u8]) -> String {
    let mut node = Command::new("node")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js starts");
    let mut input = node.stdin.take().expect("its input");
    input.write_all(script).expect("it reads");
    drop(input);
    let output = node.wait_with_output().expect("it ends");
    let script = String::from_utf8_lossy(script);
    assert!(output.status.success(), "it runs: {script}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_smaller_script_does_what_it_did() {
    let script = HARD.as_bytes().to_vec();
    let more = Files::from([("attune.js".to_owned(), script.clone())]);
    let files = build_with(content(), Photographs::new(), more);
    let (path, smaller) = files
        .iter()
        .find(|(path, _)| path.starts_with("assets/attune-") && path.ends_with("js"))
        .expect("the script");
    assert!(smaller.len() + 100 < script.len(), "{path} is smaller");
    assert_eq!(said(smaller), said(&script));
}
