//! `advise`: which statuses are open to a person, why, what to do, and what would open the others.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::demande::{Origine, Projet, written};
use super::logique::{Droit, Etat, Faits, Verite, bit, etat, of_status, places, said, statuts};
use super::simulation::{Simulation, simulation};
use super::table::{
    ACTES, DERIVES, Effet, FAITS, Genre, Ligne, QUESTIONS, RECOMMANDATIONS, REGLES, Regle, STATUTS,
    Seuil, Si, Statut, Texte, fait,
};
use super::textes::Textes;
use crate::calendar::Month;
use crate::error::{Faute, SituationError};
use crate::reponse::{LegislationAppliquee, part};
use crate::simulation::Engine;
use crate::situation::node::{Node, Value};

/// What a status is for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[cfg_attr(feature = "json", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Ouverture {
    /// Nothing stands against it.
    Ouvert,
    /// Possible, with something to do or to have first.
    SousConditions,
    /// Something that is not known decides.
    AVerifier,
    /// Impossible as things are.
    Ferme,
}

part! {
    /// The statuses of a person, with the reasons of each.
    Conseil {
        /// The month of the law applied.
        date: Month,
        /// Which law was applied.
        legislation: LegislationAppliquee,
        /// The statuses that are not closed, the most fitting first.
        classement: Vec<&'static str>,
        /// Every status: those of the ranking in its order, then the closed ones.
        statuts: Vec<ConseilStatut>,
        /// What is not known and decides something.
        a_verifier: Vec<FaitManquant>,
        /// Who does what under the measure of protection; empty without one.
        actes: Vec<ActeProtege>,
        /// The facts that were given or read in the situation.
        faits: Vec<FaitRetenu>,
        /// What follows from the facts.
        deduits: Vec<FaitDeduit>,
        /// What was taken where nothing was said, when another answer would change a status.
        suppositions: Vec<Supposition>,
    }
}

part! {
    /// One status for a person.
    ConseilStatut {
        /// Its name for programs.
        id: &'static str,
        /// Its name.
        libelle: String,
        /// What it is, in simple words.
        simple: String,
        /// `statut`, or `dispositif` for what goes with one.
        genre: &'static str,
        /// Open, open under conditions, to check or closed.
        resultat: Ouverture,
        /// Its rank from 1, the most fitting; none when it is closed.
        rang: Option<i64>,
        /// Why it fits.
        atouts: Vec<String>,
        /// The reasons, the strongest first: what closes, conditions, duties, aids, warnings.
        motifs: Vec<Motif>,
        /// The facts that are not known and decide.
        manque: Vec<&'static str>,
        /// Changes that would open it together; empty when it is not closed or when nothing would.
        possible_si: Vec<Changement>,
        /// The texts that found it.
        base: Vec<String>,
        /// Rights that go with it.
        droits: Vec<Droits>,
        /// Insurances.
        assurances: Vec<Droits>,
        /// What is written down.
        ecrit: Option<String>,
        /// Checklists to tick, by their names.
        documents: Vec<&'static str>,
        /// The life to simulate with this status; none when it is closed or has no pay to compute.
        simulation: Option<Simulation>,
        /// Why there is no life to simulate; none when there is one or when it is closed.
        non_simule: Option<String>,
    }
}

part! {
    /// A reason of a status.
    Motif {
        /// The rule.
        regle: &'static str,
        /// `ferme`, `condition`, `obligation`, `aide` or `avertit`.
        effet: &'static str,
        /// False when the rule rests on something that is not known: to check.
        certain: bool,
        /// What it says.
        texte: String,
        /// The same in simple words.
        simple: String,
        /// Its sources.
        articles: Vec<String>,
        /// For what closes: what would make it possible.
        lever: Option<String>,
        /// For what closes: why nothing would make it possible.
        sans_lever: Option<String>,
        /// What is not settled in the law.
        incertain: Option<String>,
        /// `gagnee`, `perdue` or `menacee` when an aid or a benefit is at stake.
        aide: Option<&'static str>,
        /// The facts that it reads.
        faits: Vec<&'static str>,
    }
}

part! {
    /// A change that would open a status.
    Changement {
        /// The fact.
        fait: &'static str,
        /// What it is.
        libelle: String,
        /// Its new value, as a request writes it.
        valeur: ValeurFait,
        /// Its new value, in words.
        texte: String,
    }
}

