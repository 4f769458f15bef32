//! What holds for every life.

mod lives;

use cumul::{Engine, Figure, Legislation, Money, Outcome, Parameter, Situation, Trace};
use lives::{Life, euros, life, month};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

fn engine() -> Engine {
    Engine::new(Legislation::in_force())
}

/// The same lives on every machine and every day.
fn check(cases: u32, property: impl Fn(Life) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    if let Err(error) = runner.run(&life(), property) {
        panic!("{error}");
    }
}

fn situation(life: &Life) -> Result<Situation, TestCaseError> {
    Situation::from_json(&life.json())
        .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{}", life.json())))
}

fn months(engine: &Engine, life: &Life) -> Result<Vec<Outcome>, TestCaseError> {
    engine
        .simulate(&situation(life)?)
        .map_err(|error| TestCaseError::fail(format!("{error}\n{}", life.json())))
}

#[test]
fn explained_and_silent_runs_agree() {
    let engine = engine();
    check(400, |life| {
        let situation = situation(&life)?;
        let silent = months(&engine, &life)?;
        let (explained, trace) = engine
            .explain(&situation)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&silent, &explained);
        prop_assert!(!trace.steps().is_empty());
        Ok(())
    });
}

#[test]
fn the_lines_make_what_is_left() {
    let engine = engine();
    check(400, |life| {
        for outcome in months(&engine, &life)? {
            let added: Money = outcome.added().map(|(_, amount)| amount).sum();
            let taken: Money = outcome.taken().map(|(_, amount)| amount).sum();
            prop_assert_eq!(added - taken, outcome.disponible);
        }
        Ok(())
    });
}

#[test]
fn the_trace_accounts_for_every_amount() {
    let engine = engine();
    check(400, |life| {
        let mut trace = Trace::new();
        let mut outcomes = months(&engine, &life)?;
        engine
            .explain_into(&situation(&life)?, &mut outcomes, &mut trace)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        for outcome in &outcomes {
            let fixed = [
                ("disponible", outcome.disponible),
                ("encaisse", outcome.encaisse),
            ];
            for (line, amount) in outcome.added().chain(outcome.taken()).chain(fixed) {
                if amount == Money::ZERO {
                    continue;
                }
                let told = trace.steps().iter().any(|(month, step)| {
                    *month == outcome.mois
                        && step.rule().line == Some(line)
                        && step.value() == Figure::Money(amount)
                });
                prop_assert!(
                    told,
                    "{} of {} is {} and no step says it\n{}",
                    line,
                    outcome.mois,
                    amount,
                    life.json()
                );
            }
        }
        Ok(())
    });
}

#[test]
fn benefits_stay_between_nothing_and_their_ceiling() {
    let engine = engine();
    check(600, |life| {
        let ceiling: Money = "1041.59"
            .parse()
            .map_err(|_| TestCaseError::fail("amount"))?;
        for outcome in months(&engine, &life)? {
            prop_assert!(
                outcome.prestations.aah >= Money::ZERO && outcome.prestations.aah <= ceiling
            );
            prop_assert!(
                outcome.prestations.mva == Money::ZERO
                    || outcome.prestations.mva.to_string() == "104.77"
            );
            for (line, amount) in outcome.added() {
                prop_assert!(
                    amount >= Money::ZERO,
                    "{} is {} in {}\n{}",
                    line,
                    amount,
                    outcome.mois,
                    life.json()
                );
            }
            prop_assert_eq!(
                outcome.bases.brut == Money::ZERO,
                outcome.bases.net_social == Money::ZERO
            );
        }
        Ok(())
    });
}

#[test]
fn months_before_a_change_keep_their_outcome() {
    let engine = engine();
    check(300, |life| {
        let base = months(&engine, &life)?;
        let at = life.mois / 2;
        let mut changed = life.clone();
        changed.activites.push(format!(
            "{{ \"nature\": \"salariat\", \"debut\": \"{}\", \"brut_mensuel\": 900.00 }}",
            month(life.debut + at)
        ));
        let other = months(&engine, &changed)?;
        let before = usize::try_from(at).unwrap_or(0);
        prop_assert_eq!(&base[..before], &other[..before]);
        prop_assert_ne!(&base[before..], &other[before..]);
        Ok(())
    });
}

