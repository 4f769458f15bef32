//! Figures of another engine on the same questions. Each difference must be one of a committed list, with its exact gap.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use crate::steps::{Task, root};

const FOLDER: &str = "tests/oracles/modele-social";
/// « À 0,01 € près ».
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// One life of one month here, one situation there.
struct Question {
    /// What a person reads in the report.
    name: String,
    /// The request of cumul.
    request: Value,
    /// The situation of the other engine.
    situation: Value,
    figures: Vec<Figure>,
}

/// One figure of both engines.
struct Figure {
    name: &'static str,
    /// Where it is in the answer of cumul: a path in its first month.
    here: &'static str,
    /// Its rule there.
    there: &'static str,
    /// The difference of the list that explains a gap, and that gap: cumul's figure less the other.
    explained: Option<(&'static str, Decimal)>,
}

impl Figure {
    const fn new(name: &'static str, here: &'static str, there: &'static str) -> Self {
        Self {
            name,
            here,
            there,
            explained: None,
        }
    }
}

pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_default()
}

fn cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The first day of a month, as the other engine writes it.
fn day(month: &str) -> String {
    let (year, month) = month.split_once('-').unwrap_or(("", ""));
    format!("01/{month}/{year}")
}

/// The figures of a payslip.
fn payslip() -> Vec<Figure> {
    vec![
        Figure::new(
            "net_a_payer",
            "revenus.salaire_net",
            "salarié . rémunération . net . à payer avant impôt",
        ),
        Figure::new(
            "net_imposable",
            "bases.net_imposable",
            "salarié . rémunération . net . imposable",
        ),
        Figure::new(
            "montant_net_social",
            "bases.montant_net_social",
            "salarié . rémunération . montant net social",
        ),
    ]
}

/// A plafond of the month, for the one difference that follows it.
fn plafond(month: &str) -> Decimal {
    decimal(match &month[..4] {
        "2024" => "3864",
        "2025" => "3925",
        _ => "4005",
    })
}

/// Salaries of the private sector: months, gross, status, hours, health cover.
fn salaries() -> Vec<Question> {
    let full = [
        "300.00", "900.90", "1500.00", "1867.02", "2400.00", "3000.00", "3863.00", "4006.00",
        "4500.00", "6500.00", "9000.00", "20000.00",
    ];
    let mut questions = Vec::new();
    for month in ["2024-03", "2024-12", "2025-03", "2026-02", "2026-07"] {
        for gross in full {
            for cadre in [false, true] {
                questions.push(salary(month, gross, cadre, None, None));
            }
        }
        for gross in ["450.00", "950.00", "1900.00", "2400.00", "3500.00"] {
            for weekly in ["17.5", "24.5", "28"] {
                questions.push(salary(month, gross, false, Some(weekly), None));
            }
        }
        for gross in ["1500.00", "2000.00", "4500.00"] {
            questions.push(salary(month, gross, false, None, Some("60.00")));
        }
    }
    questions.extend(["5", "7"].into_iter().map(complementary_hours));
    questions
}

fn salary(
    month: &str,
    gross: &str,
    cadre: bool,
    weekly: Option<&str>,
    cover: Option<&str>,
) -> Question {
    let mut job = json!({ "nature": "salariat", "debut": month, "brut_mensuel": number(gross), "cadre": cadre });
    let mut there = json!({
        "date": day(month),
        "salarié . contrat . salaire brut": format!("{gross} €/mois"),
        "salarié . contrat . statut cadre": if cadre { "oui" } else { "non" },
        "salarié . cotisations . prévoyances . santé . montant": format!("{} €/mois", cover.unwrap_or("0")),
    });
    if let Some(cover) = cover {
        let half = cents(decimal(cover) / Decimal::TWO);
        job["mutuelle"] =
            json!({ "salarie": number(&half.to_string()), "employeur": number(&half.to_string()) });
        there["salarié . cotisations . prévoyances . santé . taux employeur"] = json!("50%");
    }
    if let Some(weekly) = weekly {
        let share = decimal(weekly) / Decimal::from(35) * Decimal::ONE_HUNDRED;
        job["quotite"] = number(&share.normalize().to_string());
        part_time(&mut there, weekly);
    }
    let mut figures = payslip();
    if cadre {
        let base = decimal(gross).min(plafond(month));
        explain(
            &mut figures,
            "net_imposable",
            "cadre_prevoyance",
            -base * decimal("0.015"),
        );
    }
    Question {
        name: format!(
            "{month}, {gross} brut{}{}{}",
            if cadre { ", cadre" } else { "" },
            weekly.map(|w| format!(", {w} h")).unwrap_or_default(),
            cover.map(|c| format!(", mutuelle {c}")).unwrap_or_default()
        ),
        request: request(month, job),
        situation: there,
        figures,
    }
}

fn part_time(situation: &mut Value, weekly: &str) {
    situation["salarié . contrat . temps de travail . temps partiel"] = json!("oui");
    situation["salarié . contrat . temps de travail . temps partiel . heures par semaine"] =
        json!(format!("{weekly} heures/semaine"));
}

