//! A request as it was written, before anything is known of its meaning: a tree of values, with their places.
//!
//! Every face makes this tree (JSON text, YAML file) and reading starts from it, so that a fault can name the field,
//! the value and the line, and so that amounts stay exact decimals.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its place in the file, when it came from one.
    pub position: Option<Position>,
}

/// A place in a file, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// An exact number.
    Number(Decimal),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Node>),
    /// Named values in order, repeated names included.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The same value without a place.
    #[must_use]
    pub const fn new(value: Value) -> Self {
        Self {
            value,
            position: None,
        }
    }

    /// What a person typed, short enough for a message.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Null => String::new(),
            Value::Bool(true) => "true".to_string(),
            Value::Bool(false) => "false".to_string(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) if text.chars().count() > 60 => {
                let mut short: String = text.chars().take(57).collect();
                short.push('…');
                short
            }
            Value::Text(text) => text.clone(),
            Value::List(_) => "une liste".to_string(),
            Value::Map(_) => "un groupe de champs".to_string(),
        }
    }

    /// The place of a dotted field; of its nearest container when the field is missing.
    #[must_use]
    pub fn locate(&self, field: &str) -> Option<Position> {
        let mut node = self;
        for part in field.split('.').filter(|part| !part.is_empty()) {
            let next = match &node.value {
                Value::Map(entries) => entries
                    .iter()
                    .rev()
                    .find(|(name, _)| name == part)
                    .map(|(_, child)| child),
                Value::List(items) => part
                    .parse::<usize>()
                    .ok()
                    .and_then(|index| items.get(index)),
                _ => None,
            };
            match next {
                Some(child) => node = child,
                None => break,
            }
        }
        node.position
    }
}
