//! CSG, CRDS, CASA and the 1 % of complementary retraites on pensions (CSS L. 136-1-2, L. 136-8, L. 137-41, D. 242-8).
//!
//! Not here: the higher thresholds of overseas departments.

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Timeline, parameters};
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the year of the pension.
    "prelevements_pensions" {
        csg_taux_reduit: Rate,
        csg_taux_median: Rate,
        csg_taux_plein: Rate,
        csg_deductible_reduit: Rate,
        csg_deductible_median: Rate,
        csg_deductible_plein: Rate,
        crds: Rate,
        casa: Rate,
        maladie_complementaire: Rate,
        seuil_1_premiere_part: Money,
        seuil_1_demi_part: Money,
        seuil_2_premiere_part: Money,
        seuil_2_demi_part: Money,
        seuil_3_premiere_part: Money,
        seuil_3_demi_part: Money,
    }
}

pub(crate) static TAUX: Rule = Rule::new(
    "prelevements_pensions.taux",
    "CSS L. 136-8",
    "Taux de la CSG sur les pensions, d'après le revenu fiscal de référence",
);
pub(crate) static CSG: Rule = Rule::new(
    "prelevements_pensions.csg",
    "CSS L. 136-8",
    "CSG sur les pensions",
);
pub(crate) static CRDS: Rule = Rule::new(
    "prelevements_pensions.crds",
    "Ordonnance n° 96-50, art. 14",
    "CRDS sur les pensions",
);
pub(crate) static CASA: Rule = Rule::new(
    "prelevements_pensions.casa",
    "CSS L. 137-41",
    "Contribution de solidarité pour l'autonomie sur les pensions",
);
pub(crate) static MALADIE: Rule = Rule::new(
    "prelevements_pensions.maladie",
    "CSS D. 242-8",
    "Cotisation maladie sur la retraite complémentaire",
);
pub(crate) static TOTAL: Rule = Rule::new(
    "prelevements_pensions.total",
    "CSS L. 136-8",
    "Prélèvements sur les pensions du mois",
)
.fixing("prelevements_pensions");

/// What decides the rate.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    /// Revenu fiscal de référence of two years before; of the last earlier year known when it is missing.
    pub(crate) rfr: Option<Money>,
    /// That of three years before.
    pub(crate) rfr_precedent: Option<Money>,
    /// Half-parts beyond the first part.
    pub(crate) demi_parts: i64,
    /// The ASI and the Aspa free the pension from all levies.
    pub(crate) non_contributif: bool,
    /// The part of the pensions that is a complementary retraite.
    pub(crate) complementaire: Money,
}

/// What is taken from pensions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Prelevements {
    pub(crate) total: Money,
    /// The part of the CSG that is taken off taxable income.
    pub(crate) csg_deductible: Money,
}

/// Rates of CSG, deductible CSG, CRDS, CASA, and sickness on complementary retraites.
type Taux = (Rate, Rate, Rate, Rate, Rate);

/// Levies on the gross pensions of the month.
///
/// * Source: CSS L. 136-8, III and III bis (thresholds; the limit of 6.6 % is strict, « inférieurs à »), III, 2° (a first
///   year above the second threshold keeps the reduced rate, without CASA), L. 136-1-2, II, 1° (ASI, Aspa), D. 242-8 and
///   D. 242-9 (1 % of complementary retraites, where the CASA is due).
/// * Unit: euros a month. Rounding: each levy to the cent. Errors: a year before the first known thresholds.
pub(crate) fn mensuels<S: Sink>(
    law: &Timeline<Parameters>,
    mois: Month,
    pensions: Money,
    faits: &Faits,
    sink: &mut S,
) -> Result<Prelevements, ParameterError> {
    let Some(rfr) = faits.rfr.filter(|_| pensions.is_positive()) else {
        return Ok(Prelevements::default());
    };
    let law = law.at(mois)?;
    let (csg, deductible, crds, casa, maladie) = if faits.non_contributif {
        Taux::default()
    } else {
        taux(law, rfr, faits)
    };
    sink.step(|| {
        Step::new(&TAUX, csg)
            .with("revenu fiscal de référence", rfr)
            .with("demi-parts en plus de la première part", faits.demi_parts)
            .with(
                "titulaire de l'ASI ou de l'Aspa",
                if faits.non_contributif { "oui" } else { "non" },
            )
    });
    let part = |taux: Rate| pensions.times(taux).rounded(Rounding::Centime);
    let (csg, crds, casa) = (part(csg), part(crds), part(casa));
    let maladie = faits
        .complementaire
        .times(maladie)
        .rounded(Rounding::Centime);
    let total = csg + crds + casa + maladie;
    if total.is_positive() {
        sink.step(|| Step::new(&CSG, csg).with("pensions brutes", pensions));
        sink.step(|| Step::new(&CRDS, crds));
        sink.step(|| Step::new(&CASA, casa));
        if maladie.is_positive() {
            sink.step(|| {
                Step::new(&MALADIE, maladie).with("retraite complémentaire", faits.complementaire)
            });
        }
        sink.step(|| Step::new(&TOTAL, total));
    }
    Ok(Prelevements {
        total,
        csg_deductible: part(deductible),
    })
}

fn taux(law: &Parameters, rfr: Money, faits: &Faits) -> Taux {
    let seuil = |premiere: Money, demi: Money| premiere + demi * faits.demi_parts;
    let seuil_2 = seuil(law.seuil_2_premiere_part, law.seuil_2_demi_part);
    let reduit = (
        law.csg_taux_reduit,
        law.csg_deductible_reduit,
        law.crds,
        Rate::ZERO,
        Rate::ZERO,
    );
    if rfr <= seuil(law.seuil_1_premiere_part, law.seuil_1_demi_part) {
        Taux::default()
    } else if rfr <= seuil_2
        || faits
            .rfr_precedent
            .is_some_and(|precedent| precedent <= seuil_2)
    {
        reduit
    } else if rfr < seuil(law.seuil_3_premiere_part, law.seuil_3_demi_part) {
        (
            law.csg_taux_median,
            law.csg_deductible_median,
            law.crds,
            law.casa,
            law.maladie_complementaire,
        )
    } else {
        (
            law.csg_taux_plein,
            law.csg_deductible_plein,
            law.crds,
            law.casa,
            law.maladie_complementaire,
        )
    }
}
