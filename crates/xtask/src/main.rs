//! What the project does to itself: `cargo xtask test`, `types`, `wasm-size`, `check`, `bench`, `audit`.

mod openfisca;
mod oracle;
mod python;
mod python_types;
mod steps;
mod tree;
mod types;
mod wasm;

use std::process::ExitCode;

use steps::{Summary, Task, root};

const HELP: &str = "\
cargo xtask COMMAND

  test     everything that CI runs: format, lints, documentation, all tests on every face
  types    writes the Python and TypeScript types from those of the core
  wasm-size  builds the npm package and prints the size of each part
  check    format and lints only
  bench    the benches of the month loop, with the time per person-month
  table    writes the reference table of the documentation (crates/cumul/TABLE.md)
  oracle modele-social  compares pay and micro contributions with another engine (installs it with npm)
  oracle openfisca  compares prime d'activité, housing aid and income tax with another one (installs it with pip in target/oracles)
  audit    licences, duplicates and sources of the dependencies (installs cargo-deny in target/tools)
";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "test" => test(),
        "types" => python::write_types().and_then(|()| types::write_typescript()),
        "wasm-size" => wasm::build().and_then(|()| wasm::sizes()),
        "check" => check(),
        "bench" => bench(),
        "audit" => audit(),
        "oracle" => oracle(),
        "table" => table(),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> Result<(), String> {
    Task::cargo(&["fmt", "--all", "--check"]).run()?;
    Task::cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ])
    .run()
}

fn test() -> Result<(), String> {
    let mut summary = Summary::default();
    summary.check("format and lints", check());
    summary.check(
        "documentation",
        Task::cargo(&[
            "doc",
            "--workspace",
            "--no-deps",
            "--all-features",
            "--quiet",
        ])
        .env("RUSTDOCFLAGS", "-D warnings")
        .run(),
    );
    // The tests of the command line run the program itself.
    summary.check(
        "command line",
        Task::cargo(&["build", "--package", "cumul-cli", "--quiet"]).run(),
    );
    summary.check("wasm package", wasm::build());
    summary.check("wasm size", wasm::sizes());
    summary.check("wasm sample", wasm::check_sample());
    summary.check("wasm package, as installed", wasm::try_package());
    summary.check("wasm package, in a browser", wasm::browser());
    summary.check("python types", python::check_types());
    summary.check("python wheel", python::build());
    summary.check("python sample", python::check_sample());
    summary.check("python package", python::try_package());
    summary.tests(python::tests());
    summary.tests(
        Task::cargo(&["test", "--workspace", "--all-features", "--no-fail-fast"])
            .env("CUMUL_PYTHON", &python::interpreter())
            .env("CUMUL_WASM", wasm::PACKAGE),
    );
    summary.report()
}

fn bench() -> Result<(), String> {
    Task::cargo(&[
        "bench",
        "--package",
        "cumul-benches",
        "--bench",
        "month_loop",
    ])
    .run()?;
    steps::per_person_month(&root().join("target/criterion"))
}

fn table() -> Result<(), String> {
    Task::cargo(&["test", "--package", "cumul-tests", "--test", "table"])
        .env("CUMUL_ECRIRE", "1")
        .run()
}

fn oracle() -> Result<(), String> {
    match std::env::args().nth(2).as_deref() {
        Some("modele-social") => oracle::modele_social(),
        Some("openfisca") => openfisca::compare(),
        other => Err(format!(
            "oracle `{}`: allowed modele-social, openfisca",
            other.unwrap_or_default()
        )),
    }
}

fn audit() -> Result<(), String> {
    let tools = root().join("target/tools");
    let deny = tools.join("bin/cargo-deny");
    if !deny.exists() {
        let folder = tools.display().to_string();
        Task::cargo(&[
            "install",
            "cargo-deny",
            "--locked",
            "--version",
            "0.20.2",
            "--root",
            &folder,
        ])
        .run()?;
    }
    Task::new(&deny.display().to_string())
        .args(&["--all-features", "check", "licenses", "bans", "sources"])
        .run()
}
