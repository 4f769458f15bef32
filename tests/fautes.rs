//! Faulty requests: which faults are told, in which order, where in the file, and in which words.
//!
//! A file of `fixtures/fautes/` is a list of `{ name, situation, fautes, messages }`; `text` or `octets` (hexadecimal)
//! stand in the place of `situation` for what is not a tree. `lignes` gives the lines of a `text`.

use std::path::Path;

use cumul::node::{Node, Position, Value};
use cumul::{Engine, Faute, Legislation, Situation};
use libtest_mimic::{Arguments, Failed, Trial};

/// Words that belong to the program and not to the person.
const FOREIGN: [&str; 14] = [
    "Option",
    "Vec<",
    "Money",
    "Decimal",
    "usize",
    "i64",
    "struct",
    "::",
    "Some(",
    "None",
    "NaiveDate",
    "allowed",
    "missing",
    "expected",
];

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    let folder = cumul_tests::folder().join("fautes");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    files.sort();
    for file in files {
        for case in cases(&file) {
            trials.push(Trial::test(case.name.clone(), move || {
                case.check().map_err(Failed::from)
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

enum Request {
    /// A tree of the file, and the lines of the file.
    Tree(Node, Vec<String>),
    Bytes(Vec<u8>),
}

struct Case {
    name: String,
    request: Request,
    fields: Vec<String>,
    messages: Vec<String>,
    lines: Option<Vec<Option<String>>>,
}

fn get<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn words(node: Option<&Node>) -> Vec<String> {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items
            .iter()
            .map(|item| text(item).map_or_else(|| item.shown(), str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn cases(file: &Path) -> Vec<Case> {
    const KNOWN: [&str; 7] = [
        "name",
        "situation",
        "text",
        "octets",
        "fautes",
        "messages",
        "lignes",
    ];
    let short = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let bytes = std::fs::read(file).unwrap_or_else(|e| panic!("{short}: {e}"));
    let node = cumul_yaml::parse_bytes(&bytes).unwrap_or_else(|e| panic!("{short}: {}", e.message));
    let lines: Vec<String> = String::from_utf8_lossy(&bytes)
        .lines()
        .map(str::to_owned)
        .collect();
    let Value::List(items) = node.value else {
        panic!("{short}: a list is expected")
    };
    let mut seen = Vec::new();
    items
        .into_iter()
        .map(|item| {
            let name = get(&item, "name")
                .and_then(text)
                .unwrap_or_else(|| panic!("{short}: no name: {item:?}"));
            let name = format!("{short}: {name}");
            assert!(!seen.contains(&name), "{name}: the name is taken");
            seen.push(name.clone());
            if let Value::Map(entries) = &item.value {
                for (key, _) in entries {
                    assert!(KNOWN.contains(&key.as_str()), "{name}: unknown key {key}");
                }
            }
            let request = match (
                get(&item, "situation"),
                get(&item, "text"),
                get(&item, "octets"),
            ) {
                (Some(situation), None, None) => Request::Tree(situation.clone(), lines.clone()),
                (None, Some(node), None) => {
                    Request::Bytes(text(node).unwrap_or_default().as_bytes().to_vec())
                }
                (None, None, Some(node)) => {
                    Request::Bytes(hexadecimal(text(node).unwrap_or_default()))
                }
                _ => panic!("{name}: a `situation`, a `text` or `octets`"),
            };
            let fields = words(get(&item, "fautes"));
            let messages = words(get(&item, "messages"));
            assert!(!fields.is_empty(), "{name}: no fault is expected");
            assert_eq!(fields.len(), messages.len(), "{name}: one fragment a fault");
            let lines = get(&item, "lignes").map(|node| match &node.value {
                Value::List(items) => items
                    .iter()
                    .map(|item| Some(item.shown()).filter(|shown| !shown.is_empty()))
                    .collect(),
                _ => panic!("{name}: `lignes` is a list"),
            });
            Case {
                name,
                request,
                fields,
                messages,
                lines,
            }
        })
        .collect()
}

fn hexadecimal(text: &str) -> Vec<u8> {
    text.split_whitespace()
        .map(|byte| u8::from_str_radix(byte, 16).unwrap_or_else(|e| panic!("{byte}: {e}")))
        .collect()
}

/// The faults of a tree, as a face that read a file tells them.
fn faults(node: &Node) -> Vec<Faute> {
    let situation = match Situation::read(node) {
        Ok(situation) => situation,
        Err(faults) => return faults,
    };
    let Err(faults) = Engine::new(Legislation::in_force()).answer(&situation) else {
        return Vec::new();
    };
    let told = faults.iter().map(|fault| {
        let mut fault = fault.faute();
        let place = node.locate(&fault.champ);
        fault.ligne = fault.ligne.or(place.map(|place| place.line));
        fault.colonne = fault.colonne.or(place.map(|place| place.column));
        fault
    });
    told.collect()
}

impl Case {
    fn check(&self) -> Result<(), String> {
        let mut wrong = Vec::new();
        let (found, tree, lines) = match &self.request {
            Request::Tree(node, lines) => (faults(node), Some(node.clone()), lines.clone()),
            Request::Bytes(bytes) => {
                let text = String::from_utf8_lossy(bytes);
                let lines = text
                    .trim_start_matches('\u{feff}')
                    .lines()
                    .map(str::to_owned)
                    .collect();
                match cumul_yaml::parse_bytes(bytes) {
                    Ok(node) => (faults(&node), Some(node), lines),
                    Err(fault) => (vec![fault], None, lines),
                }
            }
        };
        let fields: Vec<&str> = found.iter().map(|fault| fault.champ.as_str()).collect();
        if fields != self.fields {
            let told: Vec<&str> = found.iter().map(|fault| fault.message.as_str()).collect();
            wrong.push(format!(
                "fields {fields:?} and not {:?}: {told:#?}",
                self.fields
            ));
        }
        for (fault, fragment) in found.iter().zip(&self.messages) {
            if !spaces(&fault.message).contains(&spaces(fragment)) {
                wrong.push(format!("{:?} does not say {fragment:?}", fault.message));
            }
        }
        for (index, fault) in found.iter().enumerate() {
            wrong.extend(readable(fault));
            if let Some(tree) = &tree {
                wrong.extend(placed(fault, tree, &lines));
            }
            if let Some(expected) = &self.lines {
                let line = fault.ligne.map(|line| line.to_string());
                if expected.get(index) != Some(&line) {
                    wrong.push(format!(
                        "{:?} is told on line {line:?} and not {:?}",
                        fault.champ,
                        expected.get(index)
                    ));
                }
            }
        }
        if let (Some(tree), Request::Tree(..)) = (&tree, &self.request) {
            // Another face writes the same request in JSON: same fields.
            let json = cumul::json::node_to_json(tree);
            match cumul::json::node_from_json(&json) {
                Ok(node) => {
                    let again: Vec<String> =
                        faults(&node).into_iter().map(|fault| fault.champ).collect();
                    if again != fields {
                        wrong.push(format!("in JSON, the fields are {again:?}"));
                    }
                }
                Err(fault) => wrong.push(format!("in JSON: {}", fault.message)),
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(format!("{}\n  {}", self.name, wrong.join("\n  ")))
        }
    }
}

/// A space that does not break is a space.
fn spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// One line of French, for a person: a sentence that ends, without a word of the program.
fn readable(fault: &Faute) -> Vec<String> {
    let mut wrong = Vec::new();
    let Faute {
        champ,
        attendu,
        message,
        ..
    } = fault;
    if message.chars().any(char::is_control) {
        wrong.push(format!("not on one line: {message:?}"));
    }
    if !message.ends_with('.') {
        wrong.push(format!("does not end with a period: {message:?}"));
    }
    if message.starts_with(' ')
        || message.contains("  ")
        || message.contains("«  »")
        || message.contains(": .")
    {
        wrong.push(format!("a word is missing: {message:?}"));
    }
    if attendu.is_empty() {
        wrong.push(format!("nothing is accepted: {message:?}"));
    }
    for word in FOREIGN {
        if message.contains(word) || attendu.contains(word) {
            wrong.push(format!(
                "{word:?} is not for a person: {message:?}, {attendu:?}"
            ));
        }
    }
    // A line break in a name becomes a space in the sentence.
    if !champ.is_empty() && !message.contains(&champ.replace(['\n', '\r', '\t'], " ")) {
        wrong.push(format!("the message does not name {champ:?}: {message:?}"));
    }
    wrong
}

/// The field of the file, when it is there: names may hold points (`aah.montant_maximal`, `2026-12..2027-05`).
fn present<'a>(node: &'a Node, field: &str) -> Option<&'a Node> {
    if field.is_empty() {
        return Some(node);
    }
    match &node.value {
        Value::Map(entries) => entries.iter().rev().find_map(|(name, child)| {
            match field.strip_prefix(name.as_str())? {
                "" => Some(child),
                rest => present(child, rest.strip_prefix('.')?),
            }
        }),
        Value::List(items) => {
            let (index, rest) = field.split_once('.').unwrap_or((field, ""));
            present(items.get(index.parse::<usize>().ok()?)?, rest)
        }
        _ => None,
    }
}

/// The place of a fault is that of its field, where the file shows what was typed; a missing field has a place too.
fn placed(fault: &Faute, tree: &Node, lines: &[String]) -> Vec<String> {
    let (Some(line), Some(column)) = (fault.ligne, fault.colonne) else {
        return vec![format!(
            "{:?} has no place: {:?}",
            fault.champ, fault.message
        )];
    };
    let Some(node) = present(tree, &fault.champ) else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    if node.position != Some(Position { line, column }) {
        wrong.push(format!(
            "{:?} is at {:?} and told at {line}:{column}",
            fault.champ, node.position
        ));
    }
    let scalar = !matches!(node.value, Value::List(_) | Value::Map(_) | Value::Null);
    let there: String = lines
        .get(line as usize - 1)
        .map(|text| text.chars().skip(column as usize - 1).collect())
        .unwrap_or_default();
    let start: String = node
        .shown()
        .chars()
        .take(8)
        .take_while(|c| !c.is_control() && *c != '\'')
        .collect();
    if scalar
        && !there
            .trim_start_matches(['\'', '"', '|', '>'])
            .starts_with(&start)
    {
        wrong.push(format!(
            "{:?} is told at {line}:{column}, where {there:?} is written",
            fault.champ
        ));
    }
    wrong
}
