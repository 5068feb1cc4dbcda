//! The addresses of a page on a host: each of them also works without a connection.

use support::published;

use super::{IS_CACHED, enable_worker, first_visit};
use crate::copy::{EASY_READ, HOME, IN_A_SESSION, Page};
use crate::hostile::{self, BASE_PATH};
use crate::problem::Outcome;
use crate::scenarios::{Scenario, scenarios};
use crate::site::Answer;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_page_is_shown_under_its_files_name_too_without_a_connection,
        so_is_a_page_of_a_site_below_a_path,
    ]
}

const PAGES: [Page; 4] = [HOME, IN_A_SESSION, EASY_READ[0], EASY_READ[2]];

async fn a_page_is_shown_under_its_files_name_too_without_a_connection(
    visitor: &Visitor,
) -> Outcome {
    first_visit(visitor).await?;
    pages_open_by_file_name(visitor, "").await
}

async fn so_is_a_page_of_a_site_below_a_path(visitor: &Visitor) -> Outcome {
    let content = hostile::checked(published::sources().texts);
    let site = hostile::build_at_base_path(content, &visitor.settings.release)?;
    visitor.site.replace(site.path());
    enable_worker(visitor);
    visitor.open_app(&format!("{BASE_PATH}/")).await?;
    visitor.see("the site is stored", IS_CACHED).await?;
    pages_open_by_file_name(visitor, BASE_PATH).await
}

async fn pages_open_by_file_name(visitor: &Visitor, base: &str) -> Outcome {
    visitor.site.answer("*", Answer::HungUp);
    for page in PAGES {
        let path = [base, page.path].concat();
        visitor.open(&format!("{path}index.html")).await?;
        visitor.see_page(&path, page.heading).await?;
    }
    Ok(())
}
