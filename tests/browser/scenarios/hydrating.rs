//! The app hydrates the page and replaces no node, so no visitor loses their place.

use serde_json::Value;

use super::{Scenario, each_page};
use crate::copy::{NOT_FOUND, Page, every_page};
use crate::engine::Engine;
use crate::problem::{Outcome, hold, same};
use crate::settings::BuiltSite;
use crate::site::Answer;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = || every_page().chain([NOT_FOUND]);
    let release = each_page("hydration_keeps_the_very_nodes", pages(), keeps_every_node);
    let debug = each_page(
        "hydration_keeps_the_very_nodes_in_a_debug_build",
        pages(),
        keeps_every_node,
    );
    // The debug build explains mismatches on which the release build only fails. One engine is enough, because the
    // HTML is the same in all.
    let debug = debug.into_iter().map(|scenario| Scenario {
        built: BuiltSite::Debug,
        ..scenario.only_in(&[Engine::Chromium])
    });
    release.into_iter().chain(debug)
}

/// Every node of the body, in order.
const NODES: &str = "const nodes = []; \
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL); \
    while (walker.nextNode()) nodes.push(walker.currentNode);";

async fn keeps_every_node(visitor: &Visitor, page: Page) -> Outcome {
    let wasm = visitor.site.wasm.clone();
    visitor.site.answer(&wasm, Answer::Held);
    visitor.open(page.path).await?;
    let mark =
        format!("{NODES} nodes.forEach((node, at) => node.__mark = at); return nodes.length");
    let before = visitor.client.execute(&mark, Vec::new()).await?;
    let html = visitor.ask_text("document.body.outerHTML").await?;

    visitor.site.answer(&wasm, Answer::Usual);
    visitor.app_runs().await?;
    visitor.wait_two_frames().await?;

    let check = format!(
        "{NODES} return nodes.map((node, at) => node.__mark === at ? null : \
         `${{node.nodeName}} in ${{node.parentNode.nodeName}}: ${{node.textContent.slice(0, 40)}}`).filter(Boolean)"
    );
    let new_nodes = visitor.client.execute(&check, Vec::new()).await?;
    same(
        "nodes that were not there before",
        &new_nodes,
        &Value::Array(Vec::new()),
    )?;
    let after = visitor
        .client
        .execute(&format!("{NODES} return nodes.length"), Vec::new())
        .await?;
    same("the number of nodes", &after, &before)?;
    let now = visitor.ask_text("document.body.outerHTML").await?;
    hold(
        now == html,
        format!(
            "the page's HTML stays as it was; {}",
            difference(&html, &now)
        ),
    )?;
    visitor.console_is_empty().await?;
    Ok(())
}

/// Describes where two texts begin to differ.
fn difference(before: &str, after: &str) -> String {
    let at = before
        .char_indices()
        .zip(after.chars())
        .find(|((_, old), new)| old != new);
    let at = at.map_or(before.len().min(after.len()), |((at, _), _)| at);
    let part = |text: &str| text[at..].chars().take(80).collect::<String>();
    format!("it was {:?} and became {:?}", part(before), part(after))
}
