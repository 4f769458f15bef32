//! Work beside a retraite whose first base pension takes effect from 2027 (CSS L. 161-22, loi n° 2025-1403, art. 102).
//!
//! The threshold is announced, not enacted: no decree was known on 22 November 2026.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::parameters;
use crate::prestations::pensions::Montants;
use crate::trace::{Rule, Sink, Step};

use super::ages::{Ages, mois_suivant};

parameters! {
    /// In the month of the pension. That the room has a value at the date of effect makes the new rules apply.
    "cumul_2027" {
        taux_avant_age_legal: Rate,
        taux_apres_age_legal: Rate,
        seuil_annuel_annonce: Money,
    }
}

pub(crate) static REGIME: Rule = Rule::new(
    "retraite.regime_de_cumul",
    "Loi n° 2025-1403, art. 102, XI",
    "Règles du cumul, d'après la date d'effet de la première retraite de base",
);
pub(crate) static REDUCTION: Rule = Rule::new(
    "retraite.reduction_2027",
    "CSS L. 161-22, III, A",
    "Part des revenus retirée de la retraite (première retraite à partir de 2027)",
);

/// Which part of life the month belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Periode {
    /// Before the legal age: the whole income is taken.
    #[default]
    AvantAgeLegal,
    /// From the legal age to 67: half of what exceeds the threshold.
    Entre,
    /// From 67: nothing is taken.
    Libre,
}

/// The period of a month: an age counts from the first of the month after it is reached, as for the former rules.
pub(crate) fn periode(ages: Ages, naissance: chrono::NaiveDate, mois: Month) -> Periode {
    if mois >= mois_suivant(naissance, ages.age_taux_plein) {
        Periode::Libre
    } else if mois >= mois_suivant(naissance, ages.age_legal) {
        Periode::Entre
    } else {
        Periode::AvantAgeLegal
    }
}

/// What the civil year has brought and taken so far, between the legal age and 67.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Annee {
    pub(crate) revenus: Money,
    pub(crate) mois: i64,
    pub(crate) retenu: Money,
}

/// What a year of income takes, between the legal age and 67.
///
/// * Source: CSS L. 161-22, III, A, 2°. The threshold is yearly, in proportion of the months of activity (reading taken:
///   the period of appraisal waits for the decree).
pub(crate) fn reduction_annuelle(law: &Parameters, annee: &Annee) -> Money {
    let seuil = law.seuil_annuel_annonce * annee.mois / 12;
    (annee.revenus - seuil)
        .or_zero()
        .at(law.taux_apres_age_legal)
}

/// What income takes from the pensions of a month: the base first, then the complementary.
///
/// * Source: CSS L. 161-22, III, A and B. Income of every nature and scheme, replacement income included.
/// * Period: the month before the legal age; the civil year so far between the legal age and 67, less what was already
///   taken. What was taken in excess comes back in December, or with the month of 67: a year takes its exact amount.
/// * Unit: euros a month, negative when some comes back. Rounding: to the cent. Errors: none; never more than the pensions.
pub(crate) fn reduction<S: Sink>(
    law: &Parameters,
    mois: Month,
    periode: Periode,
    dues: Montants,
    revenus: Money,
    annee: &mut Annee,
    sink: &mut S,
) -> Money {
    let voulue = match periode {
        Periode::AvantAgeLegal => revenus.at(law.taux_avant_age_legal),
        Periode::Entre => {
            annee.revenus += revenus;
            annee.mois += i64::from(revenus.is_positive());
            let reste = reduction_annuelle(law, annee) - annee.retenu;
            if mois.number() == 12 {
                reste
            } else {
                reste.or_zero()
            }
        }
        Periode::Libre => (reduction_annuelle(law, annee) - annee.retenu).min(Money::ZERO),
    };
    let reduction = voulue.rounded(Rounding::Centime).min(dues.total());
    if periode != Periode::AvantAgeLegal {
        annee.retenu += reduction;
    }
    sink.step(|| {
        Step::new(&REDUCTION, reduction)
            .with(
                "âge",
                match periode {
                    Periode::AvantAgeLegal => "avant l'âge légal : tout le revenu est retiré",
                    Periode::Entre => "entre l'âge légal et 67 ans : la moitié au-dessus du seuil",
                    Periode::Libre => "67 ans passés : rien n'est retiré",
                },
            )
            .with("revenus du mois", revenus)
            .with("revenus de l'année", annee.revenus)
            .with(
                "seuil annuel annoncé, décret non paru",
                law.seuil_annuel_annonce,
            )
            .with("déjà retiré dans l'année", annee.retenu)
    });
    reduction
}