#[test]
fn an_amendment_equal_to_the_law_changes_nothing() {
    let engine = engine();
    let january: cumul::Month = "2024-01".parse().unwrap_or_else(|e| panic!("{e}"));
    let mut law = Legislation::in_force();
    let mut amended = 0;
    for parameter in Parameter::all().iter().filter(|p| p.unit != "bareme") {
        // Values of a revalorisation act in the month in which they start: repeating one would revalorise again.
        if parameter.id.ends_with(".coefficient_revalorisation") {
            continue;
        }
        for value in parameter.values() {
            let from: cumul::Month = value.from[..7].parse().unwrap_or(january);
            if value.until.is_some() {
                continue;
            }
            let value = value.value.parse().unwrap_or_default();
            law = law
                .amend(parameter.id, from, value)
                .unwrap_or_else(|e| panic!("{e}"));
            amended += 1;
        }
    }
    assert!(amended > 80, "{amended}");
    let same = Engine::new(law);
    check(200, |life| {
        prop_assert_eq!(months(&engine, &life)?, months(&same, &life)?);
        Ok(())
    });
}

#[test]
fn an_amendment_of_the_abatement_changes_the_aah_from_its_month_on() {
    let request = |amend: &str| {
        format!(
            r#"{{ "debut": "2026-12", "mois": 6, "personne": {{ "naissance": "1985-06-15", "taux_incapacite": 80 }},
            "prestations": {{ "aah": {{ "depuis": "2019-05" }} }},
            "activites": [ {{ "nature": "salariat", "debut": "2024-01", "net_imposable_mensuel": 900.00 }} ]{amend} }}"#
        )
    };
    let engine = engine();
    let answer = |text: &str| {
        let situation = Situation::from_json(text).unwrap_or_else(|faults| panic!("{faults:?}"));
        engine
            .simulate(&situation)
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let law = answer(&request(""));
    let other = answer(&request(
        r#", "legislation": { "amend": { "aah.abattement_tranche_haute": { "2027-01": 0.50 } } }"#,
    ));
    assert_eq!(law[0], other[0]);
    for (law, other) in law.iter().zip(&other).skip(1) {
        // 336,0636 + 50 % × 1 019,682 = 845,9046 ; (3 124,77 − 845,9046) / 3 = 759,6218.
        assert_eq!(law.prestations.aah.to_string(), "725.63");
        assert_eq!(other.prestations.aah.to_string(), "759.62");
    }
}

/// A wage one euro higher never leaves less over a life. The rules that could make it so are kept out of the draw: the
/// loss of the MVA with the first euro (no MVA), the CET just above the plafond (wages below it), the pension
/// d'invalidité that wages of before the life still reduce (no pension; see the next property), the prime d'activité, which
/// reads the months of full cumul after they are over (not claimed: 30 % of a euro stays after the AAH, and it takes 32 %),
/// the grid of the prélèvement à la source, whose lines are steps (a known rate, nil).
#[test]
fn one_more_euro_of_wage_never_costs_money() {
    let engine = engine();
    check(400, |life| {
        let head = without_tax(&without_prime(&without_pension(&life.head)));
        let cents =
            10_000 + (i64::from(life.mois) * 7_919 + i64::from(life.debut) * 104_729) % 300_000;
        let job = |cents: i64| Life {
            head: head.replace("\"mva\": true", "\"mva\": false"),
            activites: vec![format!(
                "{{ \"nature\": \"salariat\", \"debut\": \"{}\", \"brut_mensuel\": {} }}",
                month(life.debut - 8),
                euros(cents)
            )],
            autres: life.autres.clone(),
            ..life.clone()
        };
        let total = |life: &Life| -> Result<Money, TestCaseError> {
            Ok(months(&engine, life)?
                .iter()
                .map(|outcome| outcome.disponible)
                .sum())
        };
        let (less, more) = (total(&job(cents))?, total(&job(cents + 100))?);
        prop_assert!(
            more >= less,
            "{} then {} with one euro more\n{}",
            less,
            more,
            job(cents).json()
        );
        Ok(())
    });
}

/// The head of a request whose payers know the rate of the tax, which is nil, and whose tax notices are given: a line of the
/// grid, or of the CSG, is a step that one euro can cross.
fn without_tax(head: &str) -> String {
    head.replacen(
        "\"foyer\": { ",
        "\"foyer\": { \"taux_prelevement\": 0, \"revenu_fiscal_reference\": { \"2022\": 0, \"2023\": 0, \"2024\": 0, \"2025\": 0, \"2026\": 0 }, ",
        1,
    )
}

