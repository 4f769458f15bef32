//! What is known before advising: facts given one by one, and those that a situation already says.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use chrono::Datelike;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::logique::{Etat, Faits, by_default};
use super::table::{FAITS, Fait, Genre, fait};
use super::textes::Textes;
use crate::calendar::Month;
use crate::error::{Faute, SituationError, nearest};
use crate::money::Rate;
use crate::parameters::{Legislation, ParameterError};
use crate::situation::Requete;
use crate::situation::activites::{Activite, AutreRevenu, NatureRevenu, Salariat, TypeContrat};
use crate::situation::lecture::{
    Borne, Faults, Heures, ParMois, Pourcent, Read, Schema, entries, find, group_schema, join,
    list, object, text,
};
use crate::situation::node::{Node, Value};
use crate::situation::personne::ProtectionJuridique;

/// First month that the law documents cover.
const PREMIER_MOIS: Month = Month::january(2024);
/// The groups of a request for advice.
const CHAMPS: &[&str] = &["faits", "situation"];

/// Where the value of a fact comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origine {
    /// Left out: the default stands.
    Defaut,
    /// Given as a fact.
    Donnee,
    /// Read in the situation.
    Situation,
}

/// What a person asks advice about: what is known of her and of the work offered.
///
/// It is built from a tree of values ([`Projet::read`]); with the feature `json`, from text (`Projet::from_json`).
#[derive(Debug, Clone)]
pub struct Projet {
    pub(crate) date: Month,
    pub(crate) faits: Faits,
    pub(crate) origines: Vec<Origine>,
    /// The life to simulate, as it was given.
    pub(crate) situation: Option<Node>,
}

impl Projet {
    /// Reads and checks a request for advice given as a tree: `{ faits, situation }`, both optional, or a situation alone.
    ///
    /// # Errors
    /// Every fault, with its place in the file when the tree has places.
    pub fn read(node: &Node) -> Result<Self, Vec<Faute>> {
        let map: &[(String, Node)] = match &node.value {
            Value::Map(map) => map,
            Value::Null => return Err(alloc::vec![SituationError::empty().faute()]),
            _ => &[],
        };
        let grouped = map.iter().any(|(name, _)| CHAMPS.contains(&name.as_str()));
        let alone = !grouped && !map.is_empty();
        let mut faults = Faults::default();
        let (given, situation) = if alone {
            (None, Some(node))
        } else {
            let map = entries(node, "", CHAMPS, &mut faults);
            (find(map, "faits"), find(map, "situation"))
        };
        let mut projet = Self {
            date: Month::january(2026),
            faits: by_default(),
            origines: alloc::vec![Origine::Defaut; FAITS.len()],
            situation: situation.cloned(),
        };
        if let Some(given) = given {
            projet.read_facts(given, &mut faults);
        }
        let mut all: Vec<Faute> = match faults.into_result(()) {
            Ok(()) => Vec::new(),
            Err(faults) => faults.iter().map(|fault| fault.faute_in(node)).collect(),
        };
        let requete = situation.and_then(|situation| {
            all.extend(
                faults_of(situation)
                    .iter()
                    .map(|fault| placed(fault, situation, alone)),
            );
            all.is_empty()
                .then(|| Requete::read(situation, "", &mut Faults::default()))
        });
        if !all.is_empty() {
            return Err(all);
        }
        if projet.origine(fait::DATE) == Origine::Defaut
            && let Some(requete) = &requete
        {
            projet.learn(fait::DATE, of_month(requete.debut.get()));
        }
        if let Some(Etat::Sait(date)) = projet.faits.get(fait::DATE).copied() {
            projet.date = month_of(date).unwrap_or(projet.date);
        }
        if let Some(requete) = &requete {
            projet.learn_from(requete).map_err(|source| {
                let field = "situation".to_owned();
                alloc::vec![SituationError::Law { field, source }.faute()]
            })?;
        }
        Ok(projet)
    }

    pub(crate) fn origine(&self, place: usize) -> Origine {
        self.origines.get(place).copied().unwrap_or(Origine::Defaut)
    }

    fn set(&mut self, place: usize, etat: Etat, origine: Origine) {
        if let (Some(fact), Some(from)) = (self.faits.get_mut(place), self.origines.get_mut(place))
        {
            *fact = etat;
            *from = origine;
        }
    }

