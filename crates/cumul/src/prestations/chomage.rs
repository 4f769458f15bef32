//! ARE and ASS beside other incomes (règlement d'assurance chômage; C. trav. L. 5421-4, L. 5423-1 to R. 5425-8).
//!
//! Known gaps: the duration of the ARE, the conditions of the ASS, the old-age deductions before the legal age (older text).

use crate::money::{Money, Rate};
use crate::parameters::parameters;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month.
    "chomage" {
        ass_montant_journalier: Money,
        ass_plafond_seul: i64,
        ass_plafond_couple: i64,
        ass_cumul_aah: Option<i64>,
        ass_cumul_reprise: i64,
        are_part_du_salaire: Rate,
        are_jours_du_mois: Option<i64>,
        are_jours_reference: Rate,
        are_categorie_deduite: i64,
    }
}

pub(crate) static ASS: Rule = Rule::new(
    "chomage.ass",
    "C. trav. L. 5423-7, R. 5425-2",
    "Allocation de solidarité spécifique : pas avec l'AAH, sauf droits ouverts avant 2017 ; trois mois avec un travail",
)
.fixing("ass");
pub(crate) static ARE: Rule = Rule::new(
    "chomage.are",
    "Règlement d'assurance chômage, art. 30 à 32",
    "Allocation chômage du mois, après le salaire, la pension ou la retraite",
);

/// The ASS of a month.
///
/// * Source: C. trav. L. 5423-7 (none as soon as an AAH is paid), loi n° 2016-1917, art. 87 (`avant_2017`: both rights held on
///   2016-12-31 stay together until 2026-12-31), R. 5425-2 (`mois_de_cumul`: months with work already cumulated, none when
///   the month has no work).
/// * Unit: euros a month. Rounding, errors: none.
pub(crate) fn ass<S: Sink>(
    law: &Parameters,
    demandee: Money,
    aah: Money,
    avant_2017: bool,
    mois_de_cumul: Option<i64>,
    sink: &mut S,
) -> Money {
    let derogation = avant_2017 && law.ass_cumul_aah.is_some();
    let reprise = mois_de_cumul.is_none_or(|deja| deja < law.ass_cumul_reprise);
    let montant = if (aah.is_positive() && !derogation) || !reprise {
        Money::ZERO
    } else {
        demandee
    };
    sink.step(|| {
        Step::new(&ASS, montant)
            .with("montant demandé", demandee)
            .with("AAH du mois", aah)
            .with(
                "mois déjà cumulés avec un travail",
                mois_de_cumul.unwrap_or(0),
            )
    });
    montant
}

/// The monthly ceiling of resources of the ASS (R. 5423-1).
#[allow(
    dead_code,
    reason = "the amount asked for is that of a right already granted"
)]
pub(crate) fn plafond_ass(law: &Parameters, couple: bool) -> Money {
    law.ass_montant_journalier
        * if couple {
            law.ass_plafond_couple
        } else {
            law.ass_plafond_seul
        }
}

/// What the month says of a person with an ARE.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Are {
    pub(crate) journaliere: Money,
    /// Days of the month when the law does not fix thirty.
    pub(crate) jours: i64,
    /// Gross pay of the month.
    pub(crate) salaire: Money,
    /// Salaire journalier de référence, which caps ARE and pay together.
    pub(crate) journalier_reference: Option<Money>,
    /// Category and gross amount of a pension d'invalidité.
    pub(crate) pension: Option<(i64, Money)>,
    /// That pension was received with the wages that opened the right.
    pub(crate) pension_cumulee: bool,
    /// A retraite ends the ARE: full duration, 67, or a retraite of L. 351-1-1 and L. 351-1-3 to L. 351-1-5 (L. 5421-4).
    pub(crate) retraite: bool,
}

