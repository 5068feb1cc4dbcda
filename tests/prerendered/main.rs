//! The finished files, built in memory from the site's real content and parsed as a browser would.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use attune::content::check::{Content, Sources, check};
use attune::content::model::{Block, PlainText, Slug};
use attune::content::text::Text;
use attune::routes;
use attune::site::{self, Files, Input, Profile};
use scraper::{Html, Selector};

const TEMPLATE: &str = include_str!("../index.html");

/// A module of one custom section called “name”, which holds one byte, and one empty type section.
const WASM: &[u8] = b"\0asm\x01\0\0\0\x00\x06\x04name!\x01\x01\x00";

fn content() -> Content {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let folder = public.join("content");
    let read = |path: &str| {
        (
            path.to_owned(),
            fs::read_to_string(folder.join(path)).expect(path),
        )
    };
    let pages = fs::read_dir(folder.join("pages"))
        .expect("pages")
        .map(|entry| {
            format!(
                "pages/{}",
                entry.expect("entry").file_name().to_string_lossy()
            )
        });
    let mut texts: BTreeMap<String, String> = pages.map(|path| read(&path)).collect();
    texts.extend([read("site.json")]);
    let images = fs::read_dir(public.join("images")).expect("images");
    let public_files = images
        .map(|entry| {
            format!(
                "/images/{}",
                entry.expect("entry").file_name().to_string_lossy()
            )
        })
        .collect();
    check(&Sources {
        texts,
        public_files,
        folder: "public/content".into(),
    })
    .unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn build(content: Content) -> Files {
    let script = r#"<script type="module" src="/start.js" data-js="/attune.js" data-wasm="/attune_bg.wasm"></script></head>"#;
    let template = TEMPLATE.replace("</head>", script);
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let staged = Files::from([
        file("index.html", &template),
        file("start.js", include_str!("../public/start.js")),
        file("attune.js", "export default 1;"),
        ("attune_bg.wasm".to_owned(), WASM.to_vec()),
        file("content/schema/page.schema.json", "{}"),
    ]);
    site::build(Input {
        content,
        staged,
        style_sheet: "p{color:red}".into(),
        profile: Profile::Release,
    })
    .unwrap_or_else(|error| panic!("{error}"))
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(
        files
            .get(path)
            .unwrap_or_else(|| panic!("no {path}"))
            .clone(),
    )
    .expect("UTF-8")
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

fn texts(document: &Html, selector: &str) -> Vec<String> {
    document
        .select(&select(selector))
        .map(|element| element.text().collect())
        .collect()
}

fn attributes(document: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = select(selector);
    document
        .select(&selector)
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

/// Each page with its slug, parsed.
fn pages() -> Vec<(Slug, Html)> {
    let content = content();
    let slugs = content.site.pages.clone();
    let files = build(content);
    slugs
        .into_iter()
        .map(|slug| {
            let html = text(&files, &routes::html_file(slug.as_str()));
            (slug, Html::parse_document(&html))
        })
        .collect()
}

#[test]
fn a_search_engine_finds_each_page_under_its_own_title_and_address() {
    let content = content();
    for (slug, document) in pages() {
        let page = &content.pages[&slug];
        assert!(texts(&document, "title")[0].starts_with(page.title.as_str()));
        let description = attributes(&document, "meta[name=description]", "content");
        assert_eq!(description, [page.description.as_str()]);
        let canonical = attributes(&document, "link[rel=canonical]", "href");
        let robots = attributes(&document, "meta[name=robots]", "content");
        if slug.as_str() == routes::NOT_FOUND {
            assert_eq!((canonical.len(), robots), (0, vec!["noindex".to_owned()]));
        } else {
            assert_eq!(
                canonical,
                [format!(
                    "https://attune.example{}",
                    routes::path(slug.as_str())
                )]
            );
            assert!(robots.is_empty());
        }
        assert_eq!(attributes(&document, "html", "lang"), ["en-GB"]);
    }
}

#[test]
fn a_shared_link_shows_title_and_description() {
    let content = content();
    for (slug, document) in pages() {
        let page = &content.pages[&slug];
        let card = |name: &str| {
            attributes(
                &document,
                &format!("meta[property=\"og:{name}\"]"),
                "content",
            )
        };
        assert_eq!(card("title"), [page.title.as_str()]);
        assert_eq!(card("description"), [page.description.as_str()]);
        assert_eq!(card("site_name"), [content.site.name.as_str()]);
        assert_eq!(card("locale"), ["en_GB"]);
        assert_eq!(
            attributes(&document, "meta[name=\"twitter:card\"]", "content"),
            ["summary"]
        );
    }
}

#[test]
fn a_screen_reader_finds_one_heading_and_the_landmarks() {
    for (slug, document) in pages() {
        for landmark in [
            "header",
            "main#main",
            "footer",
            "h1",
            "nav[aria-label=Main]",
        ] {
            assert_eq!(
                document.select(&select(landmark)).count(),
                1,
                "{landmark} of {}",
                slug.as_str()
            );
        }
        assert_eq!(
            attributes(&document, "body > a:first-child", "href"),
            ["#main"]
        );
        let current = attributes(
            &document,
            "nav[aria-label=Main] [aria-current=page]",
            "href",
        );
        let in_menu = slug.as_str() != routes::NOT_FOUND;
        let expected: Vec<String> = in_menu
            .then(|| routes::path(slug.as_str()))
            .into_iter()
            .collect();
        assert_eq!(current, expected);
        let ids = attributes(&document, "[id]", "id");
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "an id stands twice: {ids:?}"
        );
    }
}

#[test]
fn a_strict_security_policy_finds_no_inline_script_or_style() {
    for (_, document) in pages() {
        let scripts = attributes(&document, "script:not([type='application/json'])", "src");
        assert_eq!(scripts.len(), 1);
        assert_eq!(
            document
                .select(&select("script:not([src]):not([type='application/json'])"))
                .count(),
            0
        );
        assert_eq!(document.select(&select("style, [style]")).count(), 0);
        for element in document.select(&select("*")) {
            assert!(
                element
                    .value()
                    .attrs()
                    .all(|(name, _)| !name.starts_with("on"))
            );
        }
    }
}

#[test]
fn every_word_of_the_content_stands_in_the_html() {
    let content = content();
    for (slug, document) in pages() {
        let page = &content.pages[&slug];
        let main = texts(&document, "main").concat();
        assert!(main.contains(page.title.as_str()));
        let Text::Plain(lead) = &page.lead else {
            panic!("a plain lead")
        };
        assert!(main.contains(lead.as_str()));
        for block in &page.blocks {
            let Block::Paragraph(Text::Plain(words)) = block else {
                continue;
            };
            assert!(main.contains(words.as_str()), "{}", words.as_str());
        }
    }
}

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let files = build(content());
    for (slug, document) in pages() {
        for href in attributes(&document, "main a, header a, footer a", "href") {
            let target =
                routes::slug(&href).unwrap_or_else(|| panic!("{href} on {}", slug.as_str()));
            assert!(files.contains_key(&routes::html_file(target)), "{href}");
        }
    }
}

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
    let data: attune::content::frame::PageData = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data.page.title.as_str(), nasty);
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
