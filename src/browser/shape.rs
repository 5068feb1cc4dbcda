//! Whether the page is still as the build rendered it, where hydration depends on it. `site::shape`
//! describes the text that is compared.

use leptos::prelude::document;
use web_sys::Node;

/// Whether the body begins with the nodes of `shape`. What comes after them is not the app's, and may be
/// anything; attributes don't matter either.
#[must_use]
pub fn is_as_built(shape: &str) -> bool {
    let mut found = String::new();
    let mut next = document().body().and_then(|body| body.first_child());
    while let Some(node) = next
        && found.len() < shape.len()
    {
        add(&node, &mut found);
        next = node.next_sibling();
    }
    found == shape
}

fn add(node: &Node, shape: &mut String) {
    let name = node.node_name();
    match name.as_str() {
        "#comment" => shape.push('!'),
        // Translators wrap text in <font>, and cut it into pieces.
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
                    add(&child, shape);
                    next = child.next_sibling();
                }
            }
            shape.push(')');
        }
    }
}
