//! The addresses that a page has on a host, each of which shows it without a connection too.

use support::published;

use super::{KEPT, first_visit, works};
use crate::copy::{EASY_READ, HOME, IN_A_SESSION, Page};
use crate::hostile::{self, BELOW};
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
    by_files_names(visitor, "").await
}

async fn so_is_a_page_of_a_site_below_a_path(visitor: &Visitor) -> Outcome {
    let content = hostile::checked(published::sources().texts);
    let site = hostile::build_below(content, &visitor.settings.release)?;
    visitor.site.replace(site.path());
    works(visitor);
    visitor.open_app(&format!("{BELOW}/")).await?;
    visitor.see("the site is kept", KEPT).await?;
    by_files_names(visitor, BELOW).await
}

async fn by_files_names(visitor: &Visitor, base: &str) -> Outcome {
    visitor.site.answer("*", Answer::HungUp);
    for page in PAGES {
        let path = [base, page.path].concat();
        visitor.open(&format!("{path}index.html")).await?;
        visitor.see_page(&path, page.heading).await?;
    }
    Ok(())
}
