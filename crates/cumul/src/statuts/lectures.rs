//! The readings by situation: presets with their points of attention.

use alloc::string::String;
use alloc::vec::Vec;

use super::logique::Droit;
use super::simulation::{Demande, tree};
use super::table::{Attention, FAITS, LECTURES, Lecture, Modele, REGLES, fait};
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
        titre: &'static str,
        /// The same in simple words.
        simple: &'static str,
        /// What to look at.
        attention: Vec<PointAttention>,
        /// The request of `advise`: the facts, and the situation that `simulate` computes.
        demande: Demande,
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
        articles: Vec<&'static str>,
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
    fn new(lecture: &'static Lecture) -> Self {
        let law = Legislation::in_force();
        let droit = Droit::new(&law, today());
        let text = |text: &'static str| match &droit {
            Ok(droit) => droit.texte(text),
            Err(_) => String::from(text),
        };
        Self {
            id: lecture.id,
            titre: lecture.titre,
            simple: lecture.simple,
            attention: lecture
                .attention
                .iter()
                .filter_map(|point| match point {
                    Attention::Phrase(phrase) => Some(PointAttention {
                        texte: text(phrase),
                        regle: None,
                        articles: Vec::new(),
                    }),
                    Attention::Regle(place) => REGLES.get(*place).map(|regle| PointAttention {
                        texte: text(regle.motif),
                        regle: Some(regle.id),
                        articles: regle.articles.to_vec(),
                    }),
                })
                .collect(),
            demande: Demande(Node::new(Value::Map(alloc::vec![
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
    LECTURES.iter().map(LectureSituation::new).collect()
}

/// One reading by its name.
///
/// # Errors
/// One fault that gives the names, when no reading has this one.
pub fn situation(id: &str) -> Result<LectureSituation, Faute> {
    LECTURES
        .iter()
        .find(|lecture| lecture.id == id)
        .map(LectureSituation::new)
        .ok_or_else(|| {
            let ids = || LECTURES.iter().map(|lecture| lecture.id);
            unknown("situation", id, ids().collect(), nearest(id, ids()))
        })
}

/// The fault of a name that no entry of a list has.
pub(crate) fn unknown(
    what: &str,
    id: &str,
    known: Vec<&'static str>,
    near: Option<&'static str>,
) -> Faute {
    let mut allowed = String::from("l'un de ces noms : ");
    allowed.push_str(&known.join(", "));
    let mut fault = SituationError::NotAllowed {
        field: what.into(),
        value: id.into(),
        allowed,
    }
    .faute();
    if let Some(near) = near {
        fault.message.push_str(" Vouliez-vous écrire « ");
        fault.message.push_str(near);
        fault.message.push_str(" » ?");
    }
    fault
}
