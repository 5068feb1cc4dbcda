//! A page as a complete HTML file, drawn by the same components that the browser runs.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use super::assets::{END_OF_HEAD, HEAD_MARK, Template};
use super::painted::Painted;
use super::{BuildError, booklet, editions, head, shape};
use crate::app::{App, AppProps};
use crate::components::{display, newer, player, tool_failure};
use crate::content::check::Content;
use crate::content::frame::{DATA_ID, Frame, MenuItem, PageData};
use crate::content::model::{Page, PageSlug};
use crate::routes::{self, Base};

/// Draws the pages of one site.
pub struct Drawer<'a> {
    content: &'a Content,
    painted: &'a Painted,
    frame: Frame,
    before_head: String,
    before_body: &'a str,
    after_body: &'a str,
    /// What stands on every page beside the app, as HTML.
    beside: String,
    template: &'a Template,
}

impl<'a> Drawer<'a> {
    /// Prepares what all pages share. `frame` stands on each.
    ///
    /// # Errors
    /// When the template lacks one of its marks.
    pub fn new(
        content: &'a Content,
        painted: &'a Painted,
        template: &'a Template,
        frame: Frame,
    ) -> Result<Self, BuildError> {
        let unfit = |wrong: &str| BuildError::Unfit {
            file: "index.html".into(),
            wrong: wrong.into(),
            remedy: "keep the marks <html lang=\"en\">, <!--attune:head--> and <!--attune:body-->",
        };
        let (before, after_head) = template
            .html
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
            frame,
            before_head: before.replacen(LANGUAGE, &language, 1),
            before_body: between,
            after_body: after,
            beside: draw_apart(|| (display(), player(), tool_failure(), newer())),
            template,
        })
    }

    /// Draws one page.
    ///
    /// # Errors
    /// When its data can't be written as JSON.
    pub fn draw(&self, slug: &PageSlug, page: &Page) -> Result<String, BuildError> {
        let mut data = PageData {
            frame: self.frame.clone(),
            slug: slug.0.clone(),
            page: page.clone(),
            shape: String::new(),
        };
        let body = body(data.clone(), &self.content.site.base());
        data.shape = shape::of(&body);
        let json = serde_json::to_string(&data).map_err(|source| BuildError::Data {
            slug: slug.0.clone(),
            source,
        })?;
        let json = head::escape_json(&json);
        let head = head::draw(&self.page_head(), &self.frame, slug.as_str(), page);
        let data_block =
            format!("<script type=\"application/json\" id=\"{DATA_ID}\">{json}</script>");
        Ok(self.around(&head, &(body + &self.beside + &data_block)))
    }

    /// Draws the booklet of a story.
    #[must_use]
    pub fn draw_booklet(&self, slug: &PageSlug, story: &Page) -> String {
        let head = head::draw_booklet(&self.page_head(), slug.as_str(), story);
        // After the others: its paper has no margins.
        let sheet = [self.template.booklet_sheet.as_str(), END_OF_HEAD].concat();
        let body = draw_apart(|| booklet::body(self.content, slug.as_str(), story));
        self.around(&head, &body).replacen(END_OF_HEAD, &sheet, 1)
    }

    fn page_head(&self) -> head::Site<'_> {
        head::Site {
            content: self.content,
            painted: self.painted,
            faces: &self.template.faces,
            policy: &self.template.policy,
        }
    }

    fn around(&self, head: &str, body: &str) -> String {
        [
            self.before_head.as_str(),
            head,
            self.before_body,
            body,
            self.after_body,
        ]
        .concat()
    }
}

const LANGUAGE: &str = "<html lang=\"en\">";

/// The HTML of a page's body.
fn body(data: PageData, base: &Base) -> String {
    let path = match data.slug.as_str() {
        // Any address that is no page's.
        routes::NOT_FOUND => base.file(&routes::html_file(routes::NOT_FOUND)),
        slug => base.page(slug),
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

/// The HTML of something that stands outside of the app, or that it takes as it is: nothing in it has
/// to be found again.
pub fn draw_apart<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html.replace("<!>", "")
}

/// What stands around every page. A slug that names no page is left out; the check has refused it
/// before. `mark` is the site's mark as HTML, `edition` the name of its content as a whole.
#[must_use]
pub fn frame(content: &Content, mark: String, edition: String) -> Frame {
    let item = |slug: &PageSlug| {
        content.pages.get(slug).map(|page| MenuItem {
            slug: slug.0.clone(),
            label: page.menu_label.0.clone(),
        })
    };
    Frame {
        base: content.site.base(),
        edition,
        name: content.site.name.0.clone(),
        mark,
        menu: content.site.menu.iter().filter_map(item).collect(),
        foot: content.site.foot.iter().filter_map(item).collect(),
        easy_read: editions::with_easy_read(content)
            .map(str::to_owned)
            .collect(),
    }
}
