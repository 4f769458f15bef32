//! Pensions given as amounts, revalorised by date; the majoration pour tierce personne.
//!
//! Not here yet: the amount from a salaire annuel moyen, the reduction of a pension d'invalidité by earnings (CSS
//! R. 341-17), contributions on pensions.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Since, Timeline};
use crate::trace::{Rule, Sink, Step};

/// Pension d'invalidité.
pub(crate) mod invalidite {
    use super::Since;
    use crate::money::{Money, Rate};
    use crate::parameters::parameters;

    parameters! {
        /// The last revalorisation before the month.
        "pension_invalidite" { coefficient_revalorisation: Since<Rate>, mtp_mensuelle: Option<Money> }
    }
}

/// Retraites.
pub(crate) mod retraite {
    use super::Since;
    use crate::money::{Money, Rate};
    use crate::parameters::parameters;

    parameters! {
        /// The last revalorisation before the month.
        "retraite" { coefficient_revalorisation: Since<Rate>, valeur_point_agirc_arrco: Money }
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

/// Which law revalorises a pension.
#[derive(Clone, Copy)]
pub(crate) enum Revalorisation<'a> {
    Invalidite(&'a Timeline<invalidite::Parameters>),
    Retraite(&'a Timeline<retraite::Parameters>),
}

/// What a pension worth `montants` in `repere` is in `month`.
///
/// * Source: CSS L. 341-6 (1 April), L. 161-23-1 (1 January), Agirc-Arrco (value of the point, 1 November).
/// * Period: each month strictly after the earlier of both and up to the later one can revalorise.
/// * Rounding: to the cent, half up, at each revalorisation; months before `repere` are found by the division.
/// * Errors: a month before the first known coefficient.
pub(crate) fn en(
    law: Revalorisation<'_>,
    montants: Montants,
    repere: Month,
    month: Month,
) -> Result<Montants, ParameterError> {
    let mut valeur = montants;
    let mut at = repere;
    while at < month {
        at = at + 1;
        let change = change(law, at)?;
        valeur.base = valeur.base.at(change.base).rounded(Rounding::Centime);
        valeur.complementaire = valeur
            .complementaire
            .scaled(change.point.1, change.point.0)
            .rounded(Rounding::Centime);
    }
    while at > month {
        let change = change(law, at)?;
        valeur.base = valeur.base.without(change.base).rounded(Rounding::Centime);
        valeur.complementaire = valeur
            .complementaire
            .scaled(change.point.0, change.point.1)
            .rounded(Rounding::Centime);
        at = at - 1;
    }
    Ok(valeur)
}

struct Change {
    base: Rate,
    /// Value of the point before and in the month.
    point: (Money, Money),
}

fn change(law: Revalorisation<'_>, month: Month) -> Result<Change, ParameterError> {
    let (coefficient, point) = match law {
        Revalorisation::Invalidite(law) => (
            law.at(month)?.coefficient_revalorisation,
            (Money::ZERO, Money::ZERO),
        ),
        Revalorisation::Retraite(law) => {
            let now = law.at(month)?;
            let before = law.at(month - 1).unwrap_or(now);
            (
                now.coefficient_revalorisation,
                (
                    before.valeur_point_agirc_arrco,
                    now.valeur_point_agirc_arrco,
                ),
            )
        }
    };
    Ok(Change {
        base: if coefficient.from == month {
            coefficient.value
        } else {
            Rate::ONE
        },
        point,
    })
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
            Step::new(&RETRAITE, total)
                .with("base", retraite.base)
                .with("complémentaire", retraite.complementaire)
        });
    }
}
