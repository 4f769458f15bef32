//! Compiles `parameters/*.toml` into one static table, and refuses what STYLE forbids: a value without its own
//! source, an unknown unit, dates that do not ascend, a number that is not an exact decimal of at most six places. Then
//! compiles `statuts/*.toml`, the rules and texts of statuses (`build/statuts.rs`).

#[path = "build/statuts.rs"]
mod statuts;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

/// Units a parameter may have.
const UNITS: [&str; 19] = [
    "EUR/month",
    "EUR/year",
    "EUR/hour",
    "EUR/day",
    "EUR/point",
    "EUR",
    "rate",
    "coefficient",
    "months",
    "days",
    "age",
    "year",
    "hours",
    "hours/day",
    "hours/week",
    "hours/month",
    "days/month",
    "hours/year",
    "number",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    label: String,
    article: String,
    unit: String,
    checked: String,
    values: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Value {
    from: String,
    until: Option<String>,
    value: Option<String>,
    bands: Option<Vec<Band>>,
    source: String,
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Band {
    above: Option<String>,
    at_least: Option<String>,
    rate: String,
}

fn main() {
    println!("cargo::rerun-if-changed=parameters");
    println!("cargo::rerun-if-changed=statuts");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let mut known = BTreeMap::new();
    let tables = table(Path::new("parameters"), &mut known)
        .and_then(|table| Ok((table, statuts::tables(Path::new("statuts"), &known)?)));
    match tables {
        Ok((table, (statuts, texts))) => {
            let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
            let out = Path::new(&out);
            fs::write(out.join("table.rs"), table).expect("OUT_DIR can be written");
            fs::write(out.join("statuts.rs"), statuts).expect("OUT_DIR can be written");
            fs::write(out.join("textes.txt"), texts).expect("OUT_DIR can be written");
        }
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error={fault}");
            }
            std::process::exit(1);
        }
    }
}

/// The text of the table; `known` takes each number with its values, in millionths.
fn table(folder: &Path, known: &mut BTreeMap<String, Vec<i64>>) -> Result<String, Vec<String>> {
    let mut faults = Vec::new();
    let mut out = String::from("pub(crate) static TABLE: &[Parameter] = &[\n");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|e| vec![e.to_string()])?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let room = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).map_err(|e| vec![e.to_string()])?;
        match toml::from_str::<BTreeMap<String, Section>>(&text) {
            Ok(sections) => {
                for (name, section) in sections {
                    if let Err(fault) = write_section(&mut out, &room, &name, &section) {
                        faults.push(format!("parameters/{room}.toml, [{name}]: {fault}"));
                    }
                    let values = section.values.iter().filter_map(|v| v.value.as_deref());
                    known.insert(
                        format!("{room}.{name}"),
                        values.filter_map(|v| millionths(v).ok()).collect(),
                    );
                }
            }
            Err(e) => faults.push(format!("parameters/{room}.toml: {e}").replace('\n', " ")),
        }
    }
    out.push_str("];\n");
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(faults)
    }
}

fn write_section(
    out: &mut String,
    room: &str,
    name: &str,
    section: &Section,
) -> Result<(), String> {
    if section.label.is_empty() || section.article.is_empty() {
        return Err("a label and an article are needed".into());
    }
    let bareme = section.unit == "bareme";
    if !bareme && !UNITS.contains(&section.unit.as_str()) {
        return Err(format!(
            "unknown unit {:?}, allowed: bareme, {}",
            section.unit,
            UNITS.join(", ")
        ));
    }
    date(&section.checked)?;
    if section.values.is_empty() {
        return Err("no value".into());
    }
    let _ = writeln!(
        out,
        "Parameter {{ id: \"{room}.{name}\", label: {:?}, article: {:?}, unit: {:?}, checked: {:?}, values: &[",
        section.label, section.article, section.unit, section.checked
    );
    let mut last: Option<NaiveDate> = None;
    for (index, value) in section.values.iter().enumerate() {
        let from = date(&value.from)?;
        if last.is_some_and(|last| from <= last) {
            return Err(format!(
                "{} does not come after the value before it",
                value.from
            ));
        }
        last = Some(from);
        if value.source.trim().is_empty() {
            return Err(format!("the value from {} has no source", value.from));
        }
        let until = match &value.until {
            None => "None".to_owned(),
            Some(text) => {
                let until = date(text)?;
                if until <= from || index + 1 != section.values.len() {
                    return Err(format!(
                        "`until = {text}` must end the last value, after it starts"
                    ));
                }
                format!("Some({})", constant(until))
            }
        };
        let amount = match (&value.value, &value.bands, bareme) {
            (Some(text), None, false) => format!("Amount::Number({})", millionths(text)?),
            (None, Some(bands), true) => format!("Amount::Bareme(&[{}])", write_bands(bands)?),
            _ => {
                return Err(format!(
                    "{}: a bareme has `bands`, any other unit has one `value`",
                    value.from
                ));
            }
        };
        let _ = writeln!(
            out,
            "    Dated {{ from: {}, until: {until}, amount: {amount}, source: {:?}, url: {:?} }},",
            constant(from),
            value.source,
            value.url
        );
    }
    out.push_str("] },\n");
    Ok(())
}

fn write_bands(bands: &[Band]) -> Result<String, String> {
    let mut out = String::new();
    let mut last = i64::MIN;
    for band in bands {
        let (bound, strict) = match (&band.above, &band.at_least) {
            (Some(text), None) => (millionths(text)?, true),
            (None, Some(text)) => (millionths(text)?, false),
            _ => return Err("a band starts `above` or `at_least` one bound".into()),
        };
        if bound <= last {
            return Err("the bounds of the bands do not ascend".into());
        }
        last = bound;
        let rate = millionths(&band.rate)?;
        let _ = write!(
            out,
            "Band {{ bound: {bound}, strict: {strict}, rate: {rate} }}, "
        );
    }
    Ok(out)
}

fn millionths(text: &str) -> Result<i64, String> {
    let value = Decimal::from_str_exact(text).map_err(|e| format!("{text:?}: {e}"))?;
    let scaled = value * Decimal::from(1_000_000);
    if !scaled.fract().is_zero() {
        return Err(format!("{text:?} has more than six decimals"));
    }
    i64::try_from(scaled.trunc()).map_err(|_| format!("{text:?} is too large"))
}

fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse()
        .map_err(|_| format!("{text:?} is not a date YYYY-MM-DD"))
}

/// A date as the number that sorts like it: 2026-04-01 is 20260401.
fn constant(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}
