//! The corpus of fixtures: how one is read and how an answer is compared with it. Every face uses the same code.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cumul::Month;
use cumul::node::{Node, Value};
use rust_decimal::Decimal;

/// One fixture of `fixtures/`.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// File and name, unique.
    pub name: String,
    /// What is asked.
    pub question: Question,
    /// What must be answered.
    pub expect: Node,
    /// The worked case is believed wrong: the fixture says why, and the expectation is not run.
    pub disputed: Option<String>,
}

/// What a fixture asks.
#[derive(Debug, Clone)]
pub enum Question {
    /// A whole request.
    Situation(Node),
    /// A request for advice.
    Conseil(Node),
    /// A request for a quote.
    Devis(Node),
    /// One rule of the core, by its probe.
    Rule(String, Node),
}

/// Every request for advice of the corpus as JSON text on one line, with its name.
#[must_use]
pub fn advice_requests() -> Vec<(String, String)> {
    fixtures()
        .iter()
        .filter_map(|fixture| Some((fixture.name.clone(), fixture.advice_request()?)))
        .collect()
}

/// Every request for a quote of the corpus as JSON text on one line, with its name.
#[must_use]
pub fn quote_requests() -> Vec<(String, String)> {
    fixtures()
        .iter()
        .filter_map(|fixture| Some((fixture.name.clone(), fixture.quote_request()?)))
        .collect()
}

/// The folder of the fixtures.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

/// Every fixture, file by file.
///
/// # Panics
/// When a file cannot be read or a fixture lacks a name, an origin, articles, a question, an expectation or how it
/// was derived.
#[must_use]
pub fn fixtures() -> Vec<Fixture> {
    let mut files = Vec::new();
    walk(&folder(), &mut files);
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let short = file
            .strip_prefix(folder())
            .unwrap_or(&file)
            .display()
            .to_string();
        let text = std::fs::read(&file).unwrap_or_else(|e| panic!("{short}: {e}"));
        let node =
            cumul_yaml::parse_bytes(&text).unwrap_or_else(|e| panic!("{short}: {}", e.message));
        let Value::List(items) = node.value else {
            panic!("{short}: a list of fixtures is expected")
        };
        for item in items {
            all.push(Fixture::read(&short, &item));
        }
    }
    all
}

/// Every request of the corpus as JSON text on one line, with its name: those of the fixtures, then those of
/// `fixtures/fautes` that are trees.
#[must_use]
pub fn requests() -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = fixtures()
        .iter()
        .filter_map(|fixture| Some((fixture.name.clone(), fixture.request()?)))
        .collect();
    let mut files = Vec::new();
    walk(&folder().join("fautes"), &mut files);
    files.sort();
    for file in files {
        let short = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read(&file).unwrap_or_else(|e| panic!("{short}: {e}"));
        let node =
            cumul_yaml::parse_bytes(&text).unwrap_or_else(|e| panic!("{short}: {}", e.message));
        let Value::List(items) = node.value else {
            panic!("{short}: a list is expected")
        };
        for item in &items {
            if let (Some(name), Some(request)) = (words(get(item, "name")), get(item, "situation"))
            {
                all.push((
                    format!("{short}: {name}"),
                    cumul::json::node_to_json(request),
                ));
            }
        }
    }
    all
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            // Ready requests, without expectation.
            if path
                .file_name()
                .is_some_and(|name| name != "situations" && name != "fautes")
            {
                walk(&path, files);
            }
        } else if path.extension().is_some_and(|e| e == "yaml") {
            files.push(path);
        }
    }
}

