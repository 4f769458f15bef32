//! Prélèvement à la source of a month (CGI 204 A to 204 N).
//!
//! Known gaps: rates of the overseas departments.

use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Bareme, parameters};
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month of the payment.
    "prelevement_source" {
        taux_neutre: Bareme,
        abattement_contrat_court: Rate,
        contrat_court_mois: i64,
        pas_du_taux: Rate,
        actualisation_mois: i64,
        ij_accident_imposable: Rate,
    }
}

pub(crate) static PRELEVEMENT: Rule = Rule::new(
    "prelevement_source.montant",
    "CGI 204 H",
    "Impôt prélevé à la source par celui qui paie",
);

/// How the payer finds the rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Taux {
    /// Sent by the tax office.
    Personnel(Rate),
    /// Not known: the grid.
    #[default]
    Neutre,
    /// Not known, contract of at most two months: half of the net taxable SMIC is taken off the base first.
    NeutreContratCourt { smic_net_imposable: Money },
}

/// What is withheld from a payment, with its rate.
///
/// * Source: CGI 204 H, I (personal rate) and III (grid: the first line whose limit is strictly above the base; short contracts).
/// * Period: the grid of the month of payment. Unit: euros a month. Rounding: to the cent, half up. Errors: none.
pub(crate) fn mensuel<S: Sink>(
    law: &Parameters,
    net_imposable: Money,
    taux: Taux,
    sink: &mut S,
) -> (Rate, Money) {
    if !net_imposable.is_positive() {
        return (Rate::ZERO, Money::ZERO);
    }
    let (base, rate) = match taux {
        Taux::Personnel(rate) => (net_imposable, rate),
        Taux::Neutre => (net_imposable, law.taux_neutre.rate_of(net_imposable)),
        Taux::NeutreContratCourt { smic_net_imposable } => {
            let base =
                (net_imposable - smic_net_imposable.at(law.abattement_contrat_court)).or_zero();
            (base, law.taux_neutre.rate_of(base))
        }
    };
    let montant = base.times(rate).rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&PRELEVEMENT, montant)
            .with("base", base)
            .with("taux", rate)
    });
    (rate, montant)
}

/// Whether a contract of this many months is a short one.
pub(crate) fn contrat_court(law: &Parameters, mois: i64) -> bool {
    mois <= law.contrat_court_mois
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Month;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn the_grid_has_strict_limits_and_short_contracts_a_smaller_base() {
        let all: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let month = Month::new(2026, 7).unwrap_or(Month::january(2026));
        let law = all.at(month).unwrap_or_else(|e| panic!("{e}"));
        let of = |base: &str, taux| mensuel(law, money(base), taux, &mut Silent);
        assert_eq!(of("1634.99", Taux::Neutre).0, Rate::ZERO);
        assert_eq!(Ok(of("1635", Taux::Neutre).0), "0.005".parse());
        assert_eq!(Ok(of("60000", Taux::Neutre).0), "0.43".parse());
        let short = Taux::NeutreContratCourt {
            smic_net_imposable: money("1531.12"),
        };
        assert_eq!(of("2000", short).1, Money::ZERO);
        assert_eq!(
            of("2400.56", short),
            (Rate::from_millionths(5_000), money("8.18"))
        );
        assert_eq!(of("1000", Taux::Personnel(Rate::percent(2))).1, money("20"));
        assert!(contrat_court(law, 2) && !contrat_court(law, 3));
    }
}
