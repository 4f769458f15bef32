//! The Python face of `cumul`: reads a request, calls the core, gives its JSON text back. No law.
//!
//! Python objects become the exact tree of the core. What no answer can be (a set, bytes, not-a-number, a name that is
//! not a text) becomes a text that says so, which the core refuses at its place, among the other faults.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cumul::json::{faults_to_json, node_from_json};
use cumul::node::{Node, Value};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType};

/// How many groups can be one inside the other.
const DEEPEST: usize = 32;

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
        let mut room = cumul_yaml::LONGEST;
        let tree = node(request, 0, &mut room)?;
        Ok(Self::Arbre(if room == 0 {
            said(format!("plus de {} de valeurs", cumul_yaml::LONGEST))
        } else {
            tree
        }))
    }

    /// The JSON text of the answer, or of the faults.
    fn answer(self, explained: bool) -> PyResult<Result<String, String>> {
        let tree = match self {
            Self::Texte(text) => node_from_json(&text),
            Self::Fichier(path) => cumul_yaml::parse_bytes(&read(&path)?),
            Self::Arbre(tree) => Ok(tree),
        };
        Ok(tree
            .map_err(|fault| vec![fault])
            .and_then(|tree| cumul::answer(&tree, explained))
            .map(|answer| answer.to_json())
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

fn said(text: String) -> Node {
    Node::new(Value::Text(text))
}

/// An exact number from its digits, as JSON text would give it; a text that every field refuses when it is none.
fn number(digits: String) -> Node {
    node_from_json(&digits).unwrap_or_else(|_| said(digits))
}

fn kind(what: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(format!(
        "{what} Python de type {}",
        value.get_type().fully_qualified_name()?
    ))
}

/// A Python value as a tree. `room` is what is left of the longest request, so that shared lists cannot grow without
/// bound; at zero the tree is not whole.
fn node(value: &Bound<'_, PyAny>, depth: usize, room: &mut usize) -> PyResult<Node> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    *room = room.saturating_sub(1);
    if depth > DEEPEST {
        return Ok(said(format!("plus de {DEEPEST} niveaux emboîtés")));
    }
    if value.is_none() {
        return Ok(Node::new(Value::Null));
    }
    if let Ok(text) = value.cast::<PyString>() {
        let text = text.to_string_lossy().into_owned();
        *room = room.saturating_sub(text.len());
        return Ok(said(text));
    }
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(Node::new(Value::Bool(value.is_true())));
    }
    if value.is_instance_of::<PyInt>() {
        // Python refuses to write an integer of more than 4 300 digits.
        return Ok(value.str().map_or_else(
            |_| said("un entier trop grand".to_owned()),
            |digits| number(digits.to_string()),
        ));
    }
    if let Ok(float) = value.cast::<PyFloat>() {
        let digits = PyFloat::new(value.py(), float.value()).repr()?;
        return Ok(number(digits.to_string()));
    }
    if let Ok(mapping) = value.cast::<PyMapping>() {
        let mut entries = Vec::new();
        for item in mapping.items()? {
            let (key, child) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            entries.push((name(&key)?, node(&child, depth + 1, room)?));
            if *room == 0 {
                break;
            }
        }
        return Ok(Node::new(Value::Map(entries)));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        let mut items = Vec::new();
        for item in value.try_iter()? {
            items.push(node(&item?, depth + 1, room)?);
            if *room == 0 {
                break;
            }
        }
        return Ok(Node::new(Value::List(items)));
    }
    if value.is_instance_of::<PyDate>() {
        return Ok(said(value.call_method0("isoformat")?.to_string()));
    }
    if value.is_instance(DECIMAL.import(value.py(), "decimal", "Decimal")?)? {
        return Ok(number(value.str()?.to_string()));
    }
    Ok(said(kind("une valeur", value)?))
}

/// The name of a field: a text, or a year.
fn name(key: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = key.cast::<PyString>() {
        Ok(text.to_string_lossy().into_owned())
    } else if let Ok(year) = key.extract::<i32>()
        && !key.is_instance_of::<PyBool>()
    {
        Ok(year.to_string())
    } else {
        kind("un nom", key)
    }
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
        py.detach(|| demande.answer(explained)).map(reponse)
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
