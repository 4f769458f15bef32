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
            Value::Null => "null".to_string(),
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
        let mut rest = field;
        while !rest.is_empty() {
            let Some((child, after)) = node.step(rest) else {
                break;
            };
            node = child;
            rest = after;
        }
        node.position
    }

    /// The child that begins a dotted field, and what is left of the field. A name can hold dots itself: the longest one
    /// that fits is taken.
    fn step<'a>(&self, field: &'a str) -> Option<(&Self, &'a str)> {
        let after = |name: &str| {
            let rest = field.strip_prefix(name)?;
            if rest.is_empty() {
                Some(rest)
            } else {
                rest.strip_prefix('.')
            }
        };
        match &self.value {
            Value::Map(entries) => entries
                .iter()
                .filter_map(|(name, child)| after(name).map(|rest| (name.len(), child, rest)))
                .max_by_key(|(length, ..)| *length)
                .map(|(_, child, rest)| (child, rest)),
            Value::List(items) => {
                let (index, rest) = field.split_once('.').unwrap_or((field, ""));
                items
                    .get(index.parse::<usize>().ok()?)
                    .map(|child| (child, rest))
            }
            _ => None,
        }
    }
}
