//! A visitor's walk on real hosts, at the root and below a path: with the headers, the compression and the
//! redirects that the build wrote for them.

use std::time::Duration;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, Page};
use crate::host::{Host, Kind, Place};
use crate::problem::{Outcome, hold};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let scenarios = scenarios![
        the_site_works_on_nginx,
        the_site_works_on_caddy,
        the_site_works_on_cloudflare_pages,
    ];
    scenarios.map(|scenario| Scenario {
        once: true,
        limit: Duration::from_mins(4),
        ..scenario
    })
}

async fn the_site_works_on_nginx(visitor: &Visitor) -> Outcome {
    walks(visitor, Kind::Nginx).await
}

async fn the_site_works_on_caddy(visitor: &Visitor) -> Outcome {
    walks(visitor, Kind::Caddy).await
}

async fn the_site_works_on_cloudflare_pages(visitor: &Visitor) -> Outcome {
    walks(visitor, Kind::CloudflarePages).await
}

async fn walks(visitor: &Visitor, kind: Kind) -> Outcome {
    for place in [Place::Root, Place::Below] {
        let host = Host::start(kind, place);
        walk(visitor, &host).await?;
    }
    Ok(())
}

async fn walk(visitor: &Visitor, host: &Host) -> Outcome {
    let base = host.place.base();
    let open = async |path: &str| -> Outcome {
        let address = format!("{}{base}{path}", host.origin);
        Ok(visitor.client.goto(&address).await?)
    };
    let see = async |page: Page| {
        visitor
            .see_page(&[base, page.path].concat(), page.heading)
            .await
    };
    open(HOME.path).await?;
    visitor.app_runs().await?;
    see(HOME).await?;
    visitor
        .check("the styles are there", "getComputedStyle(document.querySelector('main')).maxInlineSize !== 'none' || document.styleSheets[0].cssRules.length > 10")
        .await?;
    visitor.mark_load().await?;
    for page in [IN_A_SESSION, ABOUT, HOME] {
        let link = format!("nav[aria-label=Main] a[href='{base}{}']", page.path);
        visitor.click(&link).await?;
        see(page).await?;
    }
    hold(
        !visitor.loaded_anew().await?,
        "links lead on without loading whole pages",
    )?;
    visitor.client.back().await?;
    see(ABOUT).await?;
    visitor.client.refresh().await?;
    visitor.app_runs().await?;
    open("/about/").await?;
    see(ABOUT).await?;
    open(NOT_FOUND.path).await?;
    see(NOT_FOUND).await?;
    visitor.click("header [data-tool=display]").await?;
    visitor
        .see(
            "the dialog is open",
            "document.querySelector('#display').open",
        )
        .await?;
    visitor
        .see("the site is kept", "!!navigator.serviceWorker?.controller")
        .await
}
