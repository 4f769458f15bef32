//! Reads a request of `cumul` from YAML or JSON text: a tree of exact values, each with its line and column.
//!
//! YAML is read without anchors, aliases, tags or several documents: a request needs none of them, and a file that
//! repeats itself by aliases can grow without bound.
//!
//! ```
//! let node = cumul_yaml::parse("debut: 2026-12\nmois: 24\n").unwrap();
//! assert_eq!(node.locate("mois").unwrap().line, 2);
//! assert!(cumul_yaml::parse("a: &x 1\nb: *x\n").is_err());
//! ```

use cumul::node::{Node, Position, Value};
use cumul::{Faute, SituationError};
use rust_decimal::Decimal;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput};

/// The longest text read, in bytes.
pub const LONGEST: usize = 1_000_000;
/// How many groups can be one inside the other.
const DEEPEST: usize = 32;

/// A tree from YAML or JSON bytes.
///
/// # Errors
/// One fault, with its line and column when it has one: the text is empty, longer than [`LONGEST`], not UTF-8, not
/// YAML, nested more than 32 times, or uses an anchor, an alias, a tag or a second document.
pub fn parse_bytes(bytes: &[u8]) -> Result<Node, Faute> {
    if bytes.len() > LONGEST {
        return Err(fault(
            format!("il est trop long (plus de {LONGEST} octets) pour décrire une situation"),
            None,
        ));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| fault("ce n'est pas un fichier de texte en UTF-8".to_owned(), None))?;
    parse(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// A tree from YAML or JSON text.
///
/// # Errors
/// Those of [`parse_bytes`].
pub fn parse(text: &str) -> Result<Node, Faute> {
    if text.len() > LONGEST {
        return parse_bytes(text.as_bytes());
    }
    if text.contains('\0') {
        return Err(fault("ce n'est pas un fichier de texte".to_owned(), None));
    }
    if text.trim_start().starts_with('{') {
        // A JSON text is read by the JSON reader first: its faults are those of JSON, tabs included.
        let json = cumul::json::node_from_json(text);
        if let Ok(node) = json {
            return Ok(Reader::new(text)
                .document()
                .ok()
                .filter(|placed| same(placed, &node))
                .unwrap_or(node));
        }
    }
    Reader::new(text).document()
}

/// Whether two trees hold the same values, places aside.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((k, a), (l, b))| k == l && same(a, b))
        }
        (a, b) => a == b,
    }
}

fn fault(message: String, at: Option<Marker>) -> Faute {
    let line = at.and_then(|mark| u32::try_from(mark.line()).ok());
    let column = at.and_then(|mark| u32::try_from(mark.col() + 1).ok());
    SituationError::Syntax {
        message,
        line,
        column,
    }
    .faute()
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            parser: Parser::new_from_str(text),
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Faute> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(syntax(&error)),
            None => Err(fault("il est vide".to_owned(), None)),
        }
    }

    fn document(mut self) -> Result<Node, Faute> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Err(fault("il est vide".to_owned(), None));
                }
                first => {
                    let node = self.node(first, span, 0)?;
                    return self.end(node);
                }
            }
        }
    }

    fn end(&mut self, node: Node) -> Result<Node, Faute> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(node),
                Event::DocumentEnd | Event::Nothing => {}
                _ => {
                    return Err(fault(
                        "il contient plusieurs documents".to_owned(),
                        Some(span.start),
                    ));
                }
            }
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node, Faute> {
        let position = position(span.start);
        if depth > DEEPEST {
            return Err(fault(
                format!("plus de {DEEPEST} niveaux sont emboîtés"),
                Some(span.start),
            ));
        }
        let value = match event {
            Event::Scalar(text, style, anchor, tag) => {
                plain(anchor, tag.is_some(), span)?;
                scalar(&text, style)
            }
            Event::SequenceStart(anchor, tag) => {
                plain(anchor, tag.is_some(), span)?;
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break,
                        (event, span) => items.push(self.node(event, span, depth + 1)?),
                    }
                }
                Value::List(items)
            }
            Event::MappingStart(anchor, tag) => {
                plain(anchor, tag.is_some(), span)?;
                let mut entries = Vec::new();
                loop {
                    let name = match self.next()? {
                        (Event::MappingEnd, _) => break,
                        (Event::Scalar(text, _, anchor, tag), span) => {
                            plain(anchor, tag.is_some(), span)?;
                            text.into_owned()
                        }
                        (_, span) => {
                            return Err(fault(
                                "un nom de champ doit être un texte".to_owned(),
                                Some(span.start),
                            ));
                        }
                    };
                    let (event, span) = self.next()?;
                    entries.push((name, self.node(event, span, depth + 1)?));
                }
                Value::Map(entries)
            }
            _ => {
                return Err(fault(
                    "les alias YAML (« * ») ne sont pas acceptés".to_owned(),
                    Some(span.start),
                ));
            }
        };
        Ok(Node { value, position })
    }
}

