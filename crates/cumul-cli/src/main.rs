//! The command line of `cumul`: files, formats, terminal. No law.

mod arguments;
mod catalogue;
mod fautes;
mod tableau;
mod texte;

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use cumul::node::Node;

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
            format,
            explain,
            mois,
            sans_barre,
        } => {
            let faults_as_json = format == Format::Json;
            let (name, node) = read(&fichier, faults_as_json)?;
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
        Command::Rules { format } => Ok(catalogue::rules(format == Sortie::Json)),
        Command::Parameters { at, format } => Ok(catalogue::parameters(at, format == Sortie::Json)),
        Command::Schema => Ok(cumul::json::schema()),
    }
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
