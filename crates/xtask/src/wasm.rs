//! The npm package: its engine, its tarball, its tests. It is made in `target/wasm`; its tools are in
//! `bindings/wasm/node_modules`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::steps::{Task, root};
use crate::types;

/// The face, from the root.
const FACE: &str = "bindings/wasm";
/// The package as it is packed, from the root.
pub(crate) const PACKAGE: &str = "target/wasm/cumul";
/// What the compiler makes for.
const TARGET: &str = "wasm32-unknown-unknown";

/// The files written by hand.
const FILES: [&str; 16] = [
    "README.md",
    "conseil-init.d.ts",
    "conseil-init.js",
    "conseil-index.js",
    "conseil-node.js",
    "conseil.d.ts",
    "conseil.js",
    "fautes.d.ts",
    "fautes.js",
    "index.js",
    "init.d.ts",
    "init.js",
    "node.js",
    "schema.d.ts",
    "verbes.d.ts",
    "verbes.js",
];

/// What the compiler emits that every browser of the last years reads.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What makes the file smaller once compressed: the passes of `-O2` make it shorter, and heavier to download.
const PASSES: [&str; 10] = [
    "--dce",
    "--vacuum",
    "--merge-blocks",
    "--optimize-instructions",
    "--coalesce-locals",
    "--reorder-locals",
    "--remove-unused-brs",
    "--remove-unused-names",
    "--merge-blocks",
    "--vacuum",
];

/// What a person does first with the package.
const FIRST_TRY: &str = r#"import { simulate } from "cumul";
const personne = { naissance: "1985-04-12", taux_incapacite: 80 };
const vie = simulate({ debut: "2026-12", mois: 1, personne, prestations: { aah: { depuis: "2019-05" } } });
console.log("AAH :", vie.mois[0].prestations.aah);
process.exitCode = vie.mois[0].prestations.aah === 1041.59 ? 0 : 1;
"#;

fn folder() -> PathBuf {
    root().join("target/wasm")
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| failed(path, &error))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, content).map_err(|error| failed(path, &error))
}

/// A folder with nothing in it.
fn empty(path: &Path) -> Result<(), String> {
    fs::remove_dir_all(path).unwrap_or_default();
    fs::create_dir_all(path).map_err(|error| failed(path, &error))
}

/// A tool of the package, installed by npm.
fn tool(name: &str) -> Task {
    Task::new(&format!(
        "{}/{FACE}/node_modules/.bin/{name}",
        root().display()
    ))
}

fn npm_install() -> Task {
    Task::new("npm").args(&[
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--silent",
    ])
}

/// Installs what is missing of the compiler's target and of the tools.
fn install() -> Result<(), String> {
    let library = Task::new("rustc")
        .args(&["--print", "target-libdir", "--target", TARGET])
        .output()?;
    if !Path::new(library.trim()).exists() {
        Task::new("rustup").args(&["target", "add", TARGET]).run()?;
    }
    let wanted = read(&root().join(FACE).join("package.json"))?;
    let installed = root().join(FACE).join("node_modules/.wanted");
    if fs::read(&installed).unwrap_or_default() == wanted {
        return Ok(());
    }
    npm_install().dir(FACE).run()?;
    write(&installed, wanted)
}

/// Flags that keep the folders of this machine out of the engine, so that every machine makes the same one.
fn flags() -> String {
    let home = std::env::var("CARGO_HOME")
        .unwrap_or_else(|_| format!("{}/.cargo", std::env::var("HOME").unwrap_or_default()));
    let sources = Path::new(&home).join("registry/src");
    let mut flags = vec![format!("--remap-path-prefix={}=cumul", root().display())];
    for source in fs::read_dir(sources).into_iter().flatten().flatten() {
        flags.push(format!(
            "--remap-path-prefix={}=crates",
            source.path().display()
        ));
    }
    flags.join("\u{1f}")
}

/// One of the two engines: the code that a page loads, and what the page calls it by.
struct Moteur {
    /// The name of its JavaScript.
    name: &'static str,
    /// The file of the package.
    file: &'static str,
    /// Of the crate of the face.
    features: &'static [&'static str],
    /// What it may weigh, compressed.
    most: usize,
}

