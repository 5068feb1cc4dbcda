//! A page as a complete HTML file, drawn by the same components that the browser runs.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use super::assets::HEAD_MARK;
use super::painted::Painted;
use super::{BuildError, head};
use crate::app::{App, AppProps};
use crate::content::check::Content;
use crate::content::frame::{DATA_ID, Frame, MenuItem, PageData};
use crate::content::model::{Page, Slug};
use crate::routes;

/// Draws the pages of one site.
pub struct Drawer<'a> {
    content: &'a Content,
    painted: &'a Painted,
    frame: Frame,
    before_head: String,
    before_body: &'a str,
    after_body: &'a str,
}

impl<'a> Drawer<'a> {
    /// Prepares what all pages share. `mark` is the site's mark as HTML.
    ///
    /// # Errors
    /// When the template lacks one of its marks.
    pub fn new(
        content: &'a Content,
        painted: &'a Painted,
        template: &'a str,
        mark: String,
    ) -> Result<Self, BuildError> {
        let unfit = |wrong: &str| BuildError::Unfit {
            file: "index.html".into(),
            wrong: wrong.into(),
            remedy: "keep the marks <html lang=\"en\">, <!--attune:head--> and <!--attune:body-->",
        };
        let (before, after_head) = template
            .split_once(HEAD_MARK)
            .ok_or_else(|| unfit("it has no mark for the head"))?;
        let (between, after) = after_head
            .split_once("<!--attune:body-->")
            .ok_or_else(|| unfit("it has no mark for the body"))?;
        if !before.contains(LANGUAGE) {
            return Err(unfit("it has no language to replace"));
        }
        let language = format!(
            "<html lang=\"{}\">",
            head::escape(content.site.language.as_str())
        );
        Ok(Self {
            content,
            painted,
            frame: frame(content, mark),
            before_head: before.replacen(LANGUAGE, &language, 1),
            before_body: between,
            after_body: after,
        })
    }

    /// Draws one page.
    ///
    /// # Errors
    /// When its data can't be written as JSON.
    pub fn draw(&self, slug: &Slug, page: &Page) -> Result<String, BuildError> {
        let data = PageData {
            frame: self.frame.clone(),
            slug: slug.0.clone(),
            page: page.clone(),
        };
        let json = serde_json::to_string(&data)
            .map_err(|source| BuildError::Data {
                slug: slug.0.clone(),
                source,
            })?
            // So that no text can end the block.
            .replace('<', "\\u003c");
        let head = head::draw(self.content, self.painted, &self.frame, slug.as_str(), page);
        let body = body(data);
        Ok([
            self.before_head.as_str(),
            &head,
            self.before_body,
            &body,
            "<script type=\"application/json\" id=\"",
            DATA_ID,
            "\">",
            &json,
            "</script>",
            self.after_body,
        ]
        .concat())
    }
}

const LANGUAGE: &str = "<html lang=\"en\">";

/// The HTML of a page's body.
fn body(data: PageData) -> String {
    let path = match data.slug.as_str() {
        // Any address that is no page's.
        routes::NOT_FOUND => String::from("/404.html"),
        slug => routes::path(slug),
    };
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&path));
        App(AppProps { data }).to_html()
    });
    owner.unset_with_forced_cleanup();
    // Leptos marks places with `<!>`, which is no valid comment; this one makes the very same node.
    // And the one element type of the content (`components::element`) closes what has no end tag.
    html.replace("<!>", "<!---->").replace("</img>", "")
}

/// The site's name and menu. A slug that names no page is left out; the check has refused it before.
fn frame(content: &Content, mark: String) -> Frame {
    let item = |slug: &Slug| {
        content.pages.get(slug).map(|page| MenuItem {
            slug: slug.0.clone(),
            label: page.menu_label.0.clone(),
        })
    };
    Frame {
        name: content.site.name.0.clone(),
        mark,
        menu: content.site.menu.iter().filter_map(item).collect(),
    }
}
