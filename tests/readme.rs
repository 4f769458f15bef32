//! What the README shows runs as it is written: the shell, the page and the Python sections. The Rust section is a
//! documentation test of this package.
//!
//! `cargo xtask test` names the packages, as for `faces.rs`; without them their trials are shown as ignored.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Arguments, Failed, Trial};

/// A section's program says the AAH of June 2027.
const SAID: &str = "806.31";
/// The section on statuses says why one is closed.
const SAID_STATUTS: &str = "C. civ. 509, 3°";
/// The section on quotes says what is left of a day of training in portage, and writes the devis.
const SAID_DEVIS: [&str; 2] = ["278,99", "TVA non applicable, art. 293 B du CGI"];
const LINES: usize = 15;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap_or_else(|e| panic!("{e}"));
    let rust = code(&readme, "Depuis Rust", "rust");
    let shell = code(&readme, "Depuis un terminal", "sh");
    let page = code(&readme, "Depuis une page web", "js");
    let python = code(&readme, "Depuis Python", "python");
    let statuts = code(&readme, "Quel statut choisir", "sh");
    let devis = code(&readme, "Faire un devis", "sh");
    let table = code(&readme, "Faire un devis", "text");
    let (example, printed) = (
        block(&readme, "Un exemple", "yaml"),
        block(&readme, "Un exemple", "text"),
    );
    let (wasm, interpreter) = (env::var_os("CUMUL_WASM"), env::var_os("CUMUL_PYTHON"));
    let places = (root.clone(), root.clone(), root.clone());
    let trials = vec![
        Trial::test("rust is short", move || rust.map(drop)),
        Trial::test("shell", move || {
            says(
                Command::new("sh")
                    .args(["-euc", &shell?])
                    .current_dir(places.0),
                SAID,
            )
        }),
        Trial::test("the example", {
            let root = root.clone();
            move || {
                // The request shown is answered by the lines shown.
                let file =
                    env::temp_dir().join(format!("cumul-readme-{}.yaml", std::process::id()));
                fs::write(&file, example?)?;
                let program = "cargo run --quiet -- simulate \"$0\"";
                for line in printed?
                    .lines()
                    .filter(|line| !line.is_empty() && *line != "…")
                {
                    says(
                        Command::new("sh")
                            .args(["-euc", program])
                            .arg(&file)
                            .current_dir(&root),
                        line,
                    )?;
                }
                Ok(fs::remove_file(&file)?)
            }
        }),
        Trial::test("statuses", {
            let root = root.clone();
            move || {
                says(
                    Command::new("sh")
                        .args(["-euc", &statuts?])
                        .current_dir(root),
                    SAID_STATUTS,
                )
            }
        }),
        Trial::test("quote", {
            let root = root.clone();
            move || {
                let devis = devis?;
                for said in SAID_DEVIS {
                    says(
                        Command::new("sh").args(["-euc", &devis]).current_dir(&root),
                        said,
                    )?;
                }
                // The table shown is the one printed.
                for line in table?.lines().filter(|line| *line != "…") {
                    says(
                        Command::new("sh").args(["-euc", &devis]).current_dir(&root),
                        line,
                    )?;
                }
                Ok(())
            }
        }),
        Trial::test("page", {
            let package = wasm.clone();
            move || module(&page?, &places.1.join(package.ok_or("no package")?))
        })
        .with_ignored_flag(wasm.is_none()),
        Trial::test("python", {
            let interpreter = interpreter.clone();
            move || {
                let mut program = Command::new(interpreter.ok_or("no interpreter")?);
                says(program.args(["-c", &python?]).current_dir(places.2), SAID)
            }
        })
        .with_ignored_flag(interpreter.is_none()),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The program of a section, of fifteen lines at most.
fn code(readme: &str, title: &str, language: &str) -> Result<String, Failed> {
    let code = block(readme, title, language)?;
    if code.lines().count() > LINES {
        return Err(format!("{title} has more than {LINES} lines").into());
    }
    Ok(code)
}

/// What a section shows in a language.
fn block(readme: &str, title: &str, language: &str) -> Result<String, Failed> {
    let section = readme
        .split("\n## ")
        .find(|section| section.lines().next() == Some(title))
        .ok_or_else(|| format!("no section {title}"))?;
    section
        .split_once(&format!("```{language}\n"))
        .and_then(|(_, rest)| rest.split_once("```"))
        .map(|(code, _)| code.to_owned())
        .ok_or_else(|| format!("no {language} in {title}").into())
}

/// Runs it as a module of a project where the package is installed.
fn module(code: &str, package: &Path) -> Result<(), Failed> {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme-page");
    let _ = fs::remove_dir_all(&place);
    let installed = place.join("node_modules/cumul");
    fs::create_dir_all(&installed)?;
    for file in fs::read_dir(package)?.flatten() {
        if file.path().is_file() {
            fs::copy(file.path(), installed.join(file.file_name()))?;
        }
    }
    fs::write(place.join("page.mjs"), code)?;
    says(
        Command::new("node").arg("page.mjs").current_dir(&place),
        SAID,
    )
}

fn says(program: &mut Command, wanted: &str) -> Result<(), Failed> {
    let output = program.output()?;
    let said = String::from_utf8_lossy(&output.stdout).replace('\u{a0}', " ");
    if output.status.success() && said.contains(wanted) {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!("{}: no {wanted} in\n{said}\n{errors}", output.status).into())
}
