//! What holds for every life with a retraite.

mod lives;

use cumul::{Engine, Figure, Legislation, Money, Outcome, Situation, Trace};
use lives::{Life, euros, job, month};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

/// First month of the lives: every parameter is known for the year before.
const FIRST: i32 = 2026 * 12;

/// A person around 62 to 67 with a retraite under either set of rules, work, and perhaps AAH or Aspa.
fn retired() -> impl Strategy<Value = Life> {
    let frame = (
        0..30i32,
        1..37i32,
        1957..1967i32,
        -30..30i32,
        0..150_000i64,
        0..60_000i64,
        any::<[bool; 6]>(),
        100..176i64,
        0..30_000i64,
    );
    frame.prop_flat_map(|(from, mois, born, since, base, complement, flags, trimestres, profit)| {
        let debut = FIRST + from;
        let depuis = debut + since;
        let aah = if flags[0] { "\"aah\": { \"depuis\": \"2015-01\", \"mva\": true }, " } else { "" };
        let regime = if flags[1] { "ircantec" } else { "agirc_arrco" };
        let ancien = if flags[2] { "independant" } else { "aucun" };
        let aspa = if flags[3] { ", \"aspa\": true" } else { "" };
        let head = format!(
            "\"debut\": \"{}\", \"mois\": {mois}, \"personne\": {{ \"naissance\": \"{born}-05-14\", \"taux_incapacite\": 80 }}, \"foyer\": {{ \"revenu_fiscal_reference\": {{ \"2024\": {} }} }}, \"prestations\": {{ {aah}\"retraite\": {{ \"depuis\": \"{}\", \"base\": {}, \"complementaire\": {}, \"inaptitude\": true, \"trimestres\": {trimestres}, \"toutes_pensions_liquidees\": {}, \"regime_complementaire\": \"{regime}\", \"ancien_non_salarie\": \"{ancien}\" }}{aspa} }}",
            month(debut),
            euros(profit * 100),
            month(depuis),
            euros(base),
            euros(complement),
            flags[4],
        );
        let autres = if flags[5] {
            vec![format!(
                "{{ \"nature\": \"benefice_non_salarie\", \"annuel\": {{ \"2026\": {profit}, \"2027\": {profit}, \"2028\": {profit}, \"2029\": {profit} }} }}"
            )]
        } else {
            Vec::new()
        };
        prop::collection::vec(job(debut, mois), 0..3).prop_map(move |activites| Life {
            debut,
            mois,
            head: head.clone(),
            activites,
            autres: autres.clone(),
        })
    })
}

/// The same lives on every machine and every day.
fn check(
    cases: u32,
    property: impl Fn(&Life, &Situation, &[Outcome]) -> Result<(), TestCaseError>,
) {
    let engine = Engine::new(Legislation::in_force());
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&retired(), |life| {
        let situation = Situation::from_json(&life.json())
            .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{}", life.json())))?;
        let months = engine
            .simulate(&situation)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{}", life.json())))?;
        property(&life, &situation, &months)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn the_trace_of_a_retired_life_accounts_for_every_amount() {
    let engine = Engine::new(Legislation::in_force());
    check(400, |life, situation, silent| {
        let (explained, trace) = engine
            .explain(situation)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(silent, &explained[..]);
        for outcome in silent {
            for (line, amount) in outcome.added().chain(outcome.taken()) {
                let told = amount == Money::ZERO
                    || trace.steps().iter().any(|(month, step)| {
                        *month == outcome.mois
                            && step.rule().line == Some(line)
                            && step.value() == Figure::Money(amount)
                    });
                prop_assert!(
                    told,
                    "{line} of {} is {amount}\n{}",
                    outcome.mois,
                    life.json()
                );
            }
        }
        Ok(())
    });
}

/// A figure of a step in a month.
fn figure(trace: &Trace, month: cumul::Month, rule: &str, name: &str) -> Option<Figure> {
    trace
        .steps()
        .iter()
        .find(|(at, step)| *at == month && step.rule().id == rule)
        .and_then(|(_, step)| step.inputs().find(|(known, _)| *known == name))
        .map(|(_, figure)| figure)
}

#[test]
fn work_never_adds_to_a_retraite_but_what_it_took_in_the_year() {
    let engine = Engine::new(Legislation::in_force());
    check(400, |life, situation, silent| {
        let (_, trace) = engine
            .explain(situation)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        let mut taken_in_year = Money::ZERO;
        for outcome in silent {
            if outcome.mois.is_january() {
                taken_in_year = Money::ZERO;
            }
            let Some(Figure::Money(taken)) = figure(
                &trace,
                outcome.mois,
                "retraite.servie",
                "retiré par le travail",
            ) else {
                continue;
            };
            prop_assert!(
                outcome.prestations.retraite >= Money::ZERO,
                "{}",
                life.json()
            );
            taken_in_year += taken;
            prop_assert!(
                taken >= Money::ZERO || outcome.mois.number() == 12 || taken_in_year >= Money::ZERO,
                "{taken} in {}\n{}",
                outcome.mois,
                life.json()
            );
        }
        Ok(())
    });
}

#[test]
fn a_retraite_and_an_aah_never_pass_the_aah_together_without_work() {
    let ceiling: Money = "1041.59".parse().unwrap_or_default();
    check(400, |life, _, months| {
        if !life.activites.is_empty() || !life.autres.is_empty() {
            return Ok(());
        }
        for outcome in months {
            let benefits = outcome.prestations;
            prop_assert!(
                benefits.aah == Money::ZERO
                    || benefits.aah + benefits.retraite + benefits.aspa <= ceiling,
                "{}\n{}",
                outcome.mois,
                life.json()
            );
        }
        Ok(())
    });
}

#[test]
fn a_retired_life_allocates_nothing() {
    let engine = Engine::new(Legislation::in_force());
    check(100, |life, situation, _| {
        let mut months = vec![Outcome::empty(situation.debut()); situation.months()];
        let mut result = Ok(());
        let used =
            allocation_counter::measure(|| result = engine.simulate_into(situation, &mut months));
        prop_assert_eq!(result, Ok(()));
        prop_assert_eq!(used.count_total, 0, "{}", life.json());
        Ok(())
    });
}

/// Without work a date of effect on either side of 2027 gives the same pension, month for month.
#[test]
fn the_rules_of_2027_change_nothing_without_work() {
    let engine = Engine::new(Legislation::in_force());
    let life = |depuis: &str| {
        format!(
            r#"{{ "debut": "2027-02", "mois": 36, "personne": {{ "naissance": "1964-05-15" }},
            "prestations": {{ "retraite": {{ "depuis": "{depuis}", "base": 700.00, "complementaire": 100.00, "inaptitude": true }} }} }}"#
        )
    };
    let run = |depuis: &str| {
        let situation =
            Situation::from_json(&life(depuis)).unwrap_or_else(|faults| panic!("{faults:?}"));
        engine
            .simulate(&situation)
            .unwrap_or_else(|error| panic!("{error}"))
            .iter()
            .map(|month| month.prestations.retraite)
            .collect::<Vec<_>>()
    };
    assert_eq!(run("2026-12"), run("2027-01"));
}
