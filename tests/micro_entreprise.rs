//! What holds for every micro-entreprise.

mod lives;

use cumul::{Engine, Legislation, Money, Outcome, Situation};
use lives::{euros, life, micro, month};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

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

fn months(engine: &Engine, text: &str) -> Result<Vec<Outcome>, TestCaseError> {
    let situation = Situation::from_json(text)
        .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{text}")))?;
    engine
        .simulate(&situation)
        .map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))
}

/// A life with one micro-entreprise and nothing else to earn, and the same with each of `changes` done to it.
fn alone(head: &str, activite: &str) -> String {
    format!("{{ {head}, \"activites\": [{activite}] }}")
}

/// What benefits read never depends on what is owed: neither the ACRE, nor the tax paid with the contributions, nor the
/// rhythm of the declarations changes a benefit (CGI 50-0, 102 ter).
#[test]
fn benefits_do_not_see_what_receipts_owe() {
    let engine = Engine::new(Legislation::in_force());
    let lives = life().prop_flat_map(|life| (micro(life.debut, life.mois), Just(life)));
    check(300, lives, |(activite, life)| {
        let base = months(&engine, &alone(&life.head, &activite))?;
        for (given, other) in [
            ("\"acre\": true", "\"acre\": false"),
            ("\"acre\": false", "\"acre\": true"),
            (
                "\"versement_liberatoire\": true",
                "\"versement_liberatoire\": false",
            ),
            (
                "\"versement_liberatoire\": false",
                "\"versement_liberatoire\": true",
            ),
            ("\"mensuelle\"", "\"trimestrielle\""),
            ("\"trimestrielle\"", "\"mensuelle\""),
        ] {
            if !activite.contains(given) {
                continue;
            }
            let changed = months(&engine, &alone(&life.head, &activite.replace(given, other)))?;
            for (base, changed) in base.iter().zip(&changed) {
                prop_assert_eq!(
                    base.prestations,
                    changed.prestations,
                    "{} {}",
                    base.mois,
                    activite
                );
                prop_assert_eq!(base.revenus, changed.revenus);
            }
        }
        Ok(())
    });
}

/// One euro more of receipts in a month never lowers what a declaration owes, and a declaration owes whole euros.
#[test]
fn a_declaration_owes_whole_euros_and_never_less_for_more_receipts() {
    let engine = Engine::new(Legislation::in_force());
    let categories = prop::sample::select(vec!["bnc", "bnc_cipav", "bic_service", "bic_vente"]);
    let strategy = (
        categories,
        0..900_000i64,
        0..900_000i64,
        1..30_000i64,
        0..24i32,
        any::<[bool; 3]>(),
    );
    check(
        400,
        strategy,
        |(categorie, first, second, more, from, flags)| {
            let debut = 2025 * 12 + from;
            // The two receipts fall in the first declaration, which ends at the earliest three months after the creation.
            let owed = |first: i64| -> Result<(Money, Money), TestCaseError> {
                let text = format!(
                    "{{ \"debut\": \"{0}\", \"mois\": 7, \"personne\": {{ \"naissance\": \"1985-06-15\" }}, \"prestations\": {{ \"prime_activite\": {{ \"demandee\": false }} }}, \"activites\": [{{ \"nature\": \"micro_entreprise\", \"debut\": \"{0}\", \"categorie\": \"{categorie}\", \"declaration\": \"{1}\", \"acre\": {2}, \"versement_liberatoire\": {3}, \"chiffre_affaires\": {{ \"{0}\": {4}, \"{5}\": {6} }} }}] }}",
                    month(debut),
                    if flags[0] {
                        "mensuelle"
                    } else {
                        "trimestrielle"
                    },
                    flags[1],
                    flags[2],
                    euros(first),
                    month(debut + 2),
                    euros(second),
                );
                let months = months(&engine, &text)?;
                let owed: Money = months
                    .iter()
                    .flat_map(|m| m.taken().map(|(_, amount)| amount))
                    .sum();
                let left: Money = months.iter().map(|m| m.disponible).sum();
                let cash: Money = months.iter().map(|m| m.encaisse).sum();
                // All of it is debited by the sixth month.
                prop_assert_eq!(left, cash, "{}", text);
                Ok((owed, left))
            };
            let (less, left) = owed(first)?;
            let (more_owed, more_left) = owed(first + more)?;
            prop_assert!(less <= more_owed, "{} then {}", less, more_owed);
            // A whole euro of rounding on each of the four lines at most.
            prop_assert!(
                more_left + Money::euros(4) >= left,
                "{} then {}",
                left,
                more_left
            );
            let whole = less.rounded(cumul::Rounding::Euro);
            prop_assert_eq!(less, whole);
            Ok(())
        },
    );
}

/// The same receipts typed once for all months, or month by month, or by ranges.
#[test]
fn months_one_by_one_are_the_same_as_a_scalar() {
    let engine = Engine::new(Legislation::in_force());
    let strategy = (life(), 0..600_000i64, -14..6i32, 1..30i32);
    check(200, strategy, |(life, cents, from, length)| {
        let (first, last) = (life.debut + from, life.debut + from + length);
        let with = |receipts: &str| {
            alone(
                &life.head,
                &format!(
                    "{{ \"nature\": \"micro_entreprise\", \"debut\": \"{}\", \"fin\": \"{}\", \"categorie\": \"bnc\", \"chiffre_affaires\": {receipts} }}",
                    month(first),
                    month(last)
                ),
            )
        };
        let each: Vec<String> = (first..=last)
            .map(|at| format!("\"{}\": {}", month(at), euros(cents)))
            .collect();
        let scalar = months(&engine, &with(&euros(cents)))?;
        prop_assert_eq!(
            &scalar,
            &months(&engine, &with(&format!("{{ {} }}", each.join(", "))))?
        );
        let range = format!(
            "{{ \"{}..{}\": {} }}",
            month(first),
            month(last),
            euros(cents)
        );
        prop_assert_eq!(&scalar, &months(&engine, &with(&range))?);
        Ok(())
    });
}

/// More receipts never raise the AAH of a month, nor the pension d'invalidité.
#[test]
fn more_receipts_never_raise_a_benefit() {
    let engine = Engine::new(Legislation::in_force());
    let strategy = (life(), 1..400_000i64, 1..50_000i64);
    check(200, strategy, |(life, cents, more)| {
        let with = |cents: i64| {
            alone(
                &life.head,
                &format!(
                    "{{ \"nature\": \"micro_entreprise\", \"debut\": \"{}\", \"categorie\": \"bic_service\", \"chiffre_affaires\": {} }}",
                    month(life.debut - 20),
                    euros(cents)
                ),
            )
        };
        let (less, more) = (
            months(&engine, &with(cents))?,
            months(&engine, &with(cents + more))?,
        );
        let (mut before, mut after) = (Money::ZERO, Money::ZERO);
        for (less, more) in less.iter().zip(&more) {
            let (p, q) = (less.prestations, more.prestations);
            prop_assert!(
                q.pension_invalidite <= p.pension_invalidite,
                "{}",
                less.mois
            );
            // A smaller pension can leave room for more AAH: both together never grow.
            before = before + p.aah + p.pension_invalidite;
            after = after + q.aah + q.pension_invalidite;
        }
        prop_assert!(after <= before, "{} then {}", before, after);
        Ok(())
    });
}