/// The head of a request whose person does not claim the prime d'activité: a claim that comes a month sooner or later,
/// for a euro, moves whole quarters.
fn without_prime(head: &str) -> String {
    head.replacen(
        "\"prestations\": { ",
        "\"prestations\": { \"prime_activite\": { \"demandee\": false }, ",
        1,
    )
}

/// Claiming the prime d'activité adds it, and changes no other line: nothing reads it.
#[test]
fn the_prime_d_activite_only_adds_itself() {
    let engine = engine();
    let mut claimed = 0;
    let counted = std::cell::RefCell::new(&mut claimed);
    check(300, |life| {
        let mut without = life.clone();
        without.head = without_prime(&life.head);
        for (with, without) in months(&engine, &life)?
            .iter()
            .zip(&months(&engine, &without)?)
        {
            let prime = with.prestations.prime_activite;
            // D. 846-2: at least 15 € before CRDS; the most that a household of five with full bonifications can have.
            let low: Money = "14.93".parse().map_err(|_| TestCaseError::fail("amount"))?;
            let high: Money = "3000".parse().map_err(|_| TestCaseError::fail("amount"))?;
            prop_assert!(
                prime == Money::ZERO || (prime >= low && prime <= high),
                "{}",
                prime
            );
            prop_assert_eq!(without.prestations.prime_activite, Money::ZERO);
            prop_assert_eq!(with.disponible - prime, without.disponible);
            **counted.borrow_mut() += i32::from(prime > Money::ZERO);
        }
        Ok(())
    });
    assert!(claimed > 100, "{claimed}");
}

/// The head of a request without its pension d'invalidité.
fn without_pension(head: &str) -> String {
    match head.split_once(", \"pension_invalidite\": {") {
        None => head.to_owned(),
        Some((before, after)) => {
            let rest = after.split_once('}').map_or("", |(_, rest)| rest);
            format!("{before}{rest}")
        }
    }
}

/// R. 341-17: one more euro of wage a month takes at most half a euro a month from the pension, and never gives any; the
/// pension stays between nothing and what it would be.
#[test]
fn half_of_one_more_euro_at_most_leaves_the_pension() {
    let engine = engine();
    check(300, |life| {
        let with = |cents: i64| Life {
            head: format!(
                "{}, \"prestations\": {{ \"pension_invalidite\": {{ \"categorie\": 2, \"depuis\": \"2023-01\", \"montant_mensuel\": 850.00, \"salaire_de_comparaison\": 21000.00 }} }}",
                life.head.split(", \"prestations\"").next().unwrap_or("")
            ),
            activites: vec![format!(
                "{{ \"nature\": \"salariat\", \"debut\": \"{}\", \"brut_mensuel\": {} }}",
                month(life.debut - 14),
                euros(cents)
            )],
            autres: Vec::new(),
            ..life.clone()
        };
        let cents =
            30_000 + (i64::from(life.mois) * 7_919 + i64::from(life.debut) * 104_729) % 300_000;
        let (less, more) = (
            months(&engine, &with(cents))?,
            months(&engine, &with(cents + 100))?,
        );
        let half: Money = "0.51".parse().map_err(|_| TestCaseError::fail("amount"))?;
        let mut reduced = false;
        for (less, more) in less.iter().zip(&more) {
            let lost = less.prestations.pension_invalidite - more.prestations.pension_invalidite;
            prop_assert!(
                lost >= Money::ZERO && lost <= half,
                "{} in {}\n{}",
                lost,
                less.mois,
                with(cents).json()
            );
            reduced |= lost > Money::ZERO;
        }
        // Around the former salary the euro is felt.
        prop_assert!(
            reduced || !(95_000..=260_000).contains(&cents),
            "{}",
            with(cents).json()
        );
        Ok(())
    });
}

