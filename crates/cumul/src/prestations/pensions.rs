//! Pensions given as amounts, revalorised by date; the majoration pour tierce personne.
//!
//! Not here yet: the amount from a salaire annuel moyen, the reduction of a pension d'invalidité by earnings (CSS
//! R. 341-17), contributions on pensions.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Since, Timeline, parameters};
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// The last revalorisation before the month.
    "pensions" {
        revalorisation_invalidite: Since<Rate>,
        revalorisation_retraite: Since<Rate>,
        valeur_point_agirc_arrco: Money,
        mtp_mensuelle: Money,
    }
}

pub(crate) static INVALIDITE: Rule = Rule::new(
    "pensions.invalidite",
    "CSS L. 341-6",
    "Pension d'invalidité connue, revalorisée au 1er avril",
)
.fixing("pension_invalidite");
pub(crate) static MTP: Rule = Rule::new(
    "pensions.mtp",
    "CSS R. 341-6",
    "Majoration pour tierce personne d'une pension de catégorie 3",
)
.fixing("mtp");
pub(crate) static RETRAITE: Rule = Rule::new(
    "pensions.retraite",
    "CSS L. 161-23-1",
    "Retraite connue : base revalorisée au 1er janvier, complémentaire selon la valeur du point",
)
.fixing("retraite");

/// A pension known by what it is in one month, and what it becomes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Montants {
    pub(crate) base: Money,
    pub(crate) complementaire: Money,
}

/// Which coefficient revalorises the base pension.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Revalorisation {
    Invalidite,
    Retraite,
}

/// What a pension worth `montants` in `repere` is in `month`.
///
/// * Source: CSS L. 341-6 (1 April), L. 161-23-1 (1 January), Agirc-Arrco (value of the point, 1 November).
/// * Period: each month strictly after the earlier of both and up to the later one can revalorise.
/// * Rounding: to the cent, half up, at each revalorisation; months before `repere` are found by the division.
/// * Errors: a month before the first known coefficient.
pub(crate) fn en(
    law: &Timeline<Parameters>,
    nature: Revalorisation,
    montants: Montants,
    repere: Month,
    month: Month,
) -> Result<Montants, ParameterError> {
    let mut valeur = montants;
    let mut at = repere;
    while at < month {
        at = at + 1;
        let change = change(law, nature, at)?;
        valeur.base = valeur.base.at(change.base).rounded(Rounding::Centime);
        valeur.complementaire =
            valeur.complementaire.scaled(change.point.1, change.point.0).rounded(Rounding::Centime);
    }
    while at > month {
        let change = change(law, nature, at)?;
        valeur.base = valeur.base.without(change.base).rounded(Rounding::Centime);
        valeur.complementaire =
            valeur.complementaire.scaled(change.point.0, change.point.1).rounded(Rounding::Centime);
        at = at - 1;
    }
    Ok(valeur)
}

struct Change {
    base: Rate,
    /// Value of the point before and in the month.
    point: (Money, Money),
}

fn change(law: &Timeline<Parameters>, nature: Revalorisation, month: Month) -> Result<Change, ParameterError> {
    let now = law.at(month)?;
    let before = law.at(month - 1).unwrap_or(now);
    let coefficient = match nature {
        Revalorisation::Invalidite => now.revalorisation_invalidite,
        Revalorisation::Retraite => now.revalorisation_retraite,
    };
    let base = if coefficient.from == month { coefficient.value } else { Rate::ONE };
    Ok(Change { base, point: (before.valeur_point_agirc_arrco, now.valeur_point_agirc_arrco) })
}

/// Tells the pensions of the month.
pub(crate) fn tell<S: Sink>(invalidite: Money, mtp: Money, retraite: Montants, sink: &mut S) {
    if invalidite.is_some() {
        sink.step(|| Step::new(&INVALIDITE, invalidite));
    }
    if mtp.is_some() {
        sink.step(|| Step::new(&MTP, mtp));
    }
    let total = retraite.base + retraite.complementaire;
    if total.is_some() {
        sink.step(|| {
            Step::new(&RETRAITE, total).with("base", retraite.base).with("complémentaire", retraite.complementaire)
        });
    }
}
