//! The tags of the site's own pages, as the build writes them: names in small letters, values in double
//! quotes. Enough to find what a page fetches and to take its scripts out; no parser of HTML at large.

use std::ops::Range;

pub struct Tag<'page> {
    pub name: &'page str,
    /// The opening tag; a script's content and closing tag belong to it.
    pub place: Range<usize>,
    attributes: &'page str,
}

impl<'page> Tag<'page> {
    /// An attribute's value; nothing where it has none, or there is no such attribute.
    pub fn value(&self, name: &str) -> Option<&'page str> {
        self.attributes.match_indices(name).find_map(|(start, _)| {
            let before = self.attributes[..start].chars().next_back();
            let behind = self.attributes[start + name.len()..].strip_prefix("=\"")?;
            let (value, _) = behind.split_once('"')?;
            before
                .is_some_and(|before| before.is_ascii_whitespace())
                .then_some(value)
        })
    }

    pub fn is(&self, attribute: &str, value: &str) -> bool {
        self.value(attribute) == Some(value)
    }
}

/// Every opening tag, in order. What stands in comments, scripts and styles is none.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        if html[start..].starts_with("<!--") {
            at = after(html, start, "-->");
            continue;
        }
        let end = after_tag(html, start);
        let inner = html[start + 1..end].trim_end_matches(['>', '/']);
        let name_end = inner
            .find(|letter: char| letter.is_ascii_whitespace())
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        at = match name {
            "script" => after(html, end, "</script>"),
            "style" => after(html, end, "</style>"),
            _ => end,
        };
        if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            tags.push(Tag {
                name,
                place: start..at,
                attributes,
            });
        }
    }
    tags
}

/// Where the text after `mark` begins.
fn after(html: &str, from: usize, mark: &str) -> usize {
    html[from..]
        .find(mark)
        .map_or(html.len(), |found| from + found + mark.len())
}

/// Where the text after the tag begins; a `>` within a value doesn't end it.
fn after_tag(html: &str, start: usize) -> usize {
    let mut is_quoted = false;
    for (place, letter) in html[start..].char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return start + place + 1,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_gives_its_values_by_their_whole_names() {
        let tags = tags("<script data-src=\"/no.js\" src=\"/a.js\" async></script>");
        assert_eq!(tags[0].value("src"), Some("/a.js"));
        assert_eq!(tags[0].value("async"), None);
    }

    #[test]
    fn what_stands_in_scripts_comments_and_values_is_no_tag() {
        let html = "<!-- <img> --><p title=\"a > <b>\">“x”</p><script>\"<i>\"</script><br>";
        let names: Vec<_> = tags(html).iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["p", "script", "br"]);
    }

    #[test]
    fn a_script_reaches_to_its_end() {
        let html = "a<script>let a = 1 < 2;</script>b";
        assert_eq!(
            &html[tags(html)[0].place.clone()],
            "<script>let a = 1 < 2;</script>"
        );
    }
}
