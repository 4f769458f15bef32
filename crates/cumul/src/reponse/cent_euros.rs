//! What stays of 100 € more of gross pay a month, and what takes the rest.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Nombre, part};
use crate::francais::euros;
use crate::money::{Money, Rate, Rounding};
use crate::simulation::{Engine, Outcome, Prelevements, Prestations, SimulationError};
use crate::situation::Situation;

part! {
    /// What stays of 100 € more of gross pay a month, on average over the months simulated in which it is paid.
    CentEuros {
        /// Net pay that they bring.
        salaire_net: Money,
        /// What stays in the pocket, once benefits and taxes have followed.
        reste: Money,
        /// The same in share of the net pay.
        part: Nombre,
        /// What takes or adds the rest, the largest first.
        effets: Vec<Effet>,
    }
}

part! {
    /// What one line of the answer takes from it, or adds to it.
    Effet {
        /// The line.
        ligne: &'static str,
        /// What the month has less; negative when it has more.
        montant: Money,
        /// The same in words, in French.
        message: String,
    }
}

/// The gross pay added each month.
const DE_PLUS: Money = Money::euros(100);

/// The same life with 100 € more of gross pay in each month of its last job, those of the past included.
pub(super) fn cent_euros(
    engine: &Engine,
    situation: &Situation,
    months: &[Outcome],
) -> Result<Option<CentEuros>, SimulationError> {
    let Some(more) = situation.with_more_pay(DE_PLUS) else {
        return Ok(None);
    };
    let others = match engine.months(&more) {
        Ok(others) => others,
        // The law of a month long past, which the life itself did not need.
        Err(_) => return Ok(None),
    };
    let pairs: Vec<(&Outcome, &Outcome)> = months.iter().zip(&others).collect();
    let paid = pairs
        .iter()
        .filter(|(less, more)| more.revenus.salaire_net > less.revenus.salaire_net)
        .count();
    let Some(count) = i64::try_from(paid).ok().filter(|count| *count > 0) else {
        return Ok(None);
    };
    let mean = |of: &dyn Fn(&Outcome) -> Money| -> Money {
        let total: Money = pairs.iter().map(|(less, more)| of(more) - of(less)).sum();
        (total / count).rounded(Rounding::Centime)
    };
    let salaire_net = mean(&|outcome| outcome.revenus.salaire_net);
    let reste = mean(&|outcome| outcome.disponible);
    let mut effets: Vec<Effet> = Vec::new();
    let added = Prestations::LINES
        .iter()
        .map(|(name, text)| (*name, *text, false));
    let taken = Prelevements::LINES
        .iter()
        .map(|(name, text)| (*name, *text, true));
    for (ligne, label, prelevement) in added.chain(taken) {
        let of = |outcome: &Outcome| -> Money {
            let found = if prelevement {
                outcome.taken().find(|(name, _)| *name == ligne)
            } else {
                outcome.prestations.named().find(|(name, _)| *name == ligne)
            };
            found.map_or(Money::ZERO, |(_, amount)| amount)
        };
        let change = mean(&of);
        let montant = if prelevement { change } else { -change };
        if montant.is_some() {
            effets.push(Effet {
                ligne,
                montant,
                message: in_words(label, montant, prelevement),
            });
        }
    }
    effets.sort_by_key(|effet| -effet.montant);
    Ok(Some(CentEuros {
        salaire_net,
        reste,
        part: Nombre(share(reste, salaire_net)),
        effets,
    }))
}

/// What stays for a euro of net pay, to the hundredth.
fn share(reste: Money, net: Money) -> rust_decimal::Decimal {
    let hundredth = Rate::percent(1);
    let magnitude = reste.or_zero().share_of(net).rounded_to(hundredth);
    let loss = (-reste).or_zero().share_of(net).rounded_to(hundredth);
    rust_decimal::Decimal::from(magnitude - loss)
}

fn in_words(label: &str, montant: Money, prelevement: bool) -> String {
    let label = label.trim().trim_end_matches('.');
    let (loss, amount) = if montant.is_positive() {
        (true, montant)
    } else {
        (false, -montant)
    };
    let verb = match (loss, prelevement) {
        (true, false) | (false, true) => "baisse",
        _ => "monte",
    };
    format!("{label} : {verb} de {} par mois.", euros(amount))
}