    /// Takes from the situation what was not given as a fact.
    fn learn(&mut self, place: usize, value: i64) {
        self.learn_etat(place, Etat::Sait(value));
    }

    fn learn_etat(&mut self, place: usize, etat: Etat) {
        if self.origine(place) != Origine::Donnee {
            self.set(place, etat, Origine::Situation);
        }
    }

    fn read_facts(&mut self, node: &Node, faults: &mut Faults) {
        let Value::Map(map) = &node.value else {
            faults.push(SituationError::NotAllowed {
                field: "faits".to_owned(),
                value: node.shown(),
                allowed: "un groupe de faits, par leur nom".to_owned(),
            });
            return;
        };
        for (index, (name, value)) in map.iter().enumerate() {
            let field = join("faits", name);
            let Some((place, fact)) = FAITS.iter().enumerate().find(|(_, f)| f.id == name) else {
                faults.push(SituationError::UnknownField {
                    field,
                    nearest: nearest(name, FAITS.iter().map(|f| f.id)),
                    allowed: FAITS.iter().map(|f| f.id).collect::<Vec<_>>().join(", "),
                });
                continue;
            };
            if map.iter().take(index).any(|(earlier, _)| earlier == name) {
                faults.push(SituationError::Duplicate {
                    field,
                    value: value.shown(),
                });
            } else if value.value != Value::Null {
                match read_fact(fact, value) {
                    Some(etat) => self.set(place, etat, Origine::Donnee),
                    None => faults.push(SituationError::NotAllowed {
                        field,
                        value: value.shown(),
                        allowed: accepted(fact),
                    }),
                }
            }
        }
    }

    /// What a situation already says of the person, of her work and of the work that starts.
    fn learn_from(&mut self, requete: &Requete) -> Result<(), ParameterError> {
        let law = Legislation::in_force();
        let personne = &requete.personne;
        let born = personne.naissance.get();
        self.learn(fait::AGE, age(born, self.date) * 1_000_000);
        match personne.protection_juridique {
            ProtectionJuridique::Aucune => {}
            // Two measures have this name: one assists, the other acts in the person's place.
            ProtectionJuridique::HabilitationFamiliale => {
                self.learn_etat(fait::PROTECTION, Etat::Inconnu);
            }
            ProtectionJuridique::SauvegardeJustice => self.choose(fait::PROTECTION, "sauvegarde"),
            other => self.choose(fait::PROTECTION, other.name()),
        }
        if personne.rqth {
            self.choose(fait::RQTH, "oui");
        }
        if personne.cmi_invalidite {
            self.learn(fait::CMI_INVALIDITE, 1);
        }
        let prestations = &requete.prestations;
        if prestations.aah.is_some() {
            let first = law.number("aah.taux_incapacite_aah1", self.date.first_day())?;
            let full = personne
                .taux_incapacite
                .map(|rate| rate.get() >= Rate::from_millionths(first));
            match full {
                Some(true) => self.choose(fait::AAH, "taux_80_et_plus"),
                Some(false) => self.choose(fait::AAH, "taux_50_79"),
                None => self.learn_etat(fait::AAH, Etat::Inconnu),
            }
        }
        if let Some(pension) = &prestations.pension_invalidite {
            let category = format!("categorie_{}", pension.categorie.get());
            self.choose(fait::PENSION_INVALIDITE, &category);
        }
        if prestations
            .retraite
            .as_ref()
            .is_some_and(|retraite| retraite.depuis.get() <= self.date)
        {
            self.learn(fait::RETRAITE, 1);
        }
        if prestations.rente_prevoyance.is_some() {
            self.learn(fait::CONTRAT_PREVOYANCE, 1);
        }
        if prestations.rente_accident_travail.get().is_positive() {
            // The request has the amount of the rente, not its rate.
            self.learn_etat(fait::RENTE_ATMP_TAUX, Etat::Inconnu);
        }
        for revenu in &requete.autres_revenus {
            if runs_in(revenu, self.date) {
                match revenu.nature {
                    NatureRevenu::AllocationChomage => {
                        self.learn(fait::ARE, 1);
                        self.learn(fait::INSCRIT_FRANCE_TRAVAIL, 1);
                    }
                    NatureRevenu::Ass => {
                        self.learn(fait::ASS, 1);
                        self.learn(fait::INSCRIT_FRANCE_TRAVAIL, 1);
                    }
                    NatureRevenu::IjMaladie => self.learn(fait::ARRET_MALADIE_INDEMNISE, 1),
                    _ => {}
                }
            }
        }
        self.learn_from_work(&requete.activites, &law)
    }