part! {
    /// A right or an insurance.
    Droits {
        /// Which one.
        nom: String,
        /// What it is under this status.
        texte: String,
    }
}

part! {
    /// Something to find out.
    FaitManquant {
        /// The fact.
        fait: &'static str,
        /// What it is.
        libelle: String,
        /// The question to ask, when the tree has one.
        question: Option<String>,
        /// The statuses that wait for it.
        statuts: Vec<&'static str>,
    }
}

part! {
    /// An act under a measure of protection.
    ActeProtege {
        /// The act.
        acte: &'static str,
        /// What it is.
        libelle: String,
        /// Who does it.
        comment: String,
        /// Its sources.
        articles: Vec<String>,
        /// What else to know.
        note: Option<String>,
    }
}

part! {
    /// A fact that was taken into account.
    FaitRetenu {
        /// The fact.
        fait: &'static str,
        /// What it is.
        libelle: String,
        /// Its value, as a request writes it.
        valeur: ValeurFait,
        /// Its value, in words.
        texte: String,
        /// `donnee` or `situation`.
        origine: &'static str,
    }
}

part! {
    /// A fact that follows from others.
    FaitDeduit {
        /// The fact.
        fait: &'static str,
        /// What it is.
        libelle: String,
        /// Yes or no; none when what it rests on is not known.
        valeur: Option<bool>,
        /// Its sources.
        articles: Vec<String>,
    }
}

part! {
    /// What was taken where nothing was said.
    Supposition {
        /// The fact.
        fait: &'static str,
        /// What it is.
        libelle: String,
        /// The value taken, in words.
        texte: String,
        /// What to know about it.
        note: Option<String>,
        /// The statuses that another answer can change.
        change: Vec<&'static str>,
    }
}

/// A value of a fact, as a request writes it: yes or no, a number or a word.
#[derive(Debug, Clone, PartialEq)]
pub struct ValeurFait(pub(crate) Node);

impl ValeurFait {
    pub(crate) fn new(place: usize, etat: Etat) -> Self {
        Self(Node::new(written(place, etat)))
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> &Value {
        &self.0.value
    }
}

impl Engine {
    /// The statuses of a person by this law, with the reasons, the duties, the aids and a life to simulate for each.
    ///
    /// With `simulate`, the lives that the engine can compute are computed.
    ///
    /// # Errors
    /// A month before the first known value of a bound of the rules.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use cumul::{Engine, Legislation, Ouverture, Projet};
    /// let projet = Projet::from_json(r#"{ "faits": { "protection": "tutelle", "date": "2026-11" } }"#)
    ///     .map_err(|faults| faults[0].message.clone())?;
    /// let conseil = Engine::new(Legislation::in_force()).advise(&projet, false).map_err(|f| f[0].to_string())?;
    /// let micro = conseil.statuts.iter().find(|statut| statut.id == "micro_entreprise").unwrap();
    /// assert_eq!(micro.resultat, Ouverture::Ferme);
    /// assert_eq!(micro.motifs[0].regle, "prot_micro_tutelle");
    /// assert!(micro.motifs[0].lever.as_ref().unwrap().contains("demander au juge"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn advise(&self, projet: &Projet, simulate: bool) -> Result<Conseil, Vec<SituationError>> {
        self.advise_with(&Textes::compiled(), projet, simulate)
    }

    fn advise_with(
        &self,
        textes: &Textes<'_>,
        projet: &Projet,
        simulate: bool,
    ) -> Result<Conseil, Vec<SituationError>> {
        let droit = self.droit(projet, textes)?;
        let faits = &projet.faits;
        // Closed ones last; then the points, then open before the others; the order of the tables settles the rest.
        let mut ranked: Vec<(usize, Ouverture, (bool, i64, Ouverture))> = Vec::new();
        for place in statuts() {
            let resultat = ouverture(&droit, place, faits);
            let closed = resultat == Ouverture::Ferme;
            let points: i64 = recommandations(&droit, place, faits)
                .map(|(points, _)| points)
                .sum();
            let rank = (closed, if closed { 0 } else { -points }, resultat);
            let after = ranked.partition_point(|(.., before)| *before <= rank);
            ranked.insert(after, (place, resultat, rank));
        }
        let statuts: Vec<ConseilStatut> = ranked
            .iter()
            .enumerate()
            .filter_map(|(rank, (place, resultat, _))| {
                let statut = STATUTS.get(*place)?;
                Some(self.advised(&droit, projet, (*place, statut), *resultat, rank, simulate))
            })
            .collect();
        Ok(Conseil {
            date: projet.date,
            legislation: LegislationAppliquee::new(self),
            classement: statuts
                .iter()
                .filter(|statut| statut.rang.is_some())
                .map(|statut| statut.id)
                .collect(),
            a_verifier: missing(&droit, &statuts),
            statuts,
            actes: actes(&droit, faits),
            faits: retained(&droit, projet),
            deduits: DERIVES
                .iter()
                .map(|derive| FaitDeduit {
                    fait: derive.id,
                    libelle: droit.texte(derive.libelle),
                    valeur: match droit.decide(&derive.si, faits) {
                        Verite::VRAI => Some(true),
                        Verite::FAUX => Some(false),
                        _ => None,
                    },
                    articles: droit.liste(derive.articles),
                })
                .collect(),
            suppositions: suppositions(&droit, projet),
        })
    }

