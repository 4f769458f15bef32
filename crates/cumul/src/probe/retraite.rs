//! Rules of the retraite, of the Aspa and of tax on pensions, alone.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};

use chrono::NaiveDate;

use super::{Given, answer, number};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Legislation, ParameterError, Timeline};
use crate::prestations::retraite::montant::{self, Carriere};
use crate::prestations::retraite::{ages, cumul_2027, inaptitude, nouveau_regime, progressive};
use crate::prestations::{aah, aspa, invalidite, pensions, prelevements};
use crate::revenus::impot;
use crate::situation::node::{Node, Value};
use crate::trace::Silent;

fn text(value: impl ToString) -> Node {
    Node::new(Value::Text(value.to_string()))
}

fn boolean(value: bool) -> Node {
    Node::new(Value::Bool(value))
}

fn cents(amount: Money) -> Node {
    number(amount.rounded(Rounding::Centime))
}

impl Given<'_> {
    fn date(&self, name: &str) -> Result<NaiveDate, String> {
        match self.find(name)? {
            Value::Text(text) => text.parse().map_err(|_| format!("{name} is not a date")),
            _ => Err(format!("{name} is not a date")),
        }
    }

    fn count(&self, name: &str) -> Result<i64, String> {
        Ok(self.rate(name)?.in_millionths() / 1_000_000)
    }

    /// Zero when it is left out.
    fn count_or_zero(&self, name: &str) -> i64 {
        self.count(name).unwrap_or(0)
    }

    fn yes(&self, name: &str) -> bool {
        matches!(self.find(name), Ok(Value::Bool(true)))
    }
}

fn unknown(error: ParameterError) -> String {
    format!("{error}")
}

/// The result of one rule of the retraite.
pub(super) fn evaluate(rule: &str, given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    match rule {
        "retraite.ages" => ages_of(given, law),
        "retraite.handicap" => {
            let rooms: Timeline<ages::Parameters> = Timeline::new(law);
            let law = rooms.at(given.month("effet")?).map_err(unknown)?;
            let found =
                ages::trimestres_handicap(law, given.date("naissance")?, given.count("age")?);
            found.map(number).ok_or_else(|| "too young".to_owned())
        }
        "retraite.estimation" => estimation(given, law),
        "retraite.inaptitude" => liquidation(given, law),
        "retraite.substitution" => substitution(given, law),
        "retraite.maintien_aah" => {
            let rooms: Timeline<aah::Parameters> = Timeline::new(law);
            let born = given.date("naissance")?;
            let age = 12
                * rooms
                    .at(given.month("mois")?)
                    .map_err(unknown)?
                    .age_inaptitude;
            let limite = inaptitude::maintien_en_activite(born, age, |month| {
                rooms
                    .at(month)
                    .ok()?
                    .age_fin_maintien_activite
                    .map(|age| 12 * age)
            });
            Ok(answer([
                ("maintien", boolean(limite.is_some())),
                ("limite", limite.map_or_else(|| text("aucune"), text)),
            ]))
        }
        "retraite.progressive" => progressive_of(given, law),
        "retraite.reduction_2027" => {
            let rooms: Timeline<cumul_2027::Parameters> = Timeline::new(law);
            let law = rooms.at(given.month("mois")?).map_err(unknown)?;
            let annee = cumul_2027::Annee {
                revenus: given.money("revenus_annuels")?,
                mois: given.count("mois_activite")?,
                retenu: Money::ZERO,
            };
            let annual = cumul_2027::reduction_annuelle(law, &annee);
            Ok(answer([
                ("seuil_annonce", number(law.seuil_annuel_annonce)),
                ("reduction_annuelle", cents(annual)),
                ("reduction_mensuelle_moyenne", cents(annual / 12)),
            ]))
        }
        "aspa.recuperation" => {
            let rooms: Timeline<aspa::Parameters> = Timeline::new(law);
            let law = rooms.at(given.month("mois")?).map_err(unknown)?;
            let years = given.count("annees")?;
            let limites = law.recuperation_maximale_seul * years;
            Ok(answer([
                ("limite_annuelle", number(law.recuperation_maximale_seul)),
                (
                    "recuperable",
                    number(aspa::recuperable(
                        law,
                        given.money("actif_net")?,
                        given.money("versee")?,
                        limites,
                    )),
                ),
            ]))
        }
        "prelevements_pensions.total" => levies(given, law),
        "impot.pensions" => tax(given, law),
        _ => Err(format!("no probe for {rule}")),
    }
}