fn position(mark: Marker) -> Option<Position> {
    Some(Position {
        line: u32::try_from(mark.line()).ok()?,
        column: u32::try_from(mark.col() + 1).ok()?,
    })
}

fn plain(anchor: usize, tagged: bool, span: Span) -> Result<(), Faute> {
    if anchor > 0 {
        return Err(fault(
            "les ancres YAML (« & ») ne sont pas acceptées".to_owned(),
            Some(span.start),
        ));
    }
    if tagged {
        return Err(fault(
            "les étiquettes YAML (« ! ») ne sont pas acceptées".to_owned(),
            Some(span.start),
        ));
    }
    Ok(())
}

/// The value of a scalar by the core schema of YAML 1.2; a quoted one is always a text.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if !matches!(style, ScalarStyle::Plain) {
        return Value::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::Text(text.to_owned()), Value::Number),
    }
}

fn number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') || digits.contains('_') {
        return None;
    }
    if digits.contains(['e', 'E']) {
        return Decimal::from_scientific(text).ok();
    }
    Decimal::from_str_exact(text).ok()
}

fn syntax(error: &ScanError) -> Faute {
    let at = *error.marker();
    fault(
        format!(
            "erreur d'écriture à la ligne {}, colonne {}",
            at.line(),
            at.col() + 1
        ),
        Some(at),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        parse(text).map_or_else(|fault| fault.message, |node| panic!("{node:?}"))
    }

    #[test]
    fn amounts_stay_exact() {
        let node = parse("a: 12.310\nb: 0.1\nc: 1e3\nd: '12'\ne: 2026-12\nf: -5\n")
            .unwrap_or_else(|e| panic!("{e:?}"));
        let Value::Map(entries) = node.value else {
            panic!()
        };
        let values: Vec<Value> = entries.into_iter().map(|(_, node)| node.value).collect();
        assert_eq!(
            values,
            [
                Value::Number(Decimal::new(12310, 3)),
                Value::Number(Decimal::new(1, 1)),
                Value::Number(Decimal::from(1000)),
                Value::Text("12".into()),
                Value::Text("2026-12".into()),
                Value::Number(Decimal::from(-5)),
            ]
        );
    }

    #[test]
    fn what_a_request_never_needs_is_refused() {
        assert!(message("a: &x [1]\nb: *x\n").contains("ancres"));
        assert!(message("a: !!str 1\n").contains("étiquettes"));
        assert!(message("--- {a: 1}\n--- {b: 2}\n").contains("plusieurs documents"));
        assert!(message(&"[".repeat(100)).contains("emboîtés"));
        assert!(message("").contains("vide"));
        assert!(message("# rien\n").contains("vide"));
        assert!(message("a: [1,\n").contains("ligne"));
        assert!(parse_bytes(&[0xff, 0xfe, 0x00]).is_err());
        assert!(parse_bytes(&vec![b' '; LONGEST + 1]).is_err());
    }

    #[test]
    fn json_keeps_its_places() {
        let node = parse("{\n\t\"a\": 1,\n\t\"b\": [2]\n}").unwrap_or_else(|e| panic!("{e:?}"));
        assert!(matches!(node.value, Value::Map(_)));
    }
}