    /// The law at the month of a request.
    pub(crate) fn droit<'a>(
        &'a self,
        projet: &Projet,
        textes: &'a Textes<'a>,
    ) -> Result<Droit<'a>, Vec<SituationError>> {
        Droit::new(self.legislation(), projet.date, textes).map_err(|source| {
            let field = "faits.date".to_owned();
            alloc::vec![SituationError::Law { field, source }]
        })
    }

    fn advised(
        &self,
        droit: &Droit<'_>,
        projet: &Projet,
        (place, statut): (usize, &'static Statut),
        resultat: Ouverture,
        rank: usize,
        simulate: bool,
    ) -> ConseilStatut {
        let faits = &projet.faits;
        let closed = resultat == Ouverture::Ferme;
        let rules = motifs(droit, place, faits);
        let simulation = match &statut.activite {
            Ok(activite) if !closed => Some(simulation(self, projet, activite, simulate)),
            _ => None,
        };
        ConseilStatut {
            id: statut.id,
            libelle: droit.texte(statut.libelle),
            simple: droit.texte(statut.simple),
            genre: statut.genre,
            resultat,
            rang: (!closed).then(|| i64::try_from(rank + 1).ok()).flatten(),
            atouts: if closed {
                Vec::new()
            } else {
                recommandations(droit, place, faits)
                    .map(|(_, motif)| droit.texte(motif))
                    .collect()
            },
            manque: unknown(&rules, faits),
            motifs: rules
                .iter()
                .map(|(regle, verite)| Motif::new(droit, regle, *verite == Verite::VRAI))
                .collect(),
            possible_si: if closed {
                reopening(droit, place, faits)
            } else {
                Vec::new()
            },
            base: droit.liste(statut.base),
            droits: lignes(droit, statut.droits),
            assurances: lignes(droit, statut.assurances),
            ecrit: statut.ecrit.map(|text| droit.texte(text)),
            documents: statut.documents.to_vec(),
            simulation,
            non_simule: match statut.activite {
                Err(why) if !closed => Some(droit.texte(why)),
                _ => None,
            },
        }
    }
}

/// The effects, the strongest first.
const EFFETS: [Effet; 5] = [
    Effet::Ferme,
    Effet::Condition,
    Effet::Obligation,
    Effet::Aide,
    Effet::Avertit,
];

/// The rules that speak of a status, the strongest first, what is certain before what is to check.
fn motifs(droit: &Droit<'_>, place: usize, faits: &[Etat]) -> Vec<(&'static Regle, Verite)> {
    let all: Vec<(&'static Regle, Verite)> = droit
        .rules_of(place, faits)
        .filter(|(_, verite)| *verite != Verite::FAUX)
        .collect();
    EFFETS
        .iter()
        .flat_map(|effet| [(effet, Verite::VRAI), (effet, Verite::INCONNU)])
        .flat_map(|(effet, wanted)| {
            all.iter()
                .filter(move |(regle, verite)| regle.effet == *effet && *verite == wanted)
        })
        .copied()
        .collect()
}

/// One status by its name, for a face that shows it alone: its result, its reasons, its checklists.
pub(crate) fn etat_du_statut(
    droit: &Droit<'_>,
    id: &str,
    projet: &Projet,
) -> Option<(Ouverture, Vec<Motif>, &'static [&'static str])> {
    let place = STATUTS.iter().position(|statut| statut.id == id)?;
    let faits = &projet.faits;
    let reasons = motifs(droit, place, faits)
        .into_iter()
        .map(|(regle, verite)| Motif::new(droit, regle, verite == Verite::VRAI))
        .collect();
    Some((
        ouverture(droit, place, faits),
        reasons,
        STATUTS.get(place)?.documents,
    ))
}

