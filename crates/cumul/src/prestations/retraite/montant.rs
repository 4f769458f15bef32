//! What a retraite of the régime général would be, from a career (CSS L. 351-1, R. 351-27, L. 351-10, L. 173-2, D. 351-1-5).
//!
//! The amount of a pension that is known is never recomputed: it is revalorised ([`crate::prestations::pensions`]).

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Timeline, parameters};
use crate::prestations::pensions::Montants;
use crate::trace::{Rule, Sink, Step};

use super::ages::Ages;

parameters! {
    /// At the date of effect of the pension.
    "retraite_montant" {
        taux_plein: Rate,
        minoration_par_trimestre: Rate,
        minoration_trimestres_maximum: i64,
        surcote_par_trimestre: Rate,
        nombre_meilleures_annees: i64,
        majoration_enfants: Rate,
        minimum_contributif: Money,
        minimum_contributif_majore: Money,
        minimum_contributif_trimestres_cotises: i64,
        plafond_ecretement: Money,
        majoration_handicap_diviseur: i64,
    }
}

pub(crate) static TAUX: Rule = Rule::new(
    "retraite.taux",
    "CSS R. 351-27",
    "Taux de la retraite de base : plein, ou diminué par trimestre manquant",
);
pub(crate) static CALCULEE: Rule = Rule::new(
    "retraite.pension_calculee",
    "CSS L. 351-1",
    "Retraite de base par an : salaire annuel moyen, taux et durée",
);
pub(crate) static MINIMUM: Rule = Rule::new(
    "retraite.minimum_contributif",
    "CSS L. 351-10",
    "Minimum contributif par an, selon les durées",
);
pub(crate) static ECRETEMENT: Rule = Rule::new(
    "retraite.ecretement",
    "CSS L. 173-2",
    "Part du minimum contributif retirée, par mois, quand les pensions dépassent le plafond",
);
pub(crate) static HANDICAP: Rule = Rule::new(
    "retraite.majoration_handicap",
    "CSS D. 351-1-5, II",
    "Retraite anticipée des travailleurs handicapés : majoration par an",
);
pub(crate) static ESTIMEE: Rule = Rule::new(
    "retraite.estimation",
    "CSS L. 351-1",
    "Retraite de base estimée, par mois",
);
pub(crate) static POINTS: Rule = Rule::new(
    "retraite.agirc_arrco",
    "ANI du 17 novembre 2017",
    "Retraite complémentaire par mois : points et valeur du point",
);

/// A career, as a person reads it on a career statement. Durations in trimestres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carriere {
    /// Mean salary of the best years, revalorised, in euros a year.
    pub(crate) salaire_annuel_moyen: Money,
    /// All schemes.
    pub(crate) trimestres: i64,
    pub(crate) trimestres_regime_general: i64,
    /// Paid by contributions, all schemes: opens the higher minimum.
    pub(crate) trimestres_cotises: i64,
    /// Paid by contributions after the legal age and beyond the duration.
    pub(crate) trimestres_surcote: i64,
    /// Paid by contributions while handicapped, régime général: the RATH majoration.
    pub(crate) trimestres_handicap: Option<i64>,
    /// Agirc-Arrco points, a number.
    pub(crate) points: Rate,
    /// A case of L. 351-8 other than age and duration: inaptitude, handicap.
    pub(crate) taux_plein_d_office: bool,
    pub(crate) trois_enfants: bool,
    /// Every pension is claimed: the minimum contributif supposes it (L. 351-10-1).
    pub(crate) toutes_liquidees: bool,
    /// Other personal pensions, gross, a month.
    pub(crate) autres_pensions: Money,
}

/// What the estimate found, for an explanation. Euros a year, but `ecretement` and `mensuelle`, a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Estimation {
    pub(crate) trimestres_minoration: i64,
    pub(crate) taux: Rate,
    pub(crate) calculee: Money,
    pub(crate) minimum: Money,
    pub(crate) majoration_handicap: Money,
    pub(crate) coefficient_handicap: Rate,
    pub(crate) surcote: Money,
    pub(crate) depassement: Money,
    pub(crate) ecretement: Money,
    pub(crate) annuelle: Money,
    pub(crate) mensuelle: Money,
}

