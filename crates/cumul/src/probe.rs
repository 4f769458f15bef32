//! Single rules by name, for fixtures of rules that no request reaches yet. Not part of the public surface.

mod foyer;
mod retraite;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use rust_decimal::Decimal;

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Legislation, ParameterError, Timeline};
use crate::prestations::aah::{self, Contexte, Detail, Droit, Faits, State};
use crate::prestations::invalidite;
use crate::revenus::{impot, portage, remuneration_garantie, smic};
use crate::situation::activites::NiveauPortage;
use crate::situation::conventions::Conventions;
use crate::situation::mois::DroitAah;
use crate::situation::node::{Node, Value};
use crate::trace::Silent;

struct Given<'a>(&'a Node);

impl Given<'_> {
    fn find(&self, name: &str) -> Result<&Value, String> {
        match &self.0.value {
            Value::Map(entries) => entries
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, node)| &node.value)
                .ok_or_else(|| format!("no {name}")),
            _ => Err("a map is expected".to_owned()),
        }
    }

    fn month(&self, name: &str) -> Result<Month, String> {
        match self.find(name)? {
            Value::Text(text) => text.parse().map_err(|_| format!("{name} is not a month")),
            _ => Err(format!("{name} is not a month")),
        }
    }

    fn rate(&self, name: &str) -> Result<Rate, String> {
        match self.find(name)? {
            Value::Number(number) => Rate::try_from(*number).map_err(|e| format!("{name}: {e}")),
            _ => Err(format!("{name} is not a number")),
        }
    }

    fn money(&self, name: &str) -> Result<Money, String> {
        match self.find(name)? {
            Value::Number(number) => Money::try_from(*number).map_err(|e| format!("{name}: {e}")),
            _ => Err(format!("{name} is not a number")),
        }
    }
}

fn number(value: impl Into<Decimal>) -> Node {
    Node::new(Value::Number(value.into()))
}

fn answer<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::new(Value::Map(
        entries
            .into_iter()
            .map(|(name, node)| (name.to_owned(), node))
            .collect(),
    ))
}

/// The result of one rule for what is given.
///
/// # Errors
/// A text when the rule has no probe or what is given is not what it needs.
pub fn evaluate(rule: &str, given: &Node) -> Result<Node, String> {
    let given = Given(given);
    let law = Legislation::in_force();
    let unknown = |error: ParameterError| format!("{error}");
    match rule {
        "remuneration_garantie.brut" => {
            let month = given.month("mois")?;
            let part = given.rate("part_esat")?;
            let esat: Timeline<remuneration_garantie::Parameters> = Timeline::new(&law);
            let aah: Timeline<aah::Parameters> = Timeline::new(&law);
            let esat = esat.at(month).map_err(unknown)?;
            Ok(answer([
                (
                    "abattement",
                    number(aah.at(month).map_err(unknown)?.abattement_esat.rate(part)),
                ),
                (
                    "aide_au_poste_taux",
                    number(remuneration_garantie::taux_aide(esat, part)),
                ),
                (
                    "remuneration_garantie_taux",
                    number(remuneration_garantie::taux_remuneration(esat, part)),
                ),
            ]))
        }
        "pension_invalidite.reduction" => {
            let month = given.month("mois")?;
            let rooms: Timeline<invalidite::Parameters> = Timeline::new(&law);
            let law = rooms.at(month).map_err(unknown)?;
            let revenus = given.money("revenus")?;
            let depassement = invalidite::cumul::depassement(
                given.money("pension")?,
                revenus,
                given.money("seuil")?,
            );
            let mensuelle = given.money("pension_mensuelle")?;
            let servie = (mensuelle - invalidite::cumul::reduction(law, depassement)).or_zero();
            Ok(answer([
                ("revenus_retenus", number(revenus)),
                ("depassement_annuel", number(depassement)),
                ("reduction_mensuelle", number(mensuelle - servie)),
                ("pension_mensuelle_servie", number(servie)),
            ]))
        }
        "pension_invalidite.seuil" => {
            let month = given.month("mois")?;
            let rooms: Timeline<invalidite::Parameters> = Timeline::new(&law);
            let law = rooms.at(month).map_err(unknown)?;
            let year = given.month("annee_du_salaire")?.max(rooms.first(month));
            let plafond = rooms.at(year).map_err(unknown)?.plafond_annuel;
            let (moyen, derniere) = (
                given.money("salaire_annuel_moyen")?,
                given.money("derniere_annee")?,
            );
            Ok(number(invalidite::cumul::seuil_du_regime_general(
                law, moyen, derniere, plafond,
            )))
        }
        "portage.minimum" => {
            let rooms: Timeline<portage::Parameters> = Timeline::new(&law);
            let law = rooms.at(given.month("mois")?).map_err(unknown)?;
            let of = |niveau| {
                number(portage::minimum_de_branche(law, niveau, false).rounded(Rounding::Centime))
            };
            Ok(answer([
                ("premier_niveau", of(NiveauPortage::PremierNiveau)),
                ("junior", of(NiveauPortage::Junior)),
                ("senior", of(NiveauPortage::Senior)),
                ("expert", of(NiveauPortage::Expert)),
            ]))
        }
        "aah.montant" => aah_of_a_quarter(&given, &law),
        _ => {
            foyer::evaluate(rule, &given).unwrap_or_else(|| retraite::evaluate(rule, &given, &law))
        }
    }
}

/// The AAH of the first month of a rights period, for the last known yearly profit of a self-employed person.
fn aah_of_a_quarter(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let month = given.month("mois")?;
    let droit = DroitAah {
        depuis: month - 60,
        ancre: month,
        taux: Rate::percent(80),
        logement_mva: false,
        complement_de_ressources: false,
        conjugalise: false,
        declarations_manquantes: Vec::new(),
        cumul_utilise: Vec::new(),
        sejours: Vec::new(),
    };
    let (aah, impot): (Timeline<aah::Parameters>, Timeline<impot::Parameters>) =
        (Timeline::new(law), Timeline::new(law));
    let smic: Timeline<smic::Parameters> = Timeline::new(law);
    let conventions = Conventions::default();
    let mut state = State::new(&droit);
    let faits = Faits {
        travail_ordinaire: true,
        ..Faits::default()
    };
    let trimestre = aah::ressources::benefice_du_trimestre(
        given.money("dernier_benefice_annuel")?,
        given.rate("revalorisation")?,
    );
    let unknown = |error: ParameterError| format!("{error}");
    // A year of work before, so that the six months are over and the appraisal is quarterly.
    let mut at = month - 15;
    while at <= month {
        let cx = Contexte {
            mois: at,
            periode: droit.periode(at),
            droit: &droit,
            law: aah.at_or_first(at).map_err(unknown)?,
            impot: &impot,
            smic: &smic,
            conventions: &conventions,
            memoire_seule: at < month,
            reductions: &[],
            revenu_net_global: &[],
        };
        let mut faits = faits;
        if at == month - 3 {
            faits.etalees.benefices = trimestre;
        }
        let mut detail = Detail::default();
        let mut result = Droit::new(&mut detail);
        aah::mensuel(cx, &mut state, &faits, &mut result, &mut Silent)
            .map_err(|manque| format!("{manque:?}"))?;
        if at == month {
            return Ok(answer([
                ("aah", number(result.aah)),
                ("revenu_trimestriel", number(state.trimestre.benefices)),
            ]));
        }
        at = at + 1;
    }
    Err("no month".to_owned())
}
