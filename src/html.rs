//! Escaping, which both the app and the build need.

/// Escapes text for HTML, between tags and in double-quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Escapes JSON for a `<script>` element: no string in it can close the element.
#[must_use]
pub fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
}
