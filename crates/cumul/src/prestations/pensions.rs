//! Retraites given as amounts, revalorised by date.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Since, Timeline};
use crate::trace::{Rule, Sink, Step};

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

pub(crate) static RETRAITE: Rule = Rule::new(
    "pensions.retraite",
    "CSS L. 161-23-1",
    "Retraite connue : base revalorisée au 1er janvier, complémentaire selon la valeur du point",
);

/// A pension known by what it is in one month, and what it becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Montants {
    pub(crate) base: Money,
    /// The base pension of another scheme.
    pub(crate) autre_base: Money,
    pub(crate) complementaire: Money,
}

impl Montants {
    /// All of them.
    pub(crate) fn total(&self) -> Money {
        self.base + self.autre_base + self.complementaire
    }
}

/// What a pension worth `montants` in `repere` is in `month`.
///
/// * Source: CSS L. 161-23-1 (1 January), Agirc-Arrco (value of the point, 1 November).
/// * Period: each month strictly after the earlier of both and up to the later one can revalorise.
/// * Rounding: to the cent, half up, at each revalorisation; months before `repere` are found by the division.
/// * Errors: a month before the first known coefficient.
pub(crate) fn en(
    law: &Timeline<retraite::Parameters>,
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
        valeur.autre_base = valeur.autre_base.at(change.base).rounded(Rounding::Centime);
        valeur.complementaire = valeur
            .complementaire
            .scaled(change.point.1, change.point.0)
            .rounded(Rounding::Centime);
    }
    while at > month {
        let change = change(law, at)?;
        valeur.base = valeur.base.without(change.base).rounded(Rounding::Centime);
        valeur.autre_base = valeur
            .autre_base
            .without(change.base)
            .rounded(Rounding::Centime);
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

fn change(law: &Timeline<retraite::Parameters>, month: Month) -> Result<Change, ParameterError> {
    let now = law.at(month)?;
    let before = law.at(month - 1).unwrap_or(now);
    let coefficient = now.coefficient_revalorisation;
    Ok(Change {
        base: if coefficient.from == month {
            coefficient.value
        } else {
            Rate::ONE
        },
        point: (
            before.valeur_point_agirc_arrco,
            now.valeur_point_agirc_arrco,
        ),
    })
}

/// Tells the retraite of the month.
pub(crate) fn tell<S: Sink>(retraite: Montants, sink: &mut S) {
    let total = retraite.total();
    if total.is_some() {
        sink.step(|| {
            Step::new(&RETRAITE, total)
                .with("base", retraite.base + retraite.autre_base)
                .with("complémentaire", retraite.complementaire)
        });
    }
}