/// Trimestres of minoration: the fewer of those to the age of the full rate and those of the missing duration.
///
/// * Source: CSS R. 351-27, 2°. `mois_jusqu_au_taux_plein` is rounded up to the quarter; at most five years.
fn minoration(law: &Parameters, ages: Ages, carriere: &Carriere, mois: i64) -> i64 {
    if carriere.taux_plein_d_office {
        return 0;
    }
    let par_age = (mois.max(0) + 2) / 3;
    let par_duree = (ages.duree_requise - carriere.trimestres).max(0);
    par_age
        .min(par_duree)
        .min(law.minoration_trimestres_maximum)
}

/// Minoration of the rate as a share of the full rate.
pub(crate) fn taux(law: &Parameters, trimestres: i64, limite: Option<Rate>) -> Rate {
    let minoration = law.minoration_par_trimestre.times_count(trimestres);
    let minoration = limite.map_or(minoration, |limite| minoration.min(limite));
    law.taux_plein.of(minoration.complement())
}

/// The base pension that a career gives at its date of effect.
///
/// * Source: CSS L. 351-1 and R. 351-27 (rate and proration), D. 351-1-4 (surcote, on the pension before the minimum and
///   added after), L. 351-10 and D. 351-2-1 (minimum, by durations), L. 173-2 and R. 173-7 (écrêtement of the supplement
///   only, the surcote apart), D. 351-1-5, II (majoration of handicapped workers, added to the minimum), R. 351-30.
/// * Period: the month of effect. Unit: euros, a year or a month as named. Rounding: to the cent, once, the month.
/// * Errors: none; `ages.duree_requise` was checked positive when the request was.
///
/// `mois_jusqu_au_taux_plein` counts the months begun from the date of effect to the age of the automatic full rate;
/// `limite` is the largest minoration of a retraite progressive (R. 161-19-9).
pub(crate) fn estimer<S: Sink>(
    law: &Parameters,
    ages: Ages,
    carriere: &Carriere,
    mois_jusqu_au_taux_plein: i64,
    limite: Option<Rate>,
    sink: &mut S,
) -> Estimation {
    let duree = ages.duree_requise.max(1);
    let regime = carriere.trimestres_regime_general.min(duree);
    let manquants = minoration(law, ages, carriere, mois_jusqu_au_taux_plein);
    let taux = taux(law, manquants, limite);
    let entiere = carriere.salaire_annuel_moyen.at(taux);
    let calculee = entiere.prorated(regime, duree);
    let surcote = calculee.at(law
        .surcote_par_trimestre
        .times_count(carriere.trimestres_surcote));
    let coefficient_handicap = coefficient(law, carriere);
    let majoration_handicap = calculee
        .at(coefficient_handicap)
        .min((entiere - calculee).or_zero());
    let minimum = if manquants == 0 && carriere.toutes_liquidees {
        minimum(law, duree, carriere)
    } else {
        Money::ZERO
    };
    let complement = (minimum - calculee).or_zero() / 12;
    let portee = calculee.max(minimum) / 12;
    let depassement = (portee + carriere.autres_pensions - law.plafond_ecretement).or_zero();
    let ecretement = depassement.min(complement);
    let majoration = if carriere.trois_enfants {
        law.majoration_enfants
    } else {
        Rate::ZERO
    };
    let mensuelle = portee - ecretement + (surcote + majoration_handicap) / 12;
    let mensuelle = mensuelle + mensuelle.at(majoration);
    let estimation = Estimation {
        trimestres_minoration: manquants,
        taux,
        calculee,
        minimum,
        majoration_handicap,
        coefficient_handicap,
        surcote,
        depassement,
        ecretement,
        annuelle: mensuelle * 12,
        mensuelle: mensuelle.rounded(Rounding::Centime),
    };
    dire(law, ages, carriere, &estimation, sink);
    estimation
}

/// The minimum contributif of a year, by durations.
///
/// * Source: CSS L. 351-10, D. 351-2-1 (al. 4 for the higher part), D. 351-2-2, II (120 trimestres paid by contributions).
///   When all schemes together exceed the duration, the share of the régime général is taken (L. 351-10).
fn minimum(law: &Parameters, duree: i64, carriere: &Carriere) -> Money {
    let total = carriere.trimestres.max(carriere.trimestres_regime_general);
    let part = |montant: Money, trimestres: i64| {
        if total > duree {
            montant.prorated(trimestres.min(total), total)
        } else {
            montant.prorated(trimestres.min(duree), duree)
        }
    };
    let base = part(law.minimum_contributif, carriere.trimestres_regime_general);
    if carriere.trimestres_cotises < law.minimum_contributif_trimestres_cotises {
        return base;
    }
    let cotises = carriere
        .trimestres_cotises
        .min(carriere.trimestres_regime_general);
    base + part(
        law.minimum_contributif_majore - law.minimum_contributif,
        cotises,
    )
}