/// The ARE paid for a month, with its days.
///
/// * Source: règlement d'assurance chômage, art. 18, § 2 (pension of category 2 or 3), 30 to 32 (70 % of gross pay, whole
///   days, ARE and pay up to the former monthly pay), C. trav. L. 5421-4 (retraite).
/// * Period: a month of thirty days since 2025-04-01, of its civil days before.
/// * Unit: euros a month. Rounding: days to the nearest whole one, half up. Errors: none.
pub(crate) fn are<S: Sink>(law: &Parameters, faits: &Are, sink: &mut S) -> (i64, Money) {
    let jours = law.are_jours_du_mois.unwrap_or(faits.jours);
    let (payes, montant) = if faits.retraite {
        (0, Money::ZERO)
    } else if faits.salaire.is_positive() {
        reduite(law, faits, jours)
    } else {
        (jours, faits.journaliere * jours)
    };
    let deduite = faits
        .pension
        .filter(|(categorie, _)| *categorie >= law.are_categorie_deduite && !faits.pension_cumulee)
        .map_or(Money::ZERO, |(_, montant)| montant);
    let montant = (montant - deduite).or_zero();
    sink.step(|| {
        Step::new(&ARE, montant)
            .with("jours payés", payes)
            .with("allocation par jour", faits.journaliere)
            .with("salaire brut du mois", faits.salaire)
            .with("pension déduite", deduite)
    });
    (payes, montant)
}

fn reduite(law: &Parameters, faits: &Are, jours: i64) -> (i64, Money) {
    let reste = (faits.journaliere * jours - faits.salaire.at(law.are_part_du_salaire)).or_zero();
    let daily = faits.journaliere.exact_millionths().max(1);
    // Half a day up.
    let payes = (reste.exact_millionths() + daily / 2) / daily;
    let montant = faits.journaliere * payes;
    let Some(reference) = faits.journalier_reference else {
        return (payes, montant);
    };
    let ensemble = reference.at(law.are_jours_reference);
    (payes, montant.min((ensemble - faits.salaire).or_zero()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Month;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn law(month: &str) -> Parameters {
        let all: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let month: Month = month.parse().unwrap_or(Month::january(2026));
        *all.at(month).unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn days_are_whole_and_pay_with_are_stays_under_the_former_pay() {
        let law = law("2026-11");
        let faits = |salaire| Are {
            journaliere: Money::euros(35),
            salaire: Money::euros(salaire),
            journalier_reference: Some(Money::euros(60)),
            ..Are::default()
        };
        assert_eq!(are(&law, &faits(530), &mut Silent).0, 19);
        // 1 050 − 875 = 175 : 5 days.
        assert_eq!(are(&law, &faits(1250), &mut Silent).1, Money::euros(175));
        // 1 050 − 402.50 = 647.50 : 18.5 days, rounded up to 19.
        assert_eq!(are(&law, &faits(575), &mut Silent).0, 19);
        // 60 × 30.42 = 1 825.20.
        let high = Are {
            journalier_reference: Some(Money::euros(30)),
            ..faits(530)
        };
        assert_eq!(Ok(are(&law, &high, &mut Silent).1), "382.60".parse());
    }

    #[test]
    fn a_month_has_its_days_before_april_2025() {
        let faits = Are {
            journaliere: Money::euros(35),
            jours: 31,
            ..Are::default()
        };
        assert_eq!(are(&law("2025-03"), &faits, &mut Silent).0, 31);
        assert_eq!(are(&law("2025-04"), &faits, &mut Silent).0, 30);
    }

    #[test]
    fn the_ass_has_three_months_with_work_and_a_ceiling() {
        let law = law("2026-11");
        let of = |months| {
            ass(
                &law,
                law.ass_montant_journalier * 30,
                Money::ZERO,
                false,
                months,
                &mut Silent,
            )
        };
        assert!(of(None).is_positive() && of(Some(2)).is_positive());
        assert_eq!(of(Some(3)), Money::ZERO);
        assert_eq!(Ok(plafond_ass(&law, false)), "1363.60".parse());
        assert_eq!(Ok(plafond_ass(&law, true)), "2142.80".parse());
    }
}
