//! Python objects as the exact tree of the core.
//!
//! What no answer can be (a set, bytes, not-a-number, a name that is not a text) becomes a text that says so, which the
//! core refuses at its place, among the other faults.

use cumul::json::node_from_json;
use cumul::node::{Node, Value};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType};

/// How many groups can be one inside the other.
const DEEPEST: usize = 32;

/// The tree of a request.
pub(crate) fn read(request: &Bound<'_, PyAny>) -> PyResult<Node> {
    let mut room = cumul_yaml::LONGEST;
    let tree = node(request, 0, &mut room)?;
    Ok(if room == 0 {
        said(format!("plus de {} de valeurs", cumul_yaml::LONGEST))
    } else {
        tree
    })
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
