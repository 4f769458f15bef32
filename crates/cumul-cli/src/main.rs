//! The command line of `cumul`: files, formats, terminal. No law.

mod arguments;
mod catalogue;
mod conseil;
mod devis;
mod fautes;
mod missions;
mod tableau;
mod texte;

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use cumul::node::{Node, Value};
use cumul::{Faute, LectureSituation};

use arguments::{Command, DemandeConseil, Format, FormeDevis, Page, Sortie};
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
            missions,
            format,
            explain,
            mois,
            sans_barre,
        } => {
            let as_json = format == Format::Json;
            let request = match (fichier, situation) {
                (Some(path), _) => Request::read(&path, missions.as_deref(), as_json)?,
                (None, id) => {
                    Request::preset(&id.unwrap_or_default(), missions.as_deref(), as_json)?
                }
            };
            let answer =
                cumul::answer(&request.node, explain).map_err(|faults| request.refused(faults))?;
            match format {
                Format::Json => Ok(answer.to_json()),
                Format::Csv => tableau::csv(&answer)
                    .map_err(|e| Failure::usage(format!("Tableau impossible : {e}."))),
                Format::Text => Ok(texte::page(&answer, mois, !sans_barre)),
            }
        }
        Command::Check {
            fichier,
            missions,
            format,
        } => {
            let as_json = format == Sortie::Json;
            let request = Request::read(&fichier, missions.as_deref(), as_json)?;
            cumul::answer(&request.node, false).map_err(|faults| request.refused(faults))?;
            Ok(if as_json {
                "[]".into()
            } else {
                format!("{} : la situation est complète et cohérente.", request.name)
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
        Command::Quote {
            fichier,
            format,
            devis,
        } => {
            let request = Request::read(&fichier, None, format == FormeDevis::Json)?;
            let answer = cumul::quote(&request.node).map_err(|faults| request.refused(faults))?;
            match devis {
                Some(statut) => devis::document(&answer, &statut, format),
                None => devis::table(&answer, format),
            }
        }
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
        (Some(path), _) => {
            let request = Request::read(path, None, as_json)?;
            (request.name, request.node)
        }
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

/// A request and the files that it comes from.
struct Request {
    name: String,
    node: Node,
    /// The table of the missions, when it is a file of its own.
    missions: Option<String>,
    as_json: bool,
}

impl Request {
    fn read(path: &str, missions: Option<&str>, as_json: bool) -> Result<Self, Failure> {
        let (name, bytes) = bytes(path)?;
        let node = cumul_yaml::parse_bytes(&bytes)
            .map_err(|fault| Failure::faults(&name, vec![fault], as_json))?;
        Self::with_missions(name, node, missions, as_json)
    }

    /// The situation of a reading by situation.
    fn preset(id: &str, missions: Option<&str>, as_json: bool) -> Result<Self, Failure> {
        let node = preset(id)?.situation().cloned();
        let node = node.unwrap_or(Node::new(Value::Null));
        Self::with_missions(id.to_owned(), node, missions, as_json)
    }

    fn with_missions(
        name: String,
        node: Node,
        missions: Option<&str>,
        as_json: bool,
    ) -> Result<Self, Failure> {
        let mut request = Self {
            name,
            node,
            missions: None,
            as_json,
        };
        if let Some(path) = missions {
            request.add_missions(path)?;
        }
        Ok(request)
    }

    fn add_missions(&mut self, path: &str) -> Result<(), Failure> {
        let (name, bytes) = bytes(path)?;
        if bytes.len() > cumul_yaml::LONGEST {
            return Err(Failure::usage(format!(
                "{name} : ce tableau est trop long."
            )));
        }
        let list = missions::read(&bytes)
            .map_err(|faults| Failure::faults(&name, faults, self.as_json))?;
        let Value::Map(entries) = &mut self.node.value else {
            // The request itself is at fault, and says so.
            return Ok(());
        };
        if entries.iter().any(|(field, _)| field == "missions") {
            return Err(Failure::usage(format!(
                "{} : les missions sont déjà dans ce fichier. Gardez-les là, ou dans {name}.",
                self.name
            )));
        }
        entries.push(("missions".into(), list));
        self.missions = Some(name);
        Ok(())
    }

    /// The faults, each under the file that it is in.
    fn refused(&self, faults: Vec<Faute>) -> Failure {
        let Some(table) = &self.missions else {
            return Failure::faults(&self.name, faults, self.as_json);
        };
        let (of_table, of_request): (Vec<_>, Vec<_>) = faults
            .into_iter()
            .partition(|fault| fault.champ.starts_with("missions"));
        Failure::of_files(&[(&self.name, of_request), (table, of_table)], self.as_json)
    }
}

/// Reads a file, or the standard input for `-`, a little beyond the longest that is accepted.
fn bytes(path: &str) -> Result<(String, Vec<u8>), Failure> {
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
    Ok((name, bytes))
}