/// What one more euro a month of an income may take from a line in a month, and the rules that may take it. Anything else
/// would be a fault.
fn allowed(line: &str) -> Option<(&'static str, &'static [&'static str])> {
    Some(match line {
        // Half of the euro, or of the euro and a quarter of non-salaried income (R. 341-17), and a cent of rounding.
        "pension_invalidite" => ("0.64", &["pension_invalidite.reduction"]),
        // All of it at most (incomes that nothing is left out of), and the rounding of a month.
        "aah" => ("1.02", &["aah.ressources"]),
        // All of it above the abatement; gross, when the net is less than a euro. Both follow a pension wholly suspended.
        "asi" => ("1.02", &["asi.ressources"]),
        _ => return None,
    })
}

/// One more euro a month of any income, beside an AAH, a pension d'invalidité and an ASI: each line that falls falls by no
/// more than its rule takes, the trace names the rule in that month, and so the total never falls by more.
#[test]
fn one_more_euro_takes_no_more_than_the_rules_that_the_trace_names() {
    let engine = engine();
    let (mut pensions, mut allowances, mut falls) = (0, 0, 0);
    let counted = std::cell::RefCell::new((&mut pensions, &mut allowances, &mut falls));
    check(400, |life| {
        let cents =
            10_000 + (i64::from(life.mois) * 7_919 + i64::from(life.debut) * 104_729) % 290_000;
        let head = without_tax(&without_prime(&life.head))
            // The first euro takes the MVA whole, the card gives an abatement with a threshold: other properties.
            .replace("\"mva\": true", "\"mva\": false")
            .replace("\"cmi_invalidite\": true", "\"cmi_invalidite\": false")
            .replace(
                ", \"pension_invalidite\"",
                ", \"asi\": true, \"pension_invalidite\"",
            );
        let with = |cents: i64| {
            let mut life = Life {
                head: head.clone(),
                ..life.clone()
            };
            let debut = month(life.debut - 8);
            if life.mois % 4 == 1 {
                // A profit and receipts of the same year are refused.
                life.activites
                    .retain(|activite| !activite.contains("micro_entreprise"));
            }
            match life.mois % 4 {
                0 => life.autres.push(format!(
                    "{{ \"nature\": \"ij_maladie\", \"debut\": \"{debut}\", \"montant_mensuel\": {}, \"activite_apres_pension\": true }}",
                    euros(cents)
                )),
                1 => life.autres.push(format!(
                    "{{ \"nature\": \"benefice_non_salarie\", \"annuel\": {{ \"2024\": {0}, \"2025\": {0} }} }}",
                    euros(cents * 12)
                )),
                _ => life.activites.push(format!(
                    "{{ \"nature\": \"salariat\", \"debut\": \"{debut}\", \"brut_mensuel\": {} }}",
                    euros(cents)
                )),
            }
            life
        };
        let (first, second) = (with(cents), with(cents + 100));
        let less = months(&engine, &first)?;
        let (more, trace) = engine
            .explain(&situation(&second)?)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        for (less, more) in less.iter().zip(&more) {
            let mut taken = Money::ZERO;
            for ((line, before), (_, after)) in less.added().zip(more.added()) {
                if after >= before {
                    continue;
                }
                let lost = before - after;
                let Some((most, rules)) = allowed(line) else {
                    return Err(TestCaseError::fail(format!(
                        "{line} falls by {lost} in {}\n{}",
                        less.mois,
                        second.json()
                    )));
                };
                let most: Money = most.parse().map_err(|_| TestCaseError::fail("amount"))?;
                let named = trace
                    .steps()
                    .iter()
                    .any(|(month, step)| *month == more.mois && rules.contains(&step.rule().id));
                // The ASI stops with a pension wholly suspended (L. 815-27), and beyond twelve months above its ceiling.
                let stopped = line == "asi" && after == Money::ZERO;
                // An ASI that the twelve months bring back (R. 815-29) comes off the AAH: nothing is lost.
                let back = more.prestations.asi - less.prestations.asi;
                let most = if line == "aah" && back > Money::ZERO {
                    most + back
                } else {
                    most
                };
                prop_assert!(
                    named && (lost <= most || stopped),
                    "{} falls by {} in {}, at most {} by {:?}\n{}",
                    line,
                    lost,
                    less.mois,
                    most,
                    rules,
                    second.json()
                );
                taken += lost;
                let mut counted = counted.borrow_mut();
                *counted.0 += i32::from(line == "pension_invalidite");
                *counted.1 += i32::from(line == "asi");
            }
            // The balance of a year holds the tax of twelve more euros, and its threshold of 61 €.
            let impot = more.prelevements.impot - less.prelevements.impot;
            prop_assert!(
                less.disponible - more.disponible <= taken + impot.max(Money::ZERO),
                "{}",
                second.json()
            );
            *counted.borrow_mut().2 += i32::from(more.disponible < less.disponible);
        }
        Ok(())
    });
    assert!(
        pensions > 20 && allowances > 0 && falls > 0,
        "{pensions} {allowances} {falls}"
    );
}

#[test]
fn a_life_without_work_keeps_the_whole_pension() {
    let engine = engine();
    check(100, |life| {
        let head = format!(
            "{}, \"prestations\": {{ \"pension_invalidite\": {{ \"categorie\": 1, \"depuis\": \"2023-01\", \"montant_mensuel\": 700.00, \"salaire_annuel_moyen\": 24000.00 }} }}",
            life.head.split(", \"prestations\"").next().unwrap_or("")
        );
        let idle = Life {
            head,
            activites: Vec::new(),
            autres: Vec::new(),
            ..life
        };
        for outcome in months(&engine, &idle)? {
            prop_assert!(
                outcome.prestations.pension_invalidite
                    >= "700.00"
                        .parse()
                        .map_err(|_| TestCaseError::fail("amount"))?
            );
        }
        Ok(())
    });
}

/// The answer and the requests of the corpus follow their schema.
#[test]
fn requests_and_answers_follow_their_schema() {
    let text = cumul::json::node_to_json(&cumul::schema());
    let schemas: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}"));
    let compile = |name: &str| {
        jsonschema::validator_for(&schemas[name]).unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    let (request, answer) = (compile("demande"), compile("reponse"));
    let engine = engine();
    let mut seen = 0;
    for fixture in cumul_tests::fixtures() {
        let Some(text) = fixture.request() else {
            continue;
        };
        let Ok(situation) = Situation::from_json(&text) else {
            continue;
        };
        let value: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}"));
        if let Err(error) = request.validate(&value) {
            panic!("{}: {error} at {}", fixture.name, error.instance_path());
        }
        let Ok(result) = engine.answer_explained(&situation) else {
            continue;
        };
        let value: serde_json::Value =
            serde_json::from_str(&result.to_json()).unwrap_or_else(|e| panic!("{e}"));
        if let Err(error) = answer.validate(&value) {
            panic!("{}: {error} at {}", fixture.name, error.instance_path());
        }
        seen += 1;
    }
    assert!(seen > 50, "{seen} requests");
}

