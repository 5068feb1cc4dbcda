//! `check FOLDER` reads a site's content and its `public`, and nothing else.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::project::messages_of;
use super::{check, check_folder, from_a_phone, in_order, put, refused, site};

#[test]
fn a_folder_that_is_no_content_is_not_read_and_neither_is_what_lies_around_it() {
    let project = site();
    // A desktop. A link in it leads back to it, so a walk over it would never end, and its photographs are private.
    project.write("desktop/IMG_0001.jpg", &from_a_phone());
    project.write("desktop/texts/letter.json", b"{ broken");
    project.write("desktop/content/site.json", b"{}");
    project.write("desktop/public/content/letter.json", b"{}");
    symlink(project.path("desktop"), project.path("desktop/again")).expect("a link");
    for folder in ["texts", "content", "public/content", "nowhere", "again"] {
        let messages = messages_of(&check_folder(&project, "desktop", folder), 1);
        let sentence =
            format!("{folder} is not the content of a site, and nothing in it was read.");
        assert!(messages.starts_with(&sentence), "{messages}");
        for part in ["\"content\"", "site.json", "pages/", "\"public\""] {
            assert!(messages.contains(part), "{part} in {messages}");
        }
        assert!(
            !messages.contains("IMG_0001") && !messages.contains("letter"),
            "{messages}"
        );
    }
}

#[test]
fn a_folder_near_by_is_answered_with_the_one_that_is_meant() {
    let project = site();
    for (folder, meant) in [
        ("public", "public/content"),
        ("../source", "../source/public/content"),
    ] {
        let messages = messages_of(&check_folder(&project, "source", folder), 1);
        assert!(
            messages
                .trim_end()
                .ends_with(&format!(" Did you mean {meant}?")),
            "{messages}"
        );
    }
}

#[test]
fn the_content_is_found_from_wherever_one_stands() {
    let project = site();
    for (from, folder) in [
        ("source", "public/content/"),
        ("source/public", "content"),
        ("source/public/content", "."),
        ("source/public/content/pages", ".."),
    ] {
        messages_of(&check_folder(&project, from, folder), 0);
    }
}

#[test]
fn a_link_is_named_and_not_followed() {
    let project = site();
    project.write("elsewhere/IMG_0001", &from_a_phone());
    symlink(
        project.path("elsewhere"),
        project.path("source/public/elsewhere"),
    )
    .expect("a link");
    symlink("..", project.path("source/public/content/up")).expect("a link");
    let messages = refused(&project);
    for path in ["elsewhere", "content/up"] {
        let named = format!("public/{path}\n  wrong: \"/{path}\" is a link to another place");
        assert!(messages.contains(&named), "{messages}");
    }
    assert!(!messages.contains("IMG_0001"), "{messages}");

    // An editor's lock is a link to nowhere, which Trunk can't copy.
    for link in ["elsewhere", "content/up"] {
        fs::remove_file(project.path("source/public").join(link)).expect("the link");
    }
    in_order(&project);
    let lock = project.path("source/public/content/.#site.json");
    symlink("someone@a-computer.1", lock).expect("a link");
    let messages = messages_of(&check(&project), 1);
    assert!(
        messages.contains("public/content/.#site.json\n  wrong: "),
        "{messages}"
    );
}

#[test]
fn a_name_that_is_no_text_is_refused_and_never_published_under_another() {
    // é in Latin-1, as in archives of old programs. Some systems refuse such names.
    let named = |folder: &str, project: &super::Project| {
        let path = project.path(folder).join(OsStr::from_bytes(b"caf\xe9.pdf"));
        fs::write(path, b"%PDF-1.7")
    };
    let project = site();
    if named("source/public", &project).is_err() {
        return;
    }
    let messages = refused(&project);
    assert!(
        messages.contains("caf\u{fffd}.pdf\" isn't UTF-8")
            && messages.contains("right: Rename the file with plain letters."),
        "{messages}"
    );

    // In a folder that only the build reads.
    let project = site();
    named("staging", &project).expect("a file");
    let messages = messages_of(&project.prerender(), 1);
    assert!(
        messages.contains("rename it with plain letters"),
        "{messages}"
    );
}

#[test]
fn a_pipe_is_called_one_and_not_waited_for() {
    let project = site();
    let pipe = project.path("source/public/pipe");
    let made = Command::new("mkfifo")
        .arg(pipe)
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    let messages = messages_of(&check(&project), 1);
    assert!(
        messages.contains("public/pipe\n  wrong: \"/pipe\" is a pipe or a device, not a file"),
        "{messages}"
    );
}

#[test]
fn a_name_with_control_characters_is_shown_on_one_line_and_without_them() {
    let project = site();
    put(&project, "art/a\n  right: all.txt", b"x");
    put(&project, "b\u{1b}[2J.jpg", &from_a_phone());
    put(&project, "Icon\r", b"");
    let messages = refused(&project);
    for name in ["art/a\\u{a}  right: all.txt", "b\\u{1b}[2J.jpg"] {
        let named = format!("public/{name}\n  wrong: ");
        assert!(messages.contains(&named), "{name} in {messages}");
    }
    assert!(!messages.contains('\u{1b}'), "{messages}");
    assert!(!messages.contains("\n  right: all"), "{messages}");
}
