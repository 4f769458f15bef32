//! `next_question`: the tree, walked one answer at a time.
//!
//! No path is written. A question is asked when two of its answers still leave different outcomes for a rule of a status
//! that is not closed for sure. So a walk can stop and start again, and questions already answered by a situation are
//! not asked.

use alloc::string::String;
use alloc::vec::Vec;

use super::conseil::{Ouverture, ValeurFait, ouverture};
use super::demande::{Origine, Projet};
use super::logique::{Droit, Etat, Faits, Verite, bit, etat, of_status, said, statuts};
use super::table::{
    Effet, FAITS, Op, QUESTIONS, Question, RECOMMANDATIONS, REGLES, Regle, STATUTS, Si,
};
use super::textes::Textes;
use crate::error::{Faute, SituationError};
use crate::parameters::Legislation;
use crate::reponse::part;
use crate::simulation::Engine;
use crate::situation::node::Node;

part! {
    /// Where a walk through the questions stands.
    Parcours {
        /// The next question; none when no answer can change a result any more.
        question: Option<QuestionPosee>,
        /// How many questions may still be asked, this one included.
        reste: i64,
        /// The answers given, in the order of the questions, and what each changed.
        reponses: Vec<ReponseDonnee>,
        /// Every status, as it stands now.
        statuts: Vec<StatutEnCours>,
    }
}

part! {
    /// A question to ask.
    QuestionPosee {
        /// Its name for programs.
        id: &'static str,
        /// The fact that its answer gives: the answer goes to `faits` under this name.
        fait: &'static str,
        /// The question.
        texte: String,
        /// The same in simple words.
        simple: String,
        /// What helps to answer.
        aide: Option<String>,
        /// Why it is asked: the statuses that its answer can still change.
        decide: Vec<&'static str>,
        /// The answers.
        reponses: Vec<ReponsePossible>,
    }
}

part! {
    /// An answer that can be given.
    ReponsePossible {
        /// The answer.
        libelle: String,
        /// The same in simple words, when it was written.
        simple: Option<String>,
        /// The value of the fact.
        valeur: ValeurFait,
        /// For a figure: the answer stands for the values up to this one.
        jusqu_a: Option<ValeurFait>,
        /// For a figure: the answer stands for the values below this one.
        moins_de: Option<ValeurFait>,
        /// What this answer would decide.
        consequences: Vec<Consequence>,
    }
}

part! {
    /// An answer that was given.
    ReponseDonnee {
        /// The question.
        question: &'static str,
        /// Its text.
        texte: String,
        /// The fact.
        fait: &'static str,
        /// The answer, in words.
        reponse: String,
        /// What it decided.
        consequences: Vec<Consequence>,
    }
}

part! {
    /// What an answer decides for a status.
    Consequence {
        /// The status.
        statut: &'static str,
        /// Its name.
        libelle: String,
        /// `ferme` or `condition`.
        effet: &'static str,
        /// The rule.
        regle: &'static str,
        /// Why.
        texte: String,
        /// The same in simple words.
        simple: String,
        /// Its sources.
        articles: Vec<String>,
    }
}

part! {
    /// A status during a walk.
    StatutEnCours {
        /// Its name for programs.
        id: &'static str,
        /// Its name.
        libelle: String,
        /// Its result; none while answers to come can change it.
        resultat: Option<Ouverture>,
    }
}

/// The facts of a walk: those not given wait for their question.
fn waiting(projet: &Projet) -> Faits {
    let mut faits = projet.faits.clone();
    for question in QUESTIONS {
        if projet.origine(question.fait) == Origine::Defaut {
            set(&mut faits, question.fait, Etat::Attente);
        }
    }
    faits
}

fn set(faits: &mut Faits, place: usize, etat: Etat) {
    if let Some(fact) = faits.get_mut(place) {
        *fact = etat;
    }
}

fn state(answer: Option<i64>) -> Etat {
    answer.map_or(Etat::Inconnu, Etat::Sait)
}

/// The statuses, a bit each, for which a refusal is certain, whatever the answers to come.
fn closed(droit: &Droit<'_>, faits: &[Etat]) -> u32 {
    REGLES
        .iter()
        .filter(|regle| regle.effet == Effet::Ferme && droit.in_force(regle))
        .filter(|regle| droit.decide(&regle.si, faits) == Verite::VRAI)
        .fold(0, |bits, regle| bits | regle.statuts)
}

