//! Checks that the nodes to hydrate are still as the build rendered them. `crates/site/src/pages/shape.rs` describes
//! the notation that is compared.

use leptos::prelude::document;
use web_sys::Node;

/// Whether the body begins with the nodes of `shape`. Later nodes don't belong to the app and are ignored; so are
/// attributes, which hydration doesn't depend on.
#[must_use]
pub fn is_as_built(shape: &str) -> bool {
    let mut found = String::new();
    let mut next = document().body().and_then(|body| body.first_child());
    while let Some(node) = next
        && found.len() < shape.len()
    {
        append(&node, &mut found);
        next = node.next_sibling();
    }
    found == shape
}

fn append(node: &Node, shape: &mut String) {
    let name = node.node_name();
    match name.as_str() {
        "#comment" => shape.push('!'),
        // Translators wrap text in <font>, and split it.
        "#text" | "FONT" => {
            if !shape.ends_with('.') {
                shape.push('.');
            }
        }
        _ => {
            shape.push_str(&name);
            shape.push('(');
            if !matches!(name.as_str(), "MAIN" | "SPAN") {
                let mut next = node.first_child();
                while let Some(child) = next {
                    append(&child, shape);
                    next = child.next_sibling();
                }
            }
            shape.push(')');
        }
    }
}