fn ages_of(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let rooms: Timeline<ages::Parameters> = Timeline::new(law);
    let born = given.date("naissance")?;
    let effet = given
        .month("effet")
        .ok()
        .or_else(|| ages::premiere_date_ordinaire(&rooms, born))
        .ok_or("no date of effect")?;
    let found = ages::pour(&rooms, born, effet).ok_or("no table")?;
    let premier = ages::premiere_date_ordinaire(&rooms, born).ok_or("no first date")?;
    Ok(answer([
        ("age_legal_mois", number(found.age_legal)),
        ("duree_requise", number(found.duree_requise)),
        (
            "age_legal_atteint_le",
            text(ages::atteint(born, found.age_legal)),
        ),
        ("premiere_date_effet", text(premier.first_day())),
        (
            "droit_ouvert",
            boolean(effet >= ages::premier_effet(born, found.age_legal)),
        ),
    ]))
}

fn estimation(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let tables: Timeline<ages::Parameters> = Timeline::new(law);
    let rooms: Timeline<montant::Parameters> = Timeline::new(law);
    let points: Timeline<pensions::retraite::Parameters> = Timeline::new(law);
    let (born, effet) = (given.date("naissance")?, given.month("effet")?);
    let ages = ages::pour(&tables, born, effet).ok_or("no table")?;
    let regime = given.count("trimestres_regime_general")?;
    let carriere = Carriere {
        salaire_annuel_moyen: given.money("salaire_annuel_moyen")?,
        trimestres: given.count("trimestres").unwrap_or(regime),
        trimestres_regime_general: regime,
        trimestres_cotises: given.count_or_zero("trimestres_cotises"),
        trimestres_surcote: given.count_or_zero("trimestres_surcote"),
        trimestres_handicap: given.count("trimestres_handicap").ok(),
        points: given.rate("points").unwrap_or(Rate::ZERO),
        taux_plein_d_office: given.yes("taux_plein_d_office"),
        trois_enfants: given.yes("trois_enfants"),
        toutes_liquidees: true,
        autres_pensions: given.money("autres_pensions").unwrap_or_default(),
    };
    let taux_plein = ages::premier_effet(born, ages.age_taux_plein);
    let found = montant::estimer(
        rooms.at(effet).map_err(unknown)?,
        ages,
        &carriere,
        i64::from((taux_plein - effet).max(0)),
        None,
        &mut Silent,
    );
    let complementaire =
        montant::agirc_arrco(&points, carriere.points, effet, &mut Silent).map_err(unknown)?;
    Ok(answer([
        ("duree_requise", number(ages.duree_requise)),
        ("trimestres_minoration", number(found.trimestres_minoration)),
        ("taux", number(found.taux)),
        ("pension_calculee_annuelle", cents(found.calculee)),
        ("minimum_contributif_annuel", cents(found.minimum)),
        ("minimum_mensuel", cents(found.minimum / 12)),
        ("coefficient", number(found.coefficient_handicap)),
        ("depassement", cents(found.depassement)),
        ("pension_annuelle", cents(found.annuelle)),
        ("pension_mensuelle", number(found.mensuelle)),
        ("complementaire_mensuelle", number(complementaire)),
    ]))
}

fn regime(law: &Legislation, effet: Month) -> Node {
    let rooms: Timeline<cumul_2027::Parameters> = Timeline::new(law);
    text(if nouveau_regime(&rooms, effet) {
        "nouveau"
    } else {
        "ancien"
    })
}

fn liquidation(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let rooms: Timeline<aah::Parameters> = Timeline::new(law);
    let tables: Timeline<ages::Parameters> = Timeline::new(law);
    let mois = given.month("mois")?;
    let age = 12 * rooms.at(mois).map_err(unknown)?.age_inaptitude;
    let found = inaptitude::liquidation(
        tables.at(mois).map_err(unknown)?,
        given.date("naissance")?,
        age,
    );
    Ok(answer([
        ("age_62_le", text(found.age_atteint_le)),
        ("entree_en_jouissance", text(found.effet.first_day())),
        ("information_au_plus_tard", text(found.information)),
        ("opposition_au_plus_tard", text(found.opposition)),
        ("regime_de_cumul", regime(law, found.effet)),
    ]))
}

