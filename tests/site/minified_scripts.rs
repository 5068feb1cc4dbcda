//! A minified script, run by Node.js, does what it did before.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use support::programs::node;
use support::project::project;
use support::staging::Project;

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

/// The program that builds the site, compiled by cargo.
fn attune_site() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--locked", "--package", "attune-site"])
        .arg("--message-format=json")
        .current_dir(project())
        .output()
        .expect("cargo starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "attune-site compiles: {messages}");
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .expect("cargo names the program")
}

/// Otherwise a script that works here could fail on the published site.
#[test]
fn a_smaller_script_does_what_it_did() {
    let project = Project::new();
    std::fs::write(project.source().join("scripts/listen.js"), HARD).expect("a script");
    let output = project.prerender(&attune_site(), "release");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{messages}");
    let smaller = project.asset("listen-", ".js");
    assert!(smaller.len() + 100 < HARD.len(), "it is smaller: {smaller}");
    assert_eq!(node(&smaller), node(HARD));
}
