//! The same law computed a second time, with exact decimals and nothing of the core: abattement, AAH of a quarter, and
//! a payslip from gross to nets. Both must agree to the cent on random lives.

use cumul::{Engine, Legislation, Situation};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rust_decimal::{Decimal, RoundingStrategy};

fn dec(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn cents(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn check<S: Strategy>(
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

/// CSS D. 821-9, 2° and D. 821-2, a single person with `children` children, April 2026, income of January to March.
fn aah_of_april_2026(income: [Decimal; 3], children: u32, deduct: bool) -> Decimal {
    let full = dec("1041.59");
    let mut counted: Decimal = income.iter().sum();
    if deduct {
        let deduction = (counted * dec("0.10"))
            .max(dec("509") * dec("0.25"))
            .min(counted);
        counted -= deduction;
    }
    let threshold = dec("3") * dec("0.30") * dec("1823.03");
    let low = counted.min(threshold);
    let base = low * dec("0.20") + (counted - low) * dec("0.60");
    let ceiling = dec("3") * full * (Decimal::ONE + dec("0.5") * Decimal::from(children));
    cents(((ceiling - base) / dec("3")).max(Decimal::ZERO).min(full))
}

fn simulate(text: &str) -> Result<cumul::Outcome, TestCaseError> {
    let situation = Situation::from_json(text)
        .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{text}")))?;
    let months = Engine::new(Legislation::in_force())
        .simulate(&situation)
        .map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    months
        .first()
        .copied()
        .ok_or_else(|| TestCaseError::fail("no month"))
}

#[test]
fn the_aah_of_a_quarter_agrees() {
    let strategy = (prop::array::uniform3(0..300_000i64), 0..4u32, any::<bool>());
    check(2_000, strategy, |(income, children, deduct)| {
        let income = income.map(|cents| Decimal::new(cents, 2));
        let text = format!(
            r#"{{ "debut": "2026-04", "mois": 1, "personne": {{ "naissance": "1985-06-15", "taux_incapacite": 80 }},
            "foyer": {{ "enfants": [{}] }},
            "prestations": {{ "aah": {{ "depuis": "2019-01", "prochaine_declaration": "2026-04" }} }},
            "conventions": {{ "aah_frais": "{}" }},
            "activites": [ {{ "nature": "salariat", "debut": "2024-01",
                "net_imposable_mensuel": {{ "2026-01": {}, "2026-02": {}, "2026-03": {} }} }} ] }}"#,
            vec![r#"{ "naissance": "2015-03-01" }"#; usize::try_from(children).unwrap_or(0)]
                .join(","),
            if deduct { "forfait_10" } else { "aucune" },
            income[0],
            income[1],
            income[2],
        );
        let found = Decimal::from(simulate(&text)?.prestations.aah);
        prop_assert_eq!(found, aah_of_april_2026(income, children, deduct));
        Ok(())
    });
}

/// Net à payer, net imposable and montant net social of July 2026: private sector, `hours` a month.
fn nets_of_july_2026(
    gross: Decimal,
    hours: Decimal,
    cadre: bool,
    mutuelle: Decimal,
) -> [Decimal; 2] {
    let full_hours = dec("151.67");
    let plafond = if hours < full_hours {
        dec("4005") * hours / full_hours
    } else {
        dec("4005")
    };
    let first = gross.min(plafond);
    let second = (gross - plafond).max(Decimal::ZERO).min(plafond * dec("7"));
    let mut due = first * dec("0.069") + gross * dec("0.004");
    due += first * (dec("0.0315") + dec("0.0086")) + second * (dec("0.0864") + dec("0.0108"));
    if gross > plafond {
        due += (first + second) * dec("0.0014");
    }
    let mut employer = mutuelle;
    if cadre {
        due += gross.min(plafond * dec("4")) * dec("0.00024");
        employer += first * dec("0.015");
    }
    let capped = gross.min(plafond * dec("4"));
    let base = capped * dec("0.9825") + (gross - capped) + employer;
    let net = gross - due - base * dec("0.097") - mutuelle;
    let taxable = net + base * dec("0.029") + mutuelle;
    [cents(net), cents(taxable)]
}

#[test]
fn a_payslip_agrees() {
    let strategy = (
        10_000..900_000i64,
        prop::option::of(500..15_167i64),
        any::<bool>(),
        0..8_000i64,
    );
    check(3_000, strategy, |(gross, hours, cadre, mutuelle)| {
        let (gross, mutuelle) = (Decimal::new(gross, 2), Decimal::new(mutuelle, 2));
        let worked = hours.map(|hours| Decimal::new(hours, 2));
        let text = format!(
            r#"{{ "debut": "2026-07", "mois": 1, "personne": {{ "naissance": "1985-06-15" }},
            "activites": [ {{ "nature": "salariat", "debut": "2026-07", "brut_mensuel": {gross}, "cadre": {cadre},
                "mutuelle": {{ "salarie": {mutuelle}, "employeur": {mutuelle} }}{} }} ] }}"#,
            worked.map_or_else(String::new, |hours| format!(
                ", \"heures_mensuelles\": {hours}"
            ))
        );
        let outcome = simulate(&text)?;
        let [net, taxable] =
            nets_of_july_2026(gross, worked.unwrap_or(dec("151.67")), cadre, mutuelle);
        prop_assert_eq!(
            Decimal::from(outcome.revenus.salaire_net),
            net,
            "net of {}",
            text
        );
        prop_assert_eq!(
            Decimal::from(outcome.bases.net_imposable),
            taxable,
            "taxable of {}",
            text
        );
        prop_assert_eq!(Decimal::from(outcome.bases.net_social), net);
        Ok(())
    });
}