/// Half-time at the SMIC and hours paid 10 % more.
fn complementary_hours(hours: &str) -> Question {
    let (month, gross) = ("2026-07", "933.51");
    let job = json!({
        "nature": "salariat", "debut": month, "brut_mensuel": number(gross), "quotite": 50,
        "taux_horaire": number("12.31"), "heures_complementaires": number(hours),
    });
    let mut there = json!({
        "date": day(month),
        "salarié . contrat . salaire brut": format!("{gross} €/mois"),
        "salarié . cotisations . prévoyances . santé . montant": "0 €/mois",
        "salarié . temps de travail . heures complémentaires": format!("{hours} heures/mois"),
        "salarié . temps de travail . heures complémentaires . majoration": "10%",
    });
    part_time(&mut there, "17.5");
    let pay = decimal(hours) * decimal("12.31") * decimal("1.1");
    let reduction = pay * decimal("0.1131");
    let mut figures = payslip();
    for name in ["net_a_payer", "montant_net_social"] {
        explain(&mut figures, name, "heures_complementaires_net", reduction);
    }
    let whole = pay.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let imposable = reduction + (whole - cents(pay)) * decimal("0.93319");
    explain(
        &mut figures,
        "net_imposable",
        "heures_complementaires_imposable",
        imposable,
    );
    Question {
        name: format!("{month}, {hours} heures complémentaires"),
        request: request(month, job),
        situation: there,
        figures,
    }
}

/// Micro-entreprises: what is owed on the receipts of a month. Receipts are of whole thousands: the declared contributions are
/// rounded to the euro (CSS L. 133-10), which the other engine does not do.
fn micros() -> Vec<Question> {
    let mut questions = Vec::new();
    for month in ["2024-03", "2024-08", "2025-03", "2026-02", "2026-07"] {
        for thousands in [1, 2, 3, 5] {
            for category in ["bnc", "bnc_cipav", "bic_service", "bic_vente", "artisan"] {
                questions.push(micro(month, thousands, category, None));
            }
        }
    }
    for thousands in [1, 2, 4] {
        for category in ["bnc", "bnc_cipav", "bic_service", "bic_vente"] {
            for (month, created) in [
                ("2025-06", "2025-03"),
                ("2026-05", "2026-02"),
                ("2026-08", "2026-07"),
            ] {
                questions.push(micro(month, thousands, category, Some(created)));
            }
        }
    }
    questions
}

fn micro(month: &str, thousands: i64, category: &str, acre: Option<&str>) -> Question {
    let receipts = thousands * 1000;
    let created = acre.unwrap_or("2020-01");
    let (nature, kind) = match category {
        "bnc" | "bnc_cipav" => ("'libérale'", None),
        "bic_vente" => ("'commerciale'", Some("'vente'")),
        "artisan" => ("'artisanale'", Some("'service'")),
        _ => ("'commerciale'", Some("'service'")),
    };
    let job = json!({
        "nature": "micro_entreprise", "debut": created,
        "categorie": if category == "artisan" { "bic_service" } else { category },
        "artisan": category == "artisan", "acre": acre.is_some(),
        "chiffre_affaires": { month: receipts },
    });
    let mut there = json!({
        "date": day(month),
        "dirigeant . régime social": "'auto-entrepreneur'",
        "entreprise . catégorie juridique": "'EI'",
        "entreprise . catégorie juridique . EI . auto-entrepreneur": "oui",
        "entreprise . activité . nature": nature,
        "entreprise . date de création": day(created),
        "dirigeant . auto-entrepreneur . chiffre d'affaires": format!("{} €/an", receipts * 12),
    });
    if let Some(kind) = kind {
        there["entreprise . activités . service ou vente"] = json!(kind);
    }
    if category == "bnc_cipav" {
        there["entreprise . activité . nature . libérale . réglementée"] = json!("oui");
    }
    if acre.is_some() {
        there["dirigeant . exonérations . ACRE"] = json!("oui");
    }
    let mut figures = vec![Figure::new(
        "contributions",
        "prelevements.cotisations_micro",
        "dirigeant . auto-entrepreneur . cotisations et contributions",
    )];
    if category == "bic_service" {
        let gap = Decimal::from(receipts) * decimal("0.001");
        explain(&mut figures, "contributions", "cfp_bic_service", gap);
    }
    if category == "bic_vente" && created >= "2026-07" {
        let gap = Decimal::from(receipts) * decimal("0.001");
        explain(&mut figures, "contributions", "acre_arrondi", gap);
    }
    if category == "bnc_cipav" && created >= "2026-07" {
        let gap = Decimal::from(receipts) * decimal("0.04");
        explain(&mut figures, "contributions", "acre_cipav", gap);
    }
    Question {
        name: format!(
            "{month}, {category}, {receipts} de recettes{}",
            acre.map(|created| format!(", ACRE de {created}"))
                .unwrap_or_default()
        ),
        request: request(month, job),
        situation: there,
        figures,
    }
}

