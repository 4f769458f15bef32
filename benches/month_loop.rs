//! The month loop: 24 months of one life, silent and with the trace. Each bench also prints the time per person-month.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use cumul::{Engine, Legislation, Outcome, Situation, Trace};

/// A person on AAH, 24 months from December 2026, with these activities.
fn life(activites: &str) -> Situation {
    let text = format!(
        r#"{{ "debut": "2026-12", "mois": 24, "personne": {{ "naissance": "1985-04-12", "taux_incapacite": 80 }},
        "prestations": {{ "aah": {{ "depuis": "2019-05", "mva": true }} }}, "activites": [{activites}] }}"#
    );
    Situation::from_json(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A person on a pension d'invalidité, 24 months from December 2026.
fn pension(aah: &str, activites: &str) -> Situation {
    let text = format!(
        r#"{{ "debut": "2026-12", "mois": 24, "personne": {{ "naissance": "1985-04-12", "taux_incapacite": 80 }},
        "prestations": {{ {aah} "pension_invalidite": {{ "categorie": 2, "depuis": "2021-03", "montant_mensuel": 850.00,
        "salaire_annuel_moyen": 20400.00, "salaire_annee_precedente": 21000.00, "annee_arret": 2020 }} }},
        "foyer": {{ "revenu_fiscal_reference": {{ "2024": 14000.00 }} }}, "activites": [{activites}] }}"#
    );
    Situation::from_json(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A person on a retraite, 24 months from December 2026.
fn retraite(depuis: &str, others: &str, activites: &str) -> Situation {
    let text = format!(
        r#"{{ "debut": "2026-12", "mois": 24, "personne": {{ "naissance": "1964-11-12", "taux_incapacite": 80 }},
        "prestations": {{ {others} "retraite": {{ "depuis": "{depuis}", "base": 620.00, "complementaire": 140.00, "inaptitude": true }} }},
        "foyer": {{ "revenu_fiscal_reference": {{ "2024": 14000.00 }} }}, "activites": [{activites}] }}"#
    );
    Situation::from_json(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

const AAH: &str = r#""aah": { "depuis": "2021-03" },"#;
const ASI: &str = r#""asi": true,"#;
const NO_PRIME: &str = r#""prime_activite": { "demandee": false },"#;
const JOB: &str = r#"{ "nature": "salariat", "debut": "2026-12", "heures_mensuelles": 75.83, "taux_horaire": 12.31 }"#;
const OLD_JOB: &str = r#"{ "nature": "salariat", "debut": "2024-01", "brut_mensuel": 900.00 }"#;
const PORTAGE: &str = r#"{ "nature": "portage_salarial", "debut": "2026-12", "jours": 4, "tarif_journalier": 550.00 }"#;
const COST: &str = r#"{ "nature": "salariat", "debut": "2026-12", "contrat": "cdd_usage", "brut_mensuel": { "2026-12..2028-11": 300.00 }, "effectif": 8, "taux_atmp": 1.5 }"#;
const ESAT: &str = r#"{ "nature": "esat", "debut": "2025-01", "part_esat": 10 }"#;

fn month_loop(criterion: &mut Criterion) {
    let engine = Engine::new(Legislation::in_force());
    for (name, situation) in [
        ("aah alone", life("")),
        ("aah and a new salary", life(JOB)),
        (
            "aah and a salary with three years of history",
            life(OLD_JOB),
        ),
        ("aah and an esat", life(ESAT)),
        ("aah, an esat and a salary", life(&format!("{JOB}, {ESAT}"))),
        ("aah and portage", life(PORTAGE)),
        ("aah and a salary with its cost", life(COST)),
        (
            "aah, portage, a salary and short contracts",
            life(&format!("{PORTAGE}, {JOB}, {COST}")),
        ),
        ("pension and a new salary", pension("", JOB)),
        ("pension and a new salary, no prime", pension(NO_PRIME, JOB)),
        ("pension, asi and a new salary", pension(ASI, JOB)),
        ("pension, aah and a new salary", pension(AAH, JOB)),
        ("retraite and a new salary", retraite("2026-12", "", JOB)),
        (
            "retraite of 2027, aah, aspa and a new salary",
            retraite("2027-01", &format!("{AAH} \"aspa\": true,"), JOB),
        ),
    ] {
        let mut months = vec![Outcome::empty(situation.debut()); situation.months()];
        let mut group = criterion.benchmark_group(name);
        // One element is one person-month: criterion then prints elements a second.
        group.throughput(Throughput::Elements(24));
        group.bench_function("silent", |bench| {
            bench.iter(|| engine.simulate_into(black_box(&situation), black_box(&mut months)));
        });
        let mut trace = Trace::new();
        group.bench_function("trace", |bench| {
            bench.iter(|| {
                engine.explain_into(
                    black_box(&situation),
                    black_box(&mut months),
                    black_box(&mut trace),
                )
            });
        });
        group.bench_function("answer", |bench| {
            bench.iter(|| engine.answer(black_box(&situation)))
        });
        group.finish();
    }
}

criterion_group!(benches, month_loop);
criterion_main!(benches);
