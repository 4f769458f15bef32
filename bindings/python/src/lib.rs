//! The Python face of `cumul`: reads a request, calls the core, gives its JSON text back. No law.

mod arbre;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cumul::Faute;
use cumul::json::{faults_to_json, node_from_json};
use cumul::node::Node;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// The three doors of a request.
enum Demande {
    /// JSON text.
    Texte(String),
    /// A YAML or JSON file.
    Fichier(PathBuf),
    /// Python objects.
    Arbre(Node),
}

impl Demande {
    fn new(request: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = request.cast::<PyString>() {
            let text = text.to_string_lossy();
            if text.trim_start().starts_with('{') || text.trim().is_empty() {
                return Ok(Self::Texte(text.into_owned()));
            }
        }
        if let Ok(path) = request.extract::<PathBuf>() {
            return Ok(Self::Fichier(path));
        }
        arbre::read(request).map(Self::Arbre)
    }

    /// The JSON text of what a verb answers, or of the faults.
    fn answer(
        self,
        verb: impl Fn(&Node) -> Result<String, Vec<Faute>>,
    ) -> PyResult<Result<String, String>> {
        let tree = match self {
            Self::Texte(text) => node_from_json(&text),
            Self::Fichier(path) => cumul_yaml::parse_bytes(&read(&path)?),
            Self::Arbre(tree) => Ok(tree),
        };
        Ok(tree
            .map_err(|fault| vec![fault])
            .and_then(|tree| verb(&tree))
            .map_err(|faults| faults_to_json(&faults)))
    }
}

/// The bytes of a file, one more than the longest request at most.
fn read(path: &Path) -> PyResult<Vec<u8>> {
    let longest = u64::try_from(cumul_yaml::LONGEST).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(longest + 1).read_to_end(&mut bytes))
        .map_err(|error| {
            let why = match error.kind() {
                io::ErrorKind::NotFound => "ce fichier n'existe pas",
                io::ErrorKind::PermissionDenied => "vous n'avez pas le droit de lire ce fichier",
                io::ErrorKind::IsADirectory => "c'est un dossier, pas un fichier",
                _ => "ce fichier ne peut pas être lu",
            };
            // With its three arguments, Python makes it a `FileNotFoundError` and the like.
            PyOSError::new_err((error.raw_os_error(), why, path.to_path_buf()))
        })?;
    Ok(bytes)
}

/// Whether it was answered, and the JSON text of the answer or of the faults.
type Reponse = (bool, String);

fn reponse(result: Result<String, String>) -> Reponse {
    match result {
        Ok(answer) => (true, answer),
        Err(faults) => (false, faults),
    }
}

/// The module `cumul._cumul`; the package `cumul` types what it returns.
#[pymodule]
mod _cumul {
    use super::{Bound, Demande, PyAny, PyResult, Python, Reponse, pyfunction, reponse};

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pyfunction]
    fn answer(py: Python<'_>, request: &Bound<'_, PyAny>, explained: bool) -> PyResult<Reponse> {
        let demande = Demande::new(request)?;
        py.detach(|| {
            demande.answer(|tree| cumul::answer(tree, explained).map(|answer| answer.to_json()))
        })
        .map(reponse)
    }

    #[pyfunction]
    fn advise(py: Python<'_>, request: &Bound<'_, PyAny>, simulate: bool) -> PyResult<Reponse> {
        let demande = Demande::new(request)?;
        py.detach(|| {
            demande.answer(|tree| cumul::advise(tree, simulate).map(|answer| answer.to_json()))
        })
        .map(reponse)
    }

    #[pyfunction]
    fn next_question(py: Python<'_>, request: &Bound<'_, PyAny>) -> PyResult<Reponse> {
        let demande = Demande::new(request)?;
        py.detach(|| {
            demande.answer(|tree| cumul::next_question(tree).map(|answer| answer.to_json()))
        })
        .map(reponse)
    }

    #[pyfunction]
    fn quote(py: Python<'_>, request: &Bound<'_, PyAny>) -> PyResult<Reponse> {
        let demande = Demande::new(request)?;
        py.detach(|| demande.answer(|tree| cumul::quote(tree).map(|answer| answer.to_json())))
            .map(reponse)
    }

    #[pyfunction]
    fn situations() -> String {
        cumul::json::situations()
    }

    #[pyfunction]
    fn documents() -> String {
        cumul::json::documents()
    }

    #[pyfunction]
    fn rules() -> String {
        cumul::json::rules_to_json()
    }

    #[pyfunction]
    fn parameters(at: Option<&str>) -> Reponse {
        reponse(cumul::json::parameters(at))
    }

    #[pyfunction]
    fn schema() -> String {
        cumul::json::schema()
    }
}