    fn learn_from_work(
        &mut self,
        activites: &[Activite],
        law: &Legislation,
    ) -> Result<(), ParameterError> {
        let full_time = law.number("salaire.heures_mensuelles_legales", self.date.first_day())?;
        let date = self.date;
        let runs = |debut: Borne, fin: Option<Borne>| {
            debut.mois < date && fin.is_none_or(|fin| date <= fin.mois)
        };
        let starts = |debut: Borne| date <= debut.mois;
        let mut running: Option<Option<i64>> = None;
        let mut new: Option<Option<i64>> = None;
        let mut esat = None;
        let mut own = false;
        let add = |sum: Option<Option<i64>>, hours: Option<i64>| match sum {
            None => hours,
            Some(sum) => sum.zip(hours).map(|(a, b)| a + b),
        };
        for activite in activites {
            match activite {
                Activite::Salariat(job) if job.contrat != TypeContrat::VacationPublique => {
                    let hours = hours_of(job, self.date, full_time);
                    if runs(job.debut, job.fin) {
                        running = Some(add(running, hours));
                    } else if starts(job.debut) {
                        new = Some(add(new, hours_of(job, job.debut.mois, full_time)));
                    }
                }
                // Paid by mission: how much of full time it is, nobody says.
                Activite::PortageSalarial(work) if runs(work.debut, work.fin) => {
                    running = Some(None);
                }
                Activite::Cae(work) if runs(work.debut, work.fin) => running = Some(None),
                Activite::MicroEntreprise(work) if runs(work.debut, work.fin) => own = true,
                Activite::GratificationStage(work) if runs(work.debut, work.fin) => {
                    self.learn(fait::FORMATION_INITIALE_EN_COURS, 1);
                }
                Activite::Esat(work) if runs(work.debut, work.fin) => {
                    esat = Some(work.quotite.get(self.date).map(Pourcent::get));
                }
                _ => {}
            }
        }
        if own {
            self.learn(fait::DEJA_IMMATRICULE, 1);
            self.choose(fait::EMPLOI_EN_COURS, "independant");
        }
        if let Some(part) = esat {
            // One is admitted in an ESAT by a decision of orientation (CASF L. 344-2).
            self.learn(fait::ADMIS_ESAT, 1);
            self.learn(fait::ORIENTATION_ESAT, 1);
            self.choose(fait::EMPLOI_EN_COURS, "esat");
            if let Some(part) = part {
                self.learn(fait::QUOTITE_EMPLOI_EN_COURS, part.in_millionths());
            }
        }
        if let Some(hours) = running {
            if esat.is_none() {
                self.choose(fait::EMPLOI_EN_COURS, "salarie_prive");
                let etat = hours.map_or(Etat::Inconnu, |hours| part(hours, full_time));
                self.learn_etat(fait::QUOTITE_EMPLOI_EN_COURS, etat);
            }
            self.learn(fait::SANS_EMPLOI_OU_RISQUE_PERTE, 0);
        }
        if let Some(Some(hours)) = new {
            self.learn_etat(fait::HEURES_HEBDO_CONTRAT, a_week(hours));
        }
        let all = match (running, new) {
            (Some(a), Some(b)) => a.zip(b).map(|(a, b)| a + b),
            (one, other) => one.or(other).flatten(),
        };
        if let Some(hours) = all {
            self.learn_etat(fait::HEURES_HEBDO_SALARIEES_TOTAL, a_week(hours));
            self.learn_etat(fait::QUOTITE_ENVISAGEE, part(hours, full_time));
        }
        Ok(())
    }

    fn choose(&mut self, place: usize, word: &str) {
        if let Some(value) = FAITS.get(place).and_then(|fact| choice(fact, word)) {
            self.learn(place, value);
        }
    }
}