fn substitution(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let rooms: Timeline<invalidite::Parameters> = Timeline::new(law);
    let mois = given.month("mois")?;
    let known = rooms.at(mois).map_err(unknown)?;
    let (Some(age), Some(fin)) = (known.age_conversion, known.age_maximal_en_activite) else {
        return Err("no age".to_owned());
    };
    let found = inaptitude::substitution(
        given.date("naissance")?,
        12 * age,
        12 * fin,
        known.decalage_chomeur.unwrap_or(0),
        given.yes("activite"),
        given.yes("chomage"),
    );
    let plancher = known.minimum_mensuel.unwrap_or_default();
    Ok(match found {
        inaptitude::Substitution::DOffice(effet) => answer([
            ("derniere_mensualite_invalidite", text(effet - 1)),
            ("pension_inaptitude_a_partir_de", text(effet.first_day())),
            ("plancher_mensuel_avts", number(plancher)),
            ("regime_de_cumul", regime(law, effet)),
        ]),
        inaptitude::Substitution::SurDemande(limite) => answer([
            ("pension_invalidite_maintenue", boolean(true)),
            ("au_plus_tard", text(limite)),
        ]),
        inaptitude::Substitution::Chomage(limite) => answer([
            ("pension_invalidite_au_plus_tard", text(limite)),
            (
                "substitution_au_plus_tard",
                text((Month::of(limite) + 1).first_day()),
            ),
        ]),
    })
}

fn progressive_of(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let rooms: Timeline<progressive::Parameters> = Timeline::new(law);
    let tables: Timeline<ages::Parameters> = Timeline::new(law);
    let (born, effet) = (given.date("naissance")?, given.month("effet")?);
    let known = rooms.at(effet).map_err(unknown)?;
    let found = ages::pour(&tables, born, effet).ok_or("no table")?;
    let travail = progressive::Travail::Quotite(given.rate("quotite")?);
    let fraction = progressive::fraction(known, travail, effet, effet);
    let age = progressive::age_requis(known, found);
    let ouverte =
        effet >= ages::premier_effet(born, age) && given.count("trimestres")? >= known.duree;
    Ok(answer([
        ("age_requis_mois", number(age)),
        (
            "quotite",
            number(progressive::arrondie(known, given.rate("quotite")?)),
        ),
        ("droit_ouvert", boolean(ouverte && fraction.is_some())),
        ("fraction", fraction.map_or_else(|| text("aucune"), number)),
    ]))
}

fn levies(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let rooms: Timeline<prelevements::Parameters> = Timeline::new(law);
    let mois = given.month("mois")?;
    let (base, complementaire) = (given.money("base")?, given.money("complementaire")?);
    let faits = prelevements::Faits {
        rfr: Some(given.money("rfr")?),
        rfr_precedent: Some(given.money("rfr_precedent")?),
        demi_parts: given.count_or_zero("demi_parts"),
        non_contributif: given.yes("aspa"),
        complementaire,
    };
    let pensions = base + complementaire;
    let found =
        prelevements::mensuels(&rooms, mois, pensions, &faits, &mut Silent).map_err(unknown)?;
    Ok(answer([
        ("total", number(found.total)),
        ("csg_deductible", number(found.csg_deductible)),
        ("net", number(pensions - found.total)),
    ]))
}

fn tax(given: &Given<'_>, law: &Legislation) -> Result<Node, String> {
    let rooms: Timeline<impot::Parameters> = Timeline::new(law);
    let known = rooms.at(given.month("annee")?).map_err(unknown)?;
    let pensions = given.money("pension_imposable").unwrap_or_default();
    let deduction = impot::deduction_pensions(known, pensions, Rate::ONE);
    let net = given
        .money("revenu_net_global")
        .unwrap_or(pensions - deduction);
    let vise = given.yes("cmi_invalidite")
        || given
            .count("age")
            .is_ok_and(|age| age >= known.abattement_157bis_age);
    let abattement = if vise {
        impot::abattement_157bis(known, net, Rate::ONE)
    } else {
        Money::ZERO
    };
    Ok(answer([
        ("abattement", number(deduction)),
        ("revenu_net_global", number(net)),
        ("abattement_157bis", number(abattement)),
        ("revenu_imposable", number((net - abattement).or_zero())),
    ]))
}
