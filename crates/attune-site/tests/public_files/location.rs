//! A photograph with its location in the metadata is never published unchanged.

use base64::prelude::{BASE64_STANDARD, Engine};

use super::project::{Project, messages_of};
use super::{from_a_phone, in_order, pictures, plain, put, refused, site};

const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

#[test]
fn a_photograph_with_its_place_is_refused_wherever_it_lies_and_whatever_it_is_called() {
    let project = site();
    let places = [
        "holiday.jpg",
        "IMG_0001",
        "leaflet.pdf",
        "below/notes.txt",
        "fonts/photo.woff2",
        "pictures/photo.jpg",
        ".well-known/photo.jpg",
    ];
    for path in places {
        put(&project, path, &from_a_phone());
    }
    let messages = refused(&project);
    for path in places {
        let named =
            format!("public/{path}\n  wrong: The picture \"/{path}\" is a JPEG that says where");
        assert!(
            messages.contains(&named),
            "{path} is not named:\n{messages}"
        );
    }
    for (path, remedy) in [
        (
            "holiday.jpg",
            "Put it into public/images/ and name it in a page",
        ),
        (
            "IMG_0001",
            "give it a name that ends in .jpg, put it into public/images/",
        ),
    ] {
        let problem = messages
            .split("\n\n")
            .find(|problem| problem.starts_with(&format!("public/{path}\n")));
        assert!(
            problem.is_some_and(|problem| problem.contains(remedy)),
            "{messages}"
        );
    }
    assert!(
        messages.contains(&format!("{} problems", places.len())),
        "{messages}"
    );
}

#[test]
fn a_build_that_no_check_went_before_refuses_it_too() {
    let project = site();
    // In a folder that only the build reads.
    project.write("staging/IMG_0001", &from_a_phone());
    let messages = messages_of(&project.prerender(), 1);
    assert!(
        messages.contains("\"/IMG_0001\" is a JPEG that says where"),
        "{messages}"
    );
}

#[test]
fn a_photograph_that_a_page_names_is_published_without_what_it_says() {
    let project = Project::new(&[("door.jpg", from_a_phone())]);
    in_order(&project);
    messages_of(&project.prerender(), 0);
    let site = project.site();
    assert!(!site.contains_key("door.jpg"));
    assert!(site.keys().any(|path| path.starts_with("pictures/door-")));
    for (path, bytes) in site {
        let holds = |mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
        assert!(
            !holds(pictures::CAMERA) && !holds(&pictures::PLACE),
            "{path}"
        );
    }
}

#[test]
fn a_picture_that_says_nothing_of_its_owner_is_published_as_it_is() {
    let project = site();
    put(&project, "for-phones.jpg", &plain());
    in_order(&project);
    messages_of(&project.prerender(), 0);
    assert!(project.site().get("for-phones.jpg") == Some(&plain()));
}

#[test]
fn an_iphones_photograph_is_refused_with_how_to_send_a_jpeg() {
    let project = Project::new(&[("images/IMG_0001.HEIC", HEIC.to_vec())]);
    for path in ["images/IMG_0002.heic", "images/phone.jpg", "IMG_0003"] {
        put(&project, path, HEIC);
    }
    let messages = refused(&project);
    for place in [
        "public/content/pages/session.json:8:43  ",
        "public/images/IMG_0002.heic\n",
        "public/images/phone.jpg\n",
        "public/IMG_0003\n",
    ] {
        let problem = messages
            .split("\n\n")
            .find(|problem| problem.starts_with(place));
        let problem = problem.unwrap_or_else(|| panic!("{place} is not named:\n{messages}"));
        assert!(
            problem.contains("is a HEIC, the iPhone's own kind"),
            "{problem}"
        );
        assert!(
            problem.contains("Settings → Camera → Formats → Most Compatible"),
            "{problem}"
        );
    }
    assert!(
        messages.contains("4 problems"),
        "each is named once: {messages}"
    );
}

#[test]
fn a_photograph_within_a_drawing_is_refused_with_its_place() {
    let project = site();
    let phone = BASE64_STANDARD.encode(from_a_phone());
    let image = format!("<image xlink:href=\"data:image/jpeg;base64,{phone}\"/>");
    let open =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";
    let logo = format!("{open}{image}</svg>");
    let art = format!("{open}<symbol id=\"a\" viewBox=\"0 0 9 9\">{image}</symbol></svg>");
    let files = [("logo.svg", &logo), ("logo", &logo), ("art/own.svg", &art)];
    for (path, text) in files {
        put(&project, path, text.as_bytes());
    }
    let messages = refused(&project);
    for (path, _) in files {
        let named = format!("public/{path}\n  wrong: The file \"/{path}\" contains a JPEG that");
        assert!(
            messages.contains(&named),
            "{path} is not named:\n{messages}"
        );
    }
    assert!(messages.contains("3 problems"), "{messages}");

    let project = site();
    let plain = BASE64_STANDARD.encode(plain());
    let logo = logo.replace(&phone, &plain);
    put(&project, "logo.svg", logo.as_bytes());
    in_order(&project);
    messages_of(&project.prerender(), 0);
    assert!(project.site().get("logo.svg") == Some(&logo.into_bytes()));
}