impl Motif {
    fn new(droit: &Droit<'_>, regle: &'static Regle, certain: bool) -> Self {
        Self {
            regle: regle.id,
            effet: regle.effet.name(),
            certain,
            texte: droit.texte(regle.motif),
            simple: droit.texte(regle.simple),
            articles: droit.liste(regle.articles),
            lever: regle.lever.map(|text| droit.texte(text)),
            sans_lever: regle.sans_lever.map(|text| droit.texte(text)),
            incertain: regle.incertain.map(|text| droit.texte(text)),
            aide: regle.aide,
            faits: ids(regle.lit),
        }
    }
}

fn ids(bits: u128) -> Vec<&'static str> {
    places(bits)
        .filter_map(|place| FAITS.get(place))
        .map(|fact| fact.id)
        .collect()
}

fn lignes(droit: &Droit<'_>, lignes: &'static [Ligne]) -> Vec<Droits> {
    lignes
        .iter()
        .map(|ligne| Droits {
            nom: droit.texte(ligne.nom),
            texte: droit.texte(ligne.texte),
        })
        .collect()
}

/// The result of a status: closed beats to check, which beats under conditions, which beats open.
pub(crate) fn ouverture(droit: &Droit<'_>, statut: usize, faits: &[Etat]) -> Ouverture {
    droit
        .rules_of(statut, faits)
        .map(|(regle, verite)| match (regle.effet, verite) {
            (Effet::Ferme, Verite::VRAI) => Ouverture::Ferme,
            (Effet::Ferme | Effet::Condition, Verite::INCONNU) => Ouverture::AVerifier,
            (Effet::Condition, Verite::VRAI) => Ouverture::SousConditions,
            _ => Ouverture::Ouvert,
        })
        .max()
        .unwrap_or(Ouverture::Ouvert)
}

/// The reasons to rank a status higher, with their points.
pub(crate) fn recommandations<'f>(
    droit: &'f Droit<'_>,
    statut: usize,
    faits: &'f [Etat],
) -> impl Iterator<Item = (i64, Texte)> + 'f {
    RECOMMANDATIONS
        .iter()
        .filter(move |line| line.statut == statut && droit.decide(&line.si, faits) == Verite::VRAI)
        .map(|line| (line.points, line.motif))
}

