//! What the pension is before earnings: its rate, its minimum and maximum, its revalorisations (CSS R. 341-4 to R. 341-6,
//! L. 341-5, L. 341-6).

use super::{Contexte, Parameters, State};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Timeline};
use crate::situation::conventions::InvaliditeMaximum;
use crate::situation::mois::MontantInvalidite;
use crate::situation::prestations::RegimeInvalidite;
use crate::trace::{Rule, Sink, Step};

pub(crate) static THEORIQUE: Rule = Rule::new(
    "pension_invalidite.montant",
    "CSS R. 341-4, R. 341-5",
    "Pension d'invalidité du mois, avant toute réduction",
);
pub(crate) static VEUF: Rule = Rule::new(
    "pension_invalidite.veuf",
    "CSS D. 342-1, R. 342-2",
    "Part de la pension du conjoint décédé, avant la majoration pour trois enfants",
);
pub(crate) static MTP: Rule = Rule::new(
    "pension_invalidite.mtp",
    "CSS R. 341-6",
    "Majoration pour tierce personne d'une pension de catégorie 3, jamais réduite",
)
.fixing("mtp");

/// Monthly pension of a salaire annuel moyen, between the minimum and the maximum of the month.
///
/// * Source: CSS R. 341-4 (30 %), R. 341-5 (50 %, maximum in share of the plafond), L. 341-5 (minimum).
/// * Unit: euros a year in, euros a month out. Rounding: to the cent. Errors: none.
pub(crate) fn de_base(law: &Parameters, categorie: i64, salaire_annuel_moyen: Money) -> Money {
    let taux = if categorie == 1 {
        law.taux_categorie_1
    } else {
        law.taux_categories_2_3
    };
    let mensuel = (salaire_annuel_moyen.at(taux) / 12).rounded(Rounding::Centime);
    mensuel
        .min(maximum(law, categorie))
        .max(law.minimum_mensuel.unwrap_or_default())
}

/// Mean of the best years of salary, all of them when there are fewer (CSS R. 341-4, R. 341-11).
pub(crate) fn salaire_annuel_moyen(law: &Parameters, salaires: alloc::vec::Vec<Money>) -> Money {
    crate::revenus::moyenne_des_meilleures(salaires, law.nombre_meilleures_annees)
}

/// An amount revalorised on each 1 April between two months, either way (CSS L. 341-6); to the cent each time.
pub(crate) fn revalorise(
    law: &Timeline<Parameters>,
    montant: Money,
    de: Month,
    a: Month,
) -> Result<Money, ParameterError> {
    let mut valeur = montant;
    let mut at = de;
    if at < a && law.at(a)?.coefficient_revalorisation.from <= at {
        return Ok(montant);
    }
    while at < a {
        at = at + 1;
        if let Some((taux, absorbe)) = coefficient(law, at)? {
            valeur = valeur.at(taux).without(absorbe).rounded(Rounding::Centime);
        }
    }
    while at > a {
        let now = law.at(at)?;
        let since = now.coefficient_revalorisation;
        if since.from > a {
            let (taux, absorbe) = (since.value, now.coefficient_absorbe);
            valeur = valeur.at(absorbe).without(taux).rounded(Rounding::Centime);
        }
        at = since.from - 1;
    }
    Ok(valeur)
}

/// An amount that only the revalorisations change, kept from the month before.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Suivi(Option<(Month, Money)>);

impl Suivi {
    /// The amount of `mois`: that of the month before, unless a revalorisation starts; else what `depart` gives.
    pub(crate) fn en(
        &mut self,
        law: &Timeline<Parameters>,
        mois: Month,
        depart: impl FnOnce() -> Result<Money, ParameterError>,
    ) -> Result<Money, ParameterError> {
        let montant = match self.0 {
            Some((kept, montant))
                if kept + 1 == mois && law.at(mois)?.coefficient_revalorisation.from != mois =>
            {
                montant
            }
            _ => depart()?,
        };
        self.0 = Some((mois, montant));
        Ok(montant)
    }
}

/// The coefficient that starts in `month`, and the part of it already applied.
fn coefficient(
    law: &Timeline<Parameters>,
    month: Month,
) -> Result<Option<(Rate, Rate)>, ParameterError> {
    let law = law.at(month)?;
    let since = law.coefficient_revalorisation;
    Ok((since.from == month).then_some((since.value, law.coefficient_absorbe)))
}

/// The pension of the month before any reduction; it follows that of the month before, so that a minimum once reached
/// stays.
pub(crate) fn theorique<S: Sink>(
    cx: Contexte<'_>,
    law: &Parameters,
    state: &mut State,
    sink: &mut S,
) -> Result<Money, ParameterError> {
    let pension = cx.pension;
    if cx.mois < pension.depuis {
        return Ok(Money::ZERO);
    }
    let repere = cx.debut.max(pension.depuis);
    let mut typed = |law: &Parameters| match pension.montant {
        MontantInvalidite::Mensuel(montant) => Ok(montant),
        MontantInvalidite::SalaireAnnuelMoyen(salaire) => calculee(cx, law, salaire, repere),
        MontantInvalidite::Veuf(principale) => veuf(cx, principale, repere, sink),
    };
    let montant = if cx.mois <= repere {
        let mut suivi = state.montant;
        let montant = suivi.en(cx.law, cx.mois, || {
            revalorise(cx.law, typed(cx.law.at(repere)?)?, repere, cx.mois)
        })?;
        state.montant = suivi;
        montant
    } else {
        revalorise(cx.law, state.theorique, cx.mois - 1, cx.mois)?
    };
    let minimum = minimum_en(cx, law, cx.mois)?;
    // A notified amount below the minimum (a coordinated pension, a derived minimum of the independent workers) stays as
    // notified; any other is lifted to the minimum of each year.
    let releve = if montant < minimum && !notifie_sous_le_minimum(cx, repere)? {
        minimum
    } else {
        montant
    };
    let releve = plafonne(cx, law, releve);
    state.theorique = releve;
    sink.step(|| {
        Step::new(&THEORIQUE, releve)
            .with("catégorie", pension.categorie)
            .with("minimum du mois", minimum)
    });
    Ok(releve)
}

