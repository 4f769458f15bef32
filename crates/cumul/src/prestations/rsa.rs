//! Revenu de solidarité active (CASF L. 262-2, R. 262-1 to R. 262-39): an indicator, never a decision.
//!
//! Known gaps: the household's scale of resources by nature (R. 262-11), the bonus of a return to work, the conditions of
//! age and residence. The scale of the household and the reference months are those of the prime d'activité.

use crate::money::{Money, Rate, Rounding};
use crate::parameters::parameters;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month of right.
    "rsa" { montant_forfaitaire: Money, minimum_verse: Money }
}

pub(crate) static MONTANT: Rule = Rule::new(
    "rsa.montant",
    "CASF L. 262-2",
    "RSA que donnerait la formule ; à demander à la CAF",
);

/// What the formula gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rsa {
    pub(crate) montant_forfaitaire: Money,
    pub(crate) montant: Money,
}

/// The RSA that the formula would give.
///
/// * Source: CASF L. 262-2, L. 262-3 (all resources count, wages and AAH at 100 %), R. 262-1 (scale), R. 262-9 and R. 262-10
///   (`forfait_logement`), R. 262-39 (nothing below the minimum: « inférieur » is strict).
/// * Period: the month of right; resources are the monthly mean of the reference months. Unit: euros a month.
/// * Rounding: the amount of the household and the result to the cent, half up. Errors: none.
pub(crate) fn montant<S: Sink>(
    law: &Parameters,
    part: Rate,
    forfait_logement: Money,
    ressources: Money,
    sink: &mut S,
) -> Rsa {
    let montant_forfaitaire = law
        .montant_forfaitaire
        .times(part)
        .rounded(Rounding::Centime);
    let reste = (montant_forfaitaire - ressources - forfait_logement)
        .or_zero()
        .rounded(Rounding::Centime);
    let montant = if reste < law.minimum_verse {
        Money::ZERO
    } else {
        reste
    };
    sink.step(|| {
        Step::new(&MONTANT, montant)
            .with("montant forfaitaire du foyer", montant_forfaitaire)
            .with("ressources", ressources)
            .with("forfait logement", forfait_logement)
    });
    Rsa {
        montant_forfaitaire,
        montant,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Month;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    #[test]
    fn six_euros_are_paid_and_a_cent_less_is_not() {
        let all: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let law = all
            .at(Month::january(2026))
            .unwrap_or_else(|e| panic!("{e}"));
        let of = |less: Money| {
            let ressources = law.montant_forfaitaire - less;
            montant(law, Rate::ONE, Money::ZERO, ressources, &mut Silent).montant
        };
        assert_eq!(of(law.minimum_verse), law.minimum_verse);
        assert_eq!(of(law.minimum_verse - Money::CENTIME), Money::ZERO);
    }
}
