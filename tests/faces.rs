//! One corpus, four faces: every request gives the same bytes of JSON from the Rust crate, the command line, WASM in
//! Node and Python.
//!
//! `cargo xtask test` builds the packages and names them: `CUMUL_WASM` is the folder of the npm package, `CUMUL_PYTHON`
//! the interpreter where the wheel is installed. Without them their trials are shown as ignored.

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use cumul::node::{Node, Value};
use cumul_tests::{advice_requests, quote_requests, requests};
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};

/// The answers of one face, in the order of the requests; or why there is none.
type Answers = Result<Vec<String>, String>;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    let mut tables = Vec::new();
    for (verb, requests) in [
        (Verb::Explain, requests()),
        (Verb::Advise, advice_requests()),
        (Verb::NextQuestion, advice_requests()),
        (Verb::Quote, quote_requests()),
    ] {
        let expected: Vec<String> = requests.iter().map(|(_, text)| verb.answer(text)).collect();
        let mut table = BTreeMap::new();
        for (face, answers) in faces(verb, &requests) {
            let missing = answers.is_none();
            let answers = answers.unwrap_or_else(|| Err("not built".to_owned()));
            let mut same = (0, 0);
            for (index, ((name, _), expected)) in requests.iter().zip(&expected).enumerate() {
                let result = compare(&answers, index, expected);
                same.1 += 1;
                same.0 += usize::from(result.is_ok());
                trials.push(
                    Trial::test(format!("{}, {face}: {name}", verb.name()), move || {
                        result.map_err(Failed::from)
                    })
                    .with_ignored_flag(missing),
                );
            }
            table.insert(face, (same, missing));
        }
        tables.push((verb, expected, table));
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    for (verb, expected, table) in &tables {
        print_table(*verb, expected, table);
    }
    exit(&conclusion);
}

/// A verb that every face has.
#[derive(Clone, Copy)]
enum Verb {
    Explain,
    Advise,
    NextQuestion,
    Quote,
}

impl Verb {
    fn name(self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::Advise => "advise",
            Self::NextQuestion => "next_question",
            Self::Quote => "quote",
        }
    }

    /// What the core answers.
    fn answer(self, request: &str) -> String {
        match self {
            Self::Explain => cumul::json::explain(request),
            Self::Advise => cumul::json::advise(request, true),
            Self::NextQuestion => cumul::json::next_question(request),
            Self::Quote => cumul::json::quote(request),
        }
        .unwrap_or_else(|faults| faults)
    }

    /// The option of the scripts that run the packages.
    fn option(self) -> &'static str {
        match self {
            Self::Explain => "--explain",
            Self::Advise => "--advise",
            Self::NextQuestion => "--next_question",
            Self::Quote => "--quote",
        }
    }

    fn command_line(self) -> &'static [&'static str] {
        match self {
            Self::Explain => &["simulate", "-", "--explain", "--format", "json"],
            Self::Advise => &["advise", "-", "--simulate", "--format", "json"],
            Self::NextQuestion => &["question", "-", "--format", "json"],
            Self::Quote => &["quote", "-", "--format", "json"],
        }
    }
}

fn exit(conclusion: &Conclusion) {
    conclusion.exit_if_failed();
}

fn print_table(
    verb: Verb,
    expected: &[String],
    table: &BTreeMap<&'static str, ((usize, usize), bool)>,
) {
    let refused = expected.iter().filter(|text| text.starts_with('[')).count();
    println!(
        "{}, {} requests: {} answered, {refused} refused",
        verb.name(),
        expected.len(),
        expected.len() - refused
    );
    println!("  {:<22} same bytes", "face");
    for (face, ((same, all), missing)) in table {
        let told = if *missing {
            "not built: run cargo xtask test".to_owned()
        } else {
            format!("{same} / {all}")
        };
        println!("  {face:<22} {told}");
    }
}

fn compare(answers: &Answers, index: usize, expected: &str) -> Result<(), String> {
    let found = answers
        .as_ref()
        .map_err(Clone::clone)?
        .get(index)
        .ok_or("no answer")?;
    if found == expected {
        return Ok(());
    }
    let at = found
        .bytes()
        .zip(expected.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        text.chars()
            .skip(at.saturating_sub(60))
            .take(160)
            .collect::<String>()
    };
    Err(format!(
        "from byte {at}:\n  {}\nand not\n  {}",
        around(found),
        around(expected)
    ))
}