fn get<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn words(node: Option<&Node>) -> Option<String> {
    match node.map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        Some(Value::List(items)) => {
            Some(items.iter().map(Node::shown).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}

impl Fixture {
    fn read(file: &str, item: &Node) -> Self {
        const KNOWN: [&str; 14] = [
            "name",
            "case",
            "articles",
            "origin",
            "disputed",
            "rule",
            "given",
            "situation",
            "advise",
            "lecture",
            "devis",
            "expect",
            "derivation",
            "note",
        ];
        let name = words(get(item, "name"))
            .unwrap_or_else(|| panic!("{file}: a fixture has no name: {item:?}"));
        let here = format!("{file}: {name}");
        if let Value::Map(entries) = &item.value {
            for (key, _) in entries {
                assert!(KNOWN.contains(&key.as_str()), "{here}: unknown key {key}");
            }
        }
        for needed in ["articles", "origin", "derivation"] {
            assert!(
                words(get(item, needed)).is_some_and(|text| !text.trim().is_empty()),
                "{here}: no {needed}"
            );
        }
        let advice = get(item, "advise").cloned().or_else(|| {
            let id = words(get(item, "lecture"))?;
            let reading = cumul::situation(&id).unwrap_or_else(|f| panic!("{here}: {}", f.message));
            Some(reading.demande.node().clone())
        });
        let question = match (
            get(item, "situation"),
            advice,
            get(item, "devis"),
            words(get(item, "rule")),
            get(item, "given"),
        ) {
            (Some(situation), None, None, None, None) => Question::Situation(situation.clone()),
            (None, Some(request), None, None, None) => Question::Conseil(request),
            (None, None, Some(request), None, None) => Question::Devis(request.clone()),
            (None, None, None, Some(rule), Some(given)) => Question::Rule(rule, given.clone()),
            _ => panic!(
                "{here}: a `situation`, an `advise`, a `lecture`, a `devis`, or a `rule` with what is `given`"
            ),
        };
        let expect = get(item, "expect")
            .unwrap_or_else(|| panic!("{here}: nothing is expected"))
            .clone();
        assert!(
            !matches!(&expect.value, Value::Map(entries) if entries.is_empty()),
            "{here}: nothing is expected"
        );
        Self {
            name: here,
            question,
            expect,
            disputed: words(get(item, "disputed")),
        }
    }

    /// The request as JSON text.
    #[must_use]
    pub fn request(&self) -> Option<String> {
        match &self.question {
            Question::Situation(node) => Some(cumul::json::node_to_json(node)),
            Question::Conseil(_) | Question::Devis(_) | Question::Rule(..) => None,
        }
    }

    /// The request for a quote as JSON text.
    #[must_use]
    pub fn quote_request(&self) -> Option<String> {
        match &self.question {
            Question::Devis(node) => Some(cumul::json::node_to_json(node)),
            Question::Situation(_) | Question::Conseil(_) | Question::Rule(..) => None,
        }
    }

    /// The request for advice as JSON text.
    #[must_use]
    pub fn advice_request(&self) -> Option<String> {
        match &self.question {
            Question::Conseil(node) => Some(cumul::json::node_to_json(node)),
            Question::Situation(_) | Question::Devis(_) | Question::Rule(..) => None,
        }
    }

    /// Compares an explained answer, or the faults of a refused request, with what is expected.
    ///
    /// # Errors
    /// Every difference, in a text.
    pub fn check(&self, answer: &Node) -> Result<(), String> {
        let mut differences = String::new();
        let Value::Map(expected) = &self.expect.value else {
            return compare(&self.expect, answer)
                .map_err(|difference| format!("{}: {difference}", self.name));
        };
        for (key, value) in expected {
            if let Err(difference) = self.check_one(key, value, answer) {
                let _ = writeln!(differences, "  {key}: {difference}");
            }
        }
        if differences.is_empty() {
            Ok(())
        } else {
            Err(format!("{}\n{differences}", self.name))
        }
    }

    fn check_one(&self, key: &str, expected: &Node, answer: &Node) -> Result<(), String> {
        if matches!(self.question, Question::Conseil(_)) && key != "fautes" {
            return check_advice(key, expected, answer);
        }
        if matches!(self.question, Question::Devis(_)) && key != "fautes" {
            return check_quote(key, expected, answer);
        }
        match key {
            "fautes" => check_faults(expected, answer),
            "synthese" => check_group(expected, get(answer, "synthese").ok_or("no synthesis")?),
            "lectures" => check_readings(expected, answer),
            "sans_lecture" => check_no_reading(expected, answer),
            _ => match months(key) {
                Some((first, last)) => {
                    let mut month = first;
                    while month <= last {
                        check_month(&month.to_string(), expected, answer)
                            .map_err(|e| format!("{month}: {e}"))?;
                        month = month + 1;
                    }
                    Ok(())
                }
                None => compare(expected, get(answer, key).ok_or("not in the answer")?),
            },
        }
    }
}

fn months(key: &str) -> Option<(Month, Month)> {
    match key.split_once("..") {
        None => key.parse().ok().map(|month| (month, month)),
        Some((first, last)) => Some((first.trim().parse().ok()?, last.trim().parse().ok()?)),
    }
}

fn entries(node: &Node) -> Result<&[(String, Node)], String> {
    match &node.value {
        Value::Map(entries) => Ok(entries),
        _ => Err("a map is expected".into()),
    }
}

fn items<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match get(node, name).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn check_group(expected: &Node, found: &Node) -> Result<(), String> {
    for (key, value) in entries(expected)? {
        let found = get(found, key).ok_or_else(|| format!("{key} is not in the answer"))?;
        compare(value, found).map_err(|e| format!("{key}: {e}"))?;
    }
    Ok(())
}

fn month_of<'a>(month: &str, months: &'a [Node]) -> Result<&'a Node, String> {
    months
        .iter()
        .find(|node| words(get(node, "mois")).as_deref() == Some(month))
        .ok_or_else(|| "the month is not in the answer".to_owned())
}