/// The statuses, a bit each, for which the answer can still change a reason or the rank.
fn can_change(droit: &Droit<'_>, question: &Question, faits: &Faits, closed: u32) -> u32 {
    let open = !closed;
    let mut tried = faits.clone();
    let mut differs = |si: &Si| {
        let mut first = None;
        question.reponses.iter().any(|answer| {
            set(&mut tried, question.fait, state(answer.valeur));
            let verite = droit.decide(si, &tried);
            *first.get_or_insert(verite) != verite
        })
    };
    let mut bits = 0;
    for regle in REGLES {
        if regle.statuts & open & !bits != 0
            && regle.lit & bit(question.fait) != 0
            && droit.in_force(regle)
            && differs(&regle.si)
        {
            bits |= regle.statuts & open;
        }
    }
    for line in RECOMMANDATIONS {
        let statut = of_status(line.statut);
        if statut & open & !bits != 0 && line.lit & bit(question.fait) != 0 && differs(&line.si) {
            bits |= statut;
        }
    }
    bits
}

/// What an answer decided: refusals and conditions that became certain, for statuses that were not closed.
fn consequences(
    droit: &Droit<'_>,
    question: &Question,
    before: &Faits,
    after: &Faits,
) -> Vec<Consequence> {
    let open = !closed(droit, before);
    let decided: Vec<&'static Regle> = REGLES
        .iter()
        .filter(|regle| matches!(regle.effet, Effet::Ferme | Effet::Condition))
        .filter(|regle| regle.lit & bit(question.fait) != 0 && regle.statuts & open != 0)
        .filter(|regle| droit.in_force(regle))
        .filter(|regle| droit.decide(&regle.si, after) == Verite::VRAI)
        .filter(|regle| droit.decide(&regle.si, before) != Verite::VRAI)
        .collect();
    statuts()
        .filter(|statut| open & of_status(*statut) != 0)
        .flat_map(|statut| {
            decided
                .iter()
                .filter(move |regle| regle.statuts & of_status(statut) != 0)
                .filter_map(move |regle| {
                    let statut = STATUTS.get(statut)?;
                    Some(Consequence {
                        statut: statut.id,
                        libelle: droit.texte(statut.libelle),
                        effet: regle.effet.name(),
                        regle: regle.id,
                        texte: droit.texte(regle.motif),
                        simple: droit.texte(regle.simple),
                        articles: droit.liste(regle.articles),
                    })
                })
        })
        .collect()
}

impl Engine {
    /// The next question of a walk, what the answers given decided, and where each status stands.
    ///
    /// The answers are the facts of the request: a walk goes on by adding the answer to them.
    ///
    /// # Errors
    /// A month before the first known value of a bound of the rules.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use cumul::{Engine, Legislation, Projet};
    /// let engine = Engine::new(Legislation::in_force());
    /// let read = |text: &str| Projet::from_json(text).map_err(|faults| faults[0].message.clone());
    /// let parcours = engine.next_question(&read("{}")?).map_err(|f| f[0].to_string())?;
    /// assert_eq!(parcours.question.unwrap().fait, "remuneration_souhaitee");
    /// let parcours = engine
    ///     .next_question(&read(r#"{ "faits": { "remuneration_souhaitee": true } }"#)?)
    ///     .map_err(|f| f[0].to_string())?;
    /// assert_eq!(parcours.reponses[0].consequences[0].statut, "benevolat");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_question(&self, projet: &Projet) -> Result<Parcours, Vec<SituationError>> {
        self.next_question_with(&Textes::compiled(), projet)
    }

    fn next_question_with(
        &self,
        textes: &Textes<'_>,
        projet: &Projet,
    ) -> Result<Parcours, Vec<SituationError>> {
        let droit = self.droit(projet, textes)?;
        let faits = waiting(projet);
        let closed = closed(&droit, &faits);
        let mut open: Vec<(&'static Question, u32)> = Vec::new();
        for question in QUESTIONS {
            if etat(&faits, question.fait) == Etat::Attente {
                let bits = can_change(&droit, question, &faits, closed);
                if bits != 0 {
                    open.push((question, bits));
                }
            }
        }
        Ok(Parcours {
            question: open
                .first()
                .map(|(question, bits)| asked(&droit, question, *bits, Some(&faits))),
            reste: i64::try_from(open.len()).unwrap_or(i64::MAX),
            reponses: answered(&droit, projet, &faits),
            statuts: statuts()
                .filter_map(|place| {
                    let statut = STATUTS.get(place)?;
                    Some(StatutEnCours {
                        id: statut.id,
                        libelle: droit.texte(statut.libelle),
                        resultat: settled(&droit, place, &faits, closed),
                    })
                })
                .collect(),
        })
    }
}

/// The result of a status when no answer to come can change it.
fn settled(droit: &Droit<'_>, statut: usize, faits: &Faits, closed: u32) -> Option<Ouverture> {
    if closed & of_status(statut) != 0 {
        return Some(Ouverture::Ferme);
    }
    let one_outcome =
        |verite: Verite| [Verite::VRAI, Verite::FAUX, Verite::INCONNU].contains(&verite);
    droit
        .rules_of(statut, faits)
        .filter(|(regle, _)| matches!(regle.effet, Effet::Ferme | Effet::Condition))
        .all(|(_, verite)| one_outcome(verite))
        .then(|| ouverture(droit, statut, faits))
}

