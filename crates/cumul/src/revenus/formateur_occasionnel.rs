//! The flat base of a formateur occasionnel: contributions on a base per day instead of the pay.
//!
//! A person who teaches at most thirty civil days a year for one employer, and whose employer takes the written option.
//! Only social security, CSG and CRDS follow the base; the complementary schemes and unemployment stay on the pay.

use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::parameters::{Bareme, parameters};
use crate::situation::mois::{ContratSalarie, Formateur};
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// Read in the month in which the pay is paid.
    "formateur_occasionnel" {
        plafond_journalier: Money,
        coefficients: Bareme,
        plafonds_maximum: i64,
        plancher_part: Rate,
        plancher_seuil: Rate,
        jours_maximum: i64,
    }
}

pub(crate) static BASE: Rule = Rule::new(
    "formateur_occasionnel.base",
    "CSS L. 242-4-4",
    "Base forfaitaire du formateur occasionnel, par jour de formation",
);

/// Flat base of `jours` days of teaching, paid alike and `paye` in all; none when the pay is too high for a flat base.
///
/// * Source: arrêté du 28 décembre 1987; CSS L. 242-4-4 (floor of 70 %).
/// * Period: civil days. Unit: euros, in and out.
/// * Rounding: none. The day's pay is never divided: pay and plafonds of all the days are compared.
/// * Errors: none.
pub(crate) fn base(law: &Parameters, paye: Money, jours: i64) -> Option<Money> {
    let plafonds = law.plafond_journalier * jours;
    if paye >= plafonds * law.plafonds_maximum {
        return None;
    }
    let base = plafonds.at(law.coefficients.rate(paye.share_of(plafonds)));
    // « Dès 1,5 plafond »: the limit itself has the floor.
    Some(if paye >= plafonds.at(law.plancher_seuil) {
        base.max(paye.at(law.plancher_part))
    } else {
        base
    })
}

/// Days of teaching from January to the month before `month`.
pub(crate) fn jours_avant(formateur: &Formateur, month: Month) -> i64 {
    let mut at = Month::january(month.year());
    let mut jours = 0;
    while at < month {
        jours += formateur.jours.get(at).unwrap_or_default();
        at = at + 1;
    }
    jours
}

/// Whether the thirty days of the year are exceeded in `month` or were before.
pub(crate) fn trop_de_jours(law: &Parameters, formateur: &Formateur, month: Month) -> bool {
    jours_avant(formateur, month) + formateur.jours.get(month).unwrap_or_default()
        > law.jours_maximum
}

/// Flat base of the month for a gross of `brut`; none when contributions follow the pay.
///
/// The days of a month are paid alike, unless each is known (missions). From the month that goes beyond thirty days on,
/// the base is the pay; what was already paid in the year is to be settled, which an event says.
pub(crate) fn base_du_mois<S: Sink>(
    law: &Parameters,
    contrat: &ContratSalarie,
    month: Month,
    brut: Money,
    sink: &mut S,
) -> Option<Money> {
    let formateur = contrat.formateur.as_ref()?;
    let jours = formateur.jours.get(month).filter(|jours| *jours > 0)?;
    if !brut.is_positive() || trop_de_jours(law, formateur, month) {
        return None;
    }
    let base = base_des_jours(law, formateur, month, jours, brut)?;
    sink.step(|| {
        Step::new(&BASE, base)
            .with("jours de formation", jours)
            .with("paie du mois", brut)
            .with("plafond journalier", law.plafond_journalier)
    });
    Some(base)
}

/// The same without the limit of days: what the base would have been.
pub(crate) fn base_des_jours(
    law: &Parameters,
    formateur: &Formateur,
    month: Month,
    jours: i64,
    brut: Money,
) -> Option<Money> {
    let (mut days, mut paid, mut total) = (0, Money::ZERO, Money::ZERO);
    for seance in formateur.seances.iter().filter(|s| s.mois == month) {
        days += seance.jours;
        paid += seance.montant;
        total += base(law, seance.montant, seance.jours)?;
    }
    if days == jours && paid == brut {
        Some(total)
    } else {
        base(law, brut, jours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{Legislation, Timeline};

    fn of(jour: &str, jours: i64) -> Option<alloc::string::String> {
        let rooms: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let law = rooms
            .at(Month::january(2026) + 9)
            .unwrap_or_else(|e| panic!("{e}"));
        let jour = jour.parse().unwrap_or_else(|e| panic!("{e}"));
        base(law, jour, jours).map(|base| alloc::format!("{base}"))
    }

    #[test]
    fn a_step_begins_at_a_whole_number_of_plafonds() {
        // 2026: plafond journalier 220.
        assert_eq!(of("219.99", 1).as_deref(), Some("68.20"));
        assert_eq!(of("220.00", 1).as_deref(), Some("206.80"));
        assert_eq!(of("329.99", 1).as_deref(), Some("206.80"));
        // From 1.5 plafond on: 70 % of 330 is 231.
        assert_eq!(of("330.00", 1).as_deref(), Some("231.00"));
        // 7 plafonds: 4.42 × 220 = 972.40, below the floor of 1 078.
        assert_eq!(of("1540.00", 1).as_deref(), Some("1078.00"));
        assert_eq!(of("2199.99", 1).as_deref(), Some("1539.993"));
        assert_eq!(of("2200.00", 1), None);
        // Three days for 1 000 €: 333.33 a day, the floor is 70 % of the whole.
        assert_eq!(of("1000.00", 3).as_deref(), Some("700.00"));
    }
}