fn check_month(month: &str, expected: &Node, answer: &Node) -> Result<(), String> {
    let found = month_of(month, items(answer, "mois"))?;
    let mut faults = Vec::new();
    for (key, value) in entries(expected)? {
        let result = match key.as_str() {
            "steps" => check_steps(month, value, answer),
            "evenements" => check_events(value, found, true),
            "sans_evenement" => check_events(value, found, false),
            _ => match line(found, key) {
                Some(found) => compare(value, found),
                None => Err("not in the month".into()),
            },
        };
        if let Err(fault) = result {
            faults.push(format!("{key}: {fault}"));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("; "))
    }
}

/// A line of a month by its name, or a dotted path such as `bases.aah.ressources`.
fn line<'a>(month: &'a Node, key: &str) -> Option<&'a Node> {
    if key.contains('.') {
        return key.split('.').try_fold(month, get);
    }
    ["revenus", "prestations", "prelevements"]
        .iter()
        .filter_map(|group| get(month, group))
        .chain([month])
        .find_map(|group| get(group, key))
}

/// Steps of the month: a list of rules that must be there, or a map of rules with a result that one step must have.
fn check_steps(month: &str, expected: &Node, answer: &Node) -> Result<(), String> {
    let steps: Vec<&Node> = items(answer, "explication")
        .iter()
        .filter(|step| words(get(step, "mois")).as_deref() == Some(month))
        .collect();
    let of = |rule: &str| -> Vec<&Node> {
        steps
            .iter()
            .filter(|step| words(get(step, "regle")).as_deref() == Some(rule))
            .filter_map(|step| get(step, "valeur"))
            .collect()
    };
    match &expected.value {
        Value::List(rules) => {
            for rule in rules {
                if of(&rule.shown()).is_empty() {
                    return Err(format!("no step of {}", rule.shown()));
                }
            }
        }
        Value::Map(rules) => {
            for (rule, value) in rules {
                let found = of(rule);
                if !found.iter().any(|found| compare(value, found).is_ok()) {
                    let found: Vec<String> = found.iter().map(|node| node.shown()).collect();
                    return Err(format!(
                        "{rule} is {} and not {}",
                        found.join(" or "),
                        value.shown()
                    ));
                }
            }
        }
        _ => return Err("a list or a map of rules is expected".into()),
    }
    Ok(())
}

fn check_events(expected: &Node, month: &Node, present: bool) -> Result<(), String> {
    let found: Vec<String> = items(month, "evenements")
        .iter()
        .filter_map(|event| words(get(event, "code")))
        .collect();
    let Value::List(codes) = &expected.value else {
        return Err("a list of codes is expected".into());
    };
    for code in codes {
        if found.contains(&code.shown()) != present {
            return Err(format!("{} among {found:?}", code.shown()));
        }
    }
    Ok(())
}

fn check_faults(expected: &Node, answer: &Node) -> Result<(), String> {
    let Value::List(faults) = &answer.value else {
        return Err("the request was not refused".into());
    };
    let found: Vec<String> = faults
        .iter()
        .filter_map(|fault| words(get(fault, "champ")))
        .collect();
    let Value::List(fields) = &expected.value else {
        return Err("a list of fields is expected".into());
    };
    let fields: Vec<String> = fields.iter().map(Node::shown).collect();
    if found == fields {
        Ok(())
    } else {
        Err(format!("{found:?} and not {fields:?}"))
    }
}

