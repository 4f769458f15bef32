//! The command line of `cumul`: files, formats, terminal. No law.

mod arguments;
mod catalogue;
mod fautes;
mod missions;
mod tableau;
mod texte;

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use cumul::Faute;
use cumul::node::{Node, Value};

use arguments::{Command, Format, Sortie};
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
            missions,
            format,
            explain,
            mois,
            sans_barre,
        } => {
            let request = Request::read(&fichier, missions.as_deref(), format == Format::Json)?;
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
        Command::Rules { format } => Ok(catalogue::rules(format == Sortie::Json)),
        Command::Parameters { at, format } => Ok(catalogue::parameters(at, format == Sortie::Json)),
        Command::Schema => Ok(cumul::json::schema()),
    }
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
