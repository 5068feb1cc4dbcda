//! The images that represent the site elsewhere: cards where an address is shared, icons in tabs and on home screens.
//! The site's own command builds them from the real content.

mod cards;
mod icons;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use image::RgbaImage;
use scraper::{Html, Selector};
use support::folders;
use support::staging::Project;

const ATTUNE_SITE: &str = env!("CARGO_BIN_EXE_attune-site");

/// The background of cards and icons.
const PAPER: [u8; 3] = [0xfa, 0xf6, 0xee];

/// The project, built with a title of the home page.
struct Built(Project);

impl Built {
    fn with_title(title: &str) -> Self {
        let project = Project::new();
        let home = project.source().join("public/content/pages/home.json");
        let text = folders::text(&home);
        let title = serde_json::to_string(title).expect("a title is JSON");
        let begin = text.find("\"title\": ").expect("a title") + "\"title\": ".len();
        let end = begin + text[begin..].find(",\n").expect("its end");
        let text = [&text[..begin], &title, &text[end..]].concat();
        folders::write(&home, text.as_bytes());
        // The Easy Read edition was written from the real title, and the check would say so.
        let edition = project.source().join("public/content/pages/easy-read.json");
        fs::remove_file(edition).expect("the edition");
        project.change("public/content/site.json", "\"easy-read\",", "");
        // The release profile would compress every file, which takes long.
        let output = project.prerender(Path::new(ATTUNE_SITE), "debug");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{messages}");
        Self(project)
    }

    /// With the real title, built once for all tests.
    fn real() -> &'static Self {
        static REAL: LazyLock<Built> =
            LazyLock::new(|| Built::with_title("Music, when words are hard to find"));
        &REAL
    }

    /// The output of the check.
    fn checked(&self) -> String {
        let output = Command::new(ATTUNE_SITE)
            .arg("check")
            .current_dir(self.0.source())
            .output()
            .expect("the check starts");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The path of a file of the finished site.
    fn file(&self, path: &str) -> PathBuf {
        self.0.staging().join(path.trim_start_matches('/'))
    }

    fn page(&self, file: &str) -> Html {
        Html::parse_document(&folders::text(&self.file(file)))
    }

    fn picture(&self, path: &str) -> RgbaImage {
        let bytes = fs::read(self.file(path)).unwrap_or_else(|_| panic!("{path} is there"));
        image::load_from_memory(&bytes)
            .expect("it is a picture")
            .to_rgba8()
    }

    fn card(&self, file: &str) -> RgbaImage {
        let address = attribute(&self.page(file), "meta[property='og:image']", "content");
        let path = address
            .strip_prefix("https://attune.example/")
            .expect("its full address");
        self.picture(path)
    }
}

fn attribute(page: &Html, selector: &str, name: &str) -> String {
    let selector = Selector::parse(selector).expect("a selector");
    let element = page
        .select(&selector)
        .next()
        .unwrap_or_else(|| panic!("{selector:?}"));
    element.attr(name).expect(name).to_owned()
}