/// The faults of a situation that forbid to read it; a kind of work that is not computed yet does not.
fn faults_of(situation: &Node) -> Vec<SituationError> {
    match Requete::read_checked(situation) {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .into_iter()
            .filter(|fault| !matches!(fault, SituationError::NotYet { .. }))
            .collect(),
    }
}

fn placed(fault: &SituationError, situation: &Node, alone: bool) -> Faute {
    let mut faute = fault.faute_in(situation);
    if !alone {
        faute.champ = join("situation", &faute.champ)
            .trim_end_matches('.')
            .to_owned();
    }
    faute
}

/// Full years on the first day of the month.
fn age(born: chrono::NaiveDate, date: Month) -> i64 {
    let first = date.first_day();
    let years = i64::from(first.year()) - i64::from(born.year());
    years - i64::from((first.month(), first.day()) < (born.month(), born.day()))
}

/// Hours a month of a job in a month, in millionths, when they are given.
fn hours_of(job: &Salariat, month: Month, full_time: i64) -> Option<i64> {
    let hours = job
        .heures_mensuelles
        .as_ref()
        .and_then(|hours| hours.get(month))
        .map(Heures::get);
    let part = job
        .quotite
        .as_ref()
        .and_then(|part| part.get(month))
        .map(Pourcent::get);
    hours
        .or_else(|| part.map(|part| Rate::from_millionths(full_time).of(part)))
        .map(Rate::in_millionths)
}

/// Hours a month as hours a week, to the hundredth: twelve months are fifty-two weeks.
fn a_week(hours: i64) -> Etat {
    Etat::Sait(nearest_multiple(hours * 12, 52, 10_000))
}

/// A part of full time, to the percent: 75.83 hours of 151.67 are half of it.
fn part(hours: i64, full_time: i64) -> Etat {
    let millionths = nearest_multiple(hours * 1_000_000, full_time, 10_000);
    Etat::Sait(millionths.min(1_000_000))
}

/// A quotient, to the nearest multiple of a step.
pub(super) fn nearest_multiple(value: i64, divisor: i64, step: i64) -> i64 {
    let unit = divisor.max(1) * step;
    (value + unit / 2) / unit * step
}

/// Whether an income is received in the month.
fn runs_in(revenu: &AutreRevenu, month: Month) -> bool {
    let after = revenu.debut.is_none_or(|debut| debut.get() <= month);
    let before = revenu.fin.is_none_or(|fin| month <= fin.get());
    let paid = match &revenu.montant_mensuel {
        None => false,
        Some(ParMois::Constante(amount)) => amount.get().is_positive(),
        Some(months) => months
            .get(month)
            .is_some_and(|amount| amount.get().is_positive()),
    };
    after && before && paid
}

fn of_month(month: Month) -> i64 {
    i64::from(super::logique::number(month))
}

pub(super) fn month_of(number: i64) -> Option<Month> {
    Month::new(
        i32::try_from(number / 100).ok()?,
        u32::try_from(number % 100).ok()?,
    )
}

fn millionths(number: Decimal) -> Option<i64> {
    let scaled = number * Decimal::from(1_000_000);
    scaled.fract().is_zero().then(|| scaled.to_i64()).flatten()
}

fn choice(fact: &Fait, word: &str) -> Option<i64> {
    let Genre::Choix(choices) = &fact.genre else {
        return None;
    };
    let at = choices.iter().position(|choice| choice.id == word)?;
    i64::try_from(at).ok()
}

/// The value of a fact, or none when it cannot be one.
fn read_fact(fact: &Fait, node: &Node) -> Option<Etat> {
    if matches!(&node.value, Value::Text(word) if word == "inconnu")
        && !matches!(fact.genre, Genre::Mois)
    {
        return Some(Etat::Inconnu);
    }
    let number = |max: i64| match &node.value {
        Value::Number(number) if *number >= Decimal::ZERO && *number <= Decimal::from(max) => {
            Some(*number)
        }
        _ => None,
    };
    let value = match (&fact.genre, &node.value) {
        (Genre::Booleen, Value::Bool(value)) => i64::from(*value),
        (Genre::Choix(_), Value::Text(word)) => choice(fact, word)?,
        (Genre::Mois, Value::Text(word)) => {
            let month = word.parse::<Month>().ok()?;
            (PREMIER_MOIS <= month && month.year() <= 2060).then(|| of_month(month))?
        }
        (Genre::Pourcent, _) => millionths(number(100)? / Decimal::ONE_HUNDRED)?,
        (Genre::Entier(max), _) => millionths(number(*max).filter(|n| n.fract().is_zero())?)?,
        (Genre::Nombre(max), _) => millionths(number(*max)?)?,
        _ => return None,
    };
    Some(Etat::Sait(value))
}