/// The facts not known on which a refusal or a condition rests.
fn unknown(rules: &[(&'static Regle, Verite)], faits: &[Etat]) -> Vec<&'static str> {
    let read = rules
        .iter()
        .filter(|(regle, verite)| {
            *verite == Verite::INCONNU && matches!(regle.effet, Effet::Ferme | Effet::Condition)
        })
        .fold(0, |bits, (regle, _)| bits | regle.lit);
    let not_known = places(read)
        .filter(|place| etat(faits, *place) == Etat::Inconnu)
        .fold(0, |bits, place| bits | bit(place));
    ids(not_known)
}

/// Changes of facts that would open a closed status: what each refusal says, tried together; nothing when it stays closed.
fn reopening(droit: &Droit<'_>, statut: usize, faits: &Faits) -> Vec<Changement> {
    let mut tried = faits.clone();
    let mut places: Vec<usize> = Vec::new();
    // A change can meet another refusal: what that one says is tried too.
    for _ in statuts() {
        let closing: Vec<&'static Regle> = droit
            .rules_of(statut, &tried)
            .filter(|(regle, verite)| regle.effet == Effet::Ferme && *verite == Verite::VRAI)
            .map(|(regle, _)| regle)
            .collect();
        let Some(regle) = closing.first() else {
            break;
        };
        if regle.rouvre.is_empty() {
            return Vec::new();
        }
        for (place, value) in regle.rouvre {
            let place = usize::from(*place);
            if let Some(fact) = tried.get_mut(place) {
                *fact = Etat::Sait(droit.seuil(*value));
            }
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    if ouverture(droit, statut, &tried) == Ouverture::Ferme {
        return Vec::new();
    }
    places
        .into_iter()
        .filter(|place| etat(&tried, *place) != etat(faits, *place))
        .filter_map(|place| {
            let fact = FAITS.get(place)?;
            let new = etat(&tried, place);
            Some(Changement {
                fait: fact.id,
                libelle: droit.texte(fact.libelle),
                valeur: ValeurFait::new(place, new),
                texte: said(droit, place, new),
            })
        })
        .collect()
}

/// The facts to find out, with the statuses that wait for them.
fn missing(droit: &Droit<'_>, statuts: &[ConseilStatut]) -> Vec<FaitManquant> {
    FAITS
        .iter()
        .enumerate()
        .filter_map(|(place, fact)| {
            let waiting: Vec<&'static str> = statuts
                .iter()
                .filter(|statut| {
                    statut.resultat == Ouverture::AVerifier && statut.manque.contains(&fact.id)
                })
                .map(|statut| statut.id)
                .collect();
            let question = QUESTIONS.iter().find(|question| question.fait == place);
            (!waiting.is_empty()).then(|| FaitManquant {
                fait: fact.id,
                libelle: droit.texte(fact.libelle),
                question: question.map(|question| droit.texte(question.texte)),
                statuts: waiting,
            })
        })
        .collect()
}

/// Who does what under the person's measure of protection (C. civ. 435 to 494-12).
fn actes(droit: &Droit<'_>, faits: &[Etat]) -> Vec<ActeProtege> {
    let Etat::Sait(measure) = etat(faits, fait::PROTECTION) else {
        return Vec::new();
    };
    // A measure limited to the person has no effect on these acts (C. civ. 425, al. 2).
    if etat(faits, fait::PROTECTION_PORTE_SUR_BIENS) == Etat::Sait(0) {
        return Vec::new();
    }
    ACTES
        .iter()
        .filter_map(|acte| {
            let (_, comment) = acte.comment.iter().find(|(known, _)| *known == measure)?;
            Some(ActeProtege {
                acte: acte.id,
                libelle: droit.texte(acte.libelle),
                comment: droit.texte(*comment),
                articles: droit.liste(acte.articles),
                note: acte.note.map(|text| droit.texte(text)),
            })
        })
        .collect()
}

fn retained(droit: &Droit<'_>, projet: &Projet) -> Vec<FaitRetenu> {
    FAITS
        .iter()
        .enumerate()
        .filter_map(|(place, fact)| {
            let origine = match projet.origine(place) {
                Origine::Defaut => return None,
                Origine::Donnee => "donnee",
                Origine::Situation => "situation",
            };
            let etat = etat(&projet.faits, place);
            Some(FaitRetenu {
                fait: fact.id,
                libelle: droit.texte(fact.libelle),
                valeur: ValeurFait::new(place, etat),
                texte: said(droit, place, etat),
                origine,
            })
        })
        .collect()
}

/// Values of a fact that the rules can tell apart: every choice, or the bounds and what lies beside them.
fn values(droit: &Droit<'_>, place: usize) -> Vec<Etat> {
    let Some(fact) = FAITS.get(place) else {
        return Vec::new();
    };
    let around = |step: i64, max: i64| {
        let mut bounds = Vec::new();
        for regle in REGLES.iter().filter(|regle| regle.lit & bit(place) != 0) {
            bounds_of(&regle.si, place, &mut bounds);
        }
        bounds
            .into_iter()
            .map(|bound| droit.seuil(bound))
            .flat_map(|bound| [bound - step, bound, bound + step])
            .chain([0, max])
            .filter(|value| (0..=max).contains(value))
            .collect()
    };
    let all = match &fact.genre {
        Genre::Mois => Vec::new(),
        Genre::Booleen => alloc::vec![0, 1],
        Genre::Choix(choices) => (0..).zip(choices.iter()).map(|(at, _)| at).collect(),
        Genre::Pourcent => around(10_000, 1_000_000),
        Genre::Entier(max) | Genre::Nombre(max) => around(1_000_000, max * 1_000_000),
    };
    all.into_iter().map(Etat::Sait).collect()
}

/// The bounds with which a condition compares a fact.
fn bounds_of(si: &Si, place: usize, found: &mut Vec<Seuil>) {
    match si {
        Si::Tout(list) | Si::Un(list) => {
            list.iter().for_each(|si| bounds_of(si, place, found));
        }
        Si::Non(si) => bounds_of(si, place, found),
        Si::Derive(derive) => {
            if let Some(derive) = DERIVES.get(usize::from(*derive)) {
                bounds_of(&derive.si, place, found);
            }
        }
        Si::Compare(fait, _, seuil) if usize::from(*fait) == place => found.push(*seuil),
        _ => {}
    }
}

/// What was taken by default and would change a result if it were otherwise.
fn suppositions(droit: &Droit<'_>, projet: &Projet) -> Vec<Supposition> {
    let before: Vec<Ouverture> = statuts()
        .map(|statut| ouverture(droit, statut, &projet.faits))
        .collect();
    FAITS
        .iter()
        .enumerate()
        .filter(|(place, _)| projet.origine(*place) == Origine::Defaut)
        .filter_map(|(place, fact)| {
            let concerned = statutes_reading(place);
            if concerned == 0 {
                return None;
            }
            let mut faits = projet.faits.clone();
            let mut change = 0;
            for value in values(droit, place) {
                if let Some(fact) = faits.get_mut(place) {
                    *fact = value;
                }
                for (statut, before) in before.iter().enumerate() {
                    let statut_bit = of_status(statut);
                    if concerned & !change & statut_bit != 0
                        && ouverture(droit, statut, &faits) != *before
                    {
                        change |= statut_bit;
                    }
                }
            }
            (change != 0).then(|| Supposition {
                fait: fact.id,
                libelle: droit.texte(fact.libelle),
                texte: said(droit, place, etat(&projet.faits, place)),
                note: fact.note.map(|text| droit.texte(text)),
                change: STATUTS
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| change & of_status(*place) != 0)
                    .map(|(_, statut)| statut.id)
                    .collect(),
            })
        })
        .collect()
}

/// The statuses, a bit each, whose refusals or conditions read a fact.
fn statutes_reading(place: usize) -> u32 {
    REGLES
        .iter()
        .filter(|regle| matches!(regle.effet, Effet::Ferme | Effet::Condition))
        .filter(|regle| regle.lit & bit(place) != 0)
        .fold(0, |bits, regle| bits | regle.statuts)
}

/// One rule of the statuses, for a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RegleStatut {
    /// Its name for programs.
    pub id: &'static str,
    /// `ferme`, `condition`, `obligation`, `aide` or `avertit`.
    pub effet: &'static str,
    /// The statuses that it concerns.
    pub statuts: Vec<&'static str>,
    /// What it says, with the figures of the law as `{names of parameters}`.
    pub motif: &'static str,
    /// Its sources.
    pub articles: Vec<&'static str>,
    /// Whether something in it is not settled in the law.
    pub incertain: bool,
}

/// Every rule of the statuses, in the order of the tables.
///
/// ```
/// let rule = cumul::regles_statuts().into_iter().find(|rule| rule.id == "prot_micro_tutelle").unwrap();
/// assert_eq!(rule.articles, ["C. civ. 473", "C. civ. 509, 3°"]);
/// ```
#[must_use]
pub fn regles_statuts() -> Vec<RegleStatut> {
    let texts = Textes::compiled();
    REGLES
        .iter()
        .map(|regle| RegleStatut {
            id: regle.id,
            effet: regle.effet.name(),
            statuts: STATUTS
                .iter()
                .enumerate()
                .filter(|(place, _)| regle.statuts & (of_status(*place)) != 0)
                .map(|(_, statut)| statut.id)
                .collect(),
            motif: texts.get(regle.motif),
            articles: regle.articles.iter().map(|text| texts.get(*text)).collect(),
            incertain: regle.incertain.is_some(),
        })
        .collect()
}

/// Statuses by request given as a tree, by the law in force: what every face calls.
///
/// # Errors
/// Every fault of the request, with its place in the file when the tree has places.
pub fn advise(request: &Node, simulate: bool) -> Result<Conseil, Vec<Faute>> {
    advise_with(&Textes::compiled(), request, simulate)
}

/// The same with texts that a face keeps apart.
///
/// # Errors
/// Those of [`advise`].
pub fn advise_with(
    textes: &Textes<'_>,
    request: &Node,
    simulate: bool,
) -> Result<Conseil, Vec<Faute>> {
    let projet = Projet::read(request)?;
    Engine::new(crate::parameters::Legislation::in_force())
        .advise_with(textes, &projet, simulate)
        .map_err(|faults| faults.iter().map(|fault| fault.faute_in(request)).collect())
}
