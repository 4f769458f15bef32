//! The command line of `cumul`: files, formats, terminal. No law.

mod arguments;
mod catalogue;
mod conseil;
mod fautes;
mod tableau;
mod texte;

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use cumul::LectureSituation;
use cumul::node::{Node, Value};

use arguments::{Command, DemandeConseil, Format, Page, Sortie};
use fautes::Failure;

fn main() -> ExitCode {
    let command = match arguments::parse() {
        Ok(command) => command,
        Err(code) => return code,
    };
    match run(command) {
        Ok(text) => match print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            // A reader that stopped early, such as `head`, is not a fault.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                Failure::usage(format!("La réponse ne peut pas être écrite : {error}.")).report()
            }
        },
        Err(failure) => failure.report(),
    }
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn run(command: Command) -> Result<String, Failure> {
    match command {
        Command::Simulate {
            fichier,
            situation,
            format,
            explain,
            mois,
            sans_barre,
        } => {
            let faults_as_json = format == Format::Json;
            let (name, node) = match (fichier, situation) {
                (Some(path), _) => read(&path, faults_as_json)?,
                (None, id) => {
                    let id = id.unwrap_or_default();
                    let reading = preset(&id)?;
                    let node = reading.situation().cloned();
                    (id, node.unwrap_or(Node::new(Value::Null)))
                }
            };
            let answer = cumul::answer(&node, explain)
                .map_err(|faults| Failure::faults(&name, faults, faults_as_json))?;
            match format {
                Format::Json => Ok(answer.to_json()),
                Format::Csv => tableau::csv(&answer)
                    .map_err(|e| Failure::usage(format!("Tableau impossible : {e}."))),
                Format::Text => Ok(texte::page(&answer, mois, !sans_barre)),
            }
        }
        Command::Check { fichier, format } => {
            let as_json = format == Sortie::Json;
            let (name, node) = read(&fichier, as_json)?;
            cumul::answer(&node, false)
                .map_err(|faults| Failure::faults(&name, faults, as_json))?;
            Ok(if as_json {
                "[]".into()
            } else {
                format!("{name} : la situation est complète et cohérente.")
            })
        }
        Command::Advise {
            demande,
            simulate,
            questions,
            format,
        } => {
            let as_json = format == Sortie::Json;
            let simple = demande.simple;
            let (name, mut node) = advice_request(demande, as_json)?;
            let refused = |faults| Failure::faults(&name, faults, as_json);
            if questions {
                node = conseil::ask(node, simple).map_err(refused)?;
            }
            let answer = cumul::advise(&node, simulate).map_err(refused)?;
            Ok(match (as_json, simple) {
                (true, _) => answer.to_json(),
                (false, true) => conseil::simple_page(&answer),
                (false, false) => conseil::page(&answer, simulate),
            })
        }
        Command::Question { demande, format } => {
            let as_json = format == Sortie::Json;
            let simple = demande.simple;
            let (name, node) = advice_request(demande, as_json)?;
            let answer = cumul::next_question(&node)
                .map_err(|faults| Failure::faults(&name, faults, as_json))?;
            Ok(if as_json {
                answer.to_json()
            } else {
                conseil::step(&answer, simple)
            })
        }
        Command::Situations { format } => Ok(if format == Sortie::Json {
            cumul::json::situations()
        } else {
            conseil::situations()
        }),
        Command::Documents { nom, format } => document(nom.as_deref(), format),
        Command::Rules { format } => Ok(catalogue::rules(format == Sortie::Json)),
        Command::Parameters { at, format } => Ok(catalogue::parameters(at, format == Sortie::Json)),
        Command::Schema => Ok(cumul::json::schema()),
    }
}

/// A reading by situation.
fn preset(id: &str) -> Result<LectureSituation, Failure> {
    cumul::situation(id).map_err(|fault| Failure::usage(fault.message))
}

fn document(name: Option<&str>, format: Page) -> Result<String, Failure> {
    let Some(name) = name else {
        return Ok(match format {
            Page::Json => cumul::json::documents(),
            Page::Text | Page::Html => conseil::documents(),
        });
    };
    let list = cumul::document(name).map_err(|fault| Failure::usage(fault.message))?;
    Ok(match format {
        Page::Text => list.markdown,
        Page::Html => list.html,
        Page::Json => list.to_json(),
    })
}

/// The request for advice: a file, a reading by situation or nothing, with the facts of the command line.
fn advice_request(demande: DemandeConseil, as_json: bool) -> Result<(String, Node), Failure> {
    let (name, node) = match (&demande.fichier, &demande.situation) {
        (Some(path), _) => read(path, as_json)?,
        (None, Some(id)) => (id.clone(), preset(id)?.demande.node().clone()),
        (None, None) => ("faits".to_owned(), Node::new(Value::Map(Vec::new()))),
    };
    let mut facts = Vec::new();
    for fact in &demande.faits {
        let (field, value) = fact.split_once('=').ok_or_else(|| {
            Failure::usage(format!(
                "« {fact} » n'est pas accepté pour --fait. Attendu : NOM=VALEUR."
            ))
        })?;
        match cumul_yaml::parse(&format!("{}: {}", field.trim(), value.trim())) {
            Ok(Node {
                value: Value::Map(entries),
                ..
            }) => facts.extend(
                entries
                    .into_iter()
                    .map(|(name, node)| (name, Node::new(node.value))),
            ),
            _ => {
                return Err(Failure::usage(format!(
                    "« {fact} » ne peut pas être lu comme NOM=VALEUR."
                )));
            }
        }
    }
    Ok((name, conseil::with_facts(node, facts)))
}

/// Reads a file, or the standard input for `-`.
fn read(path: &str, as_json: bool) -> Result<(String, Node), Failure> {
    let limit = u64::try_from(cumul_yaml::LONGEST).unwrap_or(u64::MAX) + 1;
    let mut bytes = Vec::new();
    let name = if path == "-" {
        "entrée standard".to_owned()
    } else {
        path.to_owned()
    };
    let done = if path == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    done.map_err(|error| Failure::usage(fautes::unreadable(&name, &error)))?;
    let node = cumul_yaml::parse_bytes(&bytes)
        .map_err(|fault| Failure::faults(&name, vec![fault], as_json))?;
    Ok((name, node))
}