/// A request that the schema refuses is refused by the reader too: one wrong field at a time.
#[test]
fn the_schema_and_the_reader_refuse_the_same_fields() {
    let text = cumul::json::node_to_json(&cumul::schema());
    let schemas: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}"));
    let validator =
        jsonschema::validator_for(&schemas["demande"]).unwrap_or_else(|e| panic!("{e}"));
    let base = r#"{ "debut": "2026-12", "mois": 6, "personne": { "naissance": "1985-06-15", "taux_incapacite": 80 },
        "prestations": { "aah": { "depuis": "2019-05" } },
        "activites": [ { "nature": "salariat", "debut": "2024-01", "brut_mensuel": 900.00 } ] }"#;
    assert!(Situation::from_json(base).is_ok());
    for (good, wrong) in [
        ("\"2026-12\"", "\"2026-13\""),
        ("\"mois\": 6", "\"mois\": 121"),
        ("\"mois\": 6", "\"mois\": 6.5"),
        ("\"1985-06-15\"", "\"15/06/1985\""),
        ("80 }", "101 }"),
        ("900.00", "\"900\""),
        ("900.00", "-1"),
        ("\"salariat\"", "\"salaire\""),
        ("\"brut_mensuel\"", "\"brut\""),
        ("\"depuis\"", "\"depui\""),
    ] {
        let text = base.replacen(good, wrong, 1);
        assert_ne!(text, base);
        let value: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}"));
        assert!(!validator.is_valid(&value), "the schema accepts {wrong}");
        assert!(
            Situation::from_json(&text).is_err(),
            "the reader accepts {wrong}"
        );
    }
}

/// What the answer says of one month.
fn month_of_answer(request: &str) -> Result<serde_json::Value, TestCaseError> {
    let fail = |text: String| TestCaseError::fail(format!("{text}\n{request}"));
    let situation = Situation::from_json(request).map_err(|faults| fail(format!("{faults:?}")))?;
    let answer = engine()
        .answer(&situation)
        .map_err(|faults| fail(format!("{faults:?}")))?;
    let answer: serde_json::Value =
        serde_json::from_str(&answer.to_json()).map_err(|e| fail(e.to_string()))?;
    Ok(answer["mois"][0].clone())
}