#[test]
fn a_net_given_comes_back_from_the_gross_found() {
    check(
        1_000,
        (1_000..300_000i64, any::<bool>()),
        |(net, taxable)| {
            let field = if taxable {
                "net_imposable_mensuel"
            } else {
                "net_a_payer_mensuel"
            };
            let request = |pay: &str| {
                format!(
                    r#"{{ "debut": "2026-07", "mois": 1, "personne": {{ "naissance": "1985-06-15" }},
                "activites": [ {{ "nature": "salariat", "debut": "2026-07", {pay} }} ] }}"#
                )
            };
            let net = Decimal::new(net, 2);
            let given = simulate(&request(&format!("\"{field}\": {net}")))?;
            let found = simulate(&request(&format!(
                "\"brut_mensuel\": {}",
                Decimal::from(given.bases.brut)
            )))?;
            let (typed, back) = if taxable {
                (given.bases.net_imposable, found.bases.net_imposable)
            } else {
                (given.revenus.salaire_net, found.revenus.salaire_net)
            };
            prop_assert_eq!(Decimal::from(typed), net);
            prop_assert_eq!(back, typed, "gross {}", given.bases.brut);
            Ok(())
        },
    );
}

/// Contributions of an employer in July 2026 before the reduction, `hours` a month, and their rates on the first tranche.
fn employer_of_july_2026(
    gross: Decimal,
    hours: Decimal,
    size: i64,
    accidents: Decimal,
    cadre: bool,
    fixed_term: bool,
) -> (Decimal, Decimal) {
    let plafond = dec("4005") * hours.min(dec("151.67")) / dec("151.67");
    let first = gross.min(plafond);
    let second = (gross - plafond).max(Decimal::ZERO).min(plafond * dec("7"));
    let capped = gross.min(plafond * dec("4"));
    let mut due = gross * (dec("0.13") + dec("0.0525") + dec("0.0211") + dec("0.003") + accidents)
        + first * dec("0.0855");
    due += if size >= 50 {
        gross * dec("0.005")
    } else {
        first * dec("0.001")
    };
    due += capped * (dec("0.04") + dec("0.0025"));
    due += first * dec("0.0601") + second * dec("0.1457");
    if gross > plafond {
        due += (first + second) * dec("0.0021");
    }
    due += gross * (dec("0.00016") + dec("0.0068"));
    due += gross
        * if size >= 11 {
            dec("0.01")
        } else {
            dec("0.0055")
        };
    if size >= 50 {
        due += gross * dec("0.0045");
    }
    if fixed_term {
        due += gross * dec("0.01");
    }
    if cadre {
        due += capped * dec("0.00036") + first * dec("0.015");
    }
    let fnal = if size >= 50 {
        dec("0.005")
    } else {
        dec("0.001")
    };
    let rates = dec("0.13")
        + dec("0.0525")
        + dec("0.0855")
        + dec("0.0211")
        + dec("0.003")
        + fnal
        + dec("0.04")
        + dec("0.0601")
        + accidents;
    (cents(due), rates)
}

