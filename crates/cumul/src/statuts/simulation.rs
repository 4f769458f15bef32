//! From a status to the life that shows what it leaves: the person's situation with the activity of the status.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::demande::{Projet, nearest_multiple, written};
use super::logique::{Etat, Faits, etat};
use super::table::{Modele, fait};
use crate::calendar::Month;
use crate::error::{Faute, SituationError};
use crate::francais;
use crate::money::Money;
use crate::reponse::{Synthese, part};
use crate::simulation::Engine;
use crate::situation::Situation;
use crate::situation::node::{Node, Value};

/// How many months are simulated when no situation says it.
const MOIS: i32 = 12;
/// One, in millionths.
const UN: i64 = 1_000_000;
/// Weeks and months of a year.
const SEMAINES: i64 = 52;
const MOIS_AN: i64 = 12;

part! {
    /// A life to simulate.
    Simulation {
        /// The request of `simulate`.
        situation: Demande,
        /// What was taken to make it.
        hypotheses: Vec<String>,
        /// Why the engine refuses it; empty when it can be computed.
        refus: Vec<Refus>,
        /// What it gives, when it was asked for and could be computed.
        synthese: Option<Synthese>,
    }
}

part! {
    /// Something that the engine lacks or does not compute yet.
    Refus {
        /// Where it is in the situation.
        champ: String,
        /// What was given; empty when nothing was.
        valeur: String,
        /// What is accepted.
        attendu: String,
        /// All of it in a sentence.
        message: String,
    }
}

/// A request, as a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Demande(pub(crate) Node);

impl Demande {
    /// The tree.
    #[must_use]
    pub const fn node(&self) -> &Node {
        &self.0
    }
}

/// A request for advice, as a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct DemandeConseil(pub(crate) Node);

impl DemandeConseil {
    /// The tree.
    #[must_use]
    pub const fn node(&self) -> &Node {
        &self.0
    }
}

/// The life of a status, checked, and computed when it is asked for.
pub(crate) fn simulation(
    engine: &Engine,
    projet: &Projet,
    activite: &'static Modele,
    simulate: bool,
) -> Simulation {
    let mut hypotheses = Vec::new();
    let situation = request(engine, projet, activite, &mut hypotheses);
    let (refus, synthese) = match Situation::read(&situation) {
        Err(faults) => (faults, None),
        Ok(_) if !simulate => (Vec::new(), None),
        Ok(checked) => match engine.answer(&checked) {
            Ok(answer) => (Vec::new(), Some(answer.synthese)),
            Err(faults) => (faults.iter().map(SituationError::faute).collect(), None),
        },
    };
    Simulation {
        situation: Demande(situation),
        hypotheses,
        refus: refus.into_iter().map(Refus::from).collect(),
        synthese,
    }
}

impl From<Faute> for Refus {
    fn from(faute: Faute) -> Self {
        Self {
            champ: faute.champ,
            valeur: faute.valeur,
            attendu: faute.attendu,
            message: faute.message,
        }
    }
}

fn node(value: Value) -> Node {
    Node::new(value)
}

fn word(text: &str) -> Node {
    node(Value::Text(text.to_owned()))
}

fn get<'a>(entries: &'a [(String, Node)], name: &str) -> Option<&'a Node> {
    entries
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, node)| node)
}

fn set(entries: &mut Vec<(String, Node)>, name: &str, value: Node) {
    match entries.iter_mut().find(|(known, _)| known == name) {
        Some((_, old)) => *old = value,
        None => entries.push((name.to_owned(), value)),
    }
}

/// A static tree as a tree; places that nothing fills are left out.
pub(crate) fn tree(model: &Modele, fill: &mut dyn FnMut(&str) -> Option<Node>) -> Option<Node> {
    Some(node(match model {
        Modele::Texte(text) => Value::Text((*text).to_owned()),
        Modele::Place(name) => return fill(name),
        Modele::Nombre(millionths) => Value::Number(Decimal::new(*millionths, 6).normalize()),
        Modele::Booleen(value) => Value::Bool(*value),
        Modele::Liste(items) => {
            Value::List(items.iter().filter_map(|item| tree(item, fill)).collect())
        }
        Modele::Groupe(entries) => Value::Map(
            entries
                .iter()
                .filter_map(|(name, model)| Some(((*name).to_owned(), tree(model, fill)?)))
                .collect(),
        ),
    }))
}