/// A figure of the answer, in cents.
fn cents_of(value: &serde_json::Value) -> i64 {
    let decimal: rust_decimal::Decimal = value
        .to_string()
        .parse()
        .unwrap_or_else(|e| panic!("{value}: {e}"));
    i64::try_from(decimal * rust_decimal::Decimal::ONE_HUNDRED).unwrap_or_else(|e| panic!("{e}"))
}

fn check_with<S: Strategy>(
    cases: u32,
    strategy: S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    if let Err(error) = runner.run(&strategy, property) {
        panic!("{error}");
    }
}

/// A request of one month with one activity.
fn one_month(at: i32, activity: &str) -> String {
    format!(
        "{{ \"debut\": \"{0}\", \"mois\": 1, \"personne\": {{ \"naissance\": \"1985-06-15\" }}, \"activites\": [{activity}] }}",
        month(at)
    )
}

/// A job with the profile of a portage company: cadre, 50 employees, accidents at work 1 %.
fn like_portage(at: i32, days: i64, cdd: bool, gross: i64) -> String {
    let contract = if cdd {
        format!(
            "\"contrat\": \"cdd\", \"debut\": \"{}\", \"fin\": \"{}\"",
            month(at - 1),
            month(at + 2)
        )
    } else {
        format!("\"contrat\": \"cdi\", \"debut\": \"{}\"", month(at - 1))
    };
    one_month(
        at,
        &format!(
            "{{ \"nature\": \"salariat\", {contract}, \"brut_mensuel\": {}, \"heures_mensuelles\": {}, \"cadre\": true, \"effectif\": 50, \"taux_atmp\": 1 }}",
            euros(gross),
            7 * days
        ),
    )
}

/// The gross of portage is the largest whose cost, that of an ordinary job, does not exceed what is available.
#[test]
fn the_gross_of_portage_is_the_largest_that_the_price_pays() {
    let strategy = (
        1_000..2_000_000i64,
        1..22i64,
        2024 * 12 + 1..2027 * 12,
        any::<bool>(),
    );
    check_with(400, strategy, |(price, days, at, cdd)| {
        let contract = if cdd {
            format!("\"contrat\": \"cdd\", \"fin\": \"{}\"", month(at + 2))
        } else {
            "\"contrat\": \"cdi\"".to_owned()
        };
        let portage = month_of_answer(&one_month(
            at,
            &format!(
                "{{ \"nature\": \"portage_salarial\", {contract}, \"debut\": \"{}\", \"jours\": {days}, \"honoraires\": {}, \"frais_gestion\": 0 }}",
                month(at - 1),
                euros(price)
            ),
        ))?;
        let gross = cents_of(&portage["bases"]["brut"]);
        let job = month_of_answer(&like_portage(at, days, cdd, gross))?;
        prop_assert_eq!(
            &portage["bases"]["cout_employeur"],
            &job["bases"]["cout_employeur"]
        );
        prop_assert_eq!(&portage["revenus"], &job["revenus"]);
        prop_assert!(cents_of(&portage["bases"]["cout_employeur"]["total"]) <= price);
        let more = month_of_answer(&like_portage(at, days, cdd, gross + 1))?;
        prop_assert!(
            cents_of(&more["bases"]["cout_employeur"]["total"]) > price,
            "{} then {} for {}",
            gross,
            more["bases"]["cout_employeur"],
            price
        );
        Ok(())
    });
}

/// One more cent of gross never costs less; the figures of the cost add up.
#[test]
fn a_higher_gross_never_costs_less() {
    let strategy = (
        100..900_000i64,
        1..300i64,
        1..22i64,
        2024 * 12 + 1..2027 * 12,
        any::<bool>(),
    );
    check_with(600, strategy, |(gross, more, days, at, cdd)| {
        let cost = |gross| {
            month_of_answer(&like_portage(at, days, cdd, gross))
                .map(|month| month["bases"]["cout_employeur"].clone())
        };
        let (low, next, high) = (cost(gross)?, cost(gross + 1)?, cost(gross + more)?);
        let total = |cost: &serde_json::Value| cents_of(&cost["total"]);
        prop_assert!(total(&low) <= total(&next) && total(&next) <= total(&high).max(total(&next)));
        prop_assert!(total(&low) <= total(&high) && total(&low) >= gross);
        let sum = cents_of(&low["brut"]) + cents_of(&low["cotisations"])
            - cents_of(&low["reduction_generale"])
            + cents_of(&low["mutuelle"])
            + cents_of(&low["taxe_salaires"]);
        prop_assert_eq!(sum, total(&low));
        Ok(())
    });
}

