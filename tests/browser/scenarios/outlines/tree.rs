//! Chromium's accessibility tree, written as indented lines such as `heading 1 "What happens …"`.

use std::collections::HashMap;

use serde_json::Value;

/// Long texts are cut after this many words.
const MAX_WORDS: usize = 8;

/// Roles that only affect layout or line breaks: their children take their place.
const TRANSPARENT_ROLES: [&str; 7] = [
    "generic",
    "none",
    "presentation",
    "Section",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
];

/// Properties that a screen reader announces in addition to the name, if they are set.
const STATES: [&str; 10] = [
    "disabled", "modal", "pressed", "checked", "selected", "required", "readonly", "expanded",
    "live", "hasPopup",
];

/// The accessibility tree of a page.
pub struct Tree {
    root: Option<String>,
    nodes: HashMap<String, Node>,
}

/// One node of the tree.
struct Node {
    /// The backend id of the element in the document.
    element: u64,
    ignored: bool,
    role: String,
    name: String,
    value: String,
    level: Option<u64>,
    states: Vec<String>,
    children: Vec<String>,
}

impl Tree {
    /// Reads Chromium's answer.
    pub fn read(answer: &Value) -> Self {
        let all = answer["nodes"].as_array().map(Vec::as_slice);
        let all = all.unwrap_or_default();
        let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
        Self {
            root: all.first().map(id),
            nodes: all
                .iter()
                .map(|node| (id(node), Node::read(node)))
                .collect(),
        }
    }

    /// The elements that are links.
    pub fn links(&self) -> Vec<u64> {
        let links = self.nodes.values().filter(|node| node.role == "link");
        links.map(|node| node.element).collect()
    }

    /// Adds a state to an element.
    pub fn mark(&mut self, element: u64, state: &str) {
        let mut nodes = self.nodes.values_mut();
        if let Some(node) = nodes.find(|node| node.element == element) {
            node.states.push(state.to_owned());
        }
    }

    /// The page as lines.
    pub fn outline(&self) -> String {
        let mut lines = String::new();
        if let Some(root) = self.root.as_deref() {
            self.write_node(root, 0, "", &mut lines);
        }
        lines
    }

    /// Writes a node and its children. `ancestor_text` is the text of the line that they are
    /// under, which isn't repeated.
    fn write_node(&self, id: &str, depth: usize, ancestor_text: &str, lines: &mut String) {
        let Some(node) = self.nodes.get(id) else {
            return;
        };
        if node.ignored || TRANSPARENT_ROLES.contains(&node.role.as_str()) {
            for child in &node.children {
                self.write_node(child, depth, ancestor_text, lines);
            }
            return;
        }
        let is_text = node.role == "StaticText";
        if is_text && ancestor_text.contains(node.name.trim()) {
            return;
        }
        let words = if node.name.is_empty() && self.has_own_text(node) {
            self.text(node)
        } else {
            node.name.clone()
        };
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&node.line(&words));
        lines.push('\n');
        for child in &node.children {
            self.write_node(child, depth + 1, &words, lines);
        }
    }

    /// Whether it contains text directly, not only through other elements.
    fn has_own_text(&self, node: &Node) -> bool {
        let mut children = node.children.iter().filter_map(|id| self.nodes.get(id));
        children.any(|child| child.role == "StaticText")
    }

    /// All text in it.
    fn text(&self, node: &Node) -> String {
        if node.role == "StaticText" {
            return node.name.clone();
        }
        let children = node.children.iter().filter_map(|id| self.nodes.get(id));
        children.map(|child| self.text(child)).collect()
    }
}

impl Node {
    fn read(node: &Value) -> Self {
        let text = |name: &str| plain(&node[name]["value"]);
        let properties = node["properties"].as_array().map(Vec::as_slice);
        let properties = properties.unwrap_or_default();
        let property = |name: &str| {
            let found = properties.iter().find(|property| property["name"] == name);
            found.map(|property| &property["value"]["value"])
        };
        let states = STATES.iter().filter_map(|name| {
            let value = plain(property(name)?);
            match (*name, value.as_str()) {
                ("expanded", "false") => Some("collapsed".to_owned()),
                (_, "" | "false" | "off") => None,
                (name, "true") => Some(name.to_owned()),
                (name, value) => Some(format!("{name} {value}")),
            }
        });
        let children = node["childIds"].as_array().map(Vec::as_slice);
        Self {
            element: node["backendDOMNodeId"].as_u64().unwrap_or_default(),
            ignored: node["ignored"] == true,
            role: text("role"),
            name: text("name"),
            value: text("value"),
            level: property("level").and_then(Value::as_u64),
            states: states.collect(),
            children: children.unwrap_or_default().iter().map(plain).collect(),
        }
    }

    /// The node as one line: its role, its text, its value and its states.
    fn line(&self, words: &str) -> String {
        let role = match self.role.as_str() {
            "RootWebArea" => "page".to_owned(),
            "StaticText" => "text".to_owned(),
            "img" => "image".to_owned(),
            role => role.to_lowercase(),
        };
        let level = self.level.filter(|_| self.role == "heading");
        let level = level.map_or_else(String::new, |level| format!(" {level}"));
        let quoted = first_words(words);
        let quoted = match quoted.as_str() {
            "" => quoted,
            words => format!(" \"{words}\""),
        };
        let value = match self.value.as_str() {
            "" => String::new(),
            value => format!(" = {}", first_words(value)),
        };
        let states = match self.states.as_slice() {
            [] => String::new(),
            states => format!(" ({})", states.join(", ")),
        };
        format!("{role}{level}{quoted}{value}{states}")
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > MAX_WORDS {
        format!("{} …", words[..MAX_WORDS].join(" "))
    } else {
        words.join(" ")
    }
}
