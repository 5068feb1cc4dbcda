//! Renders pages as complete HTML files, with the same components that run in the browser.

use std::collections::BTreeMap;

use attune::app::{App, AppProps};
use attune::content::page::Page;
use attune::content::shell::{PageData, Shell};
use attune::html::{escape, escape_json};
use attune::routes::{self, Base, DATA_ID};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use super::display::display;
use super::head::HeadContext;
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
    /// The style sheet for paper. Browsers fetch it last, and nothing waits for it.
    pub print: String,
    /// The additional style sheet of booklets.
    pub booklet: String,
}

/// Renders the pages of one site.
pub struct PageRenderer<'a> {
    head_context: HeadContext<'a>,
    shell: &'a Shell,
    before_head: String,
    before_body: String,
    after_body: &'a str,
    /// The HTML outside the app, which every page has.
    outside_app: String,
    sheets: &'a Sheets,
    /// The first way to get help, such as "call 999".
    in_danger: &'a str,
}

impl<'a> PageRenderer<'a> {
    /// Renders the parts that all pages share.
    ///
    /// # Errors
    /// When the template lacks one of its marks.
    pub fn new(
        head_context: HeadContext<'a>,
        template: &'a str,
        sheets: &'a Sheets,
        shell: &'a Shell,
        in_danger: &'a str,
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
        let language = format!(
            "<html lang=\"{}\">",
            escape(head_context.site.language.as_str())
        );
        // After the script that applies choices: a script waits for the style sheets above it.
        let end_of_head = [&sheets.main, &sheets.print, END_OF_HEAD].concat();
        Ok(Self {
            head_context,
            shell,
            before_head: before.replacen(LANGUAGE, &language, 1),
            before_body: between.replacen(END_OF_HEAD, &end_of_head, 1),
            after_body: after,
            outside_app: render_fragment(|| (display(), player(), tool_failure(), newer())),
            sheets,
            in_danger,
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
        let head = head::page(&self.head_context, self.shell, slug, page);
        let data_block =
            format!("<script type=\"application/json\" id=\"{DATA_ID}\">{json}</script>");
        Ok(self.fill_template(&head, &(body + &self.outside_app + &data_block)))
    }

    /// Renders the booklet of a story.
    #[must_use]
    pub fn booklet(&self, slug: &str, story: &Page, pages: &BTreeMap<String, Page>) -> String {
        let head = head::booklet(&self.head_context, slug, story);
        // After the main style sheet, so that its `@page`, without margins, wins.
        let sheet = [self.sheets.booklet.as_str(), END_OF_HEAD].concat();
        let address = self.head_context.site.address.as_str();
        let body = render_fragment(|| {
            booklet::body(self.shell, address, self.in_danger, slug, story, pages)
        });
        self.fill_template(&head, &body)
            .replacen(END_OF_HEAD, &sheet, 1)
    }

    fn fill_template(&self, head: &str, body: &str) -> String {
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

/// The language in the template, which the site's replaces.
const LANGUAGE: &str = "<html lang=\"en\">";

/// Renders the app's part of a page's body.
fn body(data: PageData, base: &Base) -> String {
    let path = match data.slug.as_str() {
        // Any address without a page.
        routes::NOT_FOUND => base.file(&routes::html_file(routes::NOT_FOUND)),
        slug => base.page(slug),
    };
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&path));
        App(AppProps { data }).to_html()
    });
    owner.unset_with_forced_cleanup();
    // Leptos's marker `<!>` isn't a valid comment; this one creates the same node. And `components::element` writes an
    // end tag for void elements too.
    html.replace("<!>", "<!---->").replace("</img>", "")
}