/// A scalar and the same value for each month give the same months.
#[test]
fn month_maps_are_scalars() {
    let strategy = (
        1..22i64,
        10_000..100_000i64,
        2..18i32,
        0..3i64,
        any::<bool>(),
    );
    check_with(150, strategy, |(days, price, length, delay, kept)| {
        let first = 2026 * 12;
        let range = format!("{}..{}", month(first), month(first + length + 24));
        let reserve = if kept { "retenue" } else { "versee" };
        let life = |days: String, price: String| {
            format!(
                "{{ \"debut\": \"{0}\", \"mois\": {length}, \"personne\": {{ \"naissance\": \"1985-06-15\", \"taux_incapacite\": 80 }}, \"prestations\": {{ \"aah\": {{ \"depuis\": \"2019-05\" }} }}, \"activites\": [{{ \"nature\": \"portage_salarial\", \"debut\": \"{0}\", \"jours\": {days}, \"tarif_journalier\": {price}, \"decalage_paiement\": {delay}, \"reserve\": \"{reserve}\" }}] }}",
                month(first)
            )
        };
        let simulate = |request: String| {
            Situation::from_json(&request)
                .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{request}")))
                .and_then(|situation| {
                    engine()
                        .simulate(&situation)
                        .map_err(|e| TestCaseError::fail(e.to_string()))
                })
        };
        let scalars = simulate(life(days.to_string(), euros(price)))?;
        let maps = simulate(life(
            format!("{{ \"{range}\": {days} }}"),
            format!("{{ \"{range}\": {} }}", euros(price)),
        ))?;
        prop_assert_eq!(scalars, maps);
        Ok(())
    });
}

/// The law of the request turns prices into pay once; any other engine turns them again and finds the same.
#[test]
fn a_price_turned_into_pay_in_advance_is_the_same() {
    // An amendment equal to the law makes another law, which no request was prepared by.
    let value = "4005".parse().unwrap_or_default();
    let january: cumul::Month = "2026-01".parse().unwrap_or_else(|e| panic!("{e}"));
    let law = Legislation::in_force()
        .amend("salaire.plafond_mensuel", january, value)
        .unwrap_or_else(|e| panic!("{e}"));
    let (prepared, again) = (engine(), Engine::new(law));
    let strategy = (
        1..22i64,
        10_000..100_000i64,
        2..18i32,
        any::<bool>(),
        any::<bool>(),
    );
    check_with(100, strategy, |(days, price, length, kept, cae)| {
        let first = 2026 * 12;
        let span = format!(
            "\"debut\": \"{}\", \"fin\": \"{}\"",
            month(first),
            month(first + length - 1)
        );
        let activity = if cae {
            format!(
                "{{ \"nature\": \"cae\", {span}, \"part_fixe\": 400.00, \"chiffre_affaires\": {}, \"contribution_cooperative\": 10, \"heures_mensuelles\": 40 }}",
                euros(price)
            )
        } else {
            format!(
                "{{ \"nature\": \"portage_salarial\", {span}, \"jours\": {days}, \"tarif_journalier\": {}, \"reserve\": \"{}\" }}",
                euros(price),
                if kept { "retenue" } else { "versee" }
            )
        };
        let request = format!(
            "{{ \"debut\": \"{}\", \"mois\": {length}, \"personne\": {{ \"naissance\": \"1985-06-15\" }}, \"activites\": [{activity}] }}",
            month(first)
        );
        let situation = Situation::from_json(&request)
            .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{request}")))?;
        let of = |engine: &Engine| {
            engine
                .simulate(&situation)
                .map_err(|e| TestCaseError::fail(e.to_string()))
        };
        prop_assert_eq!(of(&prepared)?, of(&again)?);
        Ok(())
    });
}