/// One expectation about an advice: statuses by their result, reasons there or not, what is known, the first of the ranking.
fn check_advice(key: &str, expected: &Node, answer: &Node) -> Result<(), String> {
    let statut = |id: &str| {
        items(answer, "statuts")
            .iter()
            .find(|statut| words(get(statut, "id")).as_deref() == Some(id))
            .ok_or_else(|| format!("no status {id}"))
    };
    let listed = |node: &Node| -> Result<Vec<String>, String> {
        match &node.value {
            Value::List(list) if !list.is_empty() => Ok(list.iter().map(Node::shown).collect()),
            _ => Err("a list is expected".to_owned()),
        }
    };
    let have = |result: &str| -> Result<(), String> {
        for id in listed(expected)? {
            let found = words(get(statut(&id)?, "resultat")).unwrap_or_default();
            if found != result {
                return Err(format!("{id} is {found} and not {result}"));
            }
        }
        Ok(())
    };
    let reasons = |present: bool| -> Result<(), String> {
        for (id, rules) in entries(expected)? {
            let found: Vec<String> = items(statut(id)?, "motifs")
                .iter()
                .filter_map(|reason| words(get(reason, "regle")))
                .collect();
            for rule in listed(rules)? {
                if !cumul::regles_statuts().iter().any(|known| known.id == rule) {
                    return Err(format!("{rule} is no rule"));
                }
                if found.contains(&rule) != present {
                    return Err(format!("{id}: {rule} among {found:?}"));
                }
            }
        }
        Ok(())
    };
    match key {
        "ouverts" => have("ouvert"),
        "sous_conditions" => have("sous_conditions"),
        "fermes" => have("ferme"),
        "a_verifier" => have("a_verifier"),
        "motifs" => reasons(true),
        "sans_motifs" => reasons(false),
        "premier_recommande" => {
            let first = items(answer, "classement").first().map(Node::shown);
            if first == Some(expected.shown()) {
                Ok(())
            } else {
                Err(format!("{first:?} and not {}", expected.shown()))
            }
        }
        "faits" => {
            for (name, value) in entries(expected)? {
                let known = items(answer, "faits")
                    .iter()
                    .find(|fact| words(get(fact, "fait")).as_deref() == Some(name))
                    .and_then(|fact| get(fact, "valeur"))
                    .ok_or_else(|| format!("{name} is not among the facts"))?;
                compare(value, known).map_err(|e| format!("{name}: {e}"))?;
            }
            Ok(())
        }
        "possible_si" => {
            for (id, changes) in entries(expected)? {
                let found: Vec<(String, Node)> = items(statut(id)?, "possible_si")
                    .iter()
                    .filter_map(|change| {
                        Some((words(get(change, "fait"))?, get(change, "valeur")?.clone()))
                    })
                    .collect();
                let wanted = entries(changes)?;
                if found.len() != wanted.len()
                    || !wanted.iter().all(|(name, value)| {
                        found
                            .iter()
                            .any(|(n, v)| n == name && compare(value, v).is_ok())
                    })
                {
                    let found: Vec<String> = found
                        .iter()
                        .map(|(name, value)| format!("{name}: {}", value.shown()))
                        .collect();
                    return Err(format!("{id}: {}", found.join(", ")));
                }
            }
            Ok(())
        }
        _ => Err("an advice has no such expectation".to_owned()),
    }
}

/// One expectation about a quote: a status with its amounts, its result and its parts, or a field of `mission`.
fn check_quote(key: &str, expected: &Node, answer: &Node) -> Result<(), String> {
    if key == "mission" {
        return check_group(expected, get(answer, "mission").ok_or("no mission")?);
    }
    let colonnes = items(answer, "colonnes");
    if key == "statuts" {
        let found: Vec<String> = colonnes
            .iter()
            .filter_map(|colonne| words(get(colonne, "statut")))
            .collect();
        let wanted = words(Some(expected)).ok_or("a list of statuses is expected")?;
        return if found.join(", ") == wanted {
            Ok(())
        } else {
            Err(format!("{found:?}"))
        };
    }
    let colonne = colonnes
        .iter()
        .find(|colonne| words(get(colonne, "statut")).as_deref() == Some(key))
        .ok_or("no such status")?;
    let mut faults = Vec::new();
    for (name, value) in entries(expected)? {
        if let Err(fault) = check_column(name, value, colonne) {
            faults.push(format!("{name}: {fault}"));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("; "))
    }
}

