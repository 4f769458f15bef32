//! A batch of the same life, silent: for profilers and instruction counts. The life is an AAH with a half-time job, or the
//! request of a JSON file.
//!
//! `cargo build --release -p cumul-benches --example batch && valgrind --tool=callgrind target/release/examples/batch 10000`
//! `target/release/examples/batch 10000 life.json`

use cumul::{Engine, Legislation, Money, Outcome, Situation};

fn main() {
    let lives: u32 = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000);
    let life = r#"{ "debut": "2026-12", "mois": 24, "personne": { "naissance": "1985-04-12", "taux_incapacite": 80 },
        "prestations": { "aah": { "depuis": "2019-05", "mva": true } },
        "activites": [ { "nature": "salariat", "debut": "2026-12", "heures_mensuelles": 75.83, "taux_horaire": 12.31 } ] }"#;
    let text = std::env::args().nth(2).map_or(life.to_owned(), |file| {
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
    });
    let situation = Situation::from_json(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
    let engine = Engine::new(Legislation::in_force());
    let mut months = vec![Outcome::empty(situation.debut()); situation.months()];
    let mut total = Money::ZERO;
    for _ in 0..lives {
        engine
            .simulate_into(&situation, &mut months)
            .unwrap_or_else(|error| panic!("{error}"));
        total = months.iter().map(|month| month.disponible).sum();
    }
    println!("{lives} lives of {} months, {total} each", months.len());
}