/// What a fact accepts, in French.
fn accepted(fact: &Fait) -> String {
    match &fact.genre {
        Genre::Booleen => "true (oui), false (non) ou inconnu".to_owned(),
        Genre::Choix(choices) => {
            let words: Vec<&str> = choices.iter().map(|choice| choice.id).collect();
            format!("l'un de ces mots : {}, inconnu", words.join(", "))
        }
        Genre::Mois => "un mois écrit AAAA-MM, à partir de 2024-01".to_owned(),
        Genre::Pourcent => "un pourcentage de 0 à 100, ou inconnu".to_owned(),
        Genre::Entier(max) => format!("un nombre entier de 0 à {max}, ou inconnu"),
        Genre::Nombre(max) => format!("un nombre de 0 à {max}, ou inconnu"),
    }
}

/// A value of a fact as a request writes it.
pub(crate) fn written(place: usize, etat: Etat) -> Value {
    let (Some(fact), Etat::Sait(value)) = (FAITS.get(place), etat) else {
        return Value::Text("inconnu".to_owned());
    };
    match &fact.genre {
        Genre::Booleen => Value::Bool(value != 0),
        Genre::Choix(choices) => Value::Text(
            usize::try_from(value)
                .ok()
                .and_then(|at| choices.get(at))
                .map_or("", |choice| choice.id)
                .to_owned(),
        ),
        Genre::Mois => Value::Text(month_of(value).map(|m| m.to_string()).unwrap_or_default()),
        Genre::Pourcent => Value::Number(Decimal::new(value, 4).normalize()),
        Genre::Entier(_) | Genre::Nombre(_) => Value::Number(Decimal::new(value, 6).normalize()),
    }
}

/// The JSON Schema of a request for advice.
pub(crate) fn schema() -> Schema {
    let texts = Textes::compiled();
    let number = |kind: &str, max: i64| {
        object([
            ("type", text(kind)),
            ("minimum", Value::Number(Decimal::ZERO)),
            ("maximum", Value::Number(Decimal::from(max))),
        ])
    };
    let properties = FAITS
        .iter()
        .map(|fact| {
            let unknown = object([("enum", list([text("inconnu")]))]);
            let or_unknown = |schema| object([("anyOf", list([schema, unknown]))]);
            let schema = match &fact.genre {
                Genre::Mois => object([
                    ("type", text("string")),
                    ("pattern", text("^20[0-9]{2}-(0[1-9]|1[0-2])$")),
                ]),
                Genre::Booleen => or_unknown(object([("type", text("boolean"))])),
                Genre::Choix(choices) => object([(
                    "enum",
                    list(
                        choices
                            .iter()
                            .map(|choice| choice.id)
                            .chain(["inconnu"])
                            .map(text),
                    ),
                )]),
                Genre::Pourcent => or_unknown(number("number", 100)),
                Genre::Entier(max) => or_unknown(number("integer", *max)),
                Genre::Nombre(max) => or_unknown(number("number", *max)),
            };
            (fact.id, texts.get(fact.libelle), schema, false)
        })
        .collect();
    let faits = group_schema(
        "Faits",
        "Ce que l'on sait de la personne et du travail proposé ; un fait absent prend sa valeur habituelle, que la réponse dit.",
        properties,
        &[],
    );
    group_schema(
        "DemandeConseil",
        "Une demande de conseil : des faits, et la situation quand on la connaît.",
        alloc::vec![
            ("faits", "Les faits connus.", faits, false),
            (
                "situation",
                "La situation : ce qu'elle dit déjà n'est pas redemandé.",
                crate::situation::schema_named("Situation"),
                false,
            ),
        ],
        &[],
    )
}
