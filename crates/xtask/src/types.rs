//! The TypeScript types of the package, from the JSON Schemas that the core makes of its own types.

use std::fs;

use crate::tree::{fields, get, items, text, word};
use cumul::node::{Node, Value};

use crate::steps::root;

/// The types that are written here.
const TYPES: &str = "bindings/wasm/types.d.ts";

const HEAD: &str = "\
// Written by `cargo xtask types` from the Rust types. Do not edit.

/** Un mois, écrit AAAA-MM. */
export type Mois = string;

/** Un jour, écrit AAAA-MM-JJ. */
export type Jour = string;
";

/// What the schemas do not describe: the faults and the catalogue. The text of each is checked against what the core
/// writes.
const OTHERS: [(&str, &str, &[[&str; 3]]); 4] = [
    (
        "Faute",
        "Une faute d'une demande.",
        &[
            [
                "champ",
                "string",
                "Où elle est : `activites.0.heures_mensuelles` ; vide pour toute la demande.",
            ],
            [
                "valeur",
                "string",
                "Ce qui était donné ; vide quand rien ne l'était.",
            ],
            ["attendu", "string", "Ce qui est accepté."],
            ["message", "string", "Le tout en une phrase."],
            [
                "ligne?",
                "number",
                "Ligne, à partir de 1, quand un texte ne peut pas être lu.",
            ],
            [
                "colonne?",
                "number",
                "Colonne, à partir de 1, quand un texte ne peut pas être lu.",
            ],
        ],
    ),
    (
        "Rule",
        "Une règle.",
        &[
            ["id", "string", "Son nom : `aah.abattement`."],
            ["article", "string", "Son article : `CSS D. 821-9, 2°`."],
            ["label", "string", "Ce qu'elle fait."],
        ],
    ),
    (
        "Parameter",
        "Une valeur de la loi, avec ses dates.",
        &[
            ["id", "string", "Son nom : `aah.montant_maximal`."],
            ["label", "string", "Ce qu'elle est."],
            ["article", "string", "L'article qui s'en sert."],
            ["unit", "string", "Son unité."],
            [
                "checked",
                "Jour",
                "Dernier jour où le texte en vigueur a été relu.",
            ],
            ["values", "ParameterValue[]", "Ses valeurs, dans l'ordre."],
        ],
    ),
    (
        "ParameterValue",
        "Une valeur de la loi entre deux dates.",
        &[
            ["from", "Jour", "Premier jour."],
            [
                "until",
                "Jour | null",
                "Premier jour où elle ne vaut plus, quand le texte le dit.",
            ],
            [
                "value",
                "string",
                "La valeur, en décimal exact, ou les tranches d'un barème.",
            ],
            ["source", "string", "Le texte qui la fixe."],
            ["url", "string | null", "Où le lire, quand on le sait."],
        ],
    ),
];

/// Writes the types of the package from those of the core.
pub(crate) fn write_typescript() -> Result<(), String> {
    fs::write(root().join(TYPES), declarations()?).map_err(|error| format!("{TYPES}: {error}"))
}

/// Whether the types of the package are those of the core.
pub(crate) fn check_typescript() -> Result<(), String> {
    let written = fs::read_to_string(root().join(TYPES)).unwrap_or_default();
    if written == declarations()? {
        Ok(())
    } else {
        Err(format!("{TYPES} is stale: run `cargo xtask types`"))
    }
}

/// The text of `types.d.ts`.
fn declarations() -> Result<String, String> {
    let schema = cumul::schema();
    let mut types = Types { written: vec![] };
    for (name, part) in fields(&schema) {
        types.kind(part, name)?;
    }
    check_others()?;
    for (name, description, fields) in OTHERS {
        let mut text = doc("", description);
        text.push_str(&format!("export interface {name} {{\n"));
        for [field, kind, description] in fields {
            text.push_str(&doc("  ", description));
            text.push_str(&format!("  {field}: {kind};\n"));
        }
        text.push_str("}\n");
        types.add(name, text)?;
    }
    let texts: Vec<&str> = types
        .written
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    Ok(format!("{HEAD}\n{}", texts.join("\n")))
}