fn power(value: Decimal, exponent: u32) -> Decimal {
    (0..exponent).fold(Decimal::ONE, |product, _| product * value)
}

#[test]
fn a_cost_agrees() {
    let strategy = (
        5_000..900_000i64,
        1_000..15_168i64,
        prop::sample::select(vec![1_i64, 10, 11, 49, 50, 300]),
        20..500i64,
        any::<bool>(),
        any::<bool>(),
    );
    let engine = Engine::new(Legislation::in_force());
    check(
        3_000,
        strategy,
        |(gross, hours, size, accidents, cadre, fixed_term)| {
            let (gross, hours) = (Decimal::new(gross, 2), Decimal::new(hours, 2));
            let contract = if fixed_term {
                r#""contrat": "cdd", "fin": "2026-12""#
            } else {
                r#""contrat": "cdi""#
            };
            let text = format!(
                r#"{{ "debut": "2026-07", "mois": 1, "personne": {{ "naissance": "1985-06-15" }},
            "activites": [ {{ "nature": "salariat", "debut": "2026-07", {contract}, "brut_mensuel": {gross},
                "heures_mensuelles": {hours}, "cadre": {cadre}, "effectif": {size}, "taux_atmp": {} }} ] }}"#,
                Decimal::new(accidents, 2)
            );
            let situation = Situation::from_json(&text)
                .map_err(|e| TestCaseError::fail(format!("{e:?}\n{text}")))?;
            let answer = engine
                .answer(&situation)
                .map_err(|e| TestCaseError::fail(format!("{e:?}\n{text}")))?;
            let cost = answer
                .mois
                .first()
                .and_then(|month| month.bases.cout_employeur.clone())
                .ok_or_else(|| TestCaseError::fail("no cost"))?;
            let (due, rates) = employer_of_july_2026(
                gross,
                hours,
                size,
                Decimal::new(accidents, 4),
                cadre,
                fixed_term,
            );
            prop_assert_eq!(Decimal::from(cost.cotisations), due, "{}", text);
            let reduction = Decimal::from(cost.reduction_generale);
            prop_assert_eq!(Decimal::from(cost.total), gross + due - reduction);

            // The coefficient, of four decimals, is the only one whose product is the reduction.
            let minimum = dec("0.02");
            let delta = if size >= 50 {
                dec("0.3821")
            } else {
                dec("0.3781")
            };
            let delta = delta.min(rates - minimum);
            let smic = dec("12.02") * dec("1820") / dec("12") * hours / dec("151.67");
            let x = (dec("3") * smic / gross - Decimal::ONE) / dec("2");
            if x <= Decimal::ZERO {
                prop_assert_eq!(reduction, Decimal::ZERO, "{}", text);
                return Ok(());
            }
            let half = dec("0.00005");
            // (c − 0.02) / Tδ = x^(7/4): the fourth power of one is the seventh of the other.
            let exact = power(x.min(Decimal::ONE), 7);
            let holds = |coefficient: Decimal| {
                let low = ((coefficient - half - minimum) / delta).max(Decimal::ZERO);
                let high = (coefficient + half - minimum) / delta;
                power(low, 4) <= exact && exact < power(high, 4)
            };
            let mut coefficient = (reduction / gross).round_dp(4);
            let step = dec("0.0001");
            coefficient = [coefficient - step, coefficient, coefficient + step]
                .into_iter()
                .find(|c| holds(*c) && cents(gross * *c) == reduction)
                .ok_or_else(|| {
                    TestCaseError::fail(format!("{coefficient} for {reduction}\n{text}"))
                })?;
            prop_assert!(coefficient <= minimum + delta + half);
            Ok(())
        },
    );
}
