//! Reading a tree of the core, for those who write types from its schema.

use cumul::node::{Node, Value};

pub(crate) fn get<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    fields(node)
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value)
}

pub(crate) fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    word(get(node, name)?)
}

pub(crate) fn word(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

pub(crate) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

pub(crate) fn fields(node: &Node) -> &[(String, Node)] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}