/// The declarations written so far, by name.
struct Types {
    written: Vec<(String, String)>,
}

impl Types {
    /// The type of a value; writes the declarations that it needs. `field` names the value.
    fn kind(&mut self, schema: &Node, field: &str) -> Result<String, String> {
        if let Some(choices) = get(schema, "enum") {
            return Ok(words(choices));
        }
        if let Some(word) = get(schema, "const") {
            return Ok(format!("{:?}", word.shown()));
        }
        if let Some(choices) = get(schema, "anyOf").or_else(|| get(schema, "oneOf")) {
            let mut kinds = Vec::new();
            for choice in items(choices) {
                let kind = self.kind(choice, field)?;
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            return Ok(kinds.join(" | "));
        }
        match get(schema, "type").map(|node| &node.value) {
            None => Ok("unknown".to_owned()),
            Some(Value::List(kinds)) => {
                let kinds: Vec<&str> = kinds.iter().filter_map(word).collect();
                Ok(kinds.join(" | "))
            }
            Some(Value::Text(kind)) => self.simple(kind, schema, field),
            Some(_) => Err(format!("{field}: a type is a word or a list")),
        }
    }

    fn simple(&mut self, kind: &str, schema: &Node, field: &str) -> Result<String, String> {
        Ok(match kind {
            "number" | "integer" => "number".to_owned(),
            "boolean" | "null" => kind.to_owned(),
            "string" => match text(schema, "pattern") {
                None => "string".to_owned(),
                Some(pattern) => match parts(pattern) {
                    2 => "Mois".to_owned(),
                    3 => "Jour".to_owned(),
                    _ => return Err(format!("{field}: the pattern {pattern} has no type")),
                },
            },
            "array" => {
                let schema = get(schema, "items").ok_or_else(|| format!("{field}: no items"))?;
                let item = self.kind(schema, field)?;
                if get(schema, "oneOf").is_some() {
                    format!("{}[]", self.union(field, &item)?)
                } else if item.contains('|') {
                    format!("({item})[]")
                } else {
                    format!("{item}[]")
                }
            }
            "object" if get(schema, "properties").is_some() => self.group(schema)?,
            // A group that is described elsewhere, by its name.
            "object" if text(schema, "title").is_some() => {
                text(schema, "title").unwrap_or_default().to_owned()
            }
            "object" => self.map(schema, field)?,
            _ => return Err(format!("{field}: the type {kind} is not known")),
        })
    }

    /// A map: by month or range of months, by year, or by name; with the names that are always there.
    fn map(&mut self, schema: &Node, field: &str) -> Result<String, String> {
        let value = match get(schema, "additionalProperties") {
            Some(value) => self.kind(value, field)?,
            None => "unknown".to_owned(),
        };
        let names = get(schema, "propertyNames").and_then(|names| text(names, "pattern"));
        let name = match names.map(parts) {
            None => "nom",
            Some(1) => "annee",
            Some(_) => "mois",
        };
        let needed: String = required(schema)
            .iter()
            .map(|needed| format!("{needed}: {value}; "))
            .collect();
        Ok(format!("{{ {needed}[{name}: string]: {value} }}"))
    }

    /// A name for the choices of a list: those of `activites` are an `Activite`.
    fn union(&mut self, field: &str, kinds: &str) -> Result<String, String> {
        let mut name = field.trim_end_matches('s').to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        self.add(&name, format!("export type {name} = {kinds};\n"))?;
        Ok(name)
    }

    fn group(&mut self, schema: &Node) -> Result<String, String> {
        let name = text(schema, "title").ok_or("a group of fields has no title")?;
        let needed = required(schema);
        let mut lines = doc("", text(schema, "description").unwrap_or_default());
        lines.push_str(&format!("export interface {name} {{\n"));
        // What a group holds comes after it.
        let place = self.written.len();
        for (field, value) in get(schema, "properties").map(fields).unwrap_or_default() {
            let kind = self.kind(value, field)?;
            let mark = if needed.contains(&field.as_str()) {
                ""
            } else {
                "?"
            };
            let mut description = text(value, "description").unwrap_or_default().to_owned();
            if let Some((least, most)) = range(value) {
                description.push_str(&format!(" De {least} à {most}."));
            }
            lines.push_str(&doc("  ", description.trim()));
            lines.push_str(&format!("  {field}{mark}: {kind};\n"));
        }
        lines.push_str("}\n");
        if self.known(name, &lines)? {
            return Ok(name.to_owned());
        }
        self.written.insert(place, (name.to_owned(), lines));
        Ok(name.to_owned())
    }

    fn add(&mut self, name: &str, text: String) -> Result<(), String> {
        if !self.known(name, &text)? {
            self.written.push((name.to_owned(), text));
        }
        Ok(())
    }

    /// Whether this declaration is written.
    fn known(&self, name: &str, text: &str) -> Result<bool, String> {
        match self.written.iter().find(|(known, _)| known == name) {
            None => Ok(false),
            Some((_, same)) if same == text => Ok(true),
            Some(_) => Err(format!("two different types are called {name}")),
        }
    }
}

/// Whether the core writes the fields of [`OTHERS`] and no other.
fn check_others() -> Result<(), String> {
    let texts = [
        ("Faute", cumul::json::check("{}")),
        ("Faute", cumul::json::check("{")),
        ("Rule", cumul::json::rules_to_json()),
        ("Parameter", cumul::json::parameters_to_json(None)),
    ];
    for (name, text) in texts {
        let list = cumul::json::node_from_json(&text).map_err(|fault| fault.message)?;
        let first = items(&list).first().ok_or("the core lists nothing")?;
        check_other(name, first)?;
        if let Some(value) = get(first, "values").and_then(|values| items(values).first()) {
            check_other("ParameterValue", value)?;
        }
    }
    Ok(())
}

fn check_other(name: &str, node: &Node) -> Result<(), String> {
    let declared = OTHERS
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(.., fields)| *fields)
        .unwrap_or_default();
    let written: Vec<&str> = fields(node).iter().map(|(name, _)| name.as_str()).collect();
    let unknown = written.iter().find(|name| {
        !declared
            .iter()
            .any(|[field, ..]| field.trim_end_matches('?') == **name)
    });
    let missing = declared
        .iter()
        .map(|[field, ..]| *field)
        .find(|field| !field.ends_with('?') && !written.contains(field));
    match unknown.copied().or(missing) {
        None => Ok(()),
        Some(field) => Err(format!(
            "the type {name} of types.rs and the core do not agree on `{field}`"
        )),
    }
}

/// A comment, on one line.
fn doc(margin: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{margin}/** {} */\n", text.replace("*/", "*\\/"))
}

fn words(choices: &Node) -> String {
    let choices: Vec<String> = items(choices)
        .iter()
        .map(|word| format!("{:?}", word.shown()))
        .collect();
    choices.join(" | ")
}

/// The bounds of a number, alone or by month.
fn range(schema: &Node) -> Option<(String, String)> {
    match (get(schema, "minimum"), get(schema, "maximum")) {
        (Some(least), Some(most)) => Some((least.shown(), most.shown())),
        _ => items(get(schema, "anyOf")?).iter().find_map(range),
    }
}

/// How many parts a pattern has, hyphens between them: 1 for a year, 2 for a month, 3 for a day.
fn parts(pattern: &str) -> usize {
    let mut inside = false;
    let mut parts = 1;
    for letter in pattern.chars() {
        match letter {
            '[' => inside = true,
            ']' => inside = false,
            '-' if !inside => parts += 1,
            _ => {}
        }
    }
    parts
}

fn required(schema: &Node) -> Vec<&str> {
    get(schema, "required")
        .map(items)
        .unwrap_or_default()
        .iter()
        .filter_map(word)
        .collect()
}
