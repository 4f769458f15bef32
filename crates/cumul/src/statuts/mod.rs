//! Which statuses a person may use: the rules, the questions, the advice, the readings by situation and the checklists.
//!
//! Decision rules only, never an amount. Everything that a person reads, every condition and every source is data
//! (`statuts/*.toml`, compiled by `build/statuts.rs`): changing a wording needs no Rust. What is here is how a condition
//! is decided ([`logique`]), what is known before ([`demande`]), the advice ([`conseil`]), the life to simulate with a
//! status ([`simulation`]), the walk through the questions ([`arbre`]), the presets ([`lectures`]) and the checklists
//! ([`documents`]).
//!
//! Not done: the OETH deduction of a client and the minimum pay of portage are amounts, computed with the cost of an
//! employer; the indicators of a collectif d'entraide are not rules of a person.

mod arbre;
mod conseil;
mod demande;
mod documents;
mod lectures;
mod logique;
mod simulation;
mod table;
mod textes;

pub use arbre::{
    Consequence, Parcours, QuestionPosee, ReponseDonnee, ReponsePossible, StatutEnCours,
    next_question, next_question_with, questions,
};
pub(crate) use conseil::etat_du_statut;
pub use conseil::{
    ActeProtege, Changement, Conseil, ConseilStatut, Droits, FaitDeduit, FaitManquant, FaitRetenu,
    Motif, Ouverture, RegleStatut, Supposition, ValeurFait, advise, advise_with, regles_statuts,
};
pub use demande::Projet;
pub(crate) use demande::schema;
pub use documents::{LigneListe, ListeACocher, PartieListe, document, documents};
pub(crate) use documents::{Mention, mentions};
pub use lectures::{LectureSituation, PointAttention, situation, situations};
pub(crate) use logique::Droit;
pub use simulation::{Demande, DemandeConseil, Refus, Simulation};
#[cfg(test)]
pub(crate) use table::PARAMETRES;
pub use textes::{Textes, textes};
