//! Renders pages as complete HTML files, with the components that the browser runs.

use std::collections::BTreeMap;

use attune::app::{App, AppProps};
use attune::content::page::Page;
use attune::content::shell::{PageData, Shell};
use attune::html::{escape, escape_json};
use attune::routes::{self, Base, DATA_ID};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use super::display::display;
use super::notices::{newer, tool_failure};
use super::player::player;
use super::{booklet, head, shape};
use crate::error::BuildError;
use crate::fragment::render_fragment;
use crate::template::{BODY_MARK, END_OF_HEAD, HEAD_MARK};

/// The lines that load style sheets.
pub struct Sheets {
    /// The style sheet of every page.
    pub main: String,
    /// The style sheet that booklets have besides.
    pub booklet: String,
}

/// Renders the pages of one site.
pub struct PageRenderer<'a> {
    site: head::Site<'a>,
    shell: &'a Shell,
    before_head: String,
    before_body: String,
    after_body: &'a str,
    /// The HTML that every page has outside the app.
    outside_app: String,
    sheets: &'a Sheets,
}

impl<'a> PageRenderer<'a> {
    /// Prepares what all pages share.
    ///
    /// # Errors
    /// When the template lacks one of its marks.
    pub fn new(
        site: head::Site<'a>,
        template: &'a str,
        sheets: &'a Sheets,
        shell: &'a Shell,
    ) -> Result<Self, BuildError> {
        let invalid = |wrong: &str| BuildError::Invalid {
            file: "index.html".into(),
            wrong: wrong.into(),
            remedy: "keep the marks <html lang=\"en\">, <!--attune:head--> and <!--attune:body-->",
        };
        let (before, after_head) = template
            .split_once(HEAD_MARK)
            .ok_or_else(|| invalid("it has no mark for the head"))?;
        let (between, after) = after_head
            .split_once(BODY_MARK)
            .ok_or_else(|| invalid("it has no mark for the body"))?;
        if !before.contains(LANGUAGE) {
            return Err(invalid("it has no language to replace"));
        }
        let language = format!("<html lang=\"{}\">", escape(site.site.language.as_str()));
        // After the script that applies choices, which would wait for the style sheet otherwise.
        let end_of_head = [&sheets.main, END_OF_HEAD].concat();
        Ok(Self {
            site,
            shell,
            before_head: before.replacen(LANGUAGE, &language, 1),
            before_body: between.replacen(END_OF_HEAD, &end_of_head, 1),
            after_body: after,
            outside_app: render_fragment(|| (display(), player(), tool_failure(), newer())),
            sheets,
        })
    }

    /// Renders one page.
    ///
    /// # Errors
    /// When its data can't be written as JSON.
    pub fn page(&self, slug: &str, page: &Page) -> Result<String, BuildError> {
        let mut data = PageData {
            shell: self.shell.clone(),
            slug: slug.to_owned(),
            page: page.clone(),
            shape: String::new(),
        };
        let body = body(data.clone(), &self.shell.base);
        data.shape = shape::of(&body);
        let json = serde_json::to_string(&data).map_err(|source| BuildError::Json {
            name: format!("the data of the page “{slug}”"),
            source,
        })?;
        let json = escape_json(&json);
        let head = head::page(&self.site, self.shell, slug, page);
        let data_block =
            format!("<script type=\"application/json\" id=\"{DATA_ID}\">{json}</script>");
        Ok(self.around(&head, &(body + &self.outside_app + &data_block)))
    }

    /// Renders the booklet of a story.
    #[must_use]
    pub fn booklet(&self, slug: &str, story: &Page, pages: &BTreeMap<String, Page>) -> String {
        let head = head::booklet(&self.site, slug, story);
        // After the others: its paper has no margins.
        let sheet = [self.sheets.booklet.as_str(), END_OF_HEAD].concat();
        let body = render_fragment(|| booklet::body(self.site.site, slug, story, pages));
        self.around(&head, &body).replacen(END_OF_HEAD, &sheet, 1)
    }

    fn around(&self, head: &str, body: &str) -> String {
        [
            self.before_head.as_str(),
            head,
            self.before_body.as_str(),
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
