//! `cumul` answers, month by month and to the cent: **what do I keep if I work?** — for a person in France who
//! receives the AAH or a pension d'invalidité and also earns from a salary, short contracts, portage or an ESAT.
//!
//! # For a developer
//!
//! A request is read and checked ([`Situation`]), a law is resolved once ([`Engine`]), and each month comes out with
//! every line ([`Outcome`]), or as the answer that every face gives ([`Resultat`]).
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use cumul::{Engine, Legislation, Situation};
//!
//! let request = r#"{
//!     "debut": "2026-12", "mois": 12,
//!     "personne": { "naissance": "1985-04-12", "taux_incapacite": 80 },
//!     "prestations": { "aah": { "depuis": "2019-05" } },
//!     "activites": [ { "nature": "salariat", "debut": "2026-12", "heures_mensuelles": 75.83, "taux_horaire": 12.31 } ]
//! }"#;
//! let situation = Situation::from_json(request).map_err(|faults| faults[0].message.clone())?;
//! let engine = Engine::new(Legislation::in_force());
//!
//! let months = engine.simulate(&situation)?;
//! assert_eq!(months[0].prestations.aah.to_string(), "1041.59"); // six months of full cumul
//! assert_eq!(months[6].prestations.aah.to_string(), "806.31"); // then the salary counts
//!
//! let (_, trace) = engine.explain(&situation)?;
//! let (_, step) = trace.steps().iter().find(|(_, step)| step.rule().id == "aah.abattement").unwrap();
//! assert_eq!(step.rule().article, "CSS D. 821-9, 2°");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! For batches, [`Engine::simulate_into`] allocates nothing. A "what if the law said …" is
//! [`Legislation::amend`], or `legislation.amend` in the request.
//!
//! # For a jurist
//!
//! From an article to its rule: [`rules()`] lists every rule with its article and its label (`cumul rules` on the command
//! line), and the page *Coverage* below says for each what is done and which reading is taken.
//!
//! ```
//! let of_d_821_9: Vec<&str> =
//!     cumul::rules().iter().filter(|rule| rule.article.starts_with("CSS D. 821-9")).map(|rule| rule.id).collect();
//! assert!(of_d_821_9.contains(&"aah.cumul_integral") && of_d_821_9.contains(&"aah.abattement"));
//! ```
//!
//! From a rule to its amounts: [`Parameter::all`] gives every dated value with its source (`cumul parameters --at
//! 2026-11`). From a rule to its examples: `fixtures/`, a folder a benefit, each example with a derivation by hand.
//!
//! Amounts are in euros; a benefit's line is what is due *for* the month, and is paid in the next one (`encaisse`).
#![no_std]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]
#![cfg_attr(test, allow(clippy::panic, reason = "a test fails by panicking"))]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod calendar;
mod devis;
mod error;
pub mod francais;
#[cfg(feature = "json")]
pub mod json;
mod money;
mod page;
mod parameters;
mod prestations;
#[cfg(feature = "probe")]
#[doc(hidden)]
pub mod probe;
mod reponse;
mod revenus;
mod simulation;
mod situation;
mod statuts;
mod trace;

#[doc = include_str!("../TABLE.md")]
pub mod table {}
#[doc = include_str!("../COVERAGE.md")]
pub mod coverage {}
#[doc = include_str!("../DESIGN.md")]
pub mod design {}
#[doc = include_str!("../CHANGELOG.md")]
pub mod changelog {}

pub use calendar::{Month, MonthError};
pub use devis::{
    ColonneDevis, Devis, DocumentDevis, LigneDevis, LigneTableau, MentionDevis, MissionChiffree,
    MontantsDevis, ProjetDevis, RemarqueDevis, quote, quote_with,
};
pub use error::{Faute, SituationError};
pub use money::{DecimalError, Money, Rate, Rounding};
pub use parameters::{Amendment, Legislation, Parameter, ParameterError, ParameterValue};
pub use reponse::*;
pub use simulation::{Bases, Engine, Outcome, Prelevements, Prestations, Revenus, SimulationError};
pub use situation::{Situation, node};
pub use statuts::{
    ActeProtege, Changement, Conseil, ConseilStatut, Consequence, Demande, DemandeConseil, Droits,
    FaitDeduit, FaitManquant, FaitRetenu, LectureSituation, LigneListe, ListeACocher, Motif,
    Ouverture, Parcours, PartieListe, PointAttention, Projet, QuestionPosee, Refus, RegleStatut,
    ReponseDonnee, ReponsePossible, Simulation, StatutEnCours, Supposition, Textes, ValeurFait,
    advise, advise_with, document, documents, next_question, next_question_with, questions,
    regles_statuts, situation, situations, textes,
};
pub use trace::{Figure, Rule, Step, Trace};