/// A third of the quotient of durations, rounded to the hundredth (CSS D. 351-1-5, II).
fn coefficient(law: &Parameters, carriere: &Carriere) -> Rate {
    let (Some(handicap), true) = (
        carriere.trimestres_handicap,
        carriere.trimestres_regime_general > 0,
    ) else {
        return Rate::ZERO;
    };
    let whole = carriere.trimestres_regime_general * law.majoration_handicap_diviseur;
    let centiemes = (200 * handicap.max(0) + whole) / (2 * whole);
    Rate::percent(u8::try_from(centiemes).unwrap_or(u8::MAX))
}

fn dire<S: Sink>(law: &Parameters, ages: Ages, carriere: &Carriere, e: &Estimation, sink: &mut S) {
    sink.step(|| {
        Step::new(&TAUX, e.taux)
            .with("taux plein", law.taux_plein)
            .with("trimestres de minoration", e.trimestres_minoration)
            .with("durée requise", ages.duree_requise)
            .with("trimestres", carriere.trimestres)
    });
    sink.step(|| {
        Step::new(&CALCULEE, e.calculee.rounded(Rounding::Centime))
            .with("salaire annuel moyen", carriere.salaire_annuel_moyen)
            .with(
                "trimestres du régime général",
                carriere.trimestres_regime_general,
            )
            .with("durée requise", ages.duree_requise)
            .with("surcote par an", e.surcote)
    });
    if e.majoration_handicap.is_positive() {
        sink.step(|| {
            Step::new(&HANDICAP, e.majoration_handicap.rounded(Rounding::Centime))
                .with("coefficient", e.coefficient_handicap)
        });
    }
    if e.minimum.is_positive() {
        sink.step(|| {
            Step::new(&MINIMUM, e.minimum.rounded(Rounding::Centime))
                .with("trimestres cotisés", carriere.trimestres_cotises)
        });
    }
    if e.ecretement.is_positive() {
        sink.step(|| {
            Step::new(&ECRETEMENT, e.ecretement.rounded(Rounding::Centime))
                .with("plafond", law.plafond_ecretement)
                .with("autres pensions", carriere.autres_pensions)
        });
    }
    sink.step(|| {
        Step::new(&ESTIMEE, e.mensuelle)
            .with("avant le minimum, par an", e.calculee)
            .with("minimum, par an", e.minimum)
    });
}

/// The complementary pension of a month: points times the value of the point, over twelve.
///
/// * Source: ANI of 17 November 2017, art. 92; no coefficient at the full rate, nor since 2024 the one of solidarity.
/// * Rounding: to the cent. Errors: a month before the first known value of the point.
pub(crate) fn agirc_arrco<S: Sink>(
    law: &Timeline<crate::prestations::pensions::retraite::Parameters>,
    points: Rate,
    mois: Month,
    sink: &mut S,
) -> Result<Money, ParameterError> {
    let valeur = law.at(mois)?.valeur_point_agirc_arrco;
    let mensuelle = (valeur.at(points) / 12).rounded(Rounding::Centime);
    if mensuelle.is_positive() {
        sink.step(|| {
            Step::new(&POINTS, mensuelle)
                .with("valeur du point", valeur)
                .with("points", points.in_millionths() / 1_000_000)
        });
    }
    Ok(mensuelle)
}

/// The two pensions of a career at their date of effect.
#[allow(
    clippy::too_many_arguments,
    reason = "the law of two schemes, the career and its date"
)]
pub(crate) fn liquider<S: Sink>(
    law: &Parameters,
    points: &Timeline<crate::prestations::pensions::retraite::Parameters>,
    ages: Ages,
    carriere: &Carriere,
    mois_jusqu_au_taux_plein: i64,
    limite: Option<Rate>,
    effet: Month,
    sink: &mut S,
) -> Result<Montants, ParameterError> {
    let complementaire = agirc_arrco(points, carriere.points, effet, sink)?;
    let carriere = Carriere {
        autres_pensions: carriere.autres_pensions + complementaire,
        ..*carriere
    };
    let base = estimer(law, ages, &carriere, mois_jusqu_au_taux_plein, limite, sink);
    Ok(Montants {
        base: base.mensuelle,
        autre_base: Money::ZERO,
        complementaire,
    })
}