/// « Ne peut être supérieur » to 30 or 50 % of the plafond (R. 341-5, al. 2): read as a limit of the attribution, already
/// applied to a notified amount; the other reading applies it in each month.
fn plafonne(cx: Contexte<'_>, law: &Parameters, montant: Money) -> Money {
    let limited = matches!(
        cx.pension.regime,
        RegimeInvalidite::General | RegimeInvalidite::Independant
    );
    if !limited || cx.conventions.invalidite_maximum == InvaliditeMaximum::Attribution {
        return montant;
    }
    montant.min(maximum(law, cx.pension.categorie))
}

/// The amount typed was below the minimum of the month in which it was in force.
fn notifie_sous_le_minimum(cx: Contexte<'_>, repere: Month) -> Result<bool, ParameterError> {
    let MontantInvalidite::Mensuel(montant) = cx.pension.montant else {
        return Ok(false);
    };
    Ok(montant < minimum_en(cx, cx.law.at(repere)?, repere)?)
}

/// The highest monthly pension.
pub(crate) fn maximum(law: &Parameters, categorie: i64) -> Money {
    let part = if categorie == 1 {
        law.plafond_categorie_1
    } else {
        law.plafond_categories_2_3
    };
    (law.plafond_annuel.at(part) / 12).rounded(Rounding::Centime)
}

/// The pension calculated at its attribution, with the maximum of then, then revalorised; by the law of `repere` when that
/// of the attribution is not known.
fn calculee(
    cx: Contexte<'_>,
    law: &Parameters,
    salaire_annuel_moyen: Money,
    repere: Month,
) -> Result<Money, ParameterError> {
    let (categorie, depuis) = (cx.pension.categorie, cx.pension.depuis);
    match cx.law.at(depuis) {
        Ok(first) if depuis < repere => {
            let salaire = revalorise(cx.law, salaire_annuel_moyen, repere, depuis)?;
            revalorise(cx.law, de_base(first, categorie, salaire), depuis, repere)
        }
        _ => Ok(de_base(law, categorie, salaire_annuel_moyen)),
    }
}

/// Pension of a disabled widow or widower: 54 % of the deceased's, and a tenth more with three children (CSS D. 342-1,
/// R. 342-2).
fn veuf<S: Sink>(
    cx: Contexte<'_>,
    principale: Money,
    month: Month,
    sink: &mut S,
) -> Result<Money, ParameterError> {
    let law = cx.autres_regimes.at(month)?;
    let pension = principale
        .at(law.veuf_taux.unwrap_or_default())
        .rounded(Rounding::Centime);
    let majoration = if cx.trois_enfants {
        law.veuf_majoration_enfants.unwrap_or_default()
    } else {
        Rate::ZERO
    };
    let majoration = pension.at(majoration).rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&VEUF, pension)
            .with("pension du conjoint décédé", principale)
            .with("majoration pour trois enfants", majoration)
    });
    Ok(pension + majoration)
}

/// The minimum of the scheme in a month, whose law of the régime général is `law`; nothing before the first known one.
fn minimum_en(cx: Contexte<'_>, law: &Parameters, month: Month) -> Result<Money, ParameterError> {
    match cx.pension.regime {
        RegimeInvalidite::General => Ok(law.minimum_mensuel.unwrap_or_default()),
        // Their own minima are in share of an allowance that is not known here: the notified amount stands.
        RegimeInvalidite::MsaNonSalarie | RegimeInvalidite::Veuf => Ok(Money::ZERO),
        RegimeInvalidite::Independant => {
            let law = cx.autres_regimes.at(month)?;
            Ok(if cx.pension.categorie == 1 {
                law.minimum_mensuel_pipm
            } else {
                law.minimum_mensuel_pitd
            })
        }
    }
}

/// The majoration pour tierce personne: its minimum, which 40 % of a pension never reaches. It stops at the end of the
/// month after that of a stay in hospital, until the month after the stay (R. 341-6, al. 2).
pub(crate) fn mtp<S: Sink>(cx: Contexte<'_>, law: &Parameters, sink: &mut S) -> Money {
    if cx.pension.categorie != 3 || cx.mois < cx.pension.depuis {
        return Money::ZERO;
    }
    let montant = if cx.pension.hospitalise_sans_mtp(cx.mois) {
        Money::ZERO
    } else {
        law.mtp_mensuelle.unwrap_or_default()
    };
    sink.step(|| Step::new(&MTP, montant));
    montant
}