/// The request: the person's situation, her work that already runs, and the activity of the status.
fn request(
    engine: &Engine,
    projet: &Projet,
    activite: &'static Modele,
    hypotheses: &mut Vec<String>,
) -> Node {
    let mut entries = match projet.situation.as_ref().map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.clone(),
        _ => of_facts(projet),
    };
    set(&mut entries, "debut", word(&projet.date.to_string()));
    let old: Vec<Node> = match get(&entries, "activites").map(|node| &node.value) {
        Some(Value::List(list)) => list.clone(),
        _ => Vec::new(),
    };
    let (mut running, new): (Vec<Node>, Vec<Node>) = old
        .into_iter()
        .partition(|work| month(work, "debut").is_none_or(|start| start < projet.date));
    let model = tree(activite, &mut |place| {
        fill(engine, projet, place, hypotheses)
    });
    if let Some(Value::Map(model)) = model.map(|node| node.value)
        && !model.is_empty()
    {
        let nature = get(&model, "nature").map(Node::shown).unwrap_or_default();
        let same = |work: &Node| match &work.value {
            Value::Map(entries) => get(entries, "nature").is_some_and(|n| n.shown() == nature),
            _ => false,
        };
        // In an ESAT the person keeps her place: the status only says how.
        if let Some(place) = running
            .iter_mut()
            .find(|work| nature == "esat" && same(work))
        {
            overlay(place, &model, |name| name != "debut");
        } else if let Some(offered) = new.into_iter().find(|work| same(work)) {
            // The pay that the person wrote stands; the status says the kind of contract.
            let mut offered = offered;
            hypotheses.clear();
            let said: Vec<&str> = match activite {
                Modele::Groupe(model) => model
                    .iter()
                    .filter(|(_, value)| !matches!(value, Modele::Place(_)))
                    .map(|(name, _)| *name)
                    .collect(),
                _ => Vec::new(),
            };
            let open_ended = get(&model, "fin").is_none();
            overlay(&mut offered, &model, |name| said.contains(&name));
            if let Value::Map(entries) = &mut offered.value {
                if open_ended {
                    entries.retain(|(name, _)| name != "fin");
                } else if get(entries, "fin").is_none()
                    && let Some(end) = get(&model, "fin")
                {
                    if let Ok(last) = end.shown().parse() {
                        hypotheses.push(until(last));
                    }
                    set(entries, "fin", end.clone());
                }
            }
            running.push(offered);
        } else {
            running.push(node(Value::Map(model)));
        }
    }
    set(&mut entries, "activites", node(Value::List(running)));
    // Missions to come are the work offered: they would make their own activity again.
    if let Some((_, missions)) = entries.iter_mut().find(|(name, _)| name == "missions")
        && let Value::List(list) = &mut missions.value
    {
        list.retain(|mission| month(mission, "date").is_none_or(|done| done < projet.date));
    }
    without_places(node(Value::Map(entries)))
}

fn overlay(work: &mut Node, model: &[(String, Node)], keep: impl Fn(&str) -> bool) {
    if let Value::Map(entries) = &mut work.value {
        for (name, value) in model.iter().filter(|(name, _)| keep(name)) {
            set(entries, name, value.clone());
        }
    }
}

/// The month of a field.
fn month(group: &Node, name: &str) -> Option<Month> {
    let Value::Map(entries) = &group.value else {
        return None;
    };
    match &get(entries, name)?.value {
        Value::Text(text) => text.get(..7)?.parse().ok(),
        _ => None,
    }
}

/// Places of the request that was read are not those of the new one.
fn without_places(mut node: Node) -> Node {
    node.position = None;
    node.value = match node.value {
        Value::List(items) => Value::List(items.into_iter().map(without_places).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(name, node)| (name, without_places(node)))
                .collect(),
        ),
        other => other,
    };
    node
}

/// A situation that holds what the facts say; what they do not say is asked for by the engine.
fn of_facts(projet: &Projet) -> Vec<(String, Node)> {
    let faits = &projet.faits;
    let mut person = Vec::new();
    if matches!(written(fait::RQTH, etat(faits, fait::RQTH)), Value::Text(word) if word == "oui") {
        person.push(("rqth".to_owned(), node(Value::Bool(true))));
    }
    if etat(faits, fait::CMI_INVALIDITE) == Etat::Sait(1) {
        person.push(("cmi_invalidite".to_owned(), node(Value::Bool(true))));
    }
    let mut benefits = Vec::new();
    let aah = written(fait::AAH, etat(faits, fait::AAH));
    if matches!(&aah, Value::Text(word) if word.starts_with("taux")) {
        benefits.push(("aah".to_owned(), node(Value::Map(Vec::new()))));
    }
    if let Value::Text(word) = written(
        fait::PENSION_INVALIDITE,
        etat(faits, fait::PENSION_INVALIDITE),
    ) && let Some(category) = word.strip_prefix("categorie_")
        && let Ok(category) = Decimal::from_str_exact(category)
    {
        let category = ("categorie".to_owned(), node(Value::Number(category)));
        benefits.push((
            "pension_invalidite".to_owned(),
            node(Value::Map(alloc::vec![category])),
        ));
    }
    if etat(faits, fait::RETRAITE) == Etat::Sait(1) {
        benefits.push(("retraite".to_owned(), node(Value::Map(Vec::new()))));
    }
    let mut entries = alloc::vec![
        ("debut".to_owned(), word(&projet.date.to_string())),
        ("mois".to_owned(), node(Value::Number(Decimal::from(MOIS)))),
        ("personne".to_owned(), node(Value::Map(person))),
    ];
    if !benefits.is_empty() {
        entries.push(("prestations".to_owned(), node(Value::Map(benefits))));
    }
    entries
}

