//! The files of the finished site: which there are, what they are called, what they hold.

use attune::content::model::{PlainText, Slug};
use attune::routes;
use scraper::Html;

use super::{attributes, build, content, select, text, texts};

#[test]
fn old_addresses_lead_on_without_scripts_and_stay_out_of_the_sitemap() {
    let files = build(content());
    let sitemap = text(&files, "sitemap.xml");
    for (from, to) in [
        ("about", "/about-therapy/"),
        ("what-is-music-therapy", "/about-therapy/"),
        ("what-happens-in-a-session", "/session/"),
    ] {
        let document = Html::parse_document(&text(&files, &format!("{from}/index.html")));
        let refresh = attributes(&document, "meta[http-equiv=refresh]", "content");
        assert_eq!(refresh, [format!("0; url={to}")]);
        assert_eq!(attributes(&document, "a", "href"), [to]);
        assert!(!sitemap.contains(&format!("/{from}/")));
    }
    for path in ["/", "/about-therapy/", "/session/"] {
        assert!(sitemap.contains(&format!("<loc>https://attune.example{path}</loc>")));
    }
    assert!(!sitemap.contains("not-found"));
}

#[test]
fn the_page_data_can_hold_any_text_without_ending_its_block() {
    let mut content = content();
    let slug = Slug(routes::SESSION.into());
    let nasty = "</script><script>alert(1)</script> <!-- & \"quoted\" ‘too’";
    content.pages.get_mut(&slug).expect("session").title = PlainText(nasty.into());
    let html = text(&build(content), "session/index.html");
    let document = Html::parse_document(&html);
    assert_eq!(texts(&document, "h1"), [nasty]);
    assert_eq!(document.select(&select("script")).count(), 2);
    let data = texts(&document, "#page-data").concat();
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["page"]["title"], nasty);
}

#[test]
fn scripts_and_styles_are_named_after_their_bytes() {
    let files = build(content());
    let html = text(&files, "index.html");
    for name in ["start-", "attune-", "style-"] {
        let file = files
            .keys()
            .find(|path| path.starts_with(name))
            .expect(name);
        assert!(html.contains(&format!("\"/{file}\"")), "{file}");
    }
    assert!(!files.contains_key("start.js") && !files.contains_key("attune.js"));
}

#[test]
fn a_page_of_its_own_file_alone_gets_an_address() {
    let mut content = content();
    let slug = Slug("opening-hours".into());
    let page = content.pages[&Slug(routes::SESSION.into())].clone();
    content.pages.insert(slug.clone(), page);
    content.site.pages.push(slug);
    let files = build(content);
    let document = Html::parse_document(&text(&files, "opening-hours/index.html"));
    assert_eq!(texts(&document, "h1"), ["What happens in a session?"]);
    assert!(text(&files, "sitemap.xml").contains("/opening-hours/"));
    assert!(files.contains_key("content/pages/opening-hours.json"));
}

#[test]
fn schemas_are_not_published() {
    assert!(build(content()).keys().all(|path| !path.contains("schema")));
}

#[test]
fn visitors_do_not_load_what_only_a_debugger_reads() {
    assert_eq!(
        build(content())["attune_bg.wasm"],
        b"\0asm\x01\0\0\0\x01\x01\x00"
    );
}
