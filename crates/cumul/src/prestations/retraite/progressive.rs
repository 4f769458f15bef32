//! Retraite progressive (CSS L. 161-22-1-5, R. 161-19-5 to R. 161-19-11, D. 161-2-24 to D. 161-2-24-3): part of the pension
//! beside part-time work, outside the rules of cumul (L. 161-22, IV).

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::parameters;
use crate::prestations::pensions::Montants;
use crate::trace::{Rule, Sink, Step};

use super::ages::Ages;

parameters! {
    /// At the date of effect, and in the month for the fraction.
    "retraite_progressive" {
        age: Option<i64>,
        avance_sur_age_legal: i64,
        duree: i64,
        quotite_minimale: Rate,
        quotite_maximale: Rate,
        quotite_pas: Rate,
        baisse_minimale: Rate,
        baisse_maximale: Rate,
        revenu_minimal: Rate,
        fraction_provisoire: Rate,
        fraction_provisoire_duree: i64,
        minoration_maximale: Rate,
    }
}

pub(crate) static FRACTION: Rule = Rule::new(
    "retraite.progressive",
    "CSS L. 161-22-1-5, R. 161-19-6",
    "Retraite progressive : part de la pension versée",
);

/// How much someone in retraite progressive works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Travail {
    /// The part of a full time, all jobs added.
    Quotite(Rate),
    /// Non-salaried: by how much the income drops against the mean of five years, once measured.
    Baisse(Option<Rate>),
}

/// The age, in months, of a retraite progressive that takes effect in `effet`.
///
/// * Source: CSS D. 161-2-24: 60 years from September 2025; before, the legal age of the generation less two years.
pub(crate) fn age_requis(law: &Parameters, ages: Ages) -> i64 {
    law.age.unwrap_or(ages.age_legal - law.avance_sur_age_legal)
}

/// The quotité to the unit, half up (R. 161-19-6, I).
pub(crate) fn arrondie(law: &Parameters, quotite: Rate) -> Rate {
    (quotite + law.quotite_pas.half()).down_to(law.quotite_pas)
}

/// The part of the pension that is served; none when the work is outside what the law allows.
///
/// * Source: CSS R. 161-19-6 (salaried: 40 to 80 %, the pension takes the complement), D. 161-2-24-1 (non-salaried: a
///   drop of 20 to 60 %), D. 161-2-24-3, II (half for 18 months, then the drop).
/// * Unit: a rate. Rounding: the quotité to the unit. Errors: none.
pub(crate) fn fraction(
    law: &Parameters,
    travail: Travail,
    depuis: Month,
    mois: Month,
) -> Option<Rate> {
    match travail {
        Travail::Quotite(quotite) => {
            let quotite = arrondie(law, quotite);
            (quotite >= law.quotite_minimale && quotite <= law.quotite_maximale)
                .then(|| quotite.complement())
        }
        Travail::Baisse(baisse) => {
            let provisoire = i32::try_from(law.fraction_provisoire_duree).unwrap_or(0);
            match baisse {
                Some(baisse) if baisse < law.baisse_minimale => None,
                // A larger drop is allowed for a year; the fraction is the largest of the law.
                Some(baisse) if mois >= depuis + provisoire => {
                    Some(baisse.min(law.baisse_maximale))
                }
                _ => Some(law.fraction_provisoire),
            }
        }
    }
}

/// The income below which a non-salaried person cannot have it (D. 161-2-24-1): a part of the yearly SMIC of 1 January.
pub(crate) fn revenu_minimal(law: &Parameters, smic_mensuel: Money) -> Money {
    (smic_mensuel * 12).at(law.revenu_minimal)
}

/// The pensions of a month of retraite progressive: the same fraction of each.
pub(crate) fn servies<S: Sink>(
    law: &Parameters,
    travail: Travail,
    depuis: Month,
    mois: Month,
    dues: Montants,
    sink: &mut S,
) -> Montants {
    let fraction = fraction(law, travail, depuis, mois).unwrap_or(Rate::ZERO);
    let part = |montant: Money| montant.at(fraction).rounded(Rounding::Centime);
    sink.step(|| Step::new(&FRACTION, fraction).with("pension entière", dues.total()));
    Montants {
        base: part(dues.base),
        autre_base: part(dues.autre_base),
        complementaire: part(dues.complementaire),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{Legislation, Timeline};

    fn law() -> Timeline<Parameters> {
        Timeline::new(&Legislation::in_force())
    }

    fn rate(text: &str) -> Rate {
        text.parse().unwrap_or(Rate::ZERO)
    }

    #[test]
    fn the_quotite_is_rounded_then_bounded() {
        let law = law();
        let month = Month::january(2026);
        let Ok(law) = law.at(month) else {
            panic!("no law");
        };
        let of = |quotite: &str| fraction(law, Travail::Quotite(rate(quotite)), month, month);
        assert_eq!(of("0.804"), Some(rate("0.20")));
        assert_eq!(of("0.805"), None);
        assert_eq!(of("0.395"), Some(rate("0.60")));
        assert_eq!(of("0.394"), None);
    }

    #[test]
    fn half_for_eighteen_months_then_the_drop() {
        let law = law();
        let from = Month::january(2026);
        let Ok(law) = law.at(from) else {
            panic!("no law");
        };
        let of =
            |baisse: &str, month| fraction(law, Travail::Baisse(Some(rate(baisse))), from, month);
        assert_eq!(of("0.30", from + 17), Some(Rate::percent(50)));
        assert_eq!(of("0.30", from + 18), Some(rate("0.30")));
        assert_eq!(of("0.199999", from), None);
        assert_eq!(of("0.20", from + 18), Some(rate("0.20")));
        assert_eq!(of("0.70", from + 18), Some(rate("0.60")));
    }
}
