//! Running programs and counting what tests say.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap_or_else(|_| PathBuf::from("."))
}

/// One program to run, from the root.
pub(crate) struct Task {
    command: Command,
    shown: String,
}

impl Task {
    pub(crate) fn new(program: &str) -> Self {
        let mut command = Command::new(program);
        command.current_dir(root());
        Self {
            command,
            shown: program.to_owned(),
        }
    }

    pub(crate) fn cargo(arguments: &[&str]) -> Self {
        Self::new(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())).args(arguments)
    }

    pub(crate) fn args(mut self, arguments: &[&str]) -> Self {
        self.command.args(arguments);
        self.shown = format!("{} {}", self.shown, arguments.join(" "));
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs in a folder, given from the root.
    pub(crate) fn dir(mut self, folder: &str) -> Self {
        self.command.current_dir(root().join(folder));
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Result<(), String> {
        println!("+ {}", self.shown);
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("{}: {status}", self.shown)),
            Err(error) => Err(format!("{}: {error}", self.shown)),
        }
    }

    /// Runs it to its end, well or not, for what it says.
    pub(crate) fn output(mut self) -> Result<String, String> {
        println!("+ {}", self.shown);
        let output = self
            .command
            .output()
            .map_err(|error| format!("{}: {error}", self.shown))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it to its end, showing its output and handing each line over.
    fn run_reading(mut self, mut read: impl FnMut(&str)) -> Result<(), String> {
        println!("+ {}", self.shown);
        let mut child = self
            .command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", self.shown))?;
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                println!("{line}");
                read(&line);
            }
        }
        let status = child
            .wait()
            .map_err(|error| format!("{}: {error}", self.shown))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{}: {status}", self.shown))
        }
    }
}

/// What passed and what failed.
#[derive(Default)]
pub(crate) struct Summary {
    passed: u64,
    failed: u64,
    ignored: u64,
    errors: Vec<String>,
}

impl Summary {
    /// One check counts as one test.
    pub(crate) fn check(&mut self, name: &str, result: Result<(), String>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(error) => {
                self.failed += 1;
                self.errors.push(format!("{name}: {error}"));
            }
        }
    }

    /// A test runner that closes with cargo's `test result:` lines.
    pub(crate) fn tests(&mut self, task: Task) {
        let (mut passed, mut failed, mut ignored) = (0, 0, 0);
        let result = task.run_reading(|line| {
            if let Some(rest) = line.trim_start().strip_prefix("test result: ") {
                let number = |word: &str| {
                    rest.split([';', '.'])
                        .find_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u64>().ok())
                        .unwrap_or(0)
                };
                passed += number("passed");
                failed += number("failed");
                ignored += number("ignored");
            }
        });
        self.passed += passed;
        self.failed += failed;
        self.ignored += ignored;
        if let Err(error) = result {
            // A program that could not even run its tests has failed too.
            self.failed += u64::from(failed == 0);
            self.errors.push(error);
        } else if passed == 0 {
            self.failed += 1;
            self.errors.push("no test ran".to_owned());
        }
    }

    /// Prints the last line, `N passed, N failed`.
    pub(crate) fn report(self) -> Result<(), String> {
        for error in &self.errors {
            eprintln!("failed: {error}");
        }
        let skipped = if self.ignored > 0 {
            format!(", {} skipped", self.ignored)
        } else {
            String::new()
        };
        println!("{} passed, {} failed{skipped}", self.passed, self.failed);
        if self.failed == 0 && self.errors.is_empty() {
            Ok(())
        } else {
            Err("some checks failed".to_owned())
        }
    }
}

/// Prints what criterion measured, by person-month: its benches run lives of 24 months.
pub(crate) fn per_person_month(folder: &Path) -> Result<(), String> {
    println!("\nmedian time per person-month, 24 months a life");
    let mut lines = Vec::new();
    for group in fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .flatten()
    {
        for bench in fs::read_dir(group.path()).into_iter().flatten().flatten() {
            let file = bench.path().join("new/estimates.json");
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            let median = text
                .split("\"median\"")
                .nth(1)
                .and_then(|rest| rest.split("\"point_estimate\":").nth(1))
                .and_then(|rest| rest.split(',').next())
                .and_then(|number| number.trim().parse::<f64>().ok());
            if let Some(nanoseconds) = median {
                let name = format!(
                    "{} / {}",
                    group.file_name().to_string_lossy(),
                    bench.file_name().to_string_lossy()
                );
                lines.push(format!("  {name:<60} {:>8.1} ns", nanoseconds / 24.0));
            }
        }
    }
    lines.sort();
    println!("{}", lines.join("\n"));
    Ok(())
}