/// The pensions served once `reduction` is taken: base, then complementary.
pub(crate) fn servies(dues: Montants, reduction: Money) -> Montants {
    let base = reduction.min(dues.base);
    let autre_base = (reduction - base).min(dues.autre_base);
    let complementaire = (reduction - base - autre_base).min(dues.complementaire);
    Montants {
        base: dues.base - base,
        autre_base: dues.autre_base - autre_base,
        complementaire: dues.complementaire - complementaire,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use super::*;

    fn euros(text: &str) -> Money {
        text.parse().unwrap_or_default()
    }

    fn law() -> Parameters {
        Parameters {
            taux_avant_age_legal: Rate::ONE,
            taux_apres_age_legal: Rate::percent(50),
            seuil_annuel_annonce: Money::euros(7000),
        }
    }

    const DUES: Montants = Montants {
        base: Money::euros(700),
        autre_base: Money::ZERO,
        complementaire: Money::euros(100),
    };

    /// What each month from January takes.
    fn taken(months: &[&str]) -> Vec<String> {
        let mut annee = Annee::default();
        let mut mois = Month::january(2028);
        let mut all = Vec::new();
        for revenus in months {
            let taken = reduction(
                &law(),
                mois,
                Periode::Entre,
                DUES,
                euros(revenus),
                &mut annee,
                &mut crate::trace::Silent,
            );
            all.push(taken.to_string());
            mois = mois + 1;
        }
        all
    }

    fn total(months: &[String]) -> Money {
        months.iter().map(|m| euros(m)).sum()
    }

    #[test]
    fn a_steady_income_takes_the_same_each_month_and_the_year_exactly() {
        let months = taken(&["1000.00"; 12]);
        assert_eq!(total(&months), euros("2500.00"));
        assert!(
            months.iter().all(|m| m == "208.33" || m == "208.34"),
            "{months:?}"
        );
    }

    #[test]
    fn a_month_without_work_takes_nothing_and_gives_no_threshold() {
        assert_eq!(
            taken(&["1000.00", "0.00", "1000.00"]),
            ["208.33", "0.00", "208.34"]
        );
    }

    #[test]
    fn what_was_taken_in_excess_comes_back_in_december() {
        // 2 000 takes 708.33; 300 in each other month: 5 300 in the year, under 7 000.
        let mut year = Vec::from(["2000.00"]);
        year.resize(12, "300.00");
        let months = taken(&year);
        let mut expected = Vec::from(["708.33"]);
        expected.resize(11, "0.00");
        expected.push("-708.33");
        assert_eq!(months, expected);
        assert_eq!(total(&months), Money::ZERO);
    }

    #[test]
    fn nothing_comes_back_before_the_legal_age() {
        let mut annee = Annee::default();
        let taken = |mois, revenus: &str, annee: &mut Annee| {
            reduction(
                &law(),
                mois,
                Periode::AvantAgeLegal,
                DUES,
                euros(revenus),
                annee,
                &mut crate::trace::Silent,
            )
        };
        assert_eq!(
            taken(Month::january(2027), "0.01", &mut annee),
            euros("0.01")
        );
        assert_eq!(
            taken(Month::january(2027) + 11, "900.00", &mut annee),
            euros("800.00")
        );
        assert_eq!(annee, Annee::default());
    }

    #[test]
    fn the_base_pays_first() {
        let left = servies(DUES, euros("750.00"));
        assert_eq!(
            (left.base, left.complementaire),
            (Money::ZERO, euros("50.00"))
        );
        assert_eq!(servies(DUES, Money::ZERO), DUES);
    }
}
