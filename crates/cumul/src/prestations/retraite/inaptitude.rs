//! The retraite pour inaptitude at 62, and when it starts by itself (CSS L. 351-1-5, L. 351-7-1 A, L. 341-15 to L. 341-17).
//!
//! Until when a pension d'invalidité and an AAH are paid belongs to their own rooms.

use chrono::{Months, NaiveDate};

use crate::calendar::Month;
use crate::trace::Rule;

use super::ages::{self, atteint, mois_suivant};

pub(crate) static LIQUIDATION: Rule = Rule::new(
    "retraite.inaptitude",
    "CSS L. 351-7-1 A, L. 341-15",
    "Retraite pour inaptitude à la place de l'AAH ou de la pension d'invalidité",
);

pub(crate) static PLANCHER: Rule = Rule::new(
    "retraite.plancher",
    "CSS L. 341-15",
    "La retraite qui remplace une pension d'invalidité n'est pas inférieure à l'allocation aux vieux travailleurs salariés",
);

/// The dates of the retraite that the caisse starts by itself for a holder of the AAH without work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Liquidation {
    /// The birthday.
    pub(crate) age_atteint_le: NaiveDate,
    pub(crate) effet: Month,
    /// The caisse must have told the person by then.
    pub(crate) information: NaiveDate,
    /// Last day to object in writing.
    pub(crate) opposition: NaiveDate,
}

/// The automatic liquidation at the age of inaptitude (in months).
///
/// * Source: CSS L. 351-7-1 A and D. 351-1-16: the first of the month after the birthday, unless an objection comes at the
///   latest four months before; not when some work runs at that age.
pub(crate) fn liquidation(law: &ages::Parameters, naissance: NaiveDate, age: i64) -> Liquidation {
    let age_atteint_le = atteint(naissance, age);
    let avant = |mois: i64| {
        u32::try_from(mois)
            .ok()
            .and_then(|mois| age_atteint_le.checked_sub_months(Months::new(mois)))
            .unwrap_or(age_atteint_le)
    };
    Liquidation {
        age_atteint_le,
        effet: mois_suivant(naissance, age),
        information: avant(law.information_liquidation_aah),
        opposition: avant(law.opposition_liquidation_aah),
    }
}

/// Whether AAH 1 stays open without a retraite while the work exercised at the age goes on: born so that the right at that
/// age falls under loi n° 2023-1322, art. 254 (IT 2024-220: from 2 November 1962).
///
/// `age` and `fin` in months; `fin` is none before the text. `ages` of the law are those of the AAH.
pub(crate) fn maintien_en_activite(
    naissance: NaiveDate,
    age: i64,
    fin_en_vigueur: impl Fn(Month) -> Option<i64>,
) -> Option<NaiveDate> {
    let effet = ages::premier_effet(naissance, age);
    fin_en_vigueur(effet).map(|fin| atteint(naissance, fin))
}

/// First month of the retraite that replaces a pension d'invalidité, by what happens at the age (in months).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Substitution {
    /// No work on the birthday: the next month.
    DOffice(Month),
    /// Work: on request, at the latest at the age of the full rate.
    SurDemande(NaiveDate),
    /// Unemployed, with work six months before: at the latest this day, and the retraite from the next month.
    Chomage(NaiveDate),
}

/// What replaces a pension d'invalidité, and when.
///
/// * Source: CSS L. 341-15 and R. 341-22 (the first of the month after the birthday), L. 341-16 (work), L. 341-17 and
///   D. 341-1 (unemployment, six months).
pub(crate) fn substitution(
    naissance: NaiveDate,
    age: i64,
    age_taux_plein: i64,
    decalage_chomeur: i64,
    activite: bool,
    chomage_apres_activite: bool,
) -> Substitution {
    if activite {
        Substitution::SurDemande(atteint(naissance, age_taux_plein))
    } else if chomage_apres_activite {
        Substitution::Chomage(atteint(naissance, age + decalage_chomeur))
    } else {
        Substitution::DOffice(mois_suivant(naissance, age))
    }
}
