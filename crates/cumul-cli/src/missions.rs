//! Missions from a table of comma- or semicolon-separated values: one line a mission, the fields of the request as columns.

use cumul::node::{Node, Position, Value};
use cumul::{Faute, SituationError};
use rust_decimal::Decimal;

/// Columns that a table may have; the first four are needed.
const COLUMNS: [&str; 5] = ["date", "encaissement", "montant", "statut", "jours"];
const NEEDED: usize = 4;

/// The missions of a table, each value with its place in the file.
///
/// A table written by a spreadsheet in French separates by semicolons and writes `150,00`: both are read.
///
/// # Errors
/// The table is not one: no header, a column unknown, missing or given twice, a line too long or too short.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, Vec<Faute>> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        vec![fault(
            "ce n'est pas un fichier de texte en UTF-8".into(),
            None,
        )]
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let french = header.contains(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if french { b';' } else { b',' })
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(names) => names.iter().map(str::to_owned).collect(),
        Err(error) => return Err(vec![unreadable(&error)]),
    };
    let faults = header_faults(&columns);
    if !faults.is_empty() {
        return Err(faults);
    }
    let (mut missions, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => missions.push(mission(&columns, &record, french)),
            Err(error) => faults.push(unreadable(&error)),
        }
    }
    if faults.is_empty() {
        Ok(Node::new(Value::List(missions)))
    } else {
        Err(faults)
    }
}

fn fault(message: String, line: Option<u64>) -> Faute {
    SituationError::Syntax {
        message,
        line: line.and_then(|line| u32::try_from(line).ok()),
        column: None,
    }
    .faute()
}

fn header_faults(columns: &[String]) -> Vec<Faute> {
    let needed = COLUMNS.iter().take(NEEDED);
    let missing = needed.filter(|name| !columns.iter().any(|c| c == *name));
    let missing = missing.map(|name| format!("la colonne « {name} » manque"));
    let unknown = columns.iter().filter(|c| !COLUMNS.contains(&c.as_str()));
    let unknown = unknown.map(|name| {
        format!(
            "la colonne « {name} » n'est pas connue ; colonnes possibles : {}",
            COLUMNS.join(", ")
        )
    });
    let twice = columns
        .iter()
        .enumerate()
        .filter(|(index, name)| columns.iter().take(*index).any(|earlier| earlier == *name))
        .map(|(_, name)| format!("la colonne « {name} » est donnée deux fois"));
    missing
        .chain(unknown)
        .chain(twice)
        .map(|message| fault(message, Some(1)))
        .collect()
}

fn unreadable(error: &csv::Error) -> Faute {
    let line = error.position().map(csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("cette ligne a {len} valeurs au lieu de {expected_len}"),
        _ => "ce n'est pas un tableau de valeurs séparées par des virgules ou des points-virgules"
            .to_owned(),
    };
    fault(message, line)
}

fn mission(columns: &[String], record: &csv::StringRecord, french: bool) -> Node {
    let line = record
        .position()
        .and_then(|at| u32::try_from(at.line()).ok())
        .unwrap_or(1);
    let mut entries = Vec::new();
    for (index, (name, text)) in columns.iter().zip(record).enumerate() {
        // An empty cell is an answer left out.
        if text.is_empty() {
            continue;
        }
        let number = matches!(name.as_str(), "montant" | "jours").then(|| {
            let text = if french {
                text.replace(',', ".")
                    .replace([' ', '\u{a0}', '\u{202f}'], "")
            } else {
                text.to_owned()
            };
            Decimal::from_str_exact(&text)
        });
        let value = match number {
            Some(Ok(number)) => Value::Number(number),
            _ => Value::Text(text.to_owned()),
        };
        let column = u32::try_from(index + 1).unwrap_or(u32::MAX);
        entries.push((name.clone(), placed(value, line, column)));
    }
    placed(Value::Map(entries), line, 1)
}

fn placed(value: Value, line: u32, column: u32) -> Node {
    let mut node = Node::new(value);
    node.position = Some(Position { line, column });
    node
}