/// A page that only simulates loads the first; one that advises loads the second, which simulates too.
const MOTEURS: [Moteur; 2] = [
    Moteur {
        name: "cumul",
        file: "cumul.wasm",
        features: &[],
        most: 300_000,
    },
    Moteur {
        name: "cumul_conseil",
        file: "conseil.wasm",
        features: &["--features", "conseil"],
        most: 420_000,
    },
];

impl Moteur {
    /// The folder of what it is made from.
    fn bound(&self) -> PathBuf {
        folder().join("bindgen").join(self.name)
    }

    fn engine(&self) -> PathBuf {
        self.bound().join(format!("{}_bg.wasm", self.name))
    }

    /// Compiles it, binds it and makes it small; what is up to date is not made again.
    fn build(&self) -> Result<(), String> {
        Task::cargo(&["build", "--quiet", "--package", "cumul-wasm"])
            .args(&["--target", TARGET, "--profile", "wasm"])
            .args(self.features)
            .env("CARGO_ENCODED_RUSTFLAGS", &flags())
            .run()?;
        let compiled = root()
            .join("target")
            .join(TARGET)
            .join("wasm/cumul_wasm.wasm");
        Bindgen::new()
            .input_path(compiled)
            .out_name(self.name)
            .web(true)
            .map_err(|error| format!("{error:#}"))?
            .typescript(true)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(self.bound())
            .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
        let optimised = folder().join(self.file);
        // What it was made from, kept to know whether it must be made again.
        let origin = folder().join(format!("{}.origin", self.file));
        let engine = read(&self.engine())?;
        if !optimised.exists() || fs::read(&origin).unwrap_or_default() != engine {
            fs::remove_file(&origin).unwrap_or_default();
            tool("wasm-opt")
                .args(&PASSES)
                .args(&FEATURES)
                .args(&[&self.engine().display().to_string()])
                .args(&["--output", &optimised.display().to_string()])
                .run()?;
            write(&origin, engine)?;
        }
        Ok(())
    }
}

/// Builds the package in `target/wasm/cumul`.
pub(crate) fn build() -> Result<(), String> {
    types::check_typescript()?;
    install()?;
    for moteur in &MOTEURS {
        moteur.build()?;
    }
    assemble()
}

/// Puts the files of the package together.
fn assemble() -> Result<(), String> {
    let package = root().join(PACKAGE);
    let face = root().join(FACE);
    let description = read(&face.join("package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    if !String::from_utf8_lossy(&description).contains(&version) {
        return Err(format!("{FACE}/package.json: {version} is expected"));
    }
    empty(&package)?;
    write(&package.join("package.json"), description)?;
    for name in FILES {
        write(&package.join(name), read(&face.join(name))?)?;
    }
    write(&package.join("LICENCE"), read(&root().join("LICENCE"))?)?;
    for moteur in &MOTEURS {
        let script = format!("{}.js", moteur.name);
        write(&package.join(&script), read(&moteur.bound().join(&script))?)?;
        write(
            &package.join(moteur.file),
            read(&folder().join(moteur.file))?,
        )?;
    }
    // Both engines have the same types.
    let [simulation, _] = &MOTEURS;
    write(
        &package.join("cumul.d.ts"),
        read(&simulation.bound().join("cumul.d.ts"))?,
    )?;
    for (verb, text) in [
        ("schema", cumul::json::schema()),
        ("situations", cumul::json::situations()),
        ("documents", cumul::json::documents()),
    ] {
        // JSON text, written as a JavaScript text: every call gives a new object.
        let module = format!(
            "const TEXT =\n  '{}';\n\nexport const {verb} = () => JSON.parse(TEXT);\n",
            quoted(&text)
        );
        write(&package.join(format!("{verb}.js")), module)?;
    }
    let texts = quoted(cumul::textes()).replace('\n', "\\n");
    write(
        &package.join("textes.js"),
        format!("export const TEXTES =\n  '{texts}';\n"),
    )
}

/// What stands between the quotes of a JavaScript text.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\'', "\\'")
}