fn explain(figures: &mut [Figure], name: &str, difference: &'static str, gap: Decimal) {
    for figure in figures.iter_mut().filter(|figure| figure.name == name) {
        figure.explained = Some((difference, gap));
    }
}

pub(crate) fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

fn request(month: &str, activity: Value) -> Value {
    json!({ "debut": month, "mois": 1, "personne": { "naissance": "1985-06-15" }, "activites": [activity] })
}

/// The committed list, each with the figures that it may explain.
pub(crate) fn differences(folder: &str) -> Result<BTreeMap<String, Vec<String>>, String> {
    let path = root().join(folder).join("differences.toml");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let table: toml::Table = text
        .parse()
        .map_err(|e| format!("{}: {e}", path.display()))?;
    table
        .into_iter()
        .map(|(id, entry)| {
            for field in ["article", "explication"] {
                if entry
                    .get(field)
                    .and_then(toml::Value::as_str)
                    .is_none_or(str::is_empty)
                {
                    return Err(format!("{}: `{id}` has no {field}", path.display()));
                }
            }
            let figures = entry
                .get("figures")
                .and_then(toml::Value::as_array)
                .map(|list| {
                    list.iter()
                        .filter_map(toml::Value::as_str)
                        .map(str::to_owned)
                        .collect()
                })
                .unwrap_or_default();
            Ok((id, figures))
        })
        .collect()
}

/// What the other engine answers, question by question.
fn ask(questions: &[Question]) -> Result<Vec<Vec<Option<f64>>>, String> {
    if !root()
        .join(FOLDER)
        .join("node_modules/modele-social")
        .exists()
    {
        Task::new("npm")
            .args(&[
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--silent",
            ])
            .dir(FOLDER)
            .run()?;
    }
    let asked: Vec<Value> = questions
        .iter()
        .map(|question| {
            let names: Vec<&str> = question.figures.iter().map(|figure| figure.there).collect();
            json!({ "situation": question.situation, "valeurs": names })
        })
        .collect();
    let failed = |error: std::io::Error| format!("node: {error}");
    let mut node = Command::new("node")
        .arg("calcul.mjs")
        .current_dir(root().join(FOLDER))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = node.stdin.take() {
        input
            .write_all(Value::Array(asked).to_string().as_bytes())
            .map_err(failed)?;
    }
    let output = node.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(format!("node: {}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("node: {error}"))
}

/// A figure of the first month of cumul's answer.
fn here(answer: &Value, path: &str) -> Option<Decimal> {
    let pointer = format!("/mois/0/{}", path.replace('.', "/"));
    answer.pointer(&pointer)?.to_string().parse().ok()
}

/// Compares salaries and micro-entreprises with modele-social.
pub(crate) fn modele_social() -> Result<(), String> {
    let known = differences(FOLDER)?;
    let mut questions = salaries();
    questions.extend(micros());
    let answers = ask(&questions)?;
    let (mut equal, mut explained) = (0, BTreeMap::<&str, usize>::new());
    let mut faults = Vec::new();
    for (question, there) in questions.iter().zip(&answers) {
        let answer = match cumul::json::simulate(&question.request.to_string()) {
            Ok(text) => serde_json::from_str(&text).unwrap_or(Value::Null),
            Err(refused) => {
                faults.push(format!("{}: refused: {refused}", question.name));
                continue;
            }
        };
        for (figure, there) in question.figures.iter().zip(there) {
            let (Some(ours), Some(theirs)) = (
                here(&answer, figure.here),
                there.and_then(Decimal::from_f64),
            ) else {
                faults.push(format!("{}: no {}", question.name, figure.name));
                continue;
            };
            let gap = ours - cents(theirs);
            match figure.explained {
                None if gap.abs() <= TOLERANCE => equal += 1,
                Some((id, expected)) if (ours - theirs - expected).abs() <= TOLERANCE => {
                    if known
                        .get(id)
                        .is_some_and(|figures| figures.iter().any(|f| f == figure.name))
                    {
                        *explained.entry(id).or_default() += 1;
                    } else {
                        faults.push(format!(
                            "{}: `{id}` is not in the list for {}",
                            question.name, figure.name
                        ));
                    }
                }
                _ => faults.push(format!(
                    "{}: {} is {ours} here and {} there",
                    question.name,
                    figure.name,
                    cents(theirs)
                )),
            }
        }
    }
    let seen: BTreeSet<&str> = explained.keys().copied().collect();
    for id in known.keys().filter(|id| !seen.contains(id.as_str())) {
        faults.push(format!("the list explains `{id}`, which does not happen"));
    }
    for fault in &faults {
        eprintln!("unexplained: {fault}");
    }
    println!(
        "modele-social: {} situations, {equal} figures equal to 0.01, {} explained {explained:?}, {} unexplained",
        questions.len(),
        explained.values().sum::<usize>(),
        faults.len()
    );
    if faults.is_empty() {
        Ok(())
    } else {
        Err("unexplained differences".to_owned())
    }
}
