//! Faults on the standard error, and exit codes: 1 the request has faults, 2 usage.

use std::io;
use std::process::ExitCode;

use cumul::Faute;

/// Why nothing could be answered.
pub(crate) struct Failure {
    text: String,
    code: u8,
}

impl Failure {
    pub(crate) fn usage(text: String) -> Self {
        Self { text, code: 2 }
    }

    /// All the faults of a request, each with its place when it has one.
    pub(crate) fn faults(name: &str, faults: Vec<Faute>, as_json: bool) -> Self {
        Self::of_files(&[(name, faults)], as_json)
    }

    /// The faults of several files, each with its own.
    pub(crate) fn of_files(files: &[(&str, Vec<Faute>)], as_json: bool) -> Self {
        let text = if as_json {
            let all: Vec<Faute> = files
                .iter()
                .flat_map(|(_, faults)| faults.clone())
                .collect();
            cumul::json::faults_to_json(&all)
        } else {
            let told = files.iter().filter(|(_, faults)| !faults.is_empty());
            let told: Vec<String> = told.map(|(name, faults)| listed(name, faults)).collect();
            told.join("\n")
        };
        Self { text, code: 1 }
    }

    pub(crate) fn report(self) -> ExitCode {
        eprintln!("{}", self.text);
        ExitCode::from(self.code)
    }
}

/// The faults of one file under its name.
fn listed(name: &str, faults: &[Faute]) -> String {
    let count = faults.len();
    let title = if count > 1 {
        format!("{name} : {count} fautes.")
    } else {
        format!("{name} : une faute.")
    };
    let lines = faults
        .iter()
        .map(|fault| match (fault.ligne, fault.colonne) {
            (Some(line), Some(column)) => {
                format!("  ligne {line}, colonne {column} : {}", fault.message)
            }
            (Some(line), None) => format!("  ligne {line} : {}", fault.message),
            _ => format!("  {}", fault.message),
        });
    std::iter::once(title)
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Why a file cannot be read, in French.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "ce fichier n'existe pas",
        io::ErrorKind::PermissionDenied => "vous n'avez pas le droit de lire ce fichier",
        io::ErrorKind::IsADirectory => "c'est un dossier, pas un fichier",
        _ => "ce fichier ne peut pas être lu",
    };
    format!("{name} : {why}.")
}
