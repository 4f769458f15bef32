//! From when a retraite can start, and how long one must have been insured (CSS L. 161-17-2, L. 161-17-3, L. 351-1-3,
//! L. 351-8, R. 351-37).
//!
//! Ages are counted in months. Every table is read by month of birth and by the date of effect of the pension, never by
//! the month evaluated: loi n° 2025-1403, art. 105, VI.

use chrono::{Datelike, Months, NaiveDate};

use crate::calendar::Month;
use crate::parameters::{Bareme, Timeline, parameters};
use crate::trace::Rule;

parameters! {
    /// At the date of effect of the pension.
    "retraite_ages" {
        age_legal: Bareme,
        duree_requise: Bareme,
        age_taux_plein: i64,
        age_rupture: i64,
        handicap_trimestres_a_55_ans: Bareme,
        handicap_pas_par_annee: i64,
        handicap_premier_age: i64,
        handicap_dernier_age: i64,
        information_liquidation_aah: i64,
        opposition_liquidation_aah: i64,
        delai_apres_maintien_aah: Option<i64>,
    }
}

pub(crate) static AGES: Rule = Rule::new(
    "retraite.ages",
    "CSS L. 161-17-2, L. 161-17-3",
    "Âge légal de la retraite, en mois, et durée requise, d'après la naissance et la date d'effet",
);

/// Ages and durations of one person for one date of effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ages {
    /// Legal age, in months.
    pub(crate) age_legal: i64,
    /// Trimestres required for the full rate, and over which the pension is prorated.
    pub(crate) duree_requise: i64,
    /// Age of the automatic full rate, in months.
    pub(crate) age_taux_plein: i64,
}

/// The key of the tables by birth: YYYYMM. Every limit of the law is the first of a month.
fn cle(naissance: NaiveDate) -> i64 {
    i64::from(naissance.year()) * 100 + i64::from(naissance.month())
}

/// Ages and durations that govern a pension of this date of effect.
///
/// * Source: CSS L. 161-17-2 and L. 161-17-3, wording of loi n° 2025-1403, art. 105, for effects from 2026-09-01; those
///   of loi n° 2023-270 before; L. 351-8, 1°.
/// * Period: for the life of the pension. Unit: months of age, trimestres. Rounding: none.
/// * Errors: none; dates of effect before September 2023 read the first known tables, which hold the same figures for
///   the generations that could then retire; births before 1955 have an age and a duration of zero: they are past 67.
pub(crate) fn pour(law: &Timeline<Parameters>, naissance: NaiveDate, effet: Month) -> Option<Ages> {
    let law = law.at_or_first(effet).ok()?;
    let cle = cle(naissance);
    Some(Ages {
        age_legal: law.age_legal.whole(cle),
        duree_requise: law.duree_requise.whole(cle),
        age_taux_plein: law.age_taux_plein,
    })
}

/// The day on which an age in months is reached.
pub(crate) fn atteint(naissance: NaiveDate, mois: i64) -> NaiveDate {
    u32::try_from(mois)
        .ok()
        .and_then(|mois| naissance.checked_add_months(Months::new(mois)))
        .unwrap_or(NaiveDate::MAX)
}

/// The month in which an age in months is reached.
pub(crate) fn mois_de(naissance: NaiveDate, mois: i64) -> Month {
    Month::of(naissance) + i32::try_from(mois).unwrap_or(0)
}

/// First possible date of effect at an age: the first of a month, on which the age must be reached (R. 351-37). Someone
/// born on the first of a month can start on the very day.
pub(crate) fn premier_effet(naissance: NaiveDate, mois: i64) -> Month {
    let month = mois_de(naissance, mois);
    if naissance.day() == 1 {
        month
    } else {
        month + 1
    }
}

/// The first of the month that follows the day on which an age is reached (« le premier jour du mois suivant »:
/// R. 341-22, L. 351-7-1 A, D. 161-2-16-1).
pub(crate) fn mois_suivant(naissance: NaiveDate, mois: i64) -> Month {
    mois_de(naissance, mois) + 1
}

/// First date of effect of an ordinary pension, under the tables that govern that very date.
pub(crate) fn premiere_date_ordinaire(
    law: &Timeline<Parameters>,
    naissance: NaiveDate,
) -> Option<Month> {
    let age_legal = |effet: Month| Some(pour(law, naissance, effet)?.age_legal);
    let (former, last) = (
        age_legal(Month::january(1990))?,
        age_legal(Month::january(2199))?,
    );
    // Tables only changed once: the wait for the better one is at most the difference of ages.
    let mut effet = mois_de(naissance, former.min(last));
    let end = premier_effet(naissance, former.max(last));
    while effet < end && effet < premier_effet(naissance, age_legal(effet)?) {
        effet = effet + 1;
    }
    Some(effet)
}

