//! The shape of a page's body: the nodes that hydration walks over, as text. The build writes it into the
//! page's data from the HTML that it rendered, and the browser compares it with the document
//! (`browser::shape`), so that the app never starts over a page that something else has changed.
//!
//! An element is its name with its children in brackets, a comment is `!`, and text is `.`:
//! `A(.)HEADER(A(SPAN().)…)`. What is in `<main>` and in `<span>` is left out: hydration takes it as it is.

/// The elements whose children are left out.
const OPAQUE: [&str; 2] = ["main", "span"];

/// The shape of HTML as Leptos writes it: no element in it lacks an end tag, and `>` is escaped in
/// attributes.
#[must_use]
pub fn of(html: &str) -> String {
    let mut shape = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if !text.is_empty() {
            shape.push('.');
        }
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = after;
        if tag.starts_with('!') {
            shape.push('!');
        } else if tag.starts_with('/') {
            shape.push(')');
        } else {
            let name = tag.split_ascii_whitespace().next().unwrap_or(tag);
            shape.push_str(&name.to_ascii_uppercase());
            shape.push('(');
            if OPAQUE.contains(&name) {
                let end = ["</", name, ">"].concat();
                rest = rest.split_once(&end).map_or("", |(_, after)| after);
                shape.push(')');
            }
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_has_the_nodes_in_their_order_and_no_words() {
        let html = "<a class=\"skip\" href=\"#main\">Skip</a><nav><ul><li>One</li><!----></ul></nav>\
                    <p hidden></p>";
        assert_eq!(of(html), "A(.)NAV(UL(LI(.)!))P()");
    }

    #[test]
    fn what_hydration_takes_as_it_is_is_left_out() {
        let html = "<main id=\"main\"><article><p>Words</p></article></main><p><span><svg></svg></span>Name</p>";
        assert_eq!(of(html), "MAIN()P(SPAN().)");
    }
}
