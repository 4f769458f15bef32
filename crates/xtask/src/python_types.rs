//! The Python types of the request and of the answer, from the JSON Schemas that the core makes of its own types.

use crate::tree::{fields, get, items, text, word};
use cumul::node::{Node, Value};

const HEAD: &str = r#"# Written by `cargo xtask types` from the Rust types. Do not edit.
"""The request, as typed dicts, and the answer, as frozen dataclasses.

Amounts are in euros; months are written ``YYYY-MM``.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

"#;

const ALIASES: &str = r"
Nombre: TypeAlias = int | float | Decimal
Jour: TypeAlias = str | datetime.date
";

/// The one part of the answer whose fields are not all known.
const MOIS_LECTURE: &str = r#"
@dataclass(frozen=True, slots=True, kw_only=True)
class MoisLecture:
    """A month that another reading changes."""

    mois: str
    """The month."""
    lignes: dict[str, Decimal] = field(metadata={"rest": True})
    """The lines that change, with the amounts of this reading."""
"#;

/// What an answer has beside its fields.
const JSON: &str = r#"    _json: str = field(default="", init=False, repr=False, compare=False)

    def json(self) -> str:
        """The text exactly as the core writes it, in JSON."""
        if not self._json:
            raise ValueError("Cette réponse n'est pas celle du moteur : elle a été construite ou modifiée.")
        return self._json
"#;

/// The longest line.
const WIDTH: usize = 110;

/// The text of `_types.py`.
pub(crate) fn module() -> Result<String, String> {
    let schema = cumul::schema();
    let mut types = Types { written: vec![] };
    for (name, part) in fields(&schema) {
        let side = if name.starts_with("demande") {
            Side::Demande
        } else {
            Side::Reponse
        };
        types.kind(part, side, name)?;
    }
    let mut names: Vec<&str> = types
        .written
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    let texts: Vec<&str> = types
        .written
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    Ok(format!(
        "{HEAD}__all__ = [\n{}]\n{ALIASES}\n{}",
        names.concat(),
        texts.join("\n")
    ))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Demande,
    Reponse,
}

/// The classes written so far, by name, what they use before them.
struct Types {
    written: Vec<(String, String)>,
}

impl Types {
    /// The annotation of a value; writes the classes that it needs. `field` names the value.
    fn kind(&mut self, schema: &Node, side: Side, field: &str) -> Result<String, String> {
        if let Some(choices) = get(schema, "enum").map(items) {
            return Ok(literal(choices.iter()));
        }
        if let Some(word) = get(schema, "const") {
            return Ok(literal([word].into_iter()));
        }
        if let Some(choices) = get(schema, "anyOf").or_else(|| get(schema, "oneOf")) {
            let mut kinds = Vec::new();
            for choice in items(choices) {
                let kind = self.kind(choice, side, field)?;
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            return Ok(kinds.join(" | "));
        }
        match get(schema, "type").map(|node| &node.value) {
            None => Ok("object".to_owned()),
            Some(Value::List(kinds)) => {
                let yes_or_no = kinds.iter().any(|kind| word(kind) == Some("boolean"));
                let before = if yes_or_no { "bool | " } else { "" };
                Ok(format!("{before}Decimal | int | str"))
            }
            Some(Value::Text(kind)) => self.simple(kind, schema, side, field),
            Some(_) => Err(format!("{field}: a type is a word or a list")),
        }
    }

    fn simple(
        &mut self,
        kind: &str,
        schema: &Node,
        side: Side,
        field: &str,
    ) -> Result<String, String> {
        let number = match side {
            Side::Demande => "Nombre",
            Side::Reponse => "Decimal",
        };
        Ok(match kind {
            "number" => number.to_owned(),
            "integer" => "int".to_owned(),
            "boolean" => "bool".to_owned(),
            "null" => "None".to_owned(),
            "string" if side == Side::Demande && is_day(schema) => "Jour".to_owned(),
            "string" => "str".to_owned(),
            "array" => {
                let schema = get(schema, "items").ok_or_else(|| format!("{field}: no items"))?;
                let mut item = self.kind(schema, side, field)?;
                if get(schema, "oneOf").is_some() {
                    item = self.union(field, &item);
                }
                match side {
                    Side::Demande => format!("list[{item}] | tuple[{item}, ...]"),
                    Side::Reponse => format!("list[{item}]"),
                }
            }
            "object" if get(schema, "properties").is_some() => self.group(schema, side)?,
            // A group that is described elsewhere, by its name.
            "object" if text(schema, "title").is_some() => {
                text(schema, "title").unwrap_or_default().to_owned()
            }
            "object" => match (get(schema, "additionalProperties"), side) {
                (Some(value), Side::Reponse) => {
                    format!("dict[str, {}]", self.kind(value, side, field)?)
                }
                (Some(value), Side::Demande) => {
                    let value = self.kind(value, side, field)?;
                    let name = if is_year(schema) { "int | str" } else { "str" };
                    format!("Mapping[{name}, {value}]")
                }
                (None, _) => {
                    self.add("MoisLecture".to_owned(), MOIS_LECTURE.to_owned())?;
                    "MoisLecture".to_owned()
                }
            },
            _ => return Err(format!("{field}: the type {kind} is not known")),
        })
    }

    /// A name for the choices of a list: those of `activites` are an `Activite`.
    fn union(&mut self, field: &str, kinds: &str) -> String {
        let mut name = field.trim_end_matches('s').to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let alias = format!("\n{name}: TypeAlias = {kinds}\n");
        if !self.written.iter().any(|(known, _)| *known == name) {
            self.written.push((name.clone(), alias));
        }
        name
    }

    fn group(&mut self, schema: &Node, side: Side) -> Result<String, String> {
        let name = text(schema, "title").ok_or("a group of fields has no title")?;
        let needed: Vec<&str> = get(schema, "required")
            .map(items)
            .unwrap_or_default()
            .iter()
            .filter_map(word)
            .collect();
        let mut lines = match side {
            Side::Demande => format!("\nclass {name}(TypedDict):\n"),
            Side::Reponse => {
                format!("\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {name}:\n")
            }
        };
        lines.push_str(&docstring(schema));
        lines.push('\n');
        for (field, value) in get(schema, "properties").map(fields).unwrap_or_default() {
            let kind = self.kind(value, side, field)?;
            lines.push_str(&match (side, needed.contains(&field.as_str())) {
                (_, true) => annotated(field, "", &kind, ""),
                (Side::Demande, false) => annotated(field, "NotRequired[", &kind, "]"),
                (Side::Reponse, false) => annotated(field, "", &kind, " = None"),
            });
            lines.push_str(&docstring(value));
        }
        if ["Resultat", "Conseil", "Parcours", "Devis"].contains(&name) {
            lines.push_str(JSON);
        }
        self.add(name.to_owned(), lines)?;
        Ok(name.to_owned())
    }

    fn add(&mut self, name: String, text: String) -> Result<(), String> {
        match self.written.iter().find(|(known, _)| *known == name) {
            Some((_, same)) if *same == text => Ok(()),
            Some(_) => Err(format!("two different types are called {name}")),
            None => {
                self.written.push((name, text));
                Ok(())
            }
        }
    }
}

/// One field; the words of a long choice go one a line.
fn annotated(field: &str, before: &str, kind: &str, after: &str) -> String {
    let line = format!("    {field}: {before}{kind}{after}\n");
    match kind.strip_prefix("Literal[") {
        Some(words) if line.chars().count() > WIDTH => {
            let words = words.trim_end_matches(']').replace(", ", ",\n        ");
            format!("    {field}: {before}Literal[\n        {words},\n    ]{after}\n")
        }
        _ => line,
    }
}

/// The description as a docstring, in lines that are not too long.
fn docstring(schema: &Node) -> String {
    let Some(description) = text(schema, "description") else {
        return String::new();
    };
    let description = description.replace('\\', "\\\\").replace('"', "\\\"");
    let mut lines = vec![String::new()];
    for word in description.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + word.chars().count() + 12 < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    format!("    \"\"\"{}\"\"\"\n", lines.join("\n    "))
}

fn literal<'a>(words: impl Iterator<Item = &'a Node>) -> String {
    let words: Vec<String> = words
        .filter_map(word)
        .map(|word| format!("{word:?}"))
        .collect();
    format!("Literal[{}]", words.join(", "))
}

/// Whether a text is a day, by its pattern: year, month and day.
fn is_day(schema: &Node) -> bool {
    text(schema, "pattern").is_some_and(|pattern| pattern.matches(")-(").count() == 2)
}

/// Whether the names of a map are years: their pattern has no hyphen.
fn is_year(schema: &Node) -> bool {
    get(schema, "propertyNames")
        .and_then(|names| text(names, "pattern"))
        .is_some_and(|pattern| !pattern.contains("}-"))
}
