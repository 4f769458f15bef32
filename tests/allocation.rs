//! The silent hot path allocates nothing, whatever the life.

mod lives;

use cumul::{Engine, Legislation, Outcome, Situation};
use lives::life;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

#[test]
fn a_silent_simulation_allocates_nothing() {
    let engine = Engine::new(Legislation::in_force());
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for _ in 0..200 {
        let life = life()
            .new_tree(&mut runner)
            .unwrap_or_else(|e| panic!("{e}"))
            .current();
        let situation =
            Situation::from_json(&life.json()).unwrap_or_else(|faults| panic!("{faults:?}"));
        let mut months = vec![Outcome::empty(situation.debut()); situation.months()];
        let mut result = Ok(());
        let used =
            allocation_counter::measure(|| result = engine.simulate_into(&situation, &mut months));
        assert_eq!(result, Ok(()), "{}", life.json());
        assert_eq!(used.count_total, 0, "{}", life.json());
    }
}

#[test]
fn the_counter_sees_what_an_explanation_allocates() {
    let life = r#"{ "debut": "2026-12", "mois": 2, "personne": { "naissance": "1985-06-15", "taux_incapacite": 80 },
        "prestations": { "aah": { "depuis": "2019-05" } } }"#;
    let situation = Situation::from_json(life).unwrap_or_else(|faults| panic!("{faults:?}"));
    let engine = Engine::new(Legislation::in_force());
    let used = allocation_counter::measure(|| {
        let _ = std::hint::black_box(engine.explain(&situation));
    });
    assert!(used.count_total > 0);
}