fn check_column(name: &str, expected: &Node, colonne: &Node) -> Result<(), String> {
    let told = |list: &str, field: &str| -> Vec<String> {
        items(colonne, list)
            .iter()
            .filter_map(|item| words(get(item, field)))
            .collect()
    };
    match name {
        // Parts by their rules, each with its amount; the rules that the trace gave in one step.
        "lignes" => {
            for (rule, value) in entries(expected)? {
                let line = items(colonne, "lignes")
                    .iter()
                    .find(|line| words(get(line, "regle")).as_deref() == Some(rule))
                    .and_then(|line| get(line, "montant"))
                    .ok_or_else(|| format!("no part {rule}"))?;
                compare(value, line).map_err(|e| format!("{rule}: {e}"))?;
            }
            Ok(())
        }
        "motifs" | "remarques" => {
            let field = if name == "motifs" { "regle" } else { "article" };
            let found = told(name, field);
            let Value::List(wanted) = &expected.value else {
                return Err("a list is expected".into());
            };
            match wanted
                .iter()
                .map(Node::shown)
                .find(|rule| !found.contains(rule))
            {
                Some(rule) => Err(format!("{rule} is not among {found:?}")),
                None => Ok(()),
            }
        }
        "a_completer" | "mentions_a_completer" => {
            let document = get(colonne, "document").ok_or("no document")?;
            let found: Vec<String> = if name == "a_completer" {
                items(document, name).iter().map(Node::shown).collect()
            } else {
                items(document, "mentions")
                    .iter()
                    .filter(|m| words(get(m, "etat")).as_deref() == Some("a_completer"))
                    .filter_map(|m| words(get(m, "article")))
                    .collect()
            };
            let Value::List(wanted) = &expected.value else {
                return Err("a list is expected".into());
            };
            let wanted: Vec<String> = wanted.iter().map(Node::shown).collect();
            if found == wanted {
                Ok(())
            } else {
                Err(format!("{found:?}"))
            }
        }
        "montants" => compare(expected, get(colonne, name).ok_or("no amounts")?),
        _ => {
            let found = get(colonne, name)
                .or_else(|| get(get(colonne, "montants")?, name))
                .ok_or("not in the column")?;
            compare(expected, found)
        }
    }
}

fn reading<'a>(name: &str, answer: &'a Node) -> Option<&'a Node> {
    items(answer, "lectures").iter().find(|reading| {
        let part = |key| words(get(reading, key)).unwrap_or_default();
        format!("{}.{}", part("cle"), part("lecture")) == name
    })
}

fn check_readings(expected: &Node, answer: &Node) -> Result<(), String> {
    for (name, by_month) in entries(expected)? {
        let reading = reading(name, answer).ok_or_else(|| format!("no reading {name}"))?;
        for (key, lines) in entries(by_month)? {
            let (first, last) = months(key).ok_or_else(|| format!("{key} is not a month"))?;
            let mut month = first;
            while month <= last {
                let found = month_of(&month.to_string(), items(reading, "mois"))
                    .map_err(|e| format!("{name} {month}: {e}"))?;
                check_group(lines, found).map_err(|e| format!("{name} {month}: {e}"))?;
                month = month + 1;
            }
        }
    }
    Ok(())
}

fn check_no_reading(expected: &Node, answer: &Node) -> Result<(), String> {
    let Value::List(names) = &expected.value else {
        return Err("a list of readings is expected".into());
    };
    match names
        .iter()
        .map(Node::shown)
        .find(|name| reading(name, answer).is_some())
    {
        Some(name) => Err(format!("{name} is there")),
        None => Ok(()),
    }
}

/// Exact: a number equals a number, whatever its zeros; anything else equals itself.
fn compare(expected: &Node, found: &Node) -> Result<(), String> {
    let number = |node: &Node| match &node.value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => Decimal::from_str_exact(text).ok(),
        _ => None,
    };
    let equal = match (number(expected), number(found)) {
        (Some(a), Some(b)) => a == b,
        _ => match (&expected.value, &found.value) {
            (Value::List(a), Value::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| compare(a, b).is_ok())
            }
            (Value::Map(a), Value::Map(_)) => a
                .iter()
                .all(|(key, a)| get(found, key).is_some_and(|b| compare(a, b).is_ok())),
            (a, b) => a == b,
        },
    };
    if equal {
        Ok(())
    } else {
        Err(format!("{} and not {}", found.shown(), expected.shown()))
    }
}

/// The Rust section of the README runs as it is written.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