/// Trimestres cotisés while handicapped that a departure at `age` (whole years) needs; none before the first age.
///
/// * Source: CSS D. 351-1-5, I: ten fewer for each year from 55 to 59, then unchanged up to the legal age.
/// * Unit: trimestres. Errors: none; a birth before September 1961 has zero: the person is past the legal age.
pub(crate) fn trimestres_handicap(law: &Parameters, naissance: NaiveDate, age: i64) -> Option<i64> {
    if age < law.handicap_premier_age {
        return None;
    }
    let annees = age.min(law.handicap_dernier_age) - law.handicap_premier_age;
    let base = law.handicap_trimestres_a_55_ans.whole(cle(naissance));
    Some((base - law.handicap_pas_par_annee * annees).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Legislation;

    fn law() -> Timeline<Parameters> {
        Timeline::new(&Legislation::in_force())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or(NaiveDate::MIN)
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap_or(Month::january(1900))
    }

    #[test]
    fn every_generation_and_date_of_effect_has_an_age_that_never_goes_down() {
        let law = law();
        let mut effet = month("2024-01");
        while effet <= month("2030-12") {
            let mut last = Ages::default();
            let mut born = month("1955-01");
            while born <= month("1975-12") {
                for day in [born.first_day(), born.last_day()] {
                    let ages = pour(&law, day, effet).unwrap_or_default();
                    assert!(
                        (744..=768).contains(&ages.age_legal)
                            && (166..=172).contains(&ages.duree_requise),
                        "{born} {effet}: {ages:?}"
                    );
                    assert_eq!(ages.age_taux_plein, 804);
                    assert!(
                        ages.age_legal >= last.age_legal
                            && ages.duree_requise >= last.duree_requise
                    );
                    // The suspension of 2026 never asks for more.
                    let before = pour(&law, day, month("2024-01")).unwrap_or_default();
                    assert!(
                        ages.age_legal <= before.age_legal
                            && ages.duree_requise <= before.duree_requise
                    );
                    last = ages;
                }
                born = born + 1;
            }
            effet = effet + 1;
        }
    }

    #[test]
    fn the_first_date_never_comes_before_that_of_an_older_person() {
        let law = law();
        let mut last = month("1990-01");
        let mut born = month("1955-01");
        while born <= month("1975-12") {
            for day in [born.first_day(), born.last_day()] {
                let Some(effet) = premiere_date_ordinaire(&law, day) else {
                    panic!("no date for {day}");
                };
                assert!(effet >= last, "{day}: {effet} before {last}");
                last = effet;
            }
            born = born + 1;
        }
    }

    #[test]
    fn both_sides_of_each_limit_of_birth() {
        let law = law();
        let both = |born: &str, effet: &str| {
            let ages = pour(&law, day(born), month(effet)).unwrap_or_default();
            (ages.age_legal, ages.duree_requise)
        };
        for (born, before, after) in [
            ("1961-08-31", (744, 168), (744, 168)),
            ("1961-09-01", (747, 169), (747, 169)),
            ("1962-12-31", (750, 169), (750, 169)),
            ("1963-01-01", (753, 170), (753, 170)),
            ("1964-12-31", (756, 171), (753, 170)),
            ("1965-03-31", (759, 172), (753, 170)),
            ("1965-04-01", (759, 172), (756, 171)),
            ("1966-01-01", (762, 172), (759, 172)),
            ("1968-12-31", (768, 172), (765, 172)),
            ("1969-01-01", (768, 172), (768, 172)),
        ] {
            assert_eq!(both(born, "2026-08"), before, "{born}");
            assert_eq!(both(born, "2026-09"), after, "{born}");
        }
    }

    #[test]
    fn a_birth_on_the_first_starts_on_the_day_or_the_next_month() {
        let born = day("1964-12-01");
        assert_eq!(premier_effet(born, 744), month("2026-12"));
        assert_eq!(mois_suivant(born, 744), month("2027-01"));
        assert_eq!(premier_effet(day("1964-11-30"), 744), month("2026-12"));
        assert_eq!(atteint(day("1965-03-31"), 753), day("2027-12-31"));
        // A day that the month lacks is its last one.
        assert_eq!(atteint(day("1964-01-31"), 745), day("2026-02-28"));
    }

    #[test]
    fn handicap_trimestres_stop_going_down_at_59() {
        let law = law();
        let Ok(law) = law.at(month("2026-10")) else {
            panic!("no law");
        };
        let at = |age| trimestres_handicap(law, day("1970-06-15"), age);
        assert_eq!(
            [at(54), at(55), at(56), at(59), at(61)],
            [None, Some(111), Some(101), Some(71), Some(71)]
        );
    }
}
