use super::*;

fn shorter(script: &str) -> String {
    String::from_utf8(minified(script.as_bytes())).expect("UTF-8")
}

#[test]
fn comments_indentation_and_empty_lines_go_and_code_stays() {
    for (script, expected) in [
        (
            "/* a */ const x = 1; /* b */ const y = 2;\n",
            "const x = 1; const y = 2;\n",
        ),
        ("/* a */ start();\n", "start();\n"),
        ("  one();  // why\n\n\n    two();\n", "one();\ntwo();\n"),
        ("a = 1 // no semicolon\nb = 2", "a = 1\nb = 2\n"),
        ("return /* over\nlines */ 5", "return\n5\n"),
        ("a/* no space */b", "a b\n"),
        (
            "a = b / c; /* x */ d = e / f\r\n// y\r\n",
            "a = b / c; d = e / f\n",
        ),
        ("x = (1 + 2) / 3 // half", "x = (1 + 2) / 3\n"),
        ("x = 1./2 // y", "x = 1./2\n"),
    ] {
        assert_eq!(shorter(script), expected, "{script}");
    }
}

#[test]
fn what_looks_like_a_comment_within_a_value_stays() {
    for script in [
        "a = \"// no\" + '/* no */';\n",
        "a = 'it\\'s // no';\n",
        "a = `\n   // no\n\n   ${b + `/* no */ ${{ c: 1 }.c}`} // no\n`;\n",
        "a = /[/*]\\/\\/ no/g.test(b);\n",
        "if (a) /'/.test(b);\n",
        "a.if (b) / c;\n",
        "return /\"/;\n",
        "a.return / 2;\n",
    ] {
        assert_eq!(shorter(script), script);
    }
    assert_eq!(shorter("a = `x` // y"), "a = `x`\n");
}

#[test]
fn a_script_that_can_not_be_read_with_certainty_stays_as_it_is() {
    for script in [
        "{ } /'/.test(a) // b\n",
        "a++ / b // c\n",
        "yield /'/ // c\n",
        "a = 'not ended // c\n",
        "a = `not ended // c\n",
        "f(] // c\n",
        "  f( // c\n",
        "a <!-- b\n  c // d\n",
        "  a = /not [ended // c\n",
        "return\u{a0}/'/.test(a) // b\n",
        "/* not ended",
    ] {
        assert_eq!(shorter(script), script);
    }
}

#[test]
fn every_script_of_the_site_is_read_to_its_end() {
    // As cargo says it when it runs the test: what was compiled in may be another checkout's.
    let project = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    let folder = std::path::Path::new(&project).join("public");
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let script = std::fs::read_to_string(&path).expect("a script");
            assert!(Reader::new(&script).read().is_some(), "{}", path.display());
        }
    }
}
