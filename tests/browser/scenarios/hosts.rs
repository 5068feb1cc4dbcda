//! A walk through the site on real servers, at the root and below a path, with the headers, the compression and
//! the redirects that the build wrote for them.

use std::time::Duration;

use support::hosts::{Host, HostKind, HostPath};

use super::{Scenario, each};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, Page, every_page};
use crate::engine::Engine;
use crate::problem::{Outcome, hold};
use crate::visitor::{Visitor, WAIT_TIMEOUT};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    // All hosts send the same headers (`tests/site/hosts/`), so two of them are enough to test every engine; the last is
    // slow to start.
    let hosts: [(_, _, &[Engine]); 4] = [
        ("the_site_works_on_nginx", HostKind::Nginx, &Engine::ALL),
        ("the_site_works_on_caddy", HostKind::Caddy, &Engine::ALL),
        (
            "the_site_works_on_apache",
            HostKind::Apache,
            &[Engine::Chromium],
        ),
        (
            "the_site_works_on_cloudflare_pages",
            HostKind::CloudflarePages,
            &[Engine::Chromium],
        ),
    ];
    hosts.into_iter().flat_map(|(name, kind, engines)| {
        let places = [("root", HostPath::Root), ("below a path", HostPath::Below)];
        let places = places.map(|(name, place)| (name.to_owned(), place));
        let walks = each(name, places, async move |visitor: &Visitor, place| {
            walk(visitor, Host::start(kind, place)).await
        });
        let limit = Duration::from_mins(4);
        walks
            .into_iter()
            .map(move |scenario| scenario.with_limit(limit).only_in(engines))
    })
}

async fn walk(visitor: &Visitor, host: Host) -> Outcome {
    let (origin, base) = (host.origin.clone(), host.path.base());
    let open = async |path: &str| visitor.goto(&format!("{origin}{base}{path}")).await;
    let see = async |page: Page| {
        visitor
            .see_page(&[base, page.path].concat(), page.heading)
            .await
    };
    open(HOME.path).await?;
    see(HOME).await?;
    visitor.app_runs().await?;
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
        !visitor.was_reloaded().await?,
        "links work without full page loads",
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
    // Not whether the worker controls this page: one that becomes active while a page is loading doesn't.
    let is_stored = "navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === 'activated')";
    visitor
        .wait(
            "the site is stored for offline use",
            WAIT_TIMEOUT,
            async || Ok(visitor.ask_async(is_stored).await? == true),
        )
        .await?;
    // The worker has stored the responses as this host sent them: compressed, redirected, or with another status.
    drop(host);
    for page in every_page() {
        open(page.path).await?;
        see(page).await?;
    }
    open("/about/").await?;
    see(ABOUT).await?;
    open(NOT_FOUND.path).await?;
    see(NOT_FOUND).await?;
    let console = visitor.console().await?;
    let refused: Vec<_> = console
        .iter()
        .filter(|line| line.contains("Security Policy"))
        .collect();
    hold(
        refused.is_empty(),
        format!("the host's policy refuses nothing of the site: {refused:?}"),
    )
}