/// What a file weighs once compressed as a server does at best.
fn compressed(content: &[u8]) -> Result<usize, String> {
    let file = folder().join("compressed");
    write(&file, content)?;
    Command::new("gzip")
        .args(["-9", "-n", "-c"])
        .arg(&file)
        .output()
        .map(|output| output.stdout.len())
        .map_err(|error| format!("gzip: {error}"))
}

/// Prints what the package weighs, and refuses an engine that is too heavy. Run it after [`build`].
pub(crate) fn sizes() -> Result<(), String> {
    let package = root().join(PACKAGE);
    let mut parts = Vec::new();
    let mut heavy = Vec::new();
    for moteur in &MOTEURS {
        let engine = read(&package.join(moteur.file))?;
        let weight = compressed(&engine)?;
        if weight > moteur.most {
            heavy.push(format!(
                "{} weighs {weight} bytes compressed: {} at most",
                moteur.file, moteur.most
            ));
        }
        for (id, name) in [(10, "  its code"), (11, "  its data and texts")] {
            parts.push((name, section(&engine, id).unwrap_or_default().to_vec()));
        }
        parts.insert(parts.len() - 2, (moteur.file, engine));
    }
    for name in [
        "cumul.js",
        "cumul_conseil.js",
        "schema.js",
        "textes.js",
        "situations.js",
        "documents.js",
    ] {
        parts.push((name, read(&package.join(name))?));
    }
    println!("{:<24} {:>10} {:>10}", "bytes", "raw", "gzip -9");
    for (name, content) in parts {
        println!(
            "{name:<24} {:>10} {:>10}",
            content.len(),
            compressed(&content)?
        );
    }
    if heavy.is_empty() {
        Ok(())
    } else {
        Err(heavy.join("; "))
    }
}

/// The content of a section of a WebAssembly module: code is 10, data is 11.
fn section(module: &[u8], wanted: u8) -> Option<&[u8]> {
    let mut rest = module.get(8..)?;
    loop {
        let (id, after) = rest.split_first()?;
        let (length, after) = length(after)?;
        let (content, after) = after.split_at_checked(length)?;
        if *id == wanted {
            return Some(content);
        }
        rest = after;
    }
}

/// A length written in LEB128, and what follows it.
fn length(mut bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut length = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, after) = bytes.split_first()?;
        length |= usize::from(byte & 0x7f) << shift;
        bytes = after;
        if byte & 0x80 == 0 {
            return Some((length, bytes));
        }
    }
    None
}

/// Checks the types of a program that uses the package. Run it after [`build`].
pub(crate) fn check_sample() -> Result<(), String> {
    tool("tsc").args(&["--project", FACE]).run()
}

/// What a new user does: packs the package, installs it in an empty folder and runs five lines. Run it after [`build`].
pub(crate) fn try_package() -> Result<(), String> {
    Task::new("npm")
        .args(&["pack", "--silent", "--pack-destination", ".."])
        .dir(PACKAGE)
        .run()?;
    let packed = folder().join(format!("cumul-{}.tgz", env!("CARGO_PKG_VERSION")));
    let trial = std::env::temp_dir().join(format!("cumul-npm-{}", std::process::id()));
    empty(&trial)?;
    let tried = try_in(&trial, &packed);
    fs::remove_dir_all(&trial).unwrap_or_default();
    tried
}

fn try_in(trial: &Path, packed: &Path) -> Result<(), String> {
    let place = trial.display().to_string();
    write(&trial.join("package.json"), r#"{ "private": true }"#)?;
    write(&trial.join("essai.mjs"), FIRST_TRY)?;
    npm_install()
        .args(&["--offline", &packed.display().to_string()])
        .dir(&place)
        .run()?;
    Task::new("node").args(&["essai.mjs"]).dir(&place).run()
}

/// Opens the package in Chromium. Run it after [`build`].
pub(crate) fn browser() -> Result<(), String> {
    Task::new("node")
        .args(&[&format!("{FACE}/navigateur.mjs")])
        .run()
}