/// A figure of the facts in millionths, when it is more than nothing.
fn figure(faits: &Faits, place: usize) -> Option<i64> {
    match etat(faits, place) {
        Etat::Sait(value) if value > 0 => Some(value),
        _ => None,
    }
}

/// A quotient of figures in millionths, to the hundredth.
fn number(value: i64, divisor: i64) -> Node {
    let rounded = nearest_multiple(value, divisor, 10_000);
    node(Value::Number(Decimal::new(rounded, 6).normalize()))
}

/// The official hourly SMIC of the first month, and that of each month simulated as a request writes it.
fn smic(engine: &Engine, projet: &Projet) -> Option<(i64, Node)> {
    let of = |month: Month| {
        engine
            .legislation()
            .number("smic.horaire", month.first_day())
            .ok()
    };
    let months = match projet.situation.as_ref().map(|node| &node.value) {
        Some(Value::Map(entries)) => match get(entries, "mois").map(|node| &node.value) {
            Some(Value::Number(months)) => months.to_i32()?,
            _ => MOIS,
        },
        _ => MOIS,
    };
    let first = of(projet.date)?;
    let last = projet.date + (months - 1);
    let mut rates: Vec<(Month, i64)> = alloc::vec![(projet.date, first)];
    for later in 1..months {
        let month = projet.date + later;
        let rate = of(month)?;
        if rates.last().is_some_and(|(_, before)| *before != rate) {
            rates.push((month, rate));
        }
    }
    if rates.len() == 1 {
        return Some((first, number(first, 1)));
    }
    let ends = rates
        .iter()
        .skip(1)
        .map(|(month, _)| *month - 1)
        .chain([last]);
    let ranges = rates
        .iter()
        .zip(ends)
        .map(|((from, rate), to)| (format!("{from}..{to}"), number(*rate, 1)))
        .collect();
    Some((first, node(Value::Map(ranges))))
}

/// What is said of a contract whose end nobody gave.
fn until(last: Month) -> String {
    format!(
        "Contrat jusqu'en {}, la durée de la mission.",
        francais::month(last)
    )
}

/// What a place of an activity takes.
fn fill(
    engine: &Engine,
    projet: &Projet,
    place: &str,
    hypotheses: &mut Vec<String>,
) -> Option<Node> {
    let faits = &projet.faits;
    let first_day = projet.date.first_day();
    match place {
        "debut" => Some(word(&projet.date.to_string())),
        "fin" => {
            let months = figure(faits, fait::DUREE_MISSION_MOIS)? + UN - 1;
            let last = projet.date + (i32::try_from(months / UN).ok()? - 1);
            hypotheses.push(until(last));
            Some(word(&last.to_string()))
        }
        "heures_mensuelles" => {
            let weekly = figure(faits, fait::HEURES_HEBDO_CONTRAT);
            let of_full_time = || {
                let full = engine
                    .legislation()
                    .number("salaire.heures_mensuelles_legales", first_day)
                    .ok()?;
                Some(number(figure(faits, fait::QUOTITE_ENVISAGEE)? * full, UN))
            };
            weekly
                .map(|hours| number(hours * SEMAINES, MOIS_AN))
                .or_else(of_full_time)
        }
        "taux_horaire" => {
            let (first, rates) = smic(engine, projet)?;
            hypotheses.push(format!(
                "Paye au SMIC horaire, {} brut de l'heure au début : c'est le minimum. Mettez la vôtre dans la situation.",
                francais::euros(Money::from_millionths(first))
            ));
            Some(rates)
        }
        "chiffre_affaires" => {
            let year = figure(faits, fait::CA_ANNUEL_PREVU)?;
            hypotheses.push("Recettes de l'année réparties sur douze mois.".to_owned());
            Some(number(year, MOIS_AN))
        }
        "jours" => {
            let year = figure(faits, fait::CA_ANNUEL_PREVU)?;
            let day = figure(faits, fait::PRIX_JOUR_HT)?;
            // A day begun is a day: the receipts of a month, at the price of a day.
            let of_a_year = day * MOIS_AN;
            let days = (year + of_a_year - 1) / of_a_year;
            Some(node(Value::Number(Decimal::from(days))))
        }
        _ => None,
    }
}