/// A question with its answers; with the facts so far, what each answer would decide.
fn asked(
    droit: &Droit<'_>,
    question: &'static Question,
    bits: u32,
    faits: Option<&Faits>,
) -> QuestionPosee {
    QuestionPosee {
        id: question.id,
        fait: FAITS.get(question.fait).map_or("", |fact| fact.id),
        texte: droit.texte(question.texte),
        simple: droit.texte(question.simple),
        aide: question.aide.map(|text| droit.texte(text)),
        decide: STATUTS
            .iter()
            .enumerate()
            .filter(|(place, _)| bits & of_status(*place) != 0)
            .map(|(_, statut)| statut.id)
            .collect(),
        reponses: question
            .reponses
            .iter()
            .map(|answer| {
                let decided = faits.map_or_else(Vec::new, |faits| {
                    let mut after = faits.clone();
                    set(&mut after, question.fait, state(answer.valeur));
                    consequences(droit, question, faits, &after)
                });
                let limit = |strict: bool| match answer.limite {
                    Some((op, bound)) if matches!(op, Op::Inf) == strict => {
                        let bound = Etat::Sait(droit.seuil(bound));
                        Some(ValeurFait::new(question.fait, bound))
                    }
                    _ => None,
                };
                ReponsePossible {
                    libelle: droit.texte(answer.libelle),
                    simple: answer.simple.map(|text| droit.texte(text)),
                    valeur: ValeurFait::new(question.fait, state(answer.valeur)),
                    jusqu_a: limit(false),
                    moins_de: limit(true),
                    consequences: decided,
                }
            })
            .collect(),
    }
}

/// The answers given, one after the other, with what each decided when the questions after it were still open.
fn answered(droit: &Droit<'_>, projet: &Projet, faits: &Faits) -> Vec<ReponseDonnee> {
    let mut so_far = faits.clone();
    for question in QUESTIONS {
        set(&mut so_far, question.fait, Etat::Attente);
    }
    let mut all = Vec::new();
    for question in QUESTIONS {
        if projet.origine(question.fait) == Origine::Defaut {
            continue;
        }
        let answer = etat(&projet.faits, question.fait);
        let before = so_far.clone();
        set(&mut so_far, question.fait, answer);
        all.push(ReponseDonnee {
            question: question.id,
            texte: droit.texte(question.texte),
            fait: FAITS.get(question.fait).map_or("", |fact| fact.id),
            reponse: words(droit, question, answer),
            consequences: consequences(droit, question, &before, &so_far),
        });
    }
    all
}

/// An answer in words: that of the question which stands for the value, else the value.
fn words(droit: &Droit<'_>, question: &'static Question, answer: Etat) -> String {
    let found = question.reponses.iter().find(|known| match answer {
        Etat::Sait(value) => match known.limite {
            Some((op, bound)) => droit.compare(value, op, bound),
            None => known.valeur == Some(value) || (known.valeur.is_some() && in_figures(question)),
        },
        _ => known.valeur.is_none(),
    });
    match found {
        Some(known) => droit.texte(known.libelle),
        None => said(droit, question.fait, answer),
    }
}

/// The last answer in figures has no limit: it stands for all that is left.
fn in_figures(question: &Question) -> bool {
    question
        .reponses
        .iter()
        .any(|answer| answer.limite.is_some())
}

/// The whole tree: every question in its order, with its answers and the statuses whose rules read it.
///
/// ```
/// let first = &cumul::questions()[0];
/// assert_eq!((first.id, first.reponses.len()), ("q_payee", 2));
/// ```
#[must_use]
pub fn questions() -> Vec<QuestionPosee> {
    let law = Legislation::in_force();
    let texts = Textes::compiled();
    let Ok(droit) = Droit::new(&law, super::lectures::today(), &texts) else {
        return Vec::new();
    };
    QUESTIONS
        .iter()
        .map(|question| {
            let concerned = REGLES
                .iter()
                .filter(|regle| regle.lit & bit(question.fait) != 0)
                .fold(0, |bits, regle| bits | regle.statuts);
            asked(&droit, question, concerned, None)
        })
        .collect()
}

/// The next question of a request given as a tree, by the law in force: what every face calls.
///
/// # Errors
/// Every fault of the request, with its place in the file when the tree has places.
pub fn next_question(request: &Node) -> Result<Parcours, Vec<Faute>> {
    next_question_with(&Textes::compiled(), request)
}

/// The same with texts that a face keeps apart.
///
/// # Errors
/// Those of [`next_question`].
pub fn next_question_with(textes: &Textes<'_>, request: &Node) -> Result<Parcours, Vec<Faute>> {
    let projet = Projet::read(request)?;
    Engine::new(Legislation::in_force())
        .next_question_with(textes, &projet)
        .map_err(|faults| faults.iter().map(|fault| fault.faute_in(request)).collect())
}
