//! The readings by situation: presets with their points of attention.

use alloc::string::String;
use alloc::vec::Vec;

use super::logique::Droit;
use super::simulation::{DemandeConseil, tree};
use super::table::{Attention, FAITS, LECTURES, Lecture, Modele, REGLES, fait};
use super::textes::Textes;
use crate::calendar::Month;
use crate::error::{Faute, SituationError, nearest};
use crate::parameters::Legislation;
use crate::reponse::part;
use crate::situation::node::{Node, Value};

part! {
    /// A reading by situation: an invented person, and what to look at.
    LectureSituation {
        /// Its name for programs.
        id: &'static str,
        /// What the person says.
        titre: String,
        /// The same in simple words.
        simple: String,
        /// What to look at.
        attention: Vec<PointAttention>,
        /// The request of `advise`: the facts, and the situation that `simulate` computes.
        demande: DemandeConseil,
    }
}

part! {
    /// Something to look at.
    PointAttention {
        /// What it says.
        texte: String,
        /// The rule behind it, when it is one.
        regle: Option<&'static str>,
        /// Its sources.
        articles: Vec<String>,
    }
}

fn filled(model: &Modele) -> Node {
    tree(model, &mut |_| None).unwrap_or(Node::new(Value::Null))
}

/// The month that the tables take when nothing says it.
pub(super) fn today() -> Month {
    let date = FAITS.get(fait::DATE).map_or(0, |fact| fact.defaut);
    super::demande::month_of(date).unwrap_or(Month::january(2026))
}

impl LectureSituation {
    fn new(lecture: &'static Lecture, droit: &Droit<'_>) -> Self {
        Self {
            id: lecture.id,
            titre: droit.texte(lecture.titre),
            simple: droit.texte(lecture.simple),
            attention: lecture
                .attention
                .iter()
                .filter_map(|point| match point {
                    Attention::Phrase(phrase) => Some(PointAttention {
                        texte: droit.texte(*phrase),
                        regle: None,
                        articles: Vec::new(),
                    }),
                    Attention::Regle(place) => REGLES.get(*place).map(|regle| PointAttention {
                        texte: droit.texte(regle.motif),
                        regle: Some(regle.id),
                        articles: droit.liste(regle.articles),
                    }),
                })
                .collect(),
            demande: DemandeConseil(Node::new(Value::Map(alloc::vec![
                ("faits".into(), filled(&lecture.faits)),
                ("situation".into(), filled(&lecture.situation)),
            ]))),
        }
    }

    /// The situation that `simulate` computes.
    #[must_use]
    pub fn situation(&self) -> Option<&Node> {
        match &self.demande.node().value {
            Value::Map(entries) => entries
                .iter()
                .find(|(name, _)| name == "situation")
                .map(|(_, node)| node),
            _ => None,
        }
    }
}

/// The readings by situation, in the order of the tables.
///
/// ```
/// assert_eq!(cumul::situations().len(), 12);
/// ```
#[must_use]
pub fn situations() -> Vec<LectureSituation> {
    of_today(|droit| {
        LECTURES
            .iter()
            .map(|lecture| LectureSituation::new(lecture, droit))
            .collect()
    })
}

/// One reading by its name.
///
/// # Errors
/// One fault that gives the names, when no reading has this one.
pub fn situation(id: &str) -> Result<LectureSituation, Faute> {
    situations()
        .into_iter()
        .find(|lecture| lecture.id == id)
        .ok_or_else(|| unknown("situation", id, LECTURES.iter().map(|lecture| lecture.id)))
}

/// A list at the month that the tables take; empty if the law had no value at that month, which the tests exclude.
pub(super) fn of_today<T>(list: impl Fn(&Droit<'_>) -> Vec<T>) -> Vec<T> {
    let (law, texts) = (Legislation::in_force(), Textes::compiled());
    Droit::new(&law, today(), &texts).map_or_else(|_| Vec::new(), |droit| list(&droit))
}

/// The fault of a name that no entry of a list has.
pub(super) fn unknown(
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'static str> + Clone,
) -> Faute {
    let mut allowed = String::from("l'un de ces noms : ");
    allowed.push_str(&known.clone().collect::<Vec<_>>().join(", "));
    let mut fault = SituationError::NotAllowed {
        field: what.into(),
        value: id.into(),
        allowed,
    }
    .faute();
    if let Some(near) = nearest(id, known) {
        fault
            .message
            .push_str(&alloc::format!(" Vouliez-vous écrire « {near} » ?"));
    }
    fault
}