fn faces(verb: Verb, requests: &[(String, String)]) -> Vec<(&'static str, Option<Answers>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let node = |arguments: &[&str]| {
        env::var_os("CUMUL_WASM").map(|package| {
            let mut command = Command::new("node");
            command
                .arg(root.join("bindings/wasm/corpus.mjs"))
                .arg(package)
                .arg(verb.option())
                .args(arguments);
            lines(command, requests)
        })
    };
    let python = |arguments: &[&str]| {
        env::var_os("CUMUL_PYTHON").map(|interpreter| {
            let mut command = Command::new(interpreter);
            command
                .arg(root.join("bindings/python/corpus.py"))
                .arg(verb.option())
                .args(arguments);
            lines(command, requests)
        })
    };
    vec![
        ("command line", Some(command_line(verb, requests))),
        ("wasm", node(&[])),
        ("python", python(&[])),
        (
            "python, from a dict",
            python(&["--dict"]).map(|answers| without_repeated(verb, answers, requests)),
        ),
    ]
}

/// A dict holds each name once: a request that repeats a field has no equal there.
fn without_repeated(verb: Verb, answers: Answers, requests: &[(String, String)]) -> Answers {
    let mut answers = answers?;
    for (answer, (_, text)) in answers.iter_mut().zip(requests) {
        let repeated = cumul::json::node_from_json(text).is_ok_and(|node| repeats(&node));
        if repeated {
            *answer = verb.answer(text);
        }
    }
    Ok(answers)
}

fn repeats(node: &Node) -> bool {
    match &node.value {
        Value::Map(entries) => {
            let twice = entries
                .iter()
                .enumerate()
                .any(|(at, (name, _))| entries.iter().take(at).any(|(n, _)| n == name));
            twice || entries.iter().any(|(_, child)| repeats(child))
        }
        Value::List(items) => items.iter().any(repeats),
        _ => false,
    }
}

/// Gives every request to one process, a line each, and reads a line for each.
fn lines(mut command: Command, requests: &[(String, String)]) -> Answers {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{command:?}: {error}"))?;
    let mut input = child.stdin.take().ok_or("no input")?;
    let texts: Vec<String> = requests.iter().map(|(_, text)| text.clone()).collect();
    let writer = thread::spawn(move || {
        for text in texts {
            if writeln!(input, "{text}").is_err() {
                break;
            }
        }
    });
    let output = child.stdout.take().ok_or("no output")?;
    let answers = BufReader::new(output)
        .lines()
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| error.to_string())?;
    writer
        .join()
        .map_err(|_| "the requests could not be written")?;
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok(answers)
    } else {
        Err(format!("{status}"))
    }
}

/// The program, a process a request. It alone knows lines and columns: they are taken out of its faults.
fn command_line(verb: Verb, requests: &[(String, String)]) -> Answers {
    let mut program = env::current_exe().map_err(|error| error.to_string())?;
    program.pop();
    if program.ends_with("deps") {
        program.pop();
    }
    program.push(format!("cumul{}", env::consts::EXE_SUFFIX));
    requests
        .iter()
        .map(|(_, text)| {
            let mut child = Command::new(&program)
                .args(verb.command_line())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .map_err(|error| {
                    format!("{}: {error}; cargo build -p cumul-cli", program.display())
                })?;
            let mut input = child.stdin.take().ok_or("no input")?;
            input
                .write_all(text.as_bytes())
                .map_err(|error| error.to_string())?;
            drop(input);
            let out = child
                .wait_with_output()
                .map_err(|error| error.to_string())?;
            let bytes = if out.status.success() {
                out.stdout
            } else {
                out.stderr
            };
            let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
            Ok(if out.status.success() {
                text.trim_end().to_owned()
            } else {
                without_places(text.trim_end())
            })
        })
        .collect()
}

fn without_places(faults: &str) -> String {
    let Ok(mut node) = cumul::json::node_from_json(faults) else {
        return faults.to_owned();
    };
    if let Value::List(items) = &mut node.value {
        for item in items {
            if let Value::Map(entries) = &mut item.value {
                entries.retain(|(name, _)| name != "ligne" && name != "colonne");
            }
        }
    }
    cumul::json::node_to_json(&node)
}
