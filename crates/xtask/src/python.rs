//! The Python face: its types, its wheel, its tests. Everything it needs is installed in `target/python`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::python_types;
use crate::steps::{Task, root};

/// Builds the wheel.
const MATURIN: &str = "maturin==1.16.0";
/// Checks the types.
const MYPY: &str = "mypy==2.4.1";

/// The face, from the root.
const FACE: &str = "bindings/python";
/// The types that are written here.
const TYPES: &str = "bindings/python/python/cumul/_types.py";
/// What the wheel is made of.
const SOURCES: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "crates/cumul",
    "crates/cumul-yaml",
    "bindings/python/Cargo.toml",
    "bindings/python/README.md",
    "bindings/python/pyproject.toml",
    "bindings/python/python",
    "bindings/python/src",
];
/// What ends a line that mypy must refuse.
const REFUSED: &str = "# refusé";

/// What a person does first with the package.
const FIRST_TRY: &str = r#"import cumul
personne = {"naissance": "1985-04-12", "taux_incapacite": 80}
vie = cumul.simulate({"debut": "2026-12", "mois": 1, "personne": personne, "prestations": {"aah": {"depuis": "2019-05"}}})
print("AAH :", vie.mois[0].prestations.aah)
assert str(vie.mois[0].prestations.aah) == "1041.59", vie
"#;

fn folder() -> PathBuf {
    root().join("target/python")
}

fn environment() -> PathBuf {
    folder().join("environment")
}

/// The Python where the wheel is installed.
pub(crate) fn interpreter() -> String {
    environment().join("bin/python").display().to_string()
}

/// The Python of an environment.
fn python(environment: &Path) -> Task {
    let program = environment.join("bin/python").display().to_string();
    Task::new(&program).env("PYTHONDONTWRITEBYTECODE", "1")
}

fn pip(environment: &Path, what: &[&str]) -> Result<(), String> {
    python(environment)
        .args(&["-m", "pip", "install", "--disable-pip-version-check", "-q"])
        .args(what)
        .run()
}

fn new_environment(folder: &Path) -> Result<(), String> {
    Task::new("python3")
        .args(&["-m", "venv", "--clear", &folder.display().to_string()])
        .run()
}

/// Builds the wheel and installs it in `target/python/environment`; what is up to date is left as it is.
pub(crate) fn build() -> Result<(), String> {
    let environment = environment();
    let tools = environment.join("tools");
    let wanted = format!("{MATURIN} {MYPY}");
    if fs::read_to_string(&tools).unwrap_or_default() != wanted {
        new_environment(&environment)?;
        pip(&environment, &[MATURIN, MYPY])?;
        write(&tools, &wanted)?;
    }
    let installed = environment.join("installed");
    let sources = SOURCES.iter().filter_map(|path| newest(&root().join(path)));
    if let (Ok(_), Some(done)) = (wheel(), newest(&installed))
        && sources.max().is_some_and(|changed| changed < done)
    {
        return Ok(());
    }
    // A source that changes while the wheel is built makes the next one.
    let started = SystemTime::now();
    let wheels = folder().join("wheels");
    fs::remove_dir_all(&wheels).unwrap_or_default();
    python(&environment)
        .args(&["-m", "maturin", "build", "--release", "--quiet"])
        .args(&["--manifest-path", &format!("{FACE}/Cargo.toml")])
        .args(&["--out", &wheels.display().to_string()])
        .run()?;
    let wheel = wheel()?.display().to_string();
    pip(
        &environment,
        &["--no-index", "--no-deps", "--force-reinstall", &wheel],
    )?;
    fs::File::create(&installed)
        .and_then(|file| file.set_modified(started))
        .map_err(|error| format!("{}: {error}", installed.display()))
}

/// The wheel that was built.
fn wheel() -> Result<PathBuf, String> {
    let wheels = folder().join("wheels");
    fs::read_dir(&wheels)
        .map_err(|error| format!("{}: {error}", wheels.display()))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| format!("{}: no wheel", wheels.display()))
}

/// When a file, or the last of a folder, was changed.
fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        fs::read_dir(path)
            .ok()?
            .flatten()
            .filter_map(|entry| newest(&entry.path()))
            .max()
    } else {
        path.metadata().ok()?.modified().ok()
    }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes the types of the package from those of the core.
pub(crate) fn write_types() -> Result<(), String> {
    write(&root().join(TYPES), &python_types::module()?)
}

/// Whether the types of the package are those of the core.
pub(crate) fn check_types() -> Result<(), String> {
    let written = fs::read_to_string(root().join(TYPES)).unwrap_or_default();
    if written == python_types::module()? {
        Ok(())
    } else {
        Err(format!("{TYPES} is stale: run `cargo xtask types`"))
    }
}

fn mypy(cache: &str) -> Task {
    let cache = folder().join(cache).display().to_string();
    python(&environment())
        .args(&["-m", "mypy", "--strict", "--no-error-summary"])
        .args(&["--cache-dir", &cache])
        .dir(FACE)
}

/// Checks the types of the package, and those of programs that use the installed one: a right one, and one that is
/// refused at each of its marked lines and nowhere else.
pub(crate) fn check_sample() -> Result<(), String> {
    mypy("mypy-package").args(&["python/cumul"]).run()?;
    mypy("mypy-programs")
        .args(&["exemple.py", "corpus.py", "tests"])
        .run()?;
    let name = "exemple_refuse.py";
    let text = fs::read_to_string(root().join(FACE).join(name))
        .map_err(|error| format!("{name}: {error}"))?;
    let expected: BTreeSet<usize> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| line.ends_with(REFUSED))
        .map(|(number, _)| number)
        .collect();
    let said = mypy("mypy-programs").args(&[name]).output()?;
    let found: BTreeSet<usize> = said
        .lines()
        .filter(|line| line.contains(": error: "))
        .filter_map(|line| line.split(':').nth(1)?.parse().ok())
        .collect();
    if found == expected && !found.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "mypy refuses the lines {found:?} of {name} and not {expected:?}:\n{said}"
        ))
    }
}

/// The tests of the package, which close with a line of cargo's form.
pub(crate) fn tests() -> Task {
    python(&environment()).args(&["-m", "tests"]).dir(FACE)
}

/// Installs the wheel in a new environment, in a folder of its own, and uses it as a person would.
pub(crate) fn try_package() -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("cumul-python-{}", std::process::id()));
    let done = new_environment(&folder)
        .and_then(|()| pip(&folder, &[&wheel()?.display().to_string()]))
        .and_then(|()| {
            let script = folder.join("essai.py");
            write(&script, FIRST_TRY)?;
            python(&folder)
                .args(&[&script.display().to_string()])
                .dir(&folder.display().to_string())
                .run()
        });
    fs::remove_dir_all(&folder).unwrap_or_default();
    done
}