/// Missions and the months that they fill give the same answer, whatever their order.
#[test]
fn missions_are_their_months() {
    let mission = (0..300i64, 0..3i32, 1_000..60_000i64, 0..5usize);
    let strategy = prop::collection::vec(mission, 1..40);
    check_with(150, strategy, |drawn| {
        const STATUSES: [&str; 5] = [
            "cdd_usage",
            "vacation_publique",
            "portage_salarial",
            "benevolat",
            "micro_entreprise",
        ];
        let first = 2026 * 12;
        // One mission a day and a status.
        let mut missions: Vec<(i64, i32, i64, usize)> = Vec::new();
        for mission in drawn {
            if !missions
                .iter()
                .any(|m| m.0 == mission.0 && m.3 == mission.3)
            {
                missions.push(mission);
            }
        }
        let place = |day: i64| (first + i32::try_from(day / 28).unwrap_or(0), day % 28 + 1);
        let listed: Vec<String> = missions
            .iter()
            .map(|(day, delay, cents, status)| {
                let (done, day) = place(*day);
                format!(
                    "{{ \"date\": \"{}-{day:02}\", \"encaissement\": \"{}\", \"montant\": {}, \"statut\": \"{}\" }}",
                    month(done),
                    month(done + delay),
                    euros(*cents),
                    STATUSES[*status]
                )
            })
            .collect();
        let sums = |status: usize, of: &dyn Fn(i64) -> i64, shown: &dyn Fn(i64) -> String| {
            let mut sums = std::collections::BTreeMap::new();
            for (day, delay, cents, _) in missions.iter().filter(|m| m.3 == status) {
                *sums.entry(place(*day).0 + delay).or_insert(0) += of(*cents);
            }
            let pairs: Vec<String> = sums
                .iter()
                .map(|(at, sum)| format!("\"{}\": {}", month(*at), shown(*sum)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        };
        let euros_of = |status| sums(status, &|cents| cents, &|sum| euros(sum));
        let days_of = |status| sums(status, &|_| 1, &|sum| sum.to_string());
        let worked = |status: usize| {
            let months: std::collections::BTreeSet<String> = missions
                .iter()
                .filter(|m| m.3 == status)
                .map(|m| format!("\"{}\"", month(place(m.0).0)))
                .collect();
            months.into_iter().collect::<Vec<_>>().join(", ")
        };
        let start = format!("\"debut\": \"{}\"", month(first));
        let heads = [
            format!("\"nature\": \"salariat\", \"contrat\": \"cdd_usage\", {start}"),
            format!("\"nature\": \"salariat\", \"contrat\": \"vacation_publique\", {start}"),
            format!("\"nature\": \"portage_salarial\", {start}"),
            format!("\"nature\": \"benevolat\", {start}"),
            format!("\"nature\": \"micro_entreprise\", \"categorie\": \"bnc\", {start}"),
        ];
        let bodies = [
            format!(
                "\"brut_mensuel\": {}, \"jours\": {}, \"mois_travailles\": [{}]",
                euros_of(0),
                days_of(0),
                worked(0)
            ),
            format!(
                "\"brut_mensuel\": {}, \"mois_travailles\": [{}]",
                euros_of(1),
                worked(1)
            ),
            format!("\"honoraires\": {}, \"jours\": {}", euros_of(2), days_of(2)),
            format!("\"frais_rembourses\": {}", euros_of(3)),
            format!(
                "\"chiffre_affaires\": {}, \"premier_travail\": {}",
                euros_of(4),
                worked(4).split(',').next().unwrap_or_default()
            ),
        ];
        let used: Vec<usize> = (0..5)
            .filter(|status| missions.iter().any(|m| m.3 == *status))
            .collect();
        let life = |activities: Vec<String>, missions: &str| {
            format!(
                "{{ \"debut\": \"{}\", \"mois\": 15, \"personne\": {{ \"naissance\": \"1985-06-15\", \"taux_incapacite\": 80 }}, \"prestations\": {{ \"aah\": {{ \"depuis\": \"2019-05\", \"mva\": true }} }}, \"activites\": [{}]{missions} }}",
                month(first),
                activities.join(", ")
            )
        };
        let open = used
            .iter()
            .map(|status| format!("{{ {} }}", heads[*status]))
            .collect();
        let filled = used
            .iter()
            .map(|status| format!("{{ {}, {} }}", heads[*status], bodies[*status]))
            .collect();
        let missions = life(open, &format!(", \"missions\": [{}]", listed.join(", ")));
        let months = life(filled, "");
        let (by_missions, by_months) = (
            cumul::json::explain(&missions),
            cumul::json::explain(&months),
        );
        prop_assert!(by_months.is_ok(), "{:?}\n{}", by_months, months);
        prop_assert_eq!(by_missions, by_months, "{}", missions);
        Ok(())
    });
}
